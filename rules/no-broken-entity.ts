/** `&#xNAN;`: a character reference that GitBook's exporter failed to compute. */
import {definePageRule} from '../src/lint/rule.ts'
import {rangeOf} from '../src/page/gathered.ts'
import {isLineStart, opensBlock} from '../src/page/opens-block.ts'
import {sourceText} from '../src/syntax/source-text.ts'

export const noBrokenEntity = definePageRule({
  id: 'no-broken-entity',
  summary: 'No character reference lacks its number',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fix: 'sometimes',
  why: 'The reference means nothing, so `&#xNAN;` stands in the text as it is.',
  inEditor: 'Delete the characters `&#xNAN;` in front of the text.',
  afterExport: {
    fate: 'unknown',
    source: 'The exporter wrote it by mistake; it may do so again where a line begins with italic text.',
  },
  sources: [
    'Observed in exports of several spaces, before italics at the start of a line.',
    'CommonMark 0.31, 2.5: what is no valid reference is text.',
  ],
  kinds: ['page', 'include', 'summary'],
  examples: [
    {
      files: {'README.md': '&#xNAN;_Tides change daily._\n~ @1:1-1:8 no-broken-entity\n'},
      fixed: {'README.md': '_Tides change daily._\n'},
    },
    {
      files: {'README.md': '* High water\n  \\&#xNAN;_Spring tide_\n~ @2:3-2:11 no-broken-entity\n'},
      fixed: {'README.md': '* High water\n  _Spring tide_\n'},
    },
    {
      files: {'README.md': '&#xNAN;- no item\n~ @1:1-1:8 no-broken-entity\n'},
      fixed: {},
      reason: 'Without it the text would be a list.',
    },
    {files: {'README.md': '_Tides change daily._\n'}},
    {files: {'README.md': 'The exporter writes `&#xNAN;` by mistake.\n'}, reason: 'Code is shown as it is.'},
    {files: {'README.md': 'A reference such as &#x4E; is whole.\n'}},
  ],
  visit: ({page, report}) => ({
    text(node) {
      if (!node.value.includes('&#')) return
      const source = sourceText(page.text, rangeOf(node), node.value)
      for (const {0: found, index} of node.value.matchAll(/&#x?nan;/gi)) {
        const range = source.rawRange(index, index + found.length)
        // In the middle of a word its `;` is what lets the marks behind it open.
        const canGo = isLineStart(page.text, range.start) && !opensBlock(page.text, range.end)
        report({
          range,
          message: `Unexpected broken character reference \`${found}\`, expected only the text behind it`,
          note: `Readers see \`${found}\` in the text`,
          ...(canGo && {
            expected: [''],
            fix: {
              title: `Delete \`${found}\``,
              safety: 'safe',
              visibleText: 'changes',
              edits: [{range, text: ''}],
            },
          }),
        })
      }
    },
  }),
})
