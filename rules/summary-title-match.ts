import {defineSpaceRule} from '../src/lint/space-rule.ts'
import {code} from '../src/lint/wording.ts'

export const summaryTitleMatch = defineSpaceRule({
  id: 'summary-title-match',
  summary: 'Entries of the table of contents have the title of their page',
  severity: 'info',
  presets: [],
  fix: 'never',
  why: 'The sidebar shows one title, the page another: readers who follow an entry wonder whether they are on the right page.',
  inEditor: 'Rename the page, and give it a short link title in its options',
  sources: ['Observed: GitBook writes the title of the page in both places when it exports'],
  owners: ['summary'],
  examples: [
    {
      files: {
        'SUMMARY.md': `# Table of contents

* [Kites](README.md)
* [Strings](lines.md)
~  ^^^^^^^ summary-title-match "expected the title of the page, \`Lines and knots\`"
`,
        'README.md': '# Kites\n',
        'lines.md': '# Lines and knots\n',
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
        'SUMMARY.md':
          '# Table of contents\n\n* [Kites](README.md)\n* [Lines \\[new\\]](lines.md)\n* [Tie a line](lines.md#tie)\n* [Tails](tails.md)\n',
        'README.md': '# Kites\n',
        'lines.md': '# **Lines**  [new]\n\n## Tie\n',
        'tails.md': 'Long ones.\n',
      },
      reason:
        'Marks and escapes do not count, an entry with `#anchor` has a name of its own, and a page without title has none to differ from',
    },
  ],
  check({index, report}) {
    for (const {entry, resolution} of index.navigation?.entries ?? []) {
      if (resolution?.kind !== 'page' || resolution.fragment !== undefined) continue
      const title = index.facts.get(resolution.path)?.title?.text
      if (title === undefined || isShorter(plain(entry.text), plain(title))) continue
      report({
        range: entry.textRange,
        message: `Unexpected entry ${code(entry.text)}, expected the title of the page, ${code(title)}`,
        note: 'The sidebar and the page show different titles',
      })
    }
  },
})

/** Whether the words of an entry all stand in the title, in their order: a sidebar has little room. */
function isShorter(entry: string, title: string): boolean {
  if (title === '') return true
  const words = title.split(' ')
  let at = 0
  return entry.split(' ').every((word) => {
    at = words.indexOf(word, at) + 1
    return at > 0
  })
}

/** A title as it is compared: emoji, shortcodes, marks, letter case and white space aside. */
const plain = (title: string): string =>
  title
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/:[\w+-]+:|\p{Extended_Pictographic}|[\ufe0f\u200d]/gu, '')
    .replaceAll(/[\\*_`]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
