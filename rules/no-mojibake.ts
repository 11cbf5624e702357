/** UTF-8 that was read as Latin-1 and saved again: `Ã©` for `é`. */
import type {Text} from 'mdast'
import type {Edit, Report} from '../src/core/finding.ts'
import {definePageRule} from '../src/lint/rule.ts'
import {rangeOf} from '../src/page/gathered.ts'
import {sourceText} from '../src/syntax/source-text.ts'

export const noMojibake = definePageRule({
  id: 'no-mojibake',
  summary: 'No text was read in the wrong encoding',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fix: 'always',
  why: 'Readers see two or three strange characters for an accent, a quotation mark or an emoji.',
  inEditor: 'Type the characters again.',
  afterExport: {fate: 'stays', source: 'GitBook keeps the characters that it is given.'},
  sources: ['Unicode 16, 3.9: the bytes of UTF-8, each shown as a character of Windows-1252.'],
  kinds: ['page', 'include', 'summary'],
  examples: [
    {
      files: {'README.md': 'A caf\u00C3\u00A9 at the quay.\n~    ^^ no-mojibake "`\u00E9`"\n'},
      fixedUnsafely: {'README.md': 'A café at the quay.\n'},
    },
    {files: {'README.md': 'The harbour\u00E2\u20AC\u2122s gate\n~          ^^^ no-mojibake\n'}},
    {files: {'README.md': 'A caf\u00E9 in S\u00E3o Paulo, P\u00C5: the harbour\u2019s gate\n'}},
    {
      files: {
        'README.md':
          '\u00AB\u00A0LE CAF\u00C9\u00BB, \u00ABN\u00C3\u00BB, 20\u00A0\u00C2\u00B0 or \u00C3 \u00A9\n',
      },
      reason: 'Capitals before a closing mark are right.',
    },
    {files: {'README.md': 'It shows `caf\u00C3\u00A9`.\n'}, reason: 'Code is shown as it is.'},
  ],
  visit({page, report}) {
    if (!sequence.test(page.text)) return {}
    const reports: Report[] = []
    let count = 0
    let isCertain = false
    const note = (node: Text) => {
      const hits = garbled(node.value)
      const [first] = hits
      if (first === undefined) return
      count += hits.length
      isCertain ||= hits.some((hit) => hit.isCertain)
      const source = sourceText(page.text, rangeOf(node), node.value)
      const edits = hits.map(
        ({start, end, right}): Edit => ({range: source.rawRange(start, end), text: right}),
      )
      reports.push({
        range: source.rawRange(first.start, first.end),
        message: `Unexpected garbled text \`${node.value.slice(first.start, first.end)}\`, expected \`${first.right}\``,
        note: 'Readers see strange characters: UTF-8 was read as Latin-1 and saved again',
        ...(hits.length === 1 && {expected: [first.right]}),
        fix: {title: 'Decode the text once more', safety: 'unsafe', visibleText: 'changes', edits},
      })
    }
    return {
      text: note,
      done() {
        // One by itself may be a rare pair of letters.
        if (isCertain || count > 1) reports.forEach(report)
      },
    }
  },
})

/** The characters of Windows-1252 for the bytes 0x80 to 0x9F; `\0` where it has none. */
const windows1252 = '€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0\0‘’“”•–—˜™š›œ\0žŸ'

const tail = '[\\u0080-\\u00BF€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]'
const sequence = new RegExp(
  `[\\u00C2-\\u00DF]${tail}|[\\u00E0-\\u00EF]${tail}{2}|[\\u00F0-\\u00F4]${tail}{3}`,
)

interface Hit {
  readonly start: number
  readonly end: number
  readonly right: string
  /** Whether one such sequence is proof by itself. */
  readonly isCertain: boolean
}

function garbled(value: string): Hit[] {
  const hits: Hit[] = []
  for (const {0: found, index} of value.matchAll(new RegExp(sequence, 'g'))) {
    const right = decode(found)
    if (right === undefined) continue
    const end = index + found.length
    const inWord = /\p{Ll}/u.test(value.charAt(index - 1)) || /\p{Ll}/u.test(value.charAt(end))
    const isAccent = /^[ÃÂÄÅ]/.test(found) && /\p{Ll}/u.test(right)
    if (found.length === 2 && !isPlausible(found, right, inWord)) continue
    hits.push({start: index, end, right, isCertain: found.length > 2 || (isAccent && inWord)})
  }
  return hits
}

/** A closing quotation mark, a degree or the like may stand behind a capital by right. */
const isPlausible = (found: string, right: string, inWord: boolean) =>
  /[»”’“‘°º²³\u00A0«™®–—…]$/.test(found) ? inWord && /\p{Ll}/u.test(right) : /[\p{L}\p{P}\p{S}]/u.test(right)

/** Reads the characters as bytes of UTF-8; `undefined` if they are none. */
function decode(found: string): string | undefined {
  const bytes = Uint8Array.from([...found].map(byteOf))
  try {
    return new TextDecoder('utf-8', {fatal: true}).decode(bytes)
  } catch {
    return undefined
  }
}

function byteOf(char: string): number {
  const at = windows1252.indexOf(char)
  return at >= 0 && char !== '\0' ? 0x80 + at : char.charCodeAt(0)
}
