/**
 * Markdown in a stretch of source that is not parsed as Markdown, such as the text of a table cell in
 * HTML. A mark counts only if CommonMark would read it, so that a lone `*` is none.
 */
import type {Nodes} from 'mdast'
import {fromMarkdown} from 'mdast-util-from-markdown'
import {type Range, range} from '../core/range.ts'

/** The first Markdown construct of a stretch. */
export interface RawMarkdown {
  /** In words: `bold text`, `link`. */
  readonly what: string
  readonly range: Range
  readonly node: Nodes
}

/** A stretch is looked at no further than this; what comes later is one mistake with what comes first. */
const longest = 4000

/** The first bold text, link, image or code span of a stretch. */
export const rawInlineMarkdown = (text: string, within: Range): RawMarkdown | undefined =>
  mayHoldMarks(text.slice(within.start, within.end)) ? find(text, within, nameInline) : undefined

/** Parsing costs a thousand times as much as this, and most texts hold no marks. */
const mayHoldMarks = (source: string) =>
  source.includes('](') || ['**', '__', '`'].some((mark) => source.indexOf(mark) !== source.lastIndexOf(mark))

/** The first Markdown of a stretch, lists, headings and fenced code included. */
export const rawMarkdown = (text: string, within: Range): RawMarkdown | undefined =>
  find(text, within, (node, source) => nameBlock(node, source) ?? nameInline(node, source))

type Naming = (node: Nodes, source: string) => string | undefined

function find(text: string, within: Range, name: Naming): RawMarkdown | undefined {
  const source = text.slice(within.start, Math.min(within.end, within.start + longest))
  const pending: Nodes[] = [fromMarkdown(source)]
  for (let node = pending.pop(); node; node = pending.pop()) {
    const start = node.position?.start.offset ?? 0
    const end = node.position?.end.offset ?? start
    const what = name(node, source.slice(start, end))
    if (what !== undefined) return {what, range: range(within.start + start, within.start + end), node}
    if ('children' in node) pending.push(...[...node.children].reverse())
  }
  return undefined
}

function nameInline(node: Nodes, source: string): string | undefined {
  if (node.type === 'strong') return 'bold text'
  if (node.type === 'inlineCode') return 'inline code'
  if (node.type === 'image') return 'image'
  return node.type === 'link' && source.startsWith('[') ? 'link' : undefined
}

function nameBlock(node: Nodes, source: string): string | undefined {
  if (node.type === 'list') return 'list'
  if (node.type === 'heading' && source.startsWith('#')) return 'heading'
  return node.type === 'code' && /^[`~]/.test(source) ? 'fenced code' : undefined
}
