/**
 * How far a page can be read: parsers take time quadratic in the depth of quotes and lists, and a hostile
 * page may hold 200,000 of them in a line. One linear look before parsing finds where to stop.
 */

/** More containers than any writer nests. */
const maxDepth = 100

/** The longest line that is read, in UTF-16 units. */
const maxLine = 1_000_000

/** Where reading stops, and why. */
export interface Limit {
  /** Offset of the start of the first line that is not read. */
  readonly offset: number
  readonly reason: 'depth' | 'line-length'
}

/** The first line of a text that is too deep or too long to be read; undefined for all real pages. */
export function findLimit(text: string): Limit | undefined {
  for (let start = 0; start < text.length; ) {
    const end = lineEnd(text, start)
    if (end - start > maxLine) return {offset: start, reason: 'line-length'}
    if (end - start > maxDepth && containerDepth(text, start, end) > maxDepth) {
      return {offset: start, reason: 'depth'}
    }
    start = end + 1
  }
  return undefined
}

function lineEnd(text: string, from: number) {
  let at = from
  while (at < text.length && text[at] !== '\n' && text[at] !== '\r') at++
  return at
}

/** How many quotes and list items a line opens or continues; a rule such as `* * *` opens none. */
function containerDepth(text: string, start: number, end: number): number {
  let depth = 0
  let at = start
  for (;;) {
    while (at < end && (text[at] === ' ' || text[at] === '\t')) at++
    const next = afterMarker(text, at, end)
    if (next === undefined) return at >= end && isRule(text.slice(start, end)) ? 0 : depth
    at = next
    depth++
  }
}

/** The offset after a container's marker, if one stands here. */
function afterMarker(text: string, at: number, end: number): number | undefined {
  const first = at < end ? text[at] : undefined
  if (first === undefined) return undefined
  if (first === '>') return at + 1
  let next = at
  if (first === '-' || first === '*' || first === '+') next++
  else {
    while (next < end && next - at < 9 && /\d/.test(text[next] ?? '')) next++
    if (next === at || !/[.)]/.test(text[next] ?? '')) return undefined
    next++
  }
  return next >= end || text[next] === ' ' || text[next] === '\t' ? next : undefined
}

const isRule = (line: string) => /^[ \t]*([-*])[ \t]*(?:\1[ \t]*)+$/.test(line)
