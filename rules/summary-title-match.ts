import {defineSpaceRule} from '../src/lint/space-rule.ts'
import {codesApart} from '../src/lint/wording.ts'

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
    {
      files: {
        'README.md': '# Kites\n',
        'SUMMARY.md': '# Table of contents\n\n* [Kites](README.md)\n* [Sail (light)](sails.md)\n',
        'sails.md': '# 3. How to sew light sails\n',
      },
      reason: 'A short form of the title is what a sidebar needs',
    },
  ],
  check({index, report}) {
    for (const {entry, resolution} of index.navigation?.entries ?? []) {
      if (resolution?.kind !== 'page' || resolution.fragment !== undefined) continue
      const title = index.facts.get(resolution.path)?.title?.text
      if (title === undefined || isShorter(entry.text, title)) continue
      const [written, meant] = codesApart(entry.text, title, 68)
      report({
        range: entry.textRange,
        message: `Unexpected entry ${written}, expected the title of the page, ${meant}`,
        note: 'The sidebar and the page show different titles',
      })
    }
  },
})

/**
 * Whether an entry says what the title says: a sidebar has little room. Numbers have to agree where both have
 * some; of the other words at least half have to stand in the title, whole or as the beginning of a word.
 */
function isShorter(entry: string, title: string): boolean {
  const [own, other] = [wordsOf(entry), wordsOf(title)]
  if (own.length === 0 || other.length === 0 || own.join('') === other.join('')) return true
  const [ownNumbers, otherNumbers] = [own.filter(isNumber).join('.'), other.filter(isNumber).join('.')]
  if (ownNumbers !== '' && otherNumbers !== '' && ownNumbers !== otherNumbers) return false
  const telling = own.filter((word) => !isNumber(word) && !/^\p{Script=Latin}{1,2}$/u.test(word))
  const known = telling.filter((word) =>
    other.some((one) => one === word || (word.length >= 4 && one.startsWith(word))),
  )
  return known.length * 2 >= telling.length
}

const isNumber = (word: string) => /^\p{N}+$/u.test(word)

/** The words of a title, emoji, shortcodes and marks aside; each Chinese or Japanese character is one. */
const wordsOf = (title: string): readonly string[] =>
  title
    .replaceAll(/:[\w+-]+:/g, '')
    .replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{M}]+|\p{N}+/gu) ?? []
