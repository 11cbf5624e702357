/** Offsets and the positions of the protocol: lines and UTF-16 columns from 0. A byte order mark is no column. */
import type {Position, Range as ProtocolRange} from 'vscode-languageserver-types'
import {createLineIndex, type LineIndex} from '../../core/line-index.ts'
import type {Range} from '../../core/range.ts'

/** Converts one text's places. */
export interface Positions {
  position(offset: number): Position
  range(range: Range): ProtocolRange
  /** Positions outside the text are clamped. */
  offset(position: Position): number
}

/** Positions of a text, or of lines that are known already. */
export function positionsIn(text: string | LineIndex): Positions {
  const lines = typeof text === 'string' ? createLineIndex(text) : text
  const position = (offset: number): Position => {
    const {line, column} = lines.place(offset)
    return {line: line - 1, character: column - 1}
  }
  return {
    position,
    range: ({start, end}) => ({start: position(start), end: position(end)}),
    offset({line, character}) {
      if (line >= lines.count) return lines.lineEnd(lines.count)
      const start = lines.lineStart(line + 1)
      return Math.min(start + character, lines.lineEnd(line + 1))
    },
  }
}
