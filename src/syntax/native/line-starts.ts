/** What the lines of a text begin with, in one look: most expressions about lines need not be tried then. */

/** Whether a text has lines of these sorts. */
export interface LineStarts {
  /** A line that begins with `>`. */
  readonly quote: boolean
  /** A line that begins, be it in quotes, with what may be the mark of an item or the line below a heading. */
  readonly mark: boolean
  /** A line of white space alone. */
  readonly spaces: boolean
}

/** Looks at the beginning of each line; lines end at LF, and white space is spaces and tabs. */
export function lineStarts(text: string): LineStarts {
  const found = {quote: false, mark: false, spaces: false}
  let start = 0
  while (start < text.length) {
    const newline = text.indexOf('\n', start)
    const end = newline < 0 ? text.length : newline
    let at = start
    let code = text.charCodeAt(at)
    while (at < end && (code === space || code === tab)) code = text.charCodeAt(++at)
    if (at > start && (at >= end || code === carriageReturn)) found.spaces = true
    if (code === quote && at < end) found.quote = true
    while (at < end && (code === space || code === tab || code === quote)) code = text.charCodeAt(++at)
    if (at < end && mayBeMark(code)) found.mark = true
    start = end + 1
  }
  return found
}

const mayBeMark = (code: number): boolean =>
  code === 0x2a || code === 0x2b || code === 0x2d || code === 0x3d || (code >= 0x30 && code <= 0x39)

const tab = 0x09
const carriageReturn = 0x0d
const space = 0x20
const quote = 0x3e
