/**
 * What stands directly between the tags of a block. Tags are flat in the tree; here each node goes to the
 * innermost block around it. Blocks whose tags lie in different containers have no content that can be told.
 */
import type {Nodes, Root} from 'mdast'
import type {Block} from './facts.ts'
import {rangeOf} from './gathered.ts'
import type {Page} from './page.ts'

const known = new WeakMap<Root, ReadonlyMap<number, readonly Nodes[]>>()

/**
 * Nodes of a block by its index in `page.facts.blocks`, in source order, without tags and without what lies
 * in blocks inside it. Blocks without end tag are absent. Computed once for a page.
 */
export function blockContents({tree, facts}: Page): ReadonlyMap<number, readonly Nodes[]> {
  const before = known.get(tree)
  if (before !== undefined) return before
  const contents = facts.blocks.some(({close}) => close !== undefined)
    ? gather(tree, facts.blocks)
    : new Map<number, Nodes[]>()
  known.set(tree, contents)
  return contents
}

function gather(tree: Root, blocks: readonly Block[]): Map<number, Nodes[]> {
  const opening = new Map<number, number>()
  const closing = new Map<number, number>()
  blocks.forEach(({open, close}, index) => {
    if (close === undefined) return
    opening.set(rangeOf(open).start, index)
    closing.set(rangeOf(close).start, index)
  })
  const contents = new Map<number, Nodes[]>()
  const parents: Nodes[] = [tree]
  for (let parent = parents.pop(); parent !== undefined; parent = parents.pop()) {
    if (!('children' in parent)) continue
    gatherFrom(parent.children, {opening, closing, contents})
    for (const child of parent.children) if ('children' in child) parents.push(child)
  }
  return contents
}

interface Gathering {
  readonly opening: ReadonlyMap<number, number>
  readonly closing: ReadonlyMap<number, number>
  readonly contents: Map<number, Nodes[]>
}

function gatherFrom(children: readonly Nodes[], {opening, closing, contents}: Gathering) {
  const tags = children.filter((child) => child.type === 'gitbookTag')
  if (tags.length === 0) return
  const closedHere = new Set(tags.map((tag) => closing.get(rangeOf(tag).start)))
  const stack: {index: number; nodes: Nodes[]}[] = []
  for (const child of children) {
    const {start} = rangeOf(child)
    const index = child.type === 'gitbookTag' ? opening.get(start) : undefined
    const top = stack[stack.length - 1]
    if (index !== undefined && closedHere.has(index)) {
      const nodes: Nodes[] = []
      contents.set(index, nodes)
      stack.push({index, nodes})
    } else if (child.type === 'gitbookTag' && top !== undefined && closing.get(start) === top.index)
      stack.pop()
    else if (child.type !== 'gitbookTag') top?.nodes.push(child)
  }
}

/** Whether readers see something of a node: not of white space, comments and breaks. */
export function isVisible(node: Nodes): boolean {
  if (node.type === 'text') return /[^\s\u200B\uFEFF]/.test(node.value)
  if (node.type === 'break' || node.type === 'definition') return false
  if (node.type === 'html') return !/^\s*<!--(?:(?!-->)[\s\S])*-->\s*$/.test(node.value)
  return node.type === 'paragraph' ? node.children.some(isVisible) : true
}
