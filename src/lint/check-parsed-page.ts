/** A parsed page to facts and findings. Apart from the parser, of which there are two. */
import type {Nodes, Root} from 'mdast'
import type {Finding} from '../core/finding.ts'
import type {LineIndex} from '../core/line-index.ts'
import type {Range} from '../core/range.ts'
import type {PageFacts} from '../page/facts.ts'
import type {Page} from '../page/page.ts'
import {type ActiveRule, internalPageError, lintPage} from './lint-page.ts'
import type {PageRule} from './rule.ts'

/** A page after its own rules ran; suppressions are not applied yet. */
export interface CheckedPage {
  readonly text: string
  readonly lines: LineIndex
  readonly facts: PageFacts
  readonly findings: readonly Finding[]
  /** The block after each suppression comment, by the comment's end: what `ignore` covers. */
  readonly nextBlocks: ReadonlyMap<number, Range>
}

/**
 * Runs page rules on a page that is parsed already. Never throws: where this tool fails on the page as a
 * whole, there is one finding that says so.
 */
export function checkParsedPage(page: Page, rules: readonly ActiveRule<PageRule>[]): CheckedPage {
  try {
    return check(page, rules)
  } catch (thrown) {
    const {path, text, lines, facts} = page
    return {text, lines, facts, findings: [internalPageError(path, thrown)], nextBlocks: new Map()}
  }
}

function check(page: Page, rules: readonly ActiveRule<PageRule>[]): CheckedPage {
  const {text, lines, facts} = page
  const findings = lintPage(page, rules)
  return {text, lines, facts, findings, nextBlocks: nextBlocks(page.tree, facts)}
}

/** The block after each suppression comment, by the end of the comment. */
export function nextBlocks(tree: Root, facts: PageFacts): ReadonlyMap<number, Range> {
  const found = new Map<number, Range>()
  for (const {range} of facts.suppressions) {
    const next = siblingAfter(tree, range)
    if (next !== undefined) found.set(range.end, next)
  }
  return found
}

/** The node after the one that holds a range, at the level of the holder. */
function siblingAfter(parent: Nodes, range: Range): Range | undefined {
  if (!('children' in parent)) return undefined
  const at = firstEndingAfter(range.start, parent.children)
  const holder = parent.children[at]
  if (holder === undefined) return undefined
  const inner = 'children' in holder ? siblingAfter(holder, range) : undefined
  const next = parent.children[at + 1]
  if (inner !== undefined || next === undefined) return inner
  return {start: next.position?.start.offset ?? 0, end: endOf(next)}
}

/** The index of the first of some nodes in source order that ends after an offset, by bisection. */
function firstEndingAfter(offset: number, nodes: readonly Nodes[]): number {
  let low = 0
  let high = nodes.length
  while (low < high) {
    const middle = (low + high) >> 1
    const node = nodes[middle]
    if (node !== undefined && endOf(node) <= offset) low = middle + 1
    else high = middle
  }
  return low
}

const endOf = (node: Nodes) => node.position?.end.offset ?? 0
