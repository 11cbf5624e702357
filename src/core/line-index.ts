/**
 * Offsets to lines and columns and back. A line ends at LF, CRLF or a lone CR, as in CommonMark. A
 * byte order mark is offset 0 and belongs to no column: column 1 is the character after it.
 */

import {createLineEnds} from './line-ends.ts'

/** A place in a text: line and column from 1, offset from 0, all in UTF-16 units. */
export interface Place {
  readonly line: number
  readonly column: number
  readonly offset: number
}

/** Converts between offsets and places of one text. */
export interface LineIndex {
  /** Number of lines, at least 1. */
  readonly count: number
  /** The place of an offset; offsets outside the text are clamped to its ends. */
  place(offset: number): Place
  /** The offset at which a line starts (line from 1, clamped); for line 1 it is after a byte order mark. */
  lineStart(line: number): number
  /** The offset at which the text of a line ends, before its line ending (line from 1, clamped). */
  lineEnd(line: number): number
}

/** Indexes the lines of a text, once. */
export function createLineIndex(text: string): LineIndex {
  const first = text.charCodeAt(0) === 0xfeff ? 1 : 0
  const starts = [first]
  const ends: number[] = []
  const lineEnd = createLineEnds(text)
  for (let at = lineEnd(first); at < text.length; at = lineEnd(at + 1)) {
    ends.push(at)
    if (text.charCodeAt(at) === 13 && text.charCodeAt(at + 1) === 10) at++
    starts.push(at + 1)
  }
  ends.push(text.length)

  const lineStart = (line: number) => starts[clamp(line, 1, starts.length) - 1] ?? first
  return {
    count: starts.length,
    place(offset) {
      const clamped = clamp(offset, 0, text.length)
      let low = 0
      let high = starts.length - 1
      while (low < high) {
        const middle = (low + high + 1) >> 1
        if ((starts[middle] ?? 0) <= clamped) low = middle
        else high = middle - 1
      }
      return {line: low + 1, column: Math.max(clamped - (starts[low] ?? 0), 0) + 1, offset: clamped}
    },
    lineStart,
    lineEnd: (line) => ends[clamp(line, 1, ends.length) - 1] ?? text.length,
  }
}

const clamp = (value: number, low: number, high: number) => Math.min(Math.max(value, low), high)
