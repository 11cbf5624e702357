import {pathCode} from '../src/lint/lost-target.ts'
import {defineSpaceRule} from '../src/lint/space-rule.ts'
import {removeEntry} from '../src/project/summary-edits.ts'

export const noDuplicateEntry = defineSpaceRule({
  id: 'no-duplicate-entry',
  summary: 'A page has one entry in the table of contents',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fix: 'sometimes',
  why: 'A page stands in one place of the site. GitBook takes one of the entries for it, and "next" and "previous" lead on from there.',
  inEditor:
    'In Git only: delete one of the entries, or let it lead to a heading of the page (`page.md#heading`)',
  afterExport: {fate: 'stays', source: 'GitBook writes one entry for each page'},
  sources: ['gitbook.com/docs, "content configuration": a file cannot be referenced twice'],
  owners: ['summary'],
  examples: [
    {
      files: {
        'SUMMARY.md': `# Table of contents

* [Kites](README.md)
* [Lines](lines.md)

## For makers

* [Knots](knots.md)
* [Strings](./lines.md)
~           ^^^^^^^^^^ no-duplicate-entry "Unexpected second entry for \`lines.md\`"
`,
        'README.md': '# Kites\n',
        'lines.md': '# Lines\n',
        'knots.md': '# Knots\n',
      },
      fixedUnsafely: {
        'SUMMARY.md':
          '# Table of contents\n\n* [Kites](README.md)\n* [Lines](lines.md)\n\n## For makers\n\n* [Knots](knots.md)\n',
      },
    },
    {
      files: {
        'SUMMARY.md': `# Table of contents

* [Kites](README.md)
* [Lines](lines/)
~         ^^^^^^ no-duplicate-entry "Unexpected second entry for \`lines/README.md\`"
* [Strings](lines/README.md)
`,
        'README.md': '# Kites\n',
        'lines/README.md': '# Lines\n',
      },
    },
    {
      files: {
        'SUMMARY.md': '# Table of contents\n\n* [Kites](README.md)\n* [Lines](lines.md)\n',
        'README.md': '# Kites\n',
        'lines.md': '# Lines\n',
      },
    },
    {
      files: {
        'SUMMARY.md': `# Table of contents

* [Kites](README.md)
* [Lines](lines.md)
* [How to tie](lines.md#tie)
* [Shop](https://shop.example)
* [Shop again](https://shop.example)
`,
        'README.md': '# Kites\n',
        'lines.md': '# Lines\n\n## Tie\n',
      },
      reason: 'An entry with `#anchor` or an address is a link, and links may be repeated',
    },
  ],
  check({index, report}) {
    const {navigation} = index
    if (!navigation) return
    for (const one of navigation.entries) {
      const {entry, resolution} = one
      if (resolution?.kind !== 'page' || resolution.fragment !== undefined || !entry.hrefRange) continue
      const main = navigation.entryOf(resolution.path)
      if (main === undefined || main.index === one.index) continue
      const edit = removeEntry(navigation, one.index)
      report({
        range: entry.hrefRange,
        message: `Unexpected second entry for ${pathCode(resolution.path, 50)}, expected one entry for a page`,
        note: 'GitBook keeps one of the entries',
        related: [{range: main.entry.hrefRange ?? main.entry.range, message: 'Listed here'}],
        ...(edit && {
          fix: {
            title: 'Remove the second entry',
            safety: 'unsafe' as const,
            visibleText: 'changes' as const,
            edits: [edit],
          },
        }),
      })
    }
  },
})
