/**
 * Puts HTML comments of the same length in the place of GitBook's tags, so that a parser that knows only Markdown
 * sees something that behaves as they do: it stands alone on its line and ends a paragraph, a table or a list. Only
 * tags that are alone on their line and plainly written are masked; a page with others is not for this parser.
 */
import type {Range} from '../../core/range.ts'

/** A text with masks, all of them `<!--`, tildes and `-->`. */
export interface MaskedText {
  readonly text: string
  /** The tags, in source order. */
  readonly masks: readonly Range[]
}

/** What every mask begins with, and nothing else may. */
export const maskStart = '<!--~'

/** Containers' marks, a tag whose quotes close and that holds no other tag, and the end of the line. */
const tagLine =
  /^((?:[ \t]|>|[*+-](?=[ \t])|\d{1,9}[.)](?=[ \t]))*)(\{%-?[ \t]*[A-Za-z@][\w@/.-]*(?![\w@/.-])(?:[^"'\\\n\r{}%]|%(?!\})|\{(?!%)|"[^"\\\n\r]*")*%\})[ \t]*$/gm

/** The shortest comment that has room for a tilde. */
const shortest = maskStart.length + 3

/** Masks the tags of a page; `undefined` where some cannot be masked. */
export function maskTags(text: string): MaskedText | undefined {
  if (text.includes(maskStart)) return undefined
  const count = countTags(text)
  if (count === 0) return {text, masks: []}
  const masks: Range[] = []
  const masked = text.replaceAll(tagLine, (line: string, before: string, tag: string, at: number) => {
    if (tag.length < shortest || tag.indexOf('{%', 2) >= 0 || tag.indexOf('%}') !== tag.length - 2)
      return line
    const start = at + before.length
    masks.push({start, end: start + tag.length})
    return `${before}${maskOf(tag.length)}${line.slice(before.length + tag.length)}`
  })
  return masks.length === count && !isInsideOther(text, masks) ? {text: masked, masks} : undefined
}

const maskOf = (length: number): string => `${maskStart}${'~'.repeat(length - shortest)}-->`

function countTags(text: string): number {
  let count = 0
  for (let at = text.indexOf('{%'); at >= 0; at = text.indexOf('{%', at + 2)) count++
  return count
}

/** Whether a mask lies in something that the `>` of its end would close: a comment, a declaration, an instruction. */
function isInsideOther(text: string, masks: readonly Range[]): boolean {
  if (/<[?]|<![A-Za-z[]/.test(text)) return true
  let next = 0
  for (let at = text.indexOf('<!--'); at >= 0; at = text.indexOf('<!--', at + 1)) {
    const close = text.indexOf('-->', at + 4)
    const end = close < 0 ? text.length : close
    while ((masks[next]?.start ?? end) < at) next++
    if ((masks[next]?.start ?? end) < end) return true
    at = end
  }
  return false
}
