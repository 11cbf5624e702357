/** How messages about config and suppressions name what was written and what was expected. */
import {nearest} from '../core/nearest.ts'

const longest = 40
const most = 4

/** A word of the source as code, cut where it is long, white space and control characters shown as spaces. */
export function code(word: string): string {
  const plain = word.slice(0, longest + 1).replace(/[\p{Control}\s`]+/gu, ' ')
  return plain.length > longest ? `\`${plain.slice(0, longest)}…\`` : `\`${plain}\``
}

/** The candidates as code, sorted: "`a`, `b` or `c`", at most four of them, then "…". */
export function oneOf(candidates: Iterable<string>): string {
  const words = [...candidates].sort().map(code)
  if (words.length > most) return `${words.slice(0, most).join(', ')}, …`
  const last = words.pop() ?? ''
  return words.length > 0 ? `${words.join(', ')} or ${last}` : last
}

/** What to expect in the place of a misspelt word: the nearest candidate, or some of them. */
export const expected = (word: string, candidates: readonly string[]): string => {
  const near = nearest(word, candidates, 3)
  return near === undefined ? oneOf(candidates) : code(near)
}
