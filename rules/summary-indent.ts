import type {Report} from '../src/core/finding.ts'
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
\t* [Knots](knots.md)
~ @5:1-5:2 summary-indent "Unexpected tab in the indentation, expected the spaces of the entry above and 2 more"
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
\t* [Lines](lines.md)
\t\t* [Knots](knots.md)
\t* [Loops](loops.md)
    * [Bends](bends.md)
`,
        'README.md': '# Kites\n',
        'lines.md': '# Lines\n',
        'knots.md': '# Knots\n',
        'loops.md': '# Loops\n',
        'bends.md': '# Bends\n',
      },
      reason: 'Tabs alone nest as they look, and so do four spaces for a tab',
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
    for (const found of doubtful(entries)) report(found)
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

/**
 * Entries below another only because Markdown has a tab stop at every fourth column: with other tab widths
 * they look like its neighbours.
 */
function doubtful(entries: readonly SummaryEntry[]): readonly Report[] {
  return entries.flatMap(({indent, parent}): Report[] => {
    const above = parent === undefined ? undefined : entries[parent]
    if (!indent || !above?.indent || above.contentColumn === undefined) return []
    // An indentation that goes on from its parent's is deeper with any width.
    if (indent.text.startsWith(above.indent.text) || !/\t/.test(indent.text + above.indent.text)) return []
    const bullet = above.contentColumn - above.indent.columns
    const [own, its] = [indent.text, above.indent.text]
    if ([2, 8].every((tab) => width(own, tab) >= width(its, tab) + bullet)) return []
    return [
      {
        range: indent.range,
        message: `Unexpected ${indent.text.includes('\t') ? 'tab' : 'spaces'} in the indentation, expected the ${its.includes('\t') ? 'tabs' : 'spaces'} of the entry above and ${bullet} more`,
        note: 'Markdown counts a tab as up to four spaces: the page shows up below the one above, not beside it',
      },
    ]
  })
}

/** How many columns some white space takes with so many columns to a tab. */
const width = (space: string, tab: number): number =>
  [...space].reduce((at, char) => (char === '\t' ? at + tab - (at % tab) : at + 1), 0)
