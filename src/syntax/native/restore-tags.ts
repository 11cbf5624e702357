/** Turns the masks of a tree back: into tags where they were parsed as HTML, into their source where they were not. */
import type {Html, Nodes, Root, RootContent} from 'mdast'
import type {Range} from '../../core/range.ts'
import type {GitbookTag} from '../nodes.ts'
import {readTag} from '../read-tag.ts'
import {maskStart} from './mask-tags.ts'

/** A point before a tag. */
interface Place {
  readonly line: number
  readonly offset?: number | undefined
}

/** What a tree is restored from: the text as it was, and its masks. */
interface Source {
  readonly text: string
  readonly masks: readonly Range[]
  /** Index of the first mask that is not restored yet; masks come in source order. */
  next: number
  /** Where the last tag began: lines are counted from there. */
  last: Place
}

/** Restores a tree in place; `false` where a mask was read in a way that a tag is not. */
export function restoreTags(tree: Root, text: string, masks: readonly Range[]): boolean {
  const source: Source = {text, masks, next: 0, last: {line: 1, offset: 0}}
  return restoreChildren(tree, source) && source.next === masks.length
}

function restoreChildren(parent: Nodes, source: Source): boolean {
  if (!('children' in parent)) return restoreLeaf(parent, source)
  if (!isPlain(parent)) return false
  const isFlow = flowParents.has(parent.type)
  const restored: Nodes[] = []
  for (const child of parent.children) {
    if (child.type !== 'html' || !child.value.includes(maskStart) || isVerbatim(child)) {
      if (!restoreChildren(child, source)) return false
      restored.push(child)
      continue
    }
    const tags = isFlow ? splitHtml(child, source) : inlineTag(child, source)
    if (tags === undefined) return false
    restored.push(...tags)
  }
  // Children are of the kinds that they were, and tags stand wherever HTML may.
  if (restored.length !== parent.children.length || restored.some((node, at) => node !== parent.children[at]))
    Object.assign(parent, {children: restored})
  return true
}

const flowParents: ReadonlySet<string> = new Set(['root', 'blockquote', 'listItem', 'footnoteDefinition'])

/** HTML that goes on to its own end tag, past lines with tags. */
const isVerbatim = ({value}: Html): boolean => /^ {0,3}<(?:pre|script|style|textarea)(?=[\s>]|$)/i.test(value)

/** Whether no mask lies in what a node has besides children and value. */
function isPlain(node: Nodes): boolean {
  if (node.type === 'link') return isFree(node.url) && isFree(node.title)
  return true
}

const isFree = (text: string | null | undefined): boolean => !text?.includes(maskStart)

/** Puts the source of masks back into text that is shown as it is written. */
function restoreLeaf(node: Nodes, source: Source): boolean {
  if ('url' in node && !isFree(node.url)) return false
  if ('title' in node && !isFree(node.title)) return false
  if ('alt' in node && !isFree(node.alt)) return false
  if ('label' in node && !isFree(node.label)) return false
  if (node.type === 'code' && !(isFree(node.lang) && isFree(node.meta))) return false
  if (!('value' in node) || !node.value.includes(maskStart)) return true
  if (node.type === 'text' || node.type === 'inlineCode') return false
  let isKnown = true
  node.value = node.value.replaceAll(/<!--~+-->/g, (mask) => {
    const range = source.masks[source.next++]
    if (range === undefined || range.end - range.start !== mask.length) isKnown = false
    return range === undefined ? mask : source.text.slice(range.start, range.end)
  })
  return isKnown
}

function inlineTag(node: Html, source: Source): readonly Nodes[] | undefined {
  const tag = takeTag(source, true, node.position?.start)
  return tag && node.position?.start.offset === tag.position?.start.offset && isOneMask(node)
    ? [tag]
    : undefined
}

const isOneMask = ({value}: Html): boolean => /^<!--~+-->[ \t]*$/.test(value)

/**
 * A block of HTML with masks. One that begins with a mask is that tag. Another is HTML up to the first tag, which ends
 * it; what follows may be tags alone, for anything else would have been read otherwise.
 */
function splitHtml(node: Html, source: Source): readonly Nodes[] | undefined {
  const lines = node.value.split(/\r?\n/)
  const first = lines.findIndex((line) => line.includes(maskStart))
  if (!lines.slice(first).every((line) => /^ {0,3}<!--~+-->[ \t]*$/.test(line))) return undefined
  const tags: RootContent[] = []
  for (const _ of lines.slice(first)) {
    const tag = takeTag(source, false, node.position?.start)
    if (tag === undefined) return undefined
    tags.push(tag)
  }
  if (first === 0) return tags
  const start = tags[0]?.position?.start
  const value = firstLines(node.value, first)
  const html = start && endedBefore(node, value, start.offset ?? 0, source.text)
  return html && [html, ...tags]
}

/** So many lines of a text, with the endings between them as they are. */
function firstLines(text: string, count: number): string {
  let end = -1
  for (let line = 0; line < count; line++) end = text.indexOf('\n', end + 1)
  return text.slice(0, text[end - 1] === '\r' ? end - 1 : end)
}

/** The block as it is if a line that begins at or before an offset is no longer of it. */
function endedBefore(node: Html, value: string, offset: number, text: string): Html | undefined {
  const {position} = node
  const lineEnd = text.lastIndexOf('\n', offset - 1)
  if (position === undefined || lineEnd < 0) return undefined
  const end = text[lineEnd - 1] === '\r' ? lineEnd - 1 : lineEnd
  const line = position.start.line + value.split('\n').length - 1
  const lineStart = text.lastIndexOf('\n', end - 1) + 1
  return {
    type: 'html',
    value,
    position: {start: position.start, end: {line, column: end - lineStart + 1, offset: end}},
  }
}

/** The next tag; `from` is a point before it. */
function takeTag(source: Source, inline: boolean, from: Place | undefined): GitbookTag | undefined {
  const range = source.masks[source.next]
  if (range === undefined || from?.offset === undefined || from.offset > range.start) return undefined
  source.next++
  const {start, end} = range
  const near = (source.last.offset ?? 0) > from.offset ? source.last : from
  const line = near.line + countLines(source.text, near.offset ?? 0, start)
  source.last = {line, offset: start}
  const column = start - source.text.lastIndexOf('\n', start - 1)
  return {
    type: 'gitbookTag',
    ...readTag({text: source.text.slice(start, end), offset: (at) => start + at}),
    inline,
    position: {
      start: {line, column, offset: start},
      end: {line, column: column + end - start, offset: end},
    },
  }
}

function countLines(text: string, from: number, to: number): number {
  let count = 0
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) count++
  return count
}
