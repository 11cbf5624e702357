/**
 * HTML inside a page as positioned tokens and elements. The tokens come from `htmlparser2`'s
 * tokenizer over each `html` node, stitched in source order; nothing is repaired, so that unclosed
 * tags, duplicates and value ranges stay visible.
 */
import type {Range} from '../core/range.ts'

/** One attribute of an HTML start tag. */
export interface HtmlAttribute {
  /** Lower case. */
  readonly name: string
  /** With entities decoded; `''` for a bare name. */
  readonly value: string
  readonly range: Range
  readonly nameRange: Range
  /** The raw value without quotes; absent for a bare name. */
  readonly valueRange?: Range
}

/**
 * An element as far as the source says: start tag and, if there is one, end tag. Elements are in
 * order of their start tags; `parent` and `children` are indexes into the same list.
 */
export interface HtmlElement {
  /** Lower case. */
  readonly name: string
  readonly attributes: readonly HtmlAttribute[]
  /** The start tag, `<…>`. */
  readonly openRange: Range
  /** The name in the start tag. */
  readonly nameRange: Range
  /** The end tag; absent for void elements, self-closed ones and ones never closed. */
  readonly closeRange?: Range
  /** Start tag to end tag; the start tag alone when there is no end tag. */
  readonly range: Range
  readonly parent: number | undefined
  readonly children: readonly number[]
  /** Whether its start tag lies in a block-level `html` node (Markdown inside is then not parsed up to a blank line). */
  readonly block: boolean
  /** Whether it is void (`img`, `br`, …) or self-closed. */
  readonly void: boolean
}

/** All HTML of a page. */
export interface HtmlFacts {
  readonly elements: readonly HtmlElement[]
  /** End tags that close nothing. */
  readonly strayClosings: readonly {readonly name: string; readonly range: Range}[]
  /** Attributes whose quote has no end in its tag: read as if it stood before the `>`. */
  readonly openQuotes: readonly HtmlAttribute[]
  /** Comments, `<!-- … -->`, with the text between the marks. */
  readonly comments: readonly {readonly range: Range; readonly value: string}[]
}
