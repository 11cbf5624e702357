/**
 * The text between the tags of HTML blocks, where CommonMark parses no Markdown, with the element that
 * each stretch stands in. Judges nothing.
 */
import {type Range, range} from '../core/range.ts'
import type {HtmlElement, HtmlFacts} from './html.ts'
import {hasOptionalEnd} from './html-names.ts'

/** A stretch of source between two tags of an HTML block, blank ones left out. */
export interface HtmlText {
  readonly range: Range
  /** The innermost element around it. */
  readonly inside: HtmlElement | undefined
}

/** A tag or comment, and the element in which the text after it stands. */
interface Mark {
  readonly range: Range
  readonly after?: {readonly element: HtmlElement | undefined}
}

/**
 * The texts of the given HTML blocks, in source order.
 * @param blocks ranges of block-level `html` nodes, sorted and disjoint
 */
export function htmlTexts(text: string, html: HtmlFacts, blocks: readonly Range[]): readonly HtmlText[] {
  const marks = marksOf(html)
  const texts: HtmlText[] = []
  let inside: HtmlElement | undefined
  let next = 0
  const pass = (mark: Mark) => {
    if (mark.after) inside = mark.after.element
    next++
  }
  for (const block of blocks) {
    for (let mark = marks[next]; mark && mark.range.start < block.start; mark = marks[next]) pass(mark)
    let at = block.start
    const add = (end: number) => {
      if (text.slice(at, end).trim() !== '') texts.push({range: range(at, end), inside})
    }
    for (let mark = marks[next]; mark && mark.range.start < block.end; mark = marks[next]) {
      add(mark.range.start)
      pass(mark)
      at = Math.max(at, mark.range.end)
    }
    add(block.end)
  }
  return texts
}

function marksOf(html: HtmlFacts): readonly Mark[] {
  const marks: Mark[] = []
  for (const element of html.elements) {
    const parent = element.parent === undefined ? undefined : html.elements[element.parent]
    const holds = !element.void && (element.closeRange !== undefined || hasOptionalEnd(element.name))
    marks.push({range: element.openRange, after: {element: holds ? element : parent}})
    if (element.closeRange) marks.push({range: element.closeRange, after: {element: parent}})
  }
  for (const {range: stray} of html.strayClosings) marks.push({range: stray})
  for (const {range: comment} of html.comments) marks.push({range: comment})
  return marks.sort((one, other) => one.range.start - other.range.start)
}
