/**
 * A second parser, native and some twenty times as fast, which gives the tree of the reference or none. What it is
 * known to read otherwise is left to the reference: a part of a page if it can be cut out, else the whole.
 */
import type {Root} from 'mdast'
import {shiftTree} from '../shift-tree.ts'
import {alignTree} from './align-tree.ts'
import {doubtOf, isForReference} from './doubtful.ts'
import {maskTags} from './mask-tags.ts'
import {type LoadReference, type ParseMarkdown, parseParts} from './parse-parts.ts'
import {restoreTags} from './restore-tags.ts'

/** Gives the tree of a text; `undefined` where the reference has to. */
export type NativeParser = (text: string) => Promise<Root | undefined>

/**
 * Makes a parser of two.
 * @param markdownToMdast Markdown with GFM and front matter to mdast with positions, as that of `satteri` does it
 * @param loadReference gives the reference once a page needs it for some of its parts
 */
export function createNativeParser(
  markdownToMdast: ParseMarkdown,
  loadReference: LoadReference,
): NativeParser {
  const parse: NativeParser = async (text) => {
    if (isForReference(text)) return undefined
    return parseWhole(text, markdownToMdast) ?? parseParts(text, markdownToMdast, loadReference)
  }
  return async (text) => {
    if (!text.startsWith('\ufeff')) return parse(text)
    const tree = await parse(text.slice(1))
    if (tree !== undefined) shiftTree(tree, 1)
    return tree
  }
}

function parseWhole(text: string, markdownToMdast: ParseMarkdown): Root | undefined {
  const masked = doubtOf(text) === undefined ? maskTags(text) : undefined
  if (masked === undefined) return undefined
  const tree = markdownToMdast(masked.text)
  const isAligned = alignTree(tree, masked.text) && restoreTags(tree, text, masked.masks)
  return isAligned ? tree : undefined
}
