/** Bold and italic marks with a space on the wrong side, which are then shown as they are written. */
import type {Range} from '../src/core/range.ts'
import {definePageRule} from '../src/lint/rule.ts'
import {codesApart} from '../src/lint/wording.ts'
import {rangeOf} from '../src/page/gathered.ts'
import {sourceText} from '../src/syntax/source-text.ts'

export const emphasisSpacing = definePageRule({
  id: 'emphasis-spacing',
  summary: 'Marks of bold and italic text touch the text they mark',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fix: 'sometimes',
  why: 'A mark beside a space neither opens nor closes: readers see the asterisks.',
  inEditor: 'Delete the asterisks, select the words without the space, and set them bold.',
  afterExport: {
    fate: 'stays',
    source: 'GitBook documents CommonMark as its syntax; marks that touch text are kept.',
  },
  sources: [
    'CommonMark 0.31, 6.2: a run of marks followed by white space does not open, one after it does not close.',
  ],
  examples: [
    {
      files: {
        'README.md': 'The tide is **very **high.\n~           ^^^^^^^^^ emphasis-spacing "`**very**`"\n',
      },
      fixedUnsafely: {'README.md': 'The tide is **very** high.\n'},
    },
    {files: {'README.md': 'The ** spring tide ** is high.\n~   ^^^^^^^^^^^^^^^^^ emphasis-spacing\n'}},
    {files: {'README.md': 'The **very** high _tide_.\n'}},
    {
      files: {'README.md': 'Take 2 ** 3 ** 4, a ** b ** c, src/** and test/**, f(*args, **kwargs, **more)\n'},
      reason: 'Powers, wildcards and code hold asterisks on purpose.',
    },
    {
      files: {'README.md': 'The tide is \\*\\*very \\*\\*high.\n'},
      reason: 'Escaped asterisks are meant to be seen.',
    },
    {files: {'README.md': 'Fill in your name: __ and place: __ here\n'}, reason: 'A blank to fill in.'},
  ],
  visit: ({page, report}) => ({
    text(node) {
      const {value} = node
      if (!/\*\*|__|_ | _/.test(value) || /\$\$|`/.test(value)) return
      const source = sourceText(page.text, rangeOf(node), value)
      for (const found of looseMarks(value)) {
        const {mark, inner, start} = found
        const end = start + found.length
        const marks = [source.rawRange(start, start + mark.length), source.rawRange(end - mark.length, end)]
        if (marks.some((range) => !isRaw(range, mark))) continue
        const right = mark + inner.trim() + mark
        const [written, expected] = codesApart(mark + inner + mark, right, 62)
        report({
          range: source.rawRange(start, end),
          message: `Unexpected space inside marks ${written}, expected ${expected}`,
          note: `Readers see \`${mark}\` in the text`,
          fix: {
            title: 'Move the spaces out of the marks',
            safety: 'unsafe',
            visibleText: 'changes',
            edits: [{range: source.rawRange(start, end), text: spacedOut(found, page.text, marks)}],
          },
        })
      }
    },
  }),
})

/** Whether a mark is written as such, without backslashes. */
const isRaw = ({start, end}: Range, mark: string) => end - start === mark.length

interface LooseMark {
  readonly mark: string
  readonly inner: string
  /** Index into the value. */
  readonly start: number
  readonly length: number
}

const pairs = /(?<![*_\\/\w])(\*\*|__|_)(?![*_])([^*_\n\\/=(){}<>|`]{1,120})\1(?![*_/])/gu

function* looseMarks(value: string): Generator<LooseMark> {
  for (const {0: whole, 1: mark = '', 2: inner = '', index} of value.matchAll(pairs)) {
    const opensLoose = /^\s/.test(inner)
    const closesLoose = /\s$/.test(inner)
    if (!opensLoose && !closesLoose) continue
    if (!/\p{L}{2}/u.test(inner) || /[,;:]\s$/.test(inner)) continue
    const before = value.slice(0, index)
    const after = value.slice(index + whole.length)
    if (opensLoose && closesLoose && !/\p{L}\s+\p{L}/u.test(inner) && isOperator(before, after)) continue
    // Two blanks to fill in, or two footnote marks, have words between them as well.
    if (mark !== '**' && !(opensLoose && closesLoose)) continue
    if (mark !== '**' && (isOperator(before, after) || /[:\s]\s*$/.test(before.slice(-3)))) continue
    yield {mark, inner, start: index, length: whole.length}
  }
}

/** Whether the marks stand between two words like an operator. */
const isOperator = (before: string, after: string) =>
  /[\p{L}\p{N})]\s+$/u.test(before.slice(-8)) && /^\s+[\p{L}\p{N}(]/u.test(after.slice(0, 8))

/** The same text with its spaces outside the marks, one at most on either side. */
function spacedOut({mark, inner}: LooseMark, text: string, [open, close]: readonly Range[]): string {
  if (open === undefined || close === undefined) return ''
  const raw = text.slice(open.end, close.start).trim()
  const before = /^\s/.test(inner) && /\S/.test(text.charAt(open.start - 1)) ? ' ' : ''
  const after = /\s$/.test(inner) && /[^\s.,;:!?)]/.test(text.charAt(close.end)) ? ' ' : ''
  return before + mark + raw + mark + after
}
