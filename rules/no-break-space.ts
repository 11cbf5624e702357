/** No-break spaces that lay text out; single ones between words are typography and left alone. */
import type {Range} from '../src/core/range.ts'
import {definePageRule} from '../src/lint/rule.ts'
import {rangeOf} from '../src/page/gathered.ts'
import {isLineStart as isQuotedLineStart, opensBlock} from '../src/page/opens-block.ts'
import {sourceText} from '../src/syntax/source-text.ts'

export const noBreakSpace = definePageRule({
  id: 'no-break-space',
  summary: 'No run of no-break spaces lays text out',
  severity: 'info',
  presets: [],
  fix: 'sometimes',
  why: 'The spaces stay together and shift the text, most of all on small screens.',
  inEditor: 'Delete the spaces and type a plain one.',
  afterExport: {fate: 'stays', source: 'Observed in exports: GitBook keeps the spaces that it is given.'},
  sources: ['Observed in exports: U+00A0 comes in with text pasted from web pages and word processors.'],
  examples: [
    {
      files: {'README.md': 'Ships\u00A0\u00A0\u00A0boats\n~    ^^^ no-break-space\n'},
      fixedUnsafely: {'README.md': 'Ships boats\n'},
    },
    {files: {'README.md': '\u00A0Ships\n~ @1:1-1:2 no-break-space\n'}},
    {
      files: {'README.md': '-\u00A0\u00A0Ships\n~ @1:2-1:4 no-break-space\n'},
      reason: 'Nothing is changed here: with a plain space it would be a list',
    },
    {files: {'README.md': 'Ships and boats\n'}},
    {
      files: {'README.md': 'Quel port\u00A0? \u00AB\u00A0Le Havre\u202F\u00BB\u00A0: 10\u00A0km\n'},
      reason: 'French typography asks for them, and numbers stay with their units.',
    },
  ],
  visit: ({page, report}) => ({
    text(node) {
      if (!/[\u00A0\u202F]/.test(node.value)) return
      const source = sourceText(page.text, rangeOf(node), node.value)
      for (const {0: run, index} of node.value.matchAll(/[\u00A0\u202F]+(?: +[\u00A0\u202F]+)*/g)) {
        const atStart = isLineStart(page.text, source.rawStart(index))
        if (run.length < 2 && !atStart) continue
        const range = source.rawRange(index, index + run.length)
        const text = atStart ? '' : ' '
        report({
          range,
          message: `Unexpected ${run.length === 1 ? 'no-break space' : 'run of no-break spaces'}, expected ${
            atStart ? 'text' : 'one plain space'
          }`,
          note: 'Readers see the text shifted, and lines that do not wrap there',
          ...(!makesBlock(page.text, range) && {
            expected: [text],
            fix: {
              title: atStart ? 'Delete the no-break spaces' : 'Replace them with one space',
              safety: 'unsafe',
              edits: [{range, text}],
            },
          }),
        })
      }
    },
  }),
})

/** Whether a mark at the start of the line would become that of a heading or list, before the spaces or behind. */
const makesBlock = (text: string, {start, end}: Range): boolean =>
  isQuotedLineStart(text, start)
    ? opensBlock(text, end)
    : /(?:^|[\r\n])[ \t>]*(?:#{1,6}|[-+*]|\d{1,9}[.)])$/.test(text.slice(Math.max(0, start - 80), start))

const isLineStart = (text: string, at: number) => at === 0 || /[\r\n]/.test(text.charAt(at - 1))
