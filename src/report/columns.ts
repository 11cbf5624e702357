/**
 * How many columns of a terminal text takes: two for East Asian wide characters and emoji, none for
 * combining marks, tabs up to the next stop, signs for control characters.
 */
import {eastAsianWidth} from 'get-east-asian-width'
import {visible} from './visible.ts'

/** One character as its reader sees it (a grapheme). */
export interface Cell {
  /** What is printed. */
  readonly text: string
  /** Columns it takes. */
  readonly width: number
  /** Where it stands, as a UTF-16 offset in the text it came from, end exclusive. */
  readonly start: number
  readonly end: number
}

const tabStop = 4
let madeSegmenter: Intl.Segmenter | undefined
/** Made when first needed: it loads ICU's rules, which takes longer than a small page. */
const segmenter = (): Intl.Segmenter => {
  madeSegmenter ??= new Intl.Segmenter('en', {granularity: 'grapheme'})
  return madeSegmenter
}
const onlyMarks = /^[\p{Mark}\p{Default_Ignorable_Code_Point}]+$/u
const emoji = /\p{Emoji_Presentation}|\p{Extended_Pictographic}\ufe0f|[#*\d]\ufe0f?\u20e3/u

/** Splits one line of text into cells. Takes time linear in its length. */
export function cellsOf(line: string): Cell[] {
  const cells: Cell[] = []
  let column = 0
  for (const {segment, index} of segmenter().segment(line)) {
    const [text, width] = cellText(segment, column)
    cells.push({text, width, start: index, end: index + segment.length})
    column += width
  }
  return cells
}

function cellText(segment: string, column: number): [text: string, width: number] {
  if (segment === '\t') {
    const width = tabStop - (column % tabStop)
    return [' '.repeat(width), width]
  }
  const shown = visible(segment)
  return shown === segment ? [segment, graphemeWidth(segment)] : [shown, signsWidth(shown)]
}

function graphemeWidth(grapheme: string): number {
  const point = grapheme.codePointAt(0) ?? 0
  if (point < 0x300) return emoji.test(grapheme) ? 2 : 1
  if (onlyMarks.test(grapheme)) return 0
  return emoji.test(grapheme) ? 2 : eastAsianWidth(point)
}

/** A segment with signs in it is rare and short (`\r\n`, a letter with a bidi mark): its characters count singly. */
const signsWidth = (shown: string): number =>
  Array.from(shown).reduce((sum, character) => sum + graphemeWidth(character), 0)

/** The columns that a line of text takes. */
export const columnsOf = (line: string): number => cellsOf(line).reduce((sum, {width}) => sum + width, 0)
