import type {Report} from '../src/core/finding.ts'
import type {Range} from '../src/core/range.ts'
import {definePageRule} from '../src/lint/rule.ts'
import {rangeOf} from '../src/page/gathered.ts'
import type {HtmlElement} from '../src/syntax/html.ts'

export const noNestedTable = definePageRule({
  id: 'no-nested-table',
  summary: 'Tables hold no tables',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fix: 'never',
  why: 'GitBook has no tables inside of tables: the inner one is taken apart or lost.',
  inEditor: 'Move the inner table below the outer one, or onto a page of its own',
  sources: ['https://gitbook.com/docs/creating-content/blocks/table'],
  examples: [
    {
      files: {
        'README.md':
          '# Relay\n\n<table><tr><td><table><tr><td>a</td></tr></table></td></tr></table>\n~ @3:17-3:22 no-nested-table "Unexpected table inside a table cell"\n',
      },
    },
    {
      files: {
        'README.md':
          '# Relay\n\n| A |\n| --- |\n| <table><tr><td>a</td></tr></table> |\n~ @5:4-5:9 no-nested-table\n',
      },
    },
    {
      files: {
        'README.md': '# Relay\n\n<table><tr><td>a</td></tr></table>\n\n<table><tr><td>b</td></tr></table>\n',
      },
    },
    {
      files: {
        'README.md': '# Relay\n\n<table><tr><td>the <code>&lt;table></code> element</td></tr></table>\n',
      },
      reason: 'A table that is only spoken of is none',
    },
  ],
  visit: ({page, report}) => {
    const cells = new Set<number>()
    return {
      html(node, ancestors) {
        if (ancestors.some(({type}) => type === 'tableCell')) cells.add(rangeOf(node).start)
      },
      done() {
        const inTable = new Set<HtmlElement>()
        for (const element of page.html.elements) {
          const parent = element.parent === undefined ? undefined : page.html.elements[element.parent]
          if (parent && (parent.name === 'table' || inTable.has(parent))) inTable.add(element)
          if (element.name !== 'table' || !element.closeRange) continue
          if (inTable.has(element) || cells.has(element.openRange.start)) report(nested(element.nameRange))
        }
      },
    }
  },
})

const nested = (range: Range): Report => ({
  range,
  message: 'Unexpected table inside a table cell, expected text, a list or an image',
  note: 'Readers do not see the inner table as a table',
})
