/** Where lines end: at LF, CRLF or a lone CR, as in CommonMark. */

/**
 * Gives the offset of the first line ending at or after an offset, or the length of the text; of CRLF that of the CR. To be
 * asked for offsets in rising order.
 * Looking for one character is many times as fast as looking at each, so texts without CR, nearly all, are read so.
 */
export function createLineEnds(text: string): (from: number) => number {
  const indexOf = (mark: string, from: number) => {
    const at = text.indexOf(mark, from)
    return at < 0 ? text.length : at
  }
  // What was found is kept: to look to the end of the text for each line would take time quadratic in their number.
  let nextReturn = indexOf('\r', 0)
  if (nextReturn === text.length) return (from) => indexOf('\n', from)
  let nextFeed = -1
  return (from) => {
    if (nextReturn < from) nextReturn = indexOf('\r', from)
    if (nextFeed < from) nextFeed = indexOf('\n', from)
    return Math.min(nextReturn, nextFeed)
  }
}
