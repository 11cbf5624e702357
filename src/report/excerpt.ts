/** The source around a range as one short line: by it people find the place in GitBook's editor. */
import type {Range} from '../core/range.ts'

const longest = 80
const before = 30

/** At most 80 UTF-16 units of the line in which a range starts, white space folded, cut around the range. */
export function excerpt(text: string, {start}: Range): string {
  const from = lineEdge(text, start, -1)
  const to = lineEdge(text, start, 1)
  const line = fold(text.slice(from, to))
  if (from > 0 && !isBreak(text, from - 1)) return around(text, start, to)
  if (line.length <= longest && (to === text.length || isBreak(text, to))) return line
  return around(text, start, to)
}

/** A long line: what stands shortly before the range, and as much after it as fits. */
function around(text: string, start: number, to: number): string {
  const lineStart = lineEdge(text, start, -1)
  const first = whole(text, Math.max(lineStart, start - before))
  const left = first > 0 && !isBreak(text, first - 1) ? '…' : ''
  const rest = left + fold(text.slice(first, to)).trim()
  if (rest.length <= longest && (to === text.length || isBreak(text, to))) return rest
  const cut = rest.slice(0, longest - 1)
  return `${/[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut}…`
}

/** The edge of the line, not further away than matters. */
function lineEdge(text: string, offset: number, step: 1 | -1): number {
  let at = Math.min(offset, text.length)
  for (let steps = 0; steps < 4 * longest; steps++) {
    const next = step === 1 ? at : at - 1
    if (next < 0 || next >= text.length || isBreak(text, next)) return at
    at += step
  }
  return at
}

const isBreak = (text: string, at: number): boolean => /[\r\n]/.test(text.charAt(at))

/** Folds white space; a byte order mark counts as such. */
const fold = (line: string): string => line.replace(/\s+/g, ' ').trim()

/** Not between the halves of a surrogate pair. */
const whole = (text: string, at: number): number => (/[\udc00-\udfff]/.test(text.charAt(at)) ? at + 1 : at)
