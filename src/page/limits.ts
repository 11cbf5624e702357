/**
 * How far a page can be read: parsers take time quadratic in the depth of quotes and lists, and a hostile
 * page may hold 200,000 of them in a line. One linear look before parsing finds where to stop; what nests too
 * deep in the tree is found after it, before anything walks there.
 */
import type {Nodes} from 'mdast'
import {createLineEnds} from '../core/line-ends.ts'
import type {Range} from '../core/range.ts'

/** More containers than any writer nests. */
const maxDepth = 100

/** The longest line that is read, in UTF-16 units. */
const maxLine = 1_000_000

/** Deeper than containers of `maxDepth` and tables in them go: only marks around marks do. */
const maxTreeDepth = 400

/** More tags in one another than anybody writes: many questions about a tag look at all around it. */
const maxParts = 500

/** The longest front matter that is read, in UTF-16 units: each of its keys is compared with all others. */
export const maxFrontMatter = 50_000

/**
 * For each line a parser looks at each pair of containers around it, and for one that lacks the marks of its
 * containers at all lines of the paragraph: about a second.
 */
const maxSteps = 20_000_000

/** Where reading stops, and why. */
export interface Limit {
  /** Offset of the start of the first line that is not read. */
  readonly offset: number
  /**
   * `depth`: quotes and lists nest too deep; `line-length`: the line is too long; `marks`: emphasis nests too
   * deep; `tags`: HTML or tags nest too deep; `front-matter`: it is too long; `work`: what stands there would take too long.
   */
  readonly reason: 'depth' | 'line-length' | 'marks' | 'tags' | 'front-matter' | 'work' | 'failure'
  /** What went wrong in this tool, for `failure`. */
  readonly failure?: string
}

/** The first line of a text that is too deep or too long to be read; undefined for all real pages. */
export function findLimit(text: string): Limit | undefined {
  const depths = createDepths(text)
  const lineEnd = createLineEnds(text)
  let steps = 0
  for (let start = 0; start < text.length; ) {
    const end = lineEnd(start)
    if (end - start > maxLine) return {offset: start, reason: 'line-length'}
    const depth = depths.depthOf(start, end)
    if (depth > maxDepth) return {offset: start, reason: 'depth'}
    steps += depth * depth + (depths.lazyLines >> 3)
    if (steps > maxSteps) return {offset: start, reason: 'work'}
    start = end + (text.charCodeAt(end) === 13 && text.charCodeAt(end + 1) === 10 ? 2 : 1)
  }
  return undefined
}

/** The start of the first HTML element or tag with too many around it. */
export function findDeepPart(
  parts: readonly {readonly parent?: number | undefined; readonly range: Range}[],
) {
  const depths: number[] = []
  for (const {parent, range} of parts) {
    const depth = parent === undefined ? 0 : (depths[parent] ?? 0) + 1
    if (depth > maxParts) return range.start
    depths.push(depth)
  }
  return undefined
}

/** The start of the first node that lies too deep for walks that call themselves. */
export function findDeepNode(node: Nodes, depth = 0): number | undefined {
  if (depth > maxTreeDepth) return node.position?.start.offset ?? 0
  if (!('children' in node)) return undefined
  for (const child of node.children) {
    const found = findDeepNode(child, depth + 1)
    if (found !== undefined) return found
  }
  return undefined
}

/**
 * Follows quotes and list items from line to line. It knows no code and no HTML, so it counts some too many;
 * lists by the columns that their marks stand in, since each list in another stands further right.
 */
function createDepths(text: string) {
  const columns = new Set<number>()
  let afterBlank = true
  let last = 0
  let lines = 0
  let marked = false
  let bare = false
  return {
    /** How many containers a line may stand in; a rule such as `* * *` opens none. */
    depthOf(start: number, end: number): number {
      let quotes = 0
      let opened = 0
      let white = 0
      let column = 0
      let at = start
      let firstMark: number | undefined
      for (; at < end; ) {
        const code = text.charCodeAt(at)
        if (code === space || code === tab) {
          const width = code === tab ? 4 - (column % 4) : 1
          white += width
          column += width
          at++
          continue
        }
        const next = afterMarker(text, at, end)
        if (next === undefined) break
        if (code === quote) quotes++
        else if (firstMark === undefined && isRule(text, at, end)) break
        else {
          firstMark ??= at
          opened++
          columns.add(column)
        }
        column += next - at
        at = next
      }
      const blank = at >= end && quotes + opened === 0
      // Text at the margin that goes on with no paragraph ends all lists.
      if (!blank && afterBlank && column === 0) columns.clear()
      afterBlank = blank
      lines = blank ? 0 : lines + 1
      bare = quotes + opened === 0
      marked = !blank && (marked || quotes + opened > 0)
      if (!blank) last = quotes + opened + Math.min(columns.size, white >> 1)
      return last
    },
    /** For a line that goes on with a paragraph in a quote or item without its mark: the lines of that paragraph. */
    get lazyLines() {
      return marked && bare ? lines : 0
    },
  }
}

const space = 32
const tab = 9
const quote = 62

/** The offset after a container's marker, if one stands here. */
function afterMarker(text: string, at: number, end: number): number | undefined {
  const first = text[at]
  if (first === '>') return at + 1
  let next = at
  if (first === '-' || first === '*' || first === '+') next++
  else {
    while (next < end && next - at < 9 && isDigit(text.charCodeAt(next))) next++
    if (next === at || next >= end || (text[next] !== '.' && text[next] !== ')')) return undefined
    next++
  }
  return next >= end || text[next] === ' ' || text[next] === '\t' ? next : undefined
}

const isDigit = (code: number) => code >= 48 && code <= 57

/** Whether nothing but one mark and white space stands up to the end. */
function isRule(text: string, from: number, end: number): boolean {
  const mark = text[from]
  if (mark !== '-' && mark !== '*') return false
  for (let at = from; at < end; at++) {
    if (text[at] !== mark && text[at] !== ' ' && text[at] !== '\t') return false
  }
  return end - from > 2
}
