/** Tree to page: what is left to do once a text is parsed, whichever parser did it. This module loads none. */
import type {Root} from 'mdast'
import {createLineIndex} from '../core/line-index.ts'
import {collect, type Parts, readParts} from './collect.ts'
import type {PageKind} from './facts.ts'
import {findDeepNode, findDeepPart, type Limit} from './limits.ts'
import type {Page} from './page.ts'

/** A page before it is parsed. */
export interface PageSource {
  readonly path: string
  readonly text: string
  readonly kind: PageKind
}

/**
 * The page of a tree that another parser gave for the whole text, which holds no limit; `undefined` where its parts
 * nest deeper than this parser lets pass.
 */
export function pageOfTree(source: PageSource, tree: Root): Page | undefined {
  if (findDeepNode(tree) !== undefined) return undefined
  const parts = readParts(source.text, tree)
  return findDeep(parts) === undefined ? pageOf(source, {tree, parts, limit: undefined}) : undefined
}

/** The start of the first HTML element or tag that lies too deep. */
export const findDeep = ({html, blocks}: Parts): number | undefined =>
  findDeepPart(html.elements) ?? findDeepPart(blocks)

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
