/**
 * The text that readers see of a page, block by block: what a fix must leave as it is unless it declares
 * otherwise. White space counts once, and characters that nobody sees not at all.
 */
import type {Nodes, Root} from 'mdast'
import {decodeString} from 'micromark-util-decode-string'
import {compareRanges, type Range, slice} from '../core/range.ts'
import {rangeOf} from '../page/gathered.ts'
import type {Page} from '../page/page.ts'
import {htmlTexts} from '../syntax/html-text.ts'

/** A block at the top level of a page. */
export interface VisibleBlock {
  readonly range: Range
  /** Text and code, inside HTML as well; without tags, marks and images. */
  readonly text: string
  /** What is not shown and not lost either: front matter. */
  readonly kept?: string
}

/** The blocks of a page in source order. */
export function visibleBlocks({
  text,
  tree,
  html,
}: Pick<Page, 'text' | 'tree' | 'html'>): readonly VisibleBlock[] {
  const blocks = htmlNodes(tree)
  const byNode = new Map<number, string>()
  const texts = htmlTexts(text, html, blocks)
  let at = 0
  for (const {start, end} of blocks) {
    const own: string[] = []
    for (let each = texts[at]; each && each.range.start < end; each = texts[++at]) {
      own.push(decodeString(slice(text, each.range)))
    }
    byNode.set(start, own.join(' '))
  }
  return tree.children.map((node) => ({
    range: rangeOf(node),
    text: normalised(shownText(node, byNode)),
    ...(node.type === 'yaml' && {kept: node.value}),
  }))
}

/** The block-level HTML of a tree; within a line of text an `html` node is one tag. */
function htmlNodes(tree: Root): readonly Range[] {
  const found: Range[] = []
  const visit = (node: Nodes, isPhrasing: boolean) => {
    if (node.type === 'html' && !isPhrasing) found.push(rangeOf(node))
    if (!('children' in node)) return
    const holdsPhrasing = isPhrasing || phrasing.has(node.type)
    for (const child of node.children) visit(child, holdsPhrasing)
  }
  visit(tree, false)
  return found
}

const phrasing = new Set<Nodes['type']>(['paragraph', 'heading', 'tableCell'])

function shownText(node: Nodes, html: ReadonlyMap<number, string>): string {
  switch (node.type) {
    case 'text':
    case 'inlineCode':
    case 'code':
      return node.value
    case 'html':
      return html.get(rangeOf(node).start) ?? ''
    case 'break':
    case 'gitbookTag':
      return ' '
    default: {
      if (!('children' in node)) return ''
      const between = phrasing.has(node.type) || isMark(node) ? '' : ' '
      return node.children.map((child) => shownText(child, html)).join(between)
    }
  }
}

const isMark = ({type}: Nodes): boolean =>
  type === 'emphasis' || type === 'strong' || type === 'delete' || type === 'link' || type === 'linkReference'

const normalised = (text: string): string =>
  text
    .replace(/\p{Default_Ignorable_Code_Point}|\ufeff/gu, '')
    .replace(/\s+/g, ' ')
    .trim()

/** What an edit replaces in one state of a page, and what it has written in the other. */
export interface Replaced {
  readonly before: Range
  readonly after: Range
  /** Whether readers may see other words in the blocks that it touches. */
  readonly changes: boolean
}

/**
 * Whether two states of a page show the same, but for the blocks, of either state, that changing edits touch.
 * Where those of one state reach over other blocks of the other, the words of these must still be there.
 * @param edits all edits between the two states, sorted and disjoint
 */
export function showSame(
  before: readonly VisibleBlock[],
  after: readonly VisibleBlock[],
  edits: readonly Replaced[],
): boolean {
  const changing = edits.filter(({changes}) => changes)
  const turned = edits.map((edit) => ({...edit, before: edit.after, after: edit.before}))
  const direct = {
    before: touched(
      before,
      changing.map((edit) => edit.before),
    ),
    after: touched(
      after,
      changing.map((edit) => edit.after),
    ),
  }
  const one = divide(before, [...direct.before, ...direct.after.map((range) => carry(range, turned))])
  const other = divide(after, [...direct.after, ...direct.before.map((range) => carry(range, edits))])
  const own = new Set(direct.before)
  const reached = one.inside.filter(({range}) => !own.has(range))
  return textOf(one.outside) === textOf(other.outside) && holdsWords(other.inside, reached)
}

const textOf = (blocks: readonly VisibleBlock[]): string => normalised(blocks.map(({text}) => text).join(' '))

/** Whether the words of some blocks stand in others, in the same order. Marks and spaces do not count. */
function holdsWords(holders: readonly VisibleBlock[], blocks: readonly VisibleBlock[]): boolean {
  const words = ({text, kept = ''}: VisibleBlock): string => (text + kept).replace(/[^\p{L}\p{N}]/gu, '')
  const all = holders.map(words).join('')
  let at = 0
  return blocks.every((block) => {
    const found = all.indexOf(words(block), at)
    at = found + words(block).length
    return found >= 0
  })
}

/** The ranges of the blocks that touch any of some ranges. Both are sorted. */
function touched(blocks: readonly VisibleBlock[], ranges: readonly Range[]): readonly Range[] {
  let at = 0
  return blocks.flatMap(({range}) => {
    while ((ranges[at]?.end ?? Number.POSITIVE_INFINITY) < range.start) at++
    const next = ranges[at]
    return next !== undefined && next.start <= range.end ? [range] : []
  })
}

/** Where a range of one state lies in the other. */
const carry = ({start, end}: Range, edits: readonly Replaced[]): Range => ({
  start: carryOffset(start, edits),
  end: carryOffset(end, edits),
})

function carryOffset(offset: number, edits: readonly Replaced[]): number {
  let low = 0
  let high = edits.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((edits[middle]?.before.start ?? 0) < offset) low = middle + 1
    else high = middle
  }
  const last = edits[low - 1]
  if (last === undefined) return offset
  return offset < last.before.end ? last.after.end : offset - last.before.end + last.after.end
}

/** Blocks that lie in some of the ranges, and those that lie in none. */
function divide(blocks: readonly VisibleBlock[], ranges: readonly Range[]) {
  const sorted = [...ranges].sort(compareRanges)
  const inside: VisibleBlock[] = []
  const outside: VisibleBlock[] = []
  let at = 0
  let reach = 0
  for (const block of blocks) {
    for (let next = sorted[at]; next && next.start < block.range.end; next = sorted[++at]) {
      reach = Math.max(reach, next.end)
    }
    if (block.range.start < reach) inside.push(block)
    else outside.push(block)
  }
  return {inside, outside}
}
