/**
 * Text to tree, and tree to page: the first stage, a function of path and text alone. The reference
 * parser is `remark-parse` with GitBook's syntax; any text gives a page.
 */
import type {Root} from 'mdast'
import remarkFrontmatter from 'remark-frontmatter'
import remarkParse from 'remark-parse'
import {type Processor, unified} from 'unified'
import {messageOf} from '../core/thrown.ts'
import {boundedParsing, TooMuchWork} from '../syntax/bounded-parsing.ts'
import {remarkGitbook} from '../syntax/remark-gitbook.ts'
import {shiftTree} from '../syntax/shift-tree.ts'
import {type Parts, readParts} from './collect.ts'
import type {PageKind} from './facts.ts'
import {kindOfPath} from './kind.ts'
import {findDeepNode, findLimit, type Limit} from './limits.ts'
import type {Page} from './page.ts'
import {findLimitOfParts, type PageSource, pageOf, unreadPage} from './page-of-tree.ts'

const processor = unified()
  .use(remarkParse)
  .use(remarkFrontmatter, ['yaml'])
  .use(remarkGitbook)
  .use(function (this: Processor): undefined {
    const data = this.data()
    data.micromarkExtensions = [...(data.micromarkExtensions ?? []), boundedParsing()]
  })
  .freeze()

/**
 * Reads a page. Never throws: where this tool fails, the page has an empty tree, and its limit says why.
 * @param path from the space root, with `/`
 * @param text the decoded file, with its byte order mark if it has one
 */
export function parsePage(path: string, text: string, kind: PageKind = kindOfPath(path)): Page {
  const source = {path, text, kind}
  try {
    return readAsFarAsPossible(source)
  } catch (thrown) {
    return unreadPage(source, messageOf(thrown))
  }
}

const maxTries = 5

function readAsFarAsPossible(source: PageSource): Page {
  const {text} = source
  let limit = findLimit(text)
  for (let tries = 1; ; tries++) {
    const found = readUpTo(limit, text)
    if ('tree' in found) return pageOf(source, {...found, limit})
    // What is cut off may change what stands before it; a few looks find the place, or a nearer one will do.
    limit = {...found, offset: lineStart(text, tries < maxTries ? found.offset : found.offset >> 1)}
  }
}

/** The tree up to a limit, or the nearer limit that only parsing finds. */
function readUpTo(
  limit: Limit | undefined,
  text: string,
): Limit | {readonly tree: Root; readonly parts: Parts} {
  const parsed = parseWithin(limit === undefined ? text : text.slice(0, limit.offset))
  if ('reason' in parsed) return parsed
  const tree = overMark(text, parsed)
  const parts = readParts(text, tree)
  return findLimitOfParts(parts) ?? {tree, parts}
}

function parseWithin(text: string): Root | Limit {
  const mark = text.charCodeAt(0) === 0xfeff ? 1 : 0
  try {
    const tree = processor.parse(text)
    const deep = findDeepNode(tree)
    return deep === undefined ? tree : {offset: deep + mark, reason: 'marks'}
  } catch (thrown) {
    if (thrown instanceof TooMuchWork) return {offset: thrown.offset + mark, reason: 'work'}
    throw thrown
  }
}

const lineStart = (text: string, at: number) =>
  at <= 0 ? 0 : Math.max(text.lastIndexOf('\n', at - 1), text.lastIndexOf('\r', at - 1)) + 1

/**
 * The tree of a text; offsets count a byte order mark, which micromark passes over.
 * @throws TooMuchWork for text that takes too long
 */
export const parseTree = (text: string): Root => overMark(text, processor.parse(text))

/** The tree of a text; `undefined` for text that takes too long. */
export function tryParseTree(text: string): Root | undefined {
  try {
    return parseTree(text)
  } catch (thrown) {
    if (thrown instanceof TooMuchWork) return undefined
    throw thrown
  }
}

function overMark(text: string, tree: Root): Root {
  if (text.charCodeAt(0) === 0xfeff) shiftTree(tree, 1)
  return tree
}
