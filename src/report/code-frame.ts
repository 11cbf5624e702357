/** The source line of a finding with its range underlined, cut around the range where it is long. */
import type {Place} from '../core/line-index.ts'
import {type Cell, cellsOf} from './columns.ts'

/** A line of source and what stands under it; both take at most the columns asked for. */
export interface CodeFrame {
  readonly line: number
  readonly code: string
  /** Spaces up to the range. */
  readonly indent: string
  readonly carets: string
}

const ellipsis = '…'

/**
 * The frame of the range from `start` to `end` in `text`. Of a range over several lines, the first is shown.
 * `undefined` if the text does not reach that far.
 */
export function codeFrame(text: string, start: Place, end: Place, columns: number): CodeFrame | undefined {
  if (start.offset > text.length) return undefined
  const room = Math.max(columns, 20)
  const at = start.offset === 0 && text.charCodeAt(0) === byteOrderMark ? 1 : start.offset
  const line = lineAround(text, at, room * 8)
  const from = at - line.start
  const to = Math.max(Math.min(end.offset, line.end) - line.start, from)
  const cells = cellsOf(text.slice(line.start, line.end))
  const first = indexOf(cells, (cell) => cell.end > from)
  // An end inside a cell takes the whole cell in; an empty range is shown at the cell it stands before.
  const marked = to > from ? indexOf(cells, (cell) => cell.start >= to) : first + 1
  const window = cut(cells, first, marked, room, line)
  const shown = textOf(cells.slice(window.first, window.last))
  return {
    line: start.line,
    code: `${window.cutLeft ? ellipsis : ''}${shown}${window.cutRight ? ellipsis : ''}`.trimEnd(),
    indent: ' '.repeat(widthOf(cells.slice(window.first, first)) + (window.cutLeft ? 1 : 0)),
    carets: '^'.repeat(Math.max(widthOf(cells.slice(first, Math.min(marked, window.last))), 1)),
  }
}

/** The index of the first cell that fits, or of the end. */
function indexOf(cells: readonly Cell[], fits: (cell: Cell) => boolean): number {
  const index = cells.findIndex(fits)
  return index === -1 ? cells.length : index
}

interface LineSlice {
  readonly start: number
  readonly end: number
  /** Whether the line goes on before or after the slice. */
  readonly cutLeft: boolean
  readonly cutRight: boolean
}

/** The line around an offset, at most `reach` units to either side: a line may be a megabyte long. */
function lineAround(text: string, offset: number, reach: number): LineSlice {
  let start = offset
  while (start > 0 && offset - start < reach && !isBreak(text.charCodeAt(start - 1))) start--
  let end = offset
  while (end < text.length && end - offset < reach && !isBreak(text.charCodeAt(end))) end++
  if (isLowSurrogate(text.charCodeAt(start))) start++
  if (isLowSurrogate(text.charCodeAt(end))) end--
  const mark = start === 0 && text.charCodeAt(0) === byteOrderMark ? 1 : 0
  return {
    start: Math.min(start + mark, offset),
    end: Math.max(end, offset),
    cutLeft: start > 0 && !isBreak(text.charCodeAt(start - 1)),
    cutRight: end < text.length && !isBreak(text.charCodeAt(end)),
  }
}

/** No part of the text: the first character stands in column 1 behind it. */
const byteOrderMark = 0xfeff
const isBreak = (unit: number): boolean => unit === 10 || unit === 13
const isLowSurrogate = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff

interface Window {
  readonly first: number
  readonly last: number
  readonly cutLeft: boolean
  readonly cutRight: boolean
}

/** Chooses the cells to show: the range first, then as much before and after it as there is room for. */
function cut(cells: readonly Cell[], from: number, to: number, room: number, line: LineSlice): Window {
  if (widthOf(cells) <= room && !line.cutLeft && !line.cutRight) {
    return {first: 0, last: cells.length, cutLeft: false, cutRight: false}
  }
  // Two columns are for the ellipses.
  let left = room - 2
  const fits = (index: number) => (cells[index]?.width ?? room) <= left
  let last = from
  while (last < to && fits(last)) left -= cells[last++]?.width ?? 0
  let first = from
  const after = left >> 1
  while (left > after && fits(first - 1)) left -= cells[--first]?.width ?? 0
  while (fits(last)) left -= cells[last++]?.width ?? 0
  while (fits(first - 1)) left -= cells[--first]?.width ?? 0
  return {
    first,
    last,
    cutLeft: first > 0 || line.cutLeft,
    cutRight: last < cells.length || line.cutRight,
  }
}

const textOf = (cells: readonly Cell[]): string => cells.map(({text}) => text).join('')
const widthOf = (cells: readonly Cell[]): number => cells.reduce((sum, {width}) => sum + width, 0)
