/**
 * Files that say what is found in them: lines that begin with `~` annotate the line above and are taken
 * out before linting, so that they cannot alter the parse. Used by the examples of rules and the pages made
 * of them; it lints nothing.
 */
import {createLineIndex} from '../core/line-index.ts'
import type {Range} from '../core/range.ts'

/** A finding that an annotation asks for. */
export interface Expectation {
  readonly rule: string
  /** In offsets of the text without annotations. */
  readonly range: Range
  /** A part of the message. */
  readonly messagePart?: string
}

/** A file without its annotations, and what they said. */
export interface Annotated {
  readonly text: string
  readonly expectations: readonly Expectation[]
}

/** An annotation, and the line of the stripped text that it stands below (from 1; 0 where there is none). */
interface Annotation {
  readonly source: string
  readonly below: number
}

const isAnnotation = (line: string) => /^~(\s*\^+|\s*@\d)/.test(line)

/** The file as it is linted. */
export const withoutAnnotations = (source: string): string => separate(source).text

/**
 * Takes the annotations out of a file. Carets stand under the range; a `^` right behind the `~` makes the
 * `~` stand for column 1; `@LINE:COLUMN-LINE:COLUMN` and `@LINE:COLUMN` (an empty range) give places of the
 * text without annotations. Throws an error for one that cannot be read.
 */
export function readAnnotations(source: string): Annotated {
  const {text, annotations} = separate(source)
  return {text, expectations: annotations.map((annotation) => readAnnotation(annotation, text))}
}

function separate(source: string): {readonly text: string; readonly annotations: readonly Annotation[]} {
  const annotations: Annotation[] = []
  let text = ''
  let count = 0
  for (const line of source.match(/[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$/g) ?? []) {
    if (isAnnotation(line)) {
      annotations.push({source: line.trimEnd(), below: count})
      continue
    }
    text += line
    count++
  }
  return {text, annotations}
}

const form =
  /^~(?<blank> *)(?:(?<carets>\^+)|@(?<from>\d+:\d+)(?:-(?<to>\d+:\d+))?) +(?<rule>[a-z][a-z\d-]*)(?: +"(?<part>.+)")?$/

function readAnnotation({source, below}: Annotation, text: string): Expectation {
  const {blank = '', carets, from, to, rule, part} = form.exec(source)?.groups ?? {}
  if (rule === undefined) throw new Error(`Cannot read the annotation "${source}"`)
  const offset = offsets(text, source)
  const range =
    carets === undefined
      ? {start: offset(from ?? ''), end: offset(to ?? from ?? '')}
      : caretRange(blank.length, carets.length, (column) => offset(`${below}:${column}`))
  return {rule, range, ...(part === undefined ? {} : {messagePart: part})}
}

function caretRange(blank: number, carets: number, offset: (column: number) => number): Range {
  const start = blank === 0 ? 1 : blank + 2
  const width = blank === 0 ? carets + 1 : carets
  return {start: offset(start), end: offset(start + width)}
}

/** Turns `line:column` into an offset; a place that the text does not have is a mistake. */
function offsets(text: string, source: string): (place: string) => number {
  const lines = createLineIndex(text)
  return (place) => {
    const [line = 0, column = 0] = place.split(':').map(Number)
    const offset = lines.lineStart(line) + column - 1
    if (line < 1 || line > lines.count || column < 1 || offset > lines.lineEnd(line)) {
      throw new Error(`No ${place} in the text that "${source}" annotates`)
    }
    return offset
  }
}
