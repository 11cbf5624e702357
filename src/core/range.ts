/**
 * Ranges in a text: the one way in which every stage says where something is. Lines and columns
 * exist only in `line-index` and at the edges.
 */

/** A stretch of a text in UTF-16 offsets from 0, end exclusive. An empty range marks a place. */
export interface Range {
  readonly start: number
  readonly end: number
}

/** The range from `start` to `end`. */
export const range = (start: number, end: number): Range => ({start, end})

/** Whether `inner` lies in `outer`, edges included. */
export const contains = (outer: Range, inner: Range): boolean =>
  outer.start <= inner.start && inner.end <= outer.end

/** The text that a range covers. */
export const slice = (text: string, {start, end}: Range): string => text.slice(start, end)

/** Order by start, then by end. */
export const compareRanges = (one: Range, other: Range): number =>
  one.start - other.start || one.end - other.end
