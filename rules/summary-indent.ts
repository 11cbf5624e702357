import {defineSpaceRule} from '../src/lint/space-rule.ts'
import type {SummaryEntry} from '../src/page/facts.ts'

export const summaryIndent = defineSpaceRule({
  id: 'summary-indent',
  summary: 'Entries of the table of contents are indented as far as their place asks',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fix: 'never',
  why: 'Markdown nests an entry only when its bullet stands below the text of the one above. With less indentation the page shows up beside it.',
  inEditor: 'Drag the page to its place in the table of contents',
  sources: [
    'CommonMark 0.31.2, "list items"',
    'gitbook.com/docs, "content configuration": nesting by two spaces',
  ],
  owners: ['summary'],
  examples: [
    {
      files: {
        'SUMMARY.md': `# Table of contents

* [Kites](README.md)
* [Lines](lines.md)
 * [Knots](knots.md)
~ @5:1-5:2 summary-indent "Unexpected indentation of 1 column, expected 0 or 2"
`,
        'README.md': '# Kites\n',
        'lines.md': '# Lines\n',
        'knots.md': '# Knots\n',
      },
    },
    {
      files: {
        'SUMMARY.md': `# Table of contents

* [Kites](README.md)
* [Lines](lines.md)
  * [Knots](knots.md)
      * [Loops](loops.md)
    * [Bends](bends.md)
`,
        'README.md': '# Kites\n',
        'lines.md': '# Lines\n',
        'knots.md': '# Knots\n',
        'loops.md': '# Loops\n',
        'bends.md': '# Bends\n',
      },
      reason: 'More than needed nests all the same',
    },
    {
      files: {
        'SUMMARY.md': `# Table of contents

 * [Kites](README.md)
 * [Lines](lines.md)
   * [Knots](knots.md)

## More

* [Tails](tails.md)
`,
        'README.md': '# Kites\n',
        'lines.md': '# Lines\n',
        'knots.md': '# Knots\n',
        'tails.md': '# Tails\n',
      },
      reason: 'A list may begin anywhere, as long as its entries stand below one another',
    },
  ],
  check({file, report}) {
    const {entries = []} = file.facts.summary ?? {}
    // The first entry of each list, and the one before: by parent and group.
    const first = new Map<string, SummaryEntry>()
    const before = new Map<string, SummaryEntry>()
    for (const entry of entries) {
      const list = `${entry.group ?? ''}/${entry.parent ?? ''}`
      const above = before.get(list)
      before.set(list, entry)
      const top = first.get(list)
      if (!top) first.set(list, entry)
      if (!top?.indent || !entry.indent || entry.indent.columns <= top.indent.columns) continue
      const {columns, range} = entry.indent
      const below = Math.max(above?.contentColumn ?? 0, columns + 1)
      report({
        range,
        message: `Unexpected indentation of ${columns} ${columns === 1 ? 'column' : 'columns'}, expected ${top.indent.columns} or ${below}`,
        note: 'The page shows up beside the one above, not below it',
      })
    }
  },
})
