/** How messages name what was written and what was expected, cut short where it is long. */
import {nearest} from '../core/nearest.ts'

const longest = 40
const most = 4

/** A word of the source as code, cut where it is long, white space and control characters shown as spaces. */
export function code(word: string): string {
  const plain = plainly(word.slice(0, longest + 1))
  return plain.length > longest ? `\`${plain.slice(0, longest)}…\`` : `\`${plain}\``
}

/**
 * Two values of one message as code, in about `room` characters together: of long ones the part stays in which
 * they differ. The second, the suggestion, may take what the first leaves.
 */
export function codesApart(
  one: string,
  other: string,
  room = 2 * longest,
): readonly [one: string, other: string] {
  const [first, second] = [plainly(one), plainly(other)]
  const from = whereTheyPart(first, second)
  const shown = around(first, from, Math.max(16, room - second.length, Math.floor(room / 2) - 1))
  return [`\`${shown}\``, `\`${around(second, from, room - shown.length)}\``]
}

/** White space, control characters and backticks as spaces, so that the text stays one piece of code. */
export const plainly = (text: string): string => text.replaceAll(/[\p{Control}\s`]+/gu, ' ')

/** Start of the first part, between slashes, dashes or spaces, that is not the same in both. */
function whereTheyPart(one: string, other: string): number {
  let at = 0
  while (at < one.length && one[at] === other[at]) at++
  const start = at - (/[^/\s-]*$/.exec(one.slice(Math.max(0, at - longest), at))?.[0].length ?? 0)
  return at - start > 8 ? at - 4 : start
}

/** Of what begins where two values part, in characters: more than lies between its start and the difference. */
const leastShown = 12

/** A text in so many characters: its end if that holds what begins at `from`, else what begins there and its name. */
function around(text: string, from: number, most: number): string {
  if (text.length <= most) return text
  const tail = text.length - (most - 1)
  if (tail <= from) {
    const slash = text.slice(tail, from).indexOf('/')
    return `…${text.slice(slash < 0 ? tail : tail + slash)}`
  }
  const start = from > 0 && text[from - 1] === '/' ? from - 1 : from
  const name = text.slice(text.lastIndexOf('/'))
  const lead = start > 0 ? '…' : ''
  const fits = name.startsWith('/') && most - lead.length - 1 - name.length >= leastShown
  const end = fits ? `…${name}` : '…'
  return lead + text.slice(start, start + most - lead.length - end.length) + end
}

/** The first words of a text, at most so many characters; `…` stands for the rest. */
export function firstWords(text: string, most: number): string {
  if (text.length <= most) return text
  const cut = text.slice(0, most - 1)
  const space = cut.lastIndexOf(' ')
  return `${(space > most / 2 ? cut.slice(0, space) : cut).trimEnd()}…`
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
