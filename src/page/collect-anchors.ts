/** Headings with the ids that GitBook may give them, and the anchors that are written out. */
import type {Range} from '../core/range.ts'
import {type HeadingSlugs, headingSlugs} from '../gitbook/slug.ts'
import type {HtmlAttribute} from '../syntax/html.ts'
import {attributeOf, elementText} from '../syntax/html-query.ts'
import {blockAt} from './block-at.ts'
import type {ExplicitAnchor, Heading} from './facts.ts'
import {type Gathered, rangeOf} from './gathered.ts'
import {visibleText} from './visible-text.ts'

/** The headings in source order. */
export function collectHeadings({headings, html, blocks}: Gathered): Heading[] {
  const ranges = headings.map(rangeOf)
  const anchors = new Map<number, string>()
  for (const element of html.elements) {
    const id = idOf(element)
    const heading = id && indexAround(ranges, element.openRange)
    if (id && heading !== undefined && !anchors.has(heading)) anchors.set(heading, id.value)
  }
  return headings.map((node, index) => {
    const range = rangeOf(node)
    const text = visibleText(node).trim()
    const {slugs, older, unpredictable} = headingSlugs(text)
    const first = node.children[0]
    const last = node.children[node.children.length - 1]
    const explicit = anchors.get(index)
    const block = blockAt(blocks, range.start)
    return {
      depth: node.depth,
      text,
      range,
      textRange:
        first && last
          ? {start: rangeOf(first).start, end: rangeOf(last).end}
          : {start: range.end, end: range.end},
      slugs: [...slugs, ...older],
      unpredictable,
      ...(explicit !== undefined && {explicit}),
      ...(block !== undefined && {block}),
    }
  })
}

/** Every `id`, and `name` of `<a>`. */
export function collectAnchors({html, headings}: Gathered): ExplicitAnchor[] {
  const ranges = headings.map(rangeOf)
  return html.elements.flatMap((element) => {
    const id = idOf(element)
    if (id === undefined) return []
    const href = attributeOf(element, 'href')
    return {
      id: id.value,
      idRange: id.valueRange ?? id.range,
      range: element.range,
      inHeading: indexAround(ranges, element.openRange) !== undefined,
      ...(href !== undefined && {href: href.value, hrefRange: href.valueRange ?? href.range}),
    }
  })
}

/** Titles of expandable blocks and tabs, and headings in HTML, give anchors as well. */
export function collectOtherSlugs({
  html,
  blocks,
  text,
}: Gathered): Pick<HeadingSlugs, 'slugs' | 'unpredictable'> {
  const titles = blocks.flatMap(({open}) =>
    open.name === 'tab' ? (open.attributes.find(({name}) => name === 'title')?.value ?? []) : [],
  )
  const texts = html.elements
    .filter(({name}) => name === 'summary' || /^h[1-6]$/.test(name))
    .map((element) => elementText(element, html, text))
  const found = [...titles, ...texts].map(headingSlugs)
  return {
    slugs: found.flatMap(({slugs}) => slugs),
    unpredictable: found.some(({unpredictable}) => unpredictable),
  }
}

const idOf = (element: Gathered['html']['elements'][number]): HtmlAttribute | undefined =>
  attributeOf(element, 'id') ?? (element.name === 'a' ? attributeOf(element, 'name') : undefined)

/** Which of the sorted, disjoint ranges holds `inner`. */
function indexAround(ranges: readonly Range[], inner: Range): number | undefined {
  let low = 0
  let high = ranges.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const range = ranges[middle]
    if (range === undefined) return undefined
    if (inner.start < range.start) high = middle - 1
    else if (inner.start >= range.end) low = middle + 1
    else return middle
  }
  return undefined
}
