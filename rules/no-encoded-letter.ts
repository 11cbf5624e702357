/** Letters written as character references where the letter itself would do. */
import {definePageRule} from '../src/lint/rule.ts'
import {rangeOf} from '../src/page/gathered.ts'
import {entities} from '../src/syntax/source-text.ts'

export const noEncodedLetter = definePageRule({
  id: 'no-encoded-letter',
  summary: 'Letters are written as letters',
  severity: 'info',
  presets: ['recommended', 'strict'],
  fix: 'always',
  why: 'Readers see the letter either way; the source is hard to read and to search.',
  inEditor: 'in Git only',
  afterExport: {
    fate: 'stays',
    source: 'Observed in exports: GitBook encodes a letter only beside a mark, where this rule is silent.',
  },
  sources: ['Observed in exports: a letter beside `_` or `*` is encoded so that the mark opens or closes.'],
  examples: [
    {
      files: {'README.md': 'The h&#x61;rbour is open.\n~    ^^^^^^ no-encoded-letter "`a`"\n'},
      fixed: {'README.md': 'The harbour is open.\n'},
    },
    {files: {'README.md': 'The harbour is open.\n'}},
    {
      files: {'README.md': 'compil&#x65;_&#x53;hip_ and **&#x66;or** now\n'},
      reason: 'Beside a mark the plain letter would turn the mark into text.',
    },
    {
      files: {'README.md': 'Write to &#x6D;ast&#x65;r@harbour.example, see htt&#x70;s://harbour.example\n'},
      reason: 'Encoded on purpose: as plain letters they would become links.',
    },
  ],
  visit: ({page: {text}, report}) => ({
    text(node) {
      const within = rangeOf(node)
      if (!text.slice(within.start, within.end).includes('&#')) return
      for (const {range, source, value} of entities(text, within)) {
        if (value === undefined || !/^\p{L}$/u.test(value)) continue
        if (!isPlain(text[range.start - 1]) || !isPlain(text[range.end]) || isAddress(text, range.start))
          continue
        report({
          range,
          message: `Unexpected encoded letter \`${source}\`, expected \`${value}\``,
          note: 'Readers see the letter; who reads or searches the source does not',
          expected: [value],
          fix: {
            title: `Replace \`${source}\` with \`${value}\``,
            safety: 'safe',
            edits: [{range, text: value}],
          },
        })
      }
    },
  }),
})

/** Whether a neighbour can be no part of Markdown's syntax, so that the letter changes nothing. */
const isPlain = (char: string | undefined) => char === undefined || /[\p{L}\p{N}\s]/u.test(char)

/** Whether the word around a place is an address, which is a link as soon as it is plain. */
function isAddress(text: string, at: number): boolean {
  const before = /\S*$/.exec(text.slice(Math.max(at - 60, 0), at))?.[0] ?? ''
  const after = /^\S*/.exec(text.slice(at, at + 60))?.[0] ?? ''
  return /@|:\/\/|www|&#.*&#/i.test(before + after)
}
