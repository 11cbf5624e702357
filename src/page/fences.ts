/** Fences of code blocks, which the tree does not keep: where they open, whether they close, what they swallow. */
import type {Code} from 'mdast'
import type {Range} from '../core/range.ts'
import {rangeOf} from './gathered.ts'

/** The opening fence of a code block with its info string; `undefined` for indented code. */
export function openingFence(text: string, node: Code): Range | undefined {
  const {start, end} = rangeOf(node)
  const line = /^(?:`{3,}|~{3,})[^\r\n]*/.exec(text.slice(start, end))?.[0].trimEnd()
  return line === undefined ? undefined : {start, end: start + line.length}
}

/** Whether a fenced code block lacks its closing fence, so that it runs to the end of what it stands in. */
export function isUnclosedFence(text: string, node: Code): boolean {
  const opening = openingFence(text, node)
  if (opening === undefined) return false
  const source = text.slice(opening.start, rangeOf(node).end)
  const fence = /^(?:`+|~+)/.exec(source)?.[0] ?? ''
  const lastLine = source.slice(Math.max(source.lastIndexOf('\n'), source.lastIndexOf('\r')) + 1)
  if (lastLine.length === source.length) return true
  const closing = lastLine.replace(/^[\s>]+/, '').trimEnd()
  return closing.length < fence.length || closing !== fence.charAt(0).repeat(closing.length)
}

/** A tag that is only text, because it stands in code. */
export interface LostTag {
  readonly name: string
  readonly kind: 'open' | 'close'
  /** Where its code block starts. */
  readonly offset: number
}

/**
 * The tags inside code, where a missing fence makes it likely that they were meant as tags: from the first
 * fence that does not close backwards, any fence may be the one that was meant to.
 */
export function tagsLostInFences(text: string, nodes: readonly Code[]): readonly LostTag[] {
  if (!nodes.some((node) => isUnclosedFence(text, node))) return []
  return nodes.flatMap((node) =>
    [...node.value.matchAll(/\{%-?[ \t]*(end)?([a-z][\w-]*)/g)].map(([, end, name = '']) => ({
      name,
      kind: end === undefined ? ('open' as const) : ('close' as const),
      offset: rangeOf(node).start,
    })),
  )
}
