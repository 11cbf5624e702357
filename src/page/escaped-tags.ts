/** Tags that are escaped in running text, `\{% hint style="info" %\}`, and so are shown as they are written. */
import type {Code, InlineCode, Text} from 'mdast'
import type {Range} from '../core/range.ts'
import {attributeSchema, schemaOf} from '../gitbook/tag-schemas.ts'
import {sourceText} from '../syntax/source-text.ts'
import {rangeOf} from './gathered.ts'

/** One escaped tag. */
export interface EscapedTag {
  /** Name without `end`. */
  readonly name: string
  readonly kind: 'open' | 'close'
  /** The tag as it would stand without escapes. */
  readonly value: string
  /** From `\{` to after `%\}`, a hard break behind it included. */
  readonly range: Range
  /** Whether it has an attribute that its schema knows. */
  readonly hasAttribute: boolean
  /** Whether it stands alone on its line. */
  readonly alone: boolean
  /** Whether it begins its line, or ends it. */
  readonly atEdge: boolean
}

const pattern = /\{%[ \t]+(end)?([a-z][a-z-]*)((?:[ \t]+[\w-]+="[^"\r\n]*")*)[ \t]*%\}/g

/** The escaped tags of a text node whose names GitBook knows. */
export function escapedTags(text: string, node: Text): readonly EscapedTag[] {
  if (!node.value.includes('{%')) return []
  const source = sourceText(text, rangeOf(node), node.value)
  const found: EscapedTag[] = []
  for (const match of node.value.matchAll(pattern)) {
    const [value, end, name = '', attributes = ''] = match
    const raw = source.rawRange(match.index, match.index + value.length)
    if (schemaOf(name) === undefined || text[raw.start] !== '\\') continue
    const range = {start: raw.start, end: hardBreakEnd(text, raw.end)}
    const names = [...attributes.matchAll(/([\w-]+)="/g)].map(([, attribute = '']) => attribute)
    found.push({
      name,
      kind: end === undefined ? 'open' : 'close',
      value,
      range,
      hasAttribute: names.some((attribute) => attributeSchema(name, attribute) !== undefined),
      ...edges(text, range),
    })
  }
  return found
}

/** GitBook writes `%\}\` where a line break followed the tag. */
const hardBreakEnd = (text: string, end: number) =>
  /^\\(?=[\r\n]|$)/.test(text.slice(end, end + 2)) ? end + 1 : end

function edges(text: string, {start, end}: Range) {
  const before = /[^\r\n]*$/.exec(text.slice(Math.max(0, start - 200), start))?.[0] ?? ''
  const after = /^[^\r\n]*/.exec(text.slice(end, end + 200))?.[0] ?? ''
  const begins = before.trim() === ''
  const ends = after.replaceAll('&#x20;', '').trim() === ''
  return {alone: begins && ends, atEdge: begins || ends}
}

/** Whether code shows a tag: then the page speaks about tags. */
export const showsTag = (node: Code | InlineCode): boolean => /\{%/.test(node.value)
