/** Tree to page: what is left to do once a text is parsed, whichever parser did it. This module loads none. */
import type {Root} from 'mdast'
import {createLineIndex} from '../core/line-index.ts'
import {collect, type Parts, readParts} from './collect.ts'
import type {PageKind} from './facts.ts'
import {rangeOf} from './gathered.ts'
import {findDeepNode, findDeepPart, type Limit, maxFrontMatter} from './limits.ts'
import type {Page} from './page.ts'

/** A page before it is parsed. */
export interface PageSource {
  readonly path: string
  readonly text: string
  readonly kind: PageKind
}

/**
 * The page of a tree that another parser gave for the whole text, which holds no limit; `undefined` where there is
 * more of something than is read.
 */
export function pageOfTree(source: PageSource, tree: Root): Page | undefined {
  if (findDeepNode(tree) !== undefined) return undefined
  const parts = readParts(source.text, tree)
  return findLimitOfParts(parts) === undefined ? pageOf(source, {tree, parts, limit: undefined}) : undefined
}

/** The limit that only the parts of a page show: front matter that is too long, HTML or tags that lie too deep. */
export function findLimitOfParts({nodes: {yaml}, html, blocks}: Parts): Limit | undefined {
  if (yaml !== undefined && yaml.value.length > maxFrontMatter) {
    return {offset: rangeOf(yaml).start, reason: 'front-matter'}
  }
  const deep = findDeepPart(html.elements) ?? findDeepPart(blocks)
  return deep === undefined ? undefined : {offset: deep, reason: 'tags'}
}

/** A page, its facts collected. */
export function pageOf(
  source: PageSource,
  {tree, parts, limit}: {readonly tree: Root; readonly parts: Parts; readonly limit: Limit | undefined},
): Page {
  const {path, text} = source
  const lines = createLineIndex(text)
  const collected = collect({...source, tree, parts})
  if (limit === undefined) return {path, text, lines, tree, ...collected}
  // What was not read is something, and may hold any anchor.
  const facts = {...collected.facts, empty: false, hasGeneratedAnchors: true, cut: true as const}
  return {path, text, lines, tree, limit, ...collected, facts}
}

/** The page of a text that this tool failed to read: nothing is known of it but why. */
export function unreadPage(source: PageSource, failure: string): Page {
  const tree: Root = {type: 'root', children: []}
  const limit: Limit = {offset: 0, reason: 'failure', failure}
  return pageOf(source, {tree, limit, parts: readParts(source.text, tree)})
}
