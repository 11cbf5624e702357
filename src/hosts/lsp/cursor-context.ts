/**
 * What is being written at the cursor, read from the text before it: a page is rarely whole while somebody
 * types, so no tree tells. Looks back a bounded stretch.
 */

/** What may be completed; `start` is where the replaced text begins, an offset. */
export type CursorContext =
  /** A tag from its `{`, or `{%`, on. */
  | {readonly kind: 'tag'; readonly start: number; readonly word: string}
  | {
      readonly kind: 'attribute'
      readonly start: number
      readonly tag: string
      readonly present: readonly string[]
    }
  | {
      readonly kind: 'value'
      readonly start: number
      readonly tag: string
      readonly name: string
      readonly word: string
    }
  | {readonly kind: 'path'; readonly start: number; readonly word: string; readonly place: PathPlace}
  | {readonly kind: 'emoji'; readonly start: number; readonly word: string}
  | {readonly kind: 'variable'; readonly start: number; readonly scope: 'space' | 'page'}
  | {readonly kind: 'icon'; readonly start: number}
  | {readonly kind: 'front-matter-key'; readonly start: number; readonly parent: string | undefined}
  | {readonly kind: 'front-matter-value'; readonly start: number; readonly key: string}
  | {readonly kind: 'summary-entry'; readonly start: number}

/** Where a path is written, which says how it is spelt and what it may lead to. */
export type PathPlace =
  | 'link'
  | 'angle-link'
  | 'image'
  | 'angle-image'
  | 'tag-page'
  | 'tag-file'
  | 'include'
  | 'html-link'
  | 'html-image'
  | 'front-matter'

/** Tags on several lines are rare, and longer ones are none. */
const farthest = 2000

/** Reads the context at an offset; `undefined` where nothing can be completed. */
export function cursorContext(text: string, offset: number, isSummary: boolean): CursorContext | undefined {
  const before = text.slice(Math.max(0, offset - farthest), offset)
  const line = before.slice(Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1)
  return (
    inFrontMatter(text, offset, line) ??
    inTag(before, offset) ??
    inVariable(line, offset) ??
    inPath(line, offset) ??
    (isSummary ? inSummary(line, offset) : undefined) ??
    inEmoji(line, offset)
  )
}

function inFrontMatter(text: string, offset: number, line: string): CursorContext | undefined {
  const opening = /^\uFEFF?---[ \t]*\r?\n/.exec(text)
  if (!opening || offset < opening[0].length) return undefined
  const closing = /^(?:---|\.\.\.)[ \t]*$/m.exec(text.slice(opening[0].length))
  if (closing && offset > opening[0].length + closing.index) return undefined
  const key = /^([ \t]*)([\w-]*)$/.exec(line)
  if (key) {
    const [, indent = '', word = ''] = key
    const parent = indent === '' ? undefined : parentKey(text.slice(opening[0].length, offset), indent.length)
    return {kind: 'front-matter-key', start: offset - word.length, parent}
  }
  const value = /^[ \t]*(?:-[ \t]+)?([\w-]+):[ \t]+["']?([^"'\r\n]*)$/.exec(line)
  if (!value) return undefined
  const [, name = '', word = ''] = value
  if (name === 'cover' || name === 'light' || name === 'dark')
    return {kind: 'path', start: offset - word.length, word, place: 'front-matter'}
  return {kind: 'front-matter-value', start: offset - word.length, key: name}
}

/** The nearest key above that is indented less than `indent`, in units. */
function parentKey(before: string, indent: number): string | undefined {
  for (const line of before.split(/\r?\n/).reverse().slice(1)) {
    const [, white = '', name] = /^([ \t]*)([\w-]+):/.exec(line) ?? []
    if (name !== undefined && white.length < indent) return name
  }
  return undefined
}

function inTag(before: string, offset: number): CursorContext | undefined {
  const open = before.lastIndexOf('{%')
  if (open < 0 || before.indexOf('%}', open) >= 0) {
    const brace = /\{$/.exec(before)
    return brace ? {kind: 'tag', start: offset - 1, word: ''} : undefined
  }
  const inside = before.slice(open + 2)
  if (/[\r\n][ \t]*[\r\n]/.test(inside)) return undefined
  const start = offset - (before.length - open)
  const name = /^\s*([\w@/-]*)$/.exec(inside)
  if (name) return {kind: 'tag', start, word: name[1] ?? ''}
  const tag = /^\s*([\w@/-]+)/.exec(inside)?.[1] ?? ''
  const include = /^\s*include\s+"([^"]*)$/.exec(inside)
  if (include)
    return {kind: 'path', start: offset - (include[1] ?? '').length, word: include[1] ?? '', place: 'include'}
  const value = /([\w-]+)="([^"]*)$/.exec(inside)
  if (value && isOpenQuote(inside)) {
    const [, attribute = '', word = ''] = value
    return {kind: 'value', start: offset - word.length, tag, name: attribute, word}
  }
  if (isOpenQuote(inside)) return undefined
  const variable = inVariable(inside, offset)
  if (variable) return variable
  const word = /[\s"]([\w-]*)$/.exec(inside)
  if (!word) return undefined
  const present = [...inside.matchAll(/([\w-]+)=/g)].map(([, each = '']) => each)
  return {kind: 'attribute', start: offset - (word[1] ?? '').length, tag, present}
}

const isOpenQuote = (text: string): boolean => (text.split('"').length - 1) % 2 === 1

function inVariable(line: string, offset: number): CursorContext | undefined {
  const [, scope, word = ''] = /\b(space|page)\.vars\.(\w*)$/.exec(line) ?? []
  if (scope !== 'space' && scope !== 'page') return undefined
  return {kind: 'variable', start: offset - word.length, scope}
}

function inPath(line: string, offset: number): CursorContext | undefined {
  for (const [pattern, place] of pathPatterns) {
    const word = pattern.exec(line)?.[1]
    if (word !== undefined) return {kind: 'path', start: offset - word.length, word, place}
  }
  const icon = /<i class="fa-([\w-]*)$/.exec(line)?.[1]
  return icon === undefined ? undefined : {kind: 'icon', start: offset - icon.length}
}

const pathPatterns: readonly (readonly [RegExp, PathPlace])[] = [
  [/!\[[^\]]*\]\(<([^>]*)$/, 'angle-image'],
  [/!\[[^\]]*\]\(([^\s()<>]*)$/, 'image'],
  [/\]\(<([^>]*)$/, 'angle-link'],
  [/\]\(([^\s()<>]*)$/, 'link'],
  [/^ {0,3}\[[^\]]+\]:[ \t]+<([^>]*)$/, 'angle-link'],
  [/^ {0,3}\[[^\]]+\]:[ \t]+([^\s<>]*)$/, 'link'],
  [/<a\b[^>]*\shref="([^"]*)$/, 'html-link'],
  [/<(?:img|source)\b[^>]*\ssrc(?:set)?="([^"]*)$/, 'html-image'],
]

function inSummary(line: string, offset: number): CursorContext | undefined {
  const entry = /^[ \t]*[*-][ \t]+(\[?[^\]()]*)$/.exec(line)
  return entry ? {kind: 'summary-entry', start: offset - (entry[1] ?? '').length} : undefined
}

function inEmoji(line: string, offset: number): CursorContext | undefined {
  const word = /(?:^|[\s([>*_~])(:[\w+-]+)$/.exec(line)?.[1]
  return word === undefined ? undefined : {kind: 'emoji', start: offset - word.length, word: word.slice(1)}
}
