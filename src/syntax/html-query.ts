/** Questions about the HTML of a page: attributes, kin and text of an element. */
import type {Range} from '../core/range.ts'
import {range} from '../core/range.ts'
import {decodeReferences} from './character-reference.ts'
import type {HtmlAttribute, HtmlElement, HtmlFacts} from './html.ts'
import {hasOptionalEnd} from './html-names.ts'

/** The attribute of that name (lower case); the first one, as browsers read duplicates. */
export const attributeOf = (element: HtmlElement, name: string): HtmlAttribute | undefined =>
  element.attributes.find((attribute) => attribute.name === name)

/** The names in `class`, in order. */
export const classNames = (element: HtmlElement): readonly string[] =>
  (attributeOf(element, 'class')?.value ?? '').split(/[ \t\n\f\r]+/).filter((name) => name !== '')

/** The elements around an element, nearest first. */
export function ancestorsOf(element: HtmlElement, html: HtmlFacts): readonly HtmlElement[] {
  const ancestors: HtmlElement[] = []
  for (let at = parentOf(element, html); at; at = parentOf(at, html)) ancestors.push(at)
  return ancestors
}

const parentOf = ({parent}: HtmlElement, html: HtmlFacts) =>
  parent === undefined ? undefined : html.elements[parent]

/** The elements directly in an element, in source order. */
export const childElements = (element: HtmlElement, html: HtmlFacts): readonly HtmlElement[] =>
  element.children.flatMap((index) => html.elements[index] ?? [])

/**
 * What stands between start and end tag. Where the end tag is left out and may be, up to the next
 * element beside it or to its parent's end tag; else an empty range after the start tag.
 */
export function contentRange(element: HtmlElement, html: HtmlFacts): Range {
  const start = element.openRange.end
  if (element.closeRange) return range(start, element.closeRange.start)
  if (element.void || !hasOptionalEnd(element.name)) return range(start, start)
  for (let parent = parentOf(element, html); parent; parent = parentOf(parent, html)) {
    const next = parent.children[firstFrom(start, parent.children, (index) => startOf(html.elements[index]))]
    if (next !== undefined) return range(start, startOf(html.elements[next]))
    if (parent.closeRange) return range(start, parent.closeRange.start)
  }
  return range(start, start)
}

const startOf = (element: HtmlElement | undefined) => element?.openRange.start ?? 0

/**
 * The text of an element: the source of its content without tags and comments, character references
 * decoded, white space folded and trimmed. Markdown between the tags stays as written.
 */
export function elementText(element: HtmlElement, html: HtmlFacts, text: string): string {
  const content = contentRange(element, html)
  let kept = ''
  let at = content.start
  for (const markup of markupWithin(content, html)) {
    kept += text.slice(at, markup.start)
    at = Math.max(at, markup.end)
  }
  kept += text.slice(at, content.end)
  return decodeReferences(kept).replace(/\s+/g, ' ').trim()
}

function markupWithin(content: Range, html: HtmlFacts): readonly Range[] {
  const tags = within(content, html.elements, startOf)
  const inside = ({start}: Range) => start < content.end
  return [
    ...tags.map(({openRange}) => openRange),
    ...tags.flatMap(({closeRange}) => (closeRange && inside(closeRange) ? closeRange : [])),
    ...within(content, html.strayClosings, (closing) => closing.range.start).map((closing) => closing.range),
    ...within(content, html.comments, (comment) => comment.range.start).map((comment) => comment.range),
  ].sort((one, other) => one.start - other.start)
}

/** The items of a list in source order that start in a range. */
const within = <Item>({start, end}: Range, items: readonly Item[], startsAt: (item: Item) => number) =>
  items.slice(firstFrom(start, items, startsAt), firstFrom(end, items, startsAt))

/** The index of the first item of a list in source order that starts at or after a place, by bisection. */
function firstFrom<Item>(place: number, items: readonly Item[], startsAt: (item: Item) => number): number {
  let low = 0
  let high = items.length
  while (low < high) {
    const middle = (low + high) >> 1
    const item = items[middle]
    if (item !== undefined && startsAt(item) < place) low = middle + 1
    else high = middle
  }
  return low
}
