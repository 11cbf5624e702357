/**
 * Stitches the `html` nodes of a page together and matches start tags with end tags across them.
 * Follows the HTML standard where end tags are optional and where one cannot reach out of a table
 * cell; repairs nothing else, and judges nothing.
 */
import type {Range} from '../core/range.ts'
import {range} from '../core/range.ts'
import type {HtmlAttribute, HtmlElement, HtmlFacts} from './html.ts'
import {
  type Barrier,
  barrierFor,
  barriersMadeBy,
  endsImplicitly,
  hasOptionalEnd,
  isVoid,
} from './html-names.ts'
import type {HtmlStartTag} from './html-tokens.ts'
import {scanHtml} from './html-tokens.ts'

export {hasOptionalEnd} from './html-names.ts'

/** An `html` node of the Markdown tree: block-level, or within a line of text. */
export interface HtmlNode {
  readonly range: Range
  readonly block: boolean
}

/** What is known of an element while the page is read. */
interface Draft {
  readonly tag: HtmlStartTag
  readonly block: boolean
  readonly outer: number | undefined
  readonly void: boolean
  closeRange?: Range
  /** Whether something ended it, be it its end tag or what implies one. */
  ended: boolean
}

/**
 * Reads all HTML of a page. `nodes` are in source order and disjoint; every range of the result is in
 * offsets of `text`. An element that is never closed has its start tag alone as its range, and is no
 * parent: what follows belongs to the element around it, except where its end tag is optional and
 * implied. Takes linear time and never throws.
 */
export function readHtml(text: string, nodes: readonly HtmlNode[]): HtmlFacts {
  const strayClosings: {name: string; range: Range}[] = []
  const openQuotes: HtmlAttribute[] = []
  const comments: {range: Range; value: string}[] = []
  const matcher = createMatcher()
  for (const node of nodes) {
    scanHtml(text, node.range, {
      startTag: (tag) => matcher.open(tag, node.block),
      endTag(name, closeRange) {
        if (!matcher.close(name, closeRange)) strayClosings.push({name, range: closeRange})
      },
      openQuote: (attribute) => openQuotes.push(attribute),
      comment: (value, commentRange) => comments.push({range: commentRange, value}),
    })
  }
  return {elements: finish(matcher.drafts), strayClosings, openQuotes, comments}
}

/** The open elements of a page. Look-ups by name and by barrier are lists of depths: constant time. */
function createMatcher() {
  const drafts: Draft[] = []
  const open: number[] = []
  const depthsByName = new Map<string, number[]>()
  const barriers: Record<Barrier, number[]> = {table: [], cell: [], block: []}

  const nameOf = (index: number | undefined) => (index === undefined ? '' : (drafts[index]?.tag.name ?? ''))

  const pop = (closeRange?: Range) => {
    const draft = drafts[open.pop() ?? -1]
    if (!draft) return
    depthsByName.get(draft.tag.name)?.pop()
    for (const barrier of barriersMadeBy(draft.tag.name)) barriers[barrier].pop()
    draft.ended = closeRange !== undefined || hasOptionalEnd(draft.tag.name)
    if (closeRange) draft.closeRange = closeRange
  }

  const push = (index: number, name: string) => {
    const depths = depthsByName.get(name)
    if (depths) depths.push(open.length)
    else depthsByName.set(name, [open.length])
    for (const barrier of barriersMadeBy(name)) barriers[barrier].push(open.length)
    open.push(index)
  }

  return {
    drafts,
    open(tag: HtmlStartTag, block: boolean) {
      while (endsImplicitly(tag.name, nameOf(open.at(-1)))) pop()
      const isEmpty = tag.selfClosing || isVoid(tag.name)
      drafts.push({tag, block, outer: open.at(-1), void: isEmpty, ended: false})
      if (!isEmpty) push(drafts.length - 1, tag.name)
    },
    /** Closes the nearest open element of that name; false when the end tag reaches none. */
    close(name: string, closeRange: Range): boolean {
      const depth = depthsByName.get(name)?.at(-1)
      if (depth === undefined || depth < (barriers[barrierFor(name)].at(-1) ?? 0)) return false
      while (open.length > depth + 1) pop()
      pop(closeRange)
      return true
    },
  }
}

function finish(drafts: readonly Draft[]): readonly HtmlElement[] {
  const parents: (number | undefined)[] = []
  const children: number[][] = drafts.map(() => [])
  for (const [index, {outer}] of drafts.entries()) {
    // `<user>` in running text is not the parent of the rest of the page.
    const parent = outer === undefined || drafts[outer]?.ended ? outer : parents[outer]
    parents.push(parent)
    if (parent !== undefined) children[parent]?.push(index)
  }
  return drafts.map(({tag, block, closeRange, void: isEmpty}, index) => ({
    name: tag.name,
    attributes: tag.attributes,
    openRange: tag.range,
    nameRange: tag.nameRange,
    ...(closeRange && {closeRange}),
    range: closeRange ? range(tag.range.start, closeRange.end) : tag.range,
    parent: parents[index],
    children: children[index] ?? [],
    block,
    void: isEmpty,
  }))
}
