import {defineSpaceRule} from '../src/lint/space-rule.ts'

export const summaryLabelLength = defineSpaceRule({
  id: 'summary-label-length',
  summary: 'Short titles in the table of contents have at most 100 characters',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fix: 'never',
  why: 'GitBook takes link titles of up to 100 characters; a longer one does not make it through the import.',
  inEditor: 'Shorten the link title in the options of the page',
  sources: ['page schemas of @gitbook/api: `linkTitle` has at most 100 characters'],
  owners: ['summary'],
  examples: [
    {
      files: {
        'SUMMARY.md': `# Table of contents\n\n* [Kites](README.md)\n* [Lines](lines.md "${'knot '.repeat(21)}")\n~ @4:21-4:126 summary-label-length "Unexpected title of 105 characters"\n`,
        'README.md': '# Kites\n',
        'lines.md': '# Lines\n',
      },
    },
    {
      files: {
        'SUMMARY.md': '# Table of contents\n\n* [Kites](README.md)\n* [Lines](lines.md "Short")\n',
        'README.md': '# Kites\n',
        'lines.md': '# Lines\n',
      },
    },
    {
      files: {
        'SUMMARY.md': `# Table of contents\n\n* [Kites](README.md)\n* [${'Knot '.repeat(21)}end](https://shop.example "mention")\n`,
        'README.md': '# Kites\n',
      },
      reason: 'The text of an entry is the title of its page, which may be longer',
    },
  ],
  check({file, report}) {
    for (const {title, titleRange} of file.facts.summary?.entries ?? []) {
      const length = title === undefined ? 0 : [...title].length
      if (length <= longest || !titleRange) continue
      report({
        range: titleRange,
        message: `Unexpected title of ${length} characters, expected at most ${longest}`,
        note: 'GitBook does not take the title',
      })
    }
  },
})

const longest = 100
