/**
 * Where the characters of an mdast `text` node stand in the source. mdast keeps decoded values;
 * findings need raw ranges, so value and source are walked side by side. Never guesses: what cannot
 * be aligned is placed at the end of the node.
 */
import type {Range} from '../core/range.ts'
import {range} from '../core/range.ts'
import {decodeReference} from './character-reference.ts'

export {entities} from './character-reference.ts'

/** A decoded value with its way back to the source. Offsets into `value` are UTF-16, from 0. */
export interface SourceText {
  readonly value: string
  /** How many characters of `value` are placed; less than its length where the alignment failed. */
  readonly aligned: number
  /** Raw offset at which character `index` starts; at or after the value's end, where the last one ends. */
  rawStart(index: number): number
  /** Raw offset at which character `index` ends: after `\*` or `&amp;` as a whole. */
  rawEnd(index: number): number
  /** Raw range of the characters from `start` to before `end`; an empty range stays empty. */
  rawRange(start: number, end: number): Range
}

/**
 * Aligns a `text` node's value with its source `within` the text. Escapes and character references
 * count as one; white space around a soft line break and container prefixes such as `> ` belong to no
 * character. Takes linear time and never throws.
 */
export function sourceText(text: string, within: Range, value: string): SourceText {
  const verbatim = text.slice(within.start, within.end) === value
  const places = verbatim ? undefined : align(text, within, value)
  const aligned = places ? places.starts.length : value.length

  const rawStart = (index: number): number => {
    if (index < 0) return within.start
    if (index >= value.length) return value.length === 0 ? within.start : rawEnd(value.length - 1)
    return places ? (places.starts[index] ?? within.end) : within.start + index
  }
  const rawEnd = (index: number): number => {
    if (index < 0) return within.start
    const last = Math.min(index, value.length - 1)
    return places ? (places.ends[last] ?? within.end) : within.start + last + 1
  }
  return {
    value,
    aligned,
    rawStart,
    rawEnd,
    rawRange(start, end) {
      const from = rawStart(start)
      return range(from, end > start ? Math.max(rawEnd(end - 1), from) : from)
    },
  }
}

/** Raw starts and ends by character, as far as the alignment goes. */
interface Places {
  readonly starts: number[]
  readonly ends: number[]
}

function align(text: string, within: Range, value: string): Places {
  const places: Places = {starts: [], ends: []}
  let at = within.start
  while (places.starts.length < value.length) {
    const index = places.starts.length
    const lineBreak = readLineBreak(text, at, within.end, value, index)
    const unit = lineBreak ?? readUnit(text, at, within.end, value, index)
    if (!unit) break
    for (let count = 0; count < unit.length; count++) {
      places.starts.push(unit.start)
      places.ends.push(unit.end)
    }
    at = lineBreak ? skipPrefix(text, unit.end, within.end, value, places.starts.length) : unit.end
  }
  return places
}

/** A stretch of source that stands for `length` characters of the value. */
interface Unit extends Range {
  readonly length: number
}

/** One character, escape or reference at `at` that stands for the value at `index`. */
function readUnit(text: string, at: number, end: number, value: string, index: number): Unit | undefined {
  if (at >= end) return undefined
  const char = text.charAt(at)
  const next = at + 1 < end ? text.charAt(at + 1) : ''
  if (char === '\\' && next === value[index] && /[!-/:-@[-`{-~]/.test(next)) {
    return {start: at, end: at + 2, length: 1}
  }
  if (char === '&') {
    const reference = /^&#?[\da-zA-Z]{1,31};/.exec(text.slice(at, Math.min(at + 34, end)))?.[0] ?? ''
    const decoded = decodeReference(reference)
    if (decoded && value.startsWith(decoded, index)) {
      return {start: at, end: at + reference.length, length: decoded.length}
    }
  }
  const same = char === value[index] || (char === '\0' && value[index] === '\uFFFD')
  return same ? {start: at, end: at + 1, length: 1} : undefined
}

/** A soft line break at `at`, white space before it passed over, where the value has one at `index`. */
function readLineBreak(
  text: string,
  at: number,
  end: number,
  value: string,
  index: number,
): Unit | undefined {
  const length = lineEndingLength(value, index)
  if (length === 0) return undefined
  let start = at
  while (start < end && isBlank(text.charAt(start))) start++
  const rawLength = lineEndingLength(text, start)
  // A parser that normalises line endings gives `\n` for CRLF.
  return rawLength > 0 && start + rawLength <= end ? {start, end: start + rawLength, length} : undefined
}

function lineEndingLength(source: string, at: number): number {
  if (source[at] === '\n') return 1
  if (source[at] !== '\r') return 0
  return source[at + 1] === '\n' ? 2 : 1
}

const isBlank = (char: string) => char === ' ' || char === '\t'

/** How many readings of a line's start are tried besides the plain one; a bound for the time it takes. */
const mostReadings = 4

/**
 * Passes over indentation and container prefixes at the start of a line. A `>` after four columns may
 * also be text that continues the paragraph: then the line decides, by what aligns with the value.
 */
function skipPrefix(text: string, at: number, end: number, value: string, index: number): number {
  const textual: number[] = []
  let stop = at
  for (let indent = 0; stop < end; stop++) {
    const char = text.charAt(stop)
    if (!isBlank(char) && char !== '>') break
    if (char === '>' && indent >= 4 && textual.length < mostReadings) textual.push(stop)
    indent = char === '>' ? 0 : indent + (char === '\t' ? 4 : 1)
  }
  if (textual.length === 0) return stop
  return [stop, ...textual].find((start) => alignsToLineEnd(text, start, end, value, index)) ?? stop
}

function alignsToLineEnd(text: string, start: number, end: number, value: string, from: number): boolean {
  let at = start
  let index = from
  while (index < value.length && !readLineBreak(text, at, end, value, index)) {
    const unit = readUnit(text, at, end, value, index)
    if (!unit) return false
    at = unit.end
    index += unit.length
  }
  return true
}
