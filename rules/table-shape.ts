import type {Table, TableRow} from 'mdast'
import type {Report} from '../src/core/finding.ts'
import type {Range} from '../src/core/range.ts'
import {definePageRule} from '../src/lint/rule.ts'
import {rangeOf} from '../src/page/gathered.ts'
import type {Page} from '../src/page/page.ts'
import type {HtmlElement} from '../src/syntax/html.ts'
import {elementText} from '../src/syntax/html-query.ts'
import {type HtmlRow, readTable} from '../src/syntax/html-table.ts'

export const tableShape = definePageRule({
  id: 'table-shape',
  summary: 'Table rows have as many cells as the header has columns',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fix: 'sometimes',
  why: 'Cells beyond the last column are cut off, and readers never see their text. In a table in HTML a missing cell moves the rest of its row under the wrong headings.',
  inEditor: 'Type the lost text into the cell again; GitBook then writes the row with the right cells',
  afterExport: {fate: 'stays', source: 'GitBook escapes pipes in cells'},
  sources: [
    'https://github.github.com/gfm/#tables-extension-',
    'https://github.com/GitbookIO/gitbook/issues/2065',
  ],
  examples: [
    {
      files: {
        'README.md':
          '# Relay\n\n| Field | Type |\n| --- | --- |\n| `peer` | `Name|none` |\n~ @5:17-5:18 table-shape "Unexpected `|` in code, expected `\\|`"\n| `mode` | `fast \\| safe` |\n',
      },
      fixed: {
        'README.md':
          '# Relay\n\n| Field | Type |\n| --- | --- |\n| `peer` | `Name\\|none` |\n| `mode` | `fast \\| safe` |\n',
      },
    },
    {
      files: {
        'README.md':
          '# Relay\n\n| Field | Type |\n| --- | --- |\n| peer | text | the other end |\n~ @5:17-5:30 table-shape "Unexpected third cell in a table of 2 columns"\n',
      },
    },
    {
      files: {
        'README.md':
          '# Relay\n\n<table><thead><tr><th>A</th><th>B</th></tr></thead><tbody><tr><td>a</td></tr></tbody></table>\n~ @3:60-3:62 table-shape "Unexpected row of 1 cell in a table of 2 columns"\n',
      },
    },
    {
      files: {
        'README.md':
          '# Relay\n\n| Field | Type |\n| --- | --- |\n| peer | text |\n| mode |\n| port | number | |\n',
      },
      reason: 'A short row is filled up, and an empty cell too many loses nothing',
    },
    {
      files: {
        'README.md':
          '# Relay\n\n<table><thead><tr><th>A</th><th>B</th></tr></thead><tbody><tr><td colspan="2">a</td></tr><tr><td rowspan="2">a</td><td>b</td></tr><tr><td>c</td></tr></tbody></table>\n',
      },
      reason: 'A cell may span columns and rows',
    },
    {
      files: {'README.md': '# Relay\n\n<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>\n'},
      reason: 'A table without head is a layout',
    },
  ],
  visit: ({page, report}) => ({
    table(table) {
      const columns = table.children[0]?.children.length ?? 0
      for (const row of table.children) {
        const found = row.children.length > columns ? excess(row, columns, page.text) : undefined
        if (found) report(found)
      }
    },
    done() {
      for (const table of page.html.elements) {
        if (table.name !== 'table' || !table.closeRange) continue
        const {head, body} = readTable(table, page.html)
        const columns = head.reduce((widest, {width}) => Math.max(widest, width), 0)
        if (columns === 0) continue
        for (const row of body) {
          const found = row.cells.length > 0 && row.width !== columns ? misfit(row, columns, page) : undefined
          if (found) report(found)
        }
      }
    },
  }),
})

function excess(row: TableRow, columns: number, text: string): Report | undefined {
  const extra = row.children.slice(columns)
  const filled = extra.filter(({children}) => children.length > 0)
  const first = filled[0]
  const last = filled.at(-1)
  if (!first || !last) return undefined
  const pipes = pipesInCode(text, rangeOf(row))
  const [pipe] = pipes
  if (pipe && pipes.length === extra.length) return pipeInCode(pipe, pipes)
  return tooMany(contentOf(first).start, contentOf(last).end, columns)
}

/** From the first to the last character of a cell's content. */
function contentOf({children}: Table['children'][number]['children'][number]): Range {
  const [first] = children
  const last = children.at(-1)
  return {start: first ? rangeOf(first).start : 0, end: last ? rangeOf(last).end : 0}
}

/** Unescaped pipes between two backtick runs of the same length, as a writer reads a row. */
function pipesInCode(text: string, {start, end}: Range): readonly Range[] {
  const row = text.slice(start, end)
  const pipes: Range[] = []
  let open: {readonly run: string; readonly pipes: number} | undefined
  for (const {0: token, index} of row.matchAll(/`+|\\[|]|[|]/g)) {
    if (token.startsWith('`')) {
      if (!open) open = {run: token, pipes: pipes.length}
      else if (open.run === token) open = undefined
    } else if (token === '|' && open) pipes.push({start: start + index, end: start + index + 1})
  }
  return open ? pipes.slice(0, open.pipes) : pipes
}

const pipeInCode = (range: Range, pipes: readonly Range[]): Report => ({
  range,
  message: 'Unexpected `|` in code, expected `\\|` as in every cell of a table',
  note: 'Readers see the row torn apart at the pipe, and its end is cut off',
  fix: {
    title: pipes.length === 1 ? 'Escape the pipe' : 'Escape the pipes',
    safety: 'safe',
    visibleText: 'changes',
    edits: pipes.map((pipe) => ({range: {start: pipe.start, end: pipe.start}, text: '\\'})),
  },
})

function misfit(row: HtmlRow, columns: number, {html, text}: Page): Report | undefined {
  if (row.width < columns) return tooFew(row, columns)
  const filled = row.cells.slice(columns).filter((cell) => !isEmpty(cell))
  const first = filled[0]
  const last = filled.at(-1)
  return first && last ? tooMany(first.range.start, last.range.end, columns) : undefined

  function isEmpty(cell: HtmlElement) {
    return cell.children.length === 0 && elementText(cell, html, text) === ''
  }
}

const ordinals = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth']

const tooMany = (start: number, end: number, columns: number): Report => ({
  range: {start, end},
  message: `Unexpected ${ordinals[columns] ?? `${columns + 1}th`} cell in a table of ${count(columns, 'column')}, expected none`,
  note: 'Readers do not see what stands beyond the last column',
})

const tooFew = ({element, width}: HtmlRow, columns: number): Report => ({
  range: element.nameRange,
  message: `Unexpected row of ${count(width, 'cell')} in a table of ${count(columns, 'column')}, expected a cell for each`,
  note: 'Readers see cells under the wrong headings',
})

const count = (amount: number, noun: string) => `${amount} ${noun}${amount === 1 ? '' : 's'}`
