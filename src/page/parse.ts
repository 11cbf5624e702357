/**
 * Text to tree, and tree to page: the first stage, a function of path and text alone. The reference
 * parser is `remark-parse` with GitBook's syntax; any text gives a page.
 */
import type {Root} from 'mdast'
import remarkFrontmatter from 'remark-frontmatter'
import remarkParse from 'remark-parse'
import {unified} from 'unified'
import {visit} from 'unist-util-visit'
import {createLineIndex} from '../core/line-index.ts'
import type {Range} from '../core/range.ts'
import {remarkGitbook} from '../syntax/remark-gitbook.ts'
import {collect} from './collect.ts'
import type {PageKind} from './facts.ts'
import {kindOfPath} from './kind.ts'
import {findLimit} from './limits.ts'
import type {Page} from './page.ts'

const processor = unified().use(remarkParse).use(remarkFrontmatter, ['yaml']).use(remarkGitbook).freeze()

/**
 * Reads a page.
 * @param path from the space root, with `/`
 * @param text the decoded file, with its byte order mark if it has one
 */
export function parsePage(path: string, text: string, kind: PageKind = kindOfPath(path)): Page {
  const limit = findLimit(text)
  const tree = parseTree(limit === undefined ? text : text.slice(0, limit.offset))
  const lines = createLineIndex(text)
  const collected = collect({path, text, kind, tree})
  if (limit === undefined) return {path, text, lines, tree, ...collected}
  // What was not read may hold any anchor.
  return {
    path,
    text,
    lines,
    tree,
    limit,
    ...collected,
    facts: {...collected.facts, hasGeneratedAnchors: true},
  }
}

/** The tree of a text; offsets count a byte order mark, which micromark passes over. */
export function parseTree(text: string): Root {
  const tree = processor.parse(text)
  if (text.charCodeAt(0) === 0xfeff) shift(tree, 1)
  return tree
}

function shift(tree: Root, by: number) {
  visit(tree, (node) => {
    const {position} = node
    for (const point of [position?.start, position?.end]) {
      if (point?.offset !== undefined) point.offset += by
    }
    if (node.type === 'gitbookTag') Object.assign(node, shiftRanges(node, by))
  })
}

/** The same plain data with every range moved; positions, which are no ranges, stay. */
function shiftRanges(value: unknown, by: number): unknown {
  if (value === null || typeof value !== 'object') return value
  if (Array.isArray(value)) return value.map((item) => shiftRanges(item, by))
  if (isRange(value)) return {start: value.start + by, end: value.end + by}
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, key === 'position' ? item : shiftRanges(item, by)]),
  )
}

const isRange = (value: object): value is Range =>
  'start' in value && 'end' in value && typeof value.start === 'number' && typeof value.end === 'number'
