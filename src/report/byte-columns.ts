/** Columns in bytes of UTF-8, from 1: the unit of RDFormat. */
import type {Place} from '../core/line-index.ts'

/** A place by line and column, both from 1. */
export interface Position {
  readonly line: number
  readonly column: number
}

const encoder = new TextEncoder()

/**
 * A function that gives the position of places in a text. Places given in order cost linear time: it counts on
 * from the last place where that stands in the same line.
 */
export function createByteColumns(text: string): (place: Place) => Position {
  let last = {line: 0, offset: 0, column: 1}
  return ({line, column, offset}) => {
    const lineStart = offset - (column - 1)
    const from = last.line === line && last.offset <= offset ? last : {offset: lineStart, column: 1}
    // A surrogate that stands alone takes three bytes, like the sign that UTF-8 has for it.
    const bytes = from.column + encoder.encode(text.slice(from.offset, offset)).length
    // Never from between the halves of a pair.
    if (!isInsidePair(text, offset)) last = {line, offset, column: bytes}
    return {line, column: bytes}
  }
}

const isInsidePair = (text: string, offset: number): boolean =>
  /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(offset - 1, offset + 1))
