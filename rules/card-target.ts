import type {Report} from '../src/core/finding.ts'
import {definePageRule} from '../src/lint/rule.ts'
import type {Page} from '../src/page/page.ts'
import type {HtmlElement} from '../src/syntax/html.ts'
import {attributeOf, childElements} from '../src/syntax/html-query.ts'
import {readTable} from '../src/syntax/html-table.ts'

export const cardTarget = definePageRule({
  id: 'card-target',
  summary: 'Cards have one column for their target, filled for every card or for none',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fix: 'never',
  why: 'A card opens the link in its target column. A card without one cannot be clicked, though it looks like its neighbours; of two target columns GitBook takes one.',
  inEditor: 'Open the card’s menu and set its target link',
  sources: ['https://gitbook.com/docs/creating-content/blocks/cards'],
  examples: [
    {
      files: {
        'README.md':
          '# Relay\n\n<table data-view="cards"><thead><tr><th></th><th data-card-target data-type="content-ref"></th></tr></thead><tbody><tr><td>Home</td><td><a href="README.md">README.md</a></td></tr><tr><td>Plans</td><td></td></tr></tbody></table>\n~ @3:198-3:207 card-target "Unexpected card without target"\n',
      },
    },
    {
      files: {
        'README.md':
          '# Relay\n\n<table data-view="cards"><thead><tr><th data-card-target data-type="content-ref"></th><th data-card-target data-type="content-ref"></th></tr></thead><tbody><tr><td></td><td></td></tr></tbody></table>\n~ @3:91-3:107 card-target "Unexpected second target column"\n',
      },
    },
    {
      files: {
        'README.md':
          '# Relay\n\n<table data-view="cards"><thead><tr><th></th><th data-card-target data-type="content-ref"></th></tr></thead><tbody><tr><td>Home</td><td><a href="README.md">README.md</a></td></tr></tbody></table>\n',
      },
    },
    {
      files: {
        'README.md':
          '# Relay\n\n<table data-view="cards"><thead><tr><th></th><th data-card-target data-type="content-ref"></th></tr></thead><tbody><tr><td>One</td><td></td></tr><tr><td>Two</td><td></td></tr></tbody></table>\n',
      },
      reason: 'Cards that are there to read have no target at all',
    },
    {
      files: {
        'README.md':
          '# Relay\n\n<table data-view="cards"><thead><tr><th></th><th data-card-target data-type="content-ref"></th></tr></thead><tbody><tr><td>Home</td><td><a href="README.md">README.md</a></td></tr><tr><td>See <a href="README.md">home</a></td><td></td></tr></tbody></table>\n',
      },
      reason: 'A card with a link in its text leads somewhere',
    },
    {
      files: {
        'README.md':
          '# Relay\n\n<table data-view="cards"><thead><tr><th></th><th data-card-target data-type="content-ref"></th></tr></thead><tbody><tr><td>Post</td><td></td></tr><tr><td>Radio</td><td></td></tr><tr><td>Ask</td><td><a href="README.md">README.md</a></td></tr></tbody></table>\n',
      },
      reason: 'Where most cards have no target they are there to read, and one among them leads on',
    },
  ],
  visit: ({page, report}) => ({
    done() {
      for (const table of page.html.elements) {
        if (table.name !== 'table' || attributeOf(table, 'data-view')?.value !== 'cards') continue
        for (const found of findingsOf(table, page)) report(found)
      }
    },
  }),
})

function findingsOf(table: HtmlElement, page: Page): readonly Report[] {
  const {head, body} = readTable(table, page.html)
  const headers = head.flatMap(({cells}) => cells)
  const marks = headers.map((cell) => attributeOf(cell, 'data-card-target'))
  const column = marks.findIndex((mark) => mark !== undefined)
  const second = marks.find((mark, index) => mark !== undefined && index > column)
  if (second) return [secondColumn(second.range)]
  if (column < 0 || !body.some((row) => hasLink(row.cells[column], page))) return []
  const without = body.flatMap((row) => {
    const cell = row.cells[column]
    return cell && !row.cells.some((one) => hasLink(one, page, true)) ? [withoutTarget(cell)] : []
  })
  // Where most have none, as in a list of what is planned, it is meant so.
  return without.length > body.length / 2 ? [] : without
}

/** Whether a cell holds a link; one to an image is no way to follow, unless any link will do. */
const hasLink = (cell: HtmlElement | undefined, page: Page, deep = false): boolean =>
  cell !== undefined &&
  childElements(cell, page.html).some(
    (element) => element.name === 'a' || (deep && hasLink(element, page, true)),
  )

const withoutTarget = ({range}: HtmlElement): Report => ({
  range,
  message: 'Unexpected card without target, expected a link as in the other cards',
  note: 'Readers cannot click this card',
  // GitBook's own pages have such cards, for what is still to come.
  severity: 'info',
})

const secondColumn = (range: Report['range']): Report => ({
  range,
  message: 'Unexpected second target column, expected one `data-card-target` in a table of cards',
})
