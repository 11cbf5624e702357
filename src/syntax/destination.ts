/**
 * Where the destination and title of a link, image or definition stand in the source. mdast gives
 * their values only, so the source of the node is read again, and a reading counts only if it decodes
 * to the node's value.
 */
import type {Definition, Image, Link} from 'mdast'
import {decodeString} from 'micromark-util-decode-string'
import type {Range} from '../core/range.ts'
import {range} from '../core/range.ts'

type Resource = Definition | Image | Link

/**
 * The raw destination without `<>`; the part inside for `<https://…>`. Empty, at the place where it
 * would stand, when nothing is written. The whole node when the source cannot be read so. Offsets are
 * those of `text`, which the node's position refers to. Linear time.
 */
export const destinationRange = (text: string, node: Resource): Range =>
  read(text, node)?.destination ?? rangeOf(node)

/** The raw title without its quotes; `undefined` when there is none. */
export const titleRange = (text: string, node: Resource): Range | undefined =>
  node.title === null || node.title === undefined ? undefined : read(text, node)?.title

const rangeOf = ({position}: Resource): Range =>
  range(position?.start.offset ?? 0, position?.end.offset ?? position?.start.offset ?? 0)

/** What stands in the parentheses of a link or after the colon of a definition. */
interface Reading {
  readonly destination: Range
  readonly title?: Range
}

function read(text: string, node: Resource): Reading | undefined {
  const whole = rangeOf(node)
  if (node.type === 'definition') return readDefinition(text, node, whole)
  if (node.type === 'link' && text[whole.start] === '<') return readAutolink(text, node, whole)
  if (text[whole.end - 1] !== ')') return undefined
  const lastChild = node.type === 'link' ? node.children.at(-1) : undefined
  const from = lastChild?.position?.end.offset ?? whole.start + 1
  const source = text.slice(0, whole.end)
  for (let at = source.indexOf('](', from); at >= 0; at = source.indexOf('](', at + 1)) {
    const reading = readResource(text, range(at + 2, whole.end - 1), node.url)
    if (reading) return reading
  }
  return undefined
}

function readAutolink(text: string, node: Link, whole: Range): Reading | undefined {
  const destination = range(whole.start + 1, whole.end - 1)
  const written = text.slice(destination.start, destination.end)
  return node.url === written || node.url === `mailto:${written}` ? {destination} : undefined
}

function readDefinition(text: string, node: Definition, whole: Range): Reading | undefined {
  let at = whole.start + 1
  while (at < whole.end && text[at] !== ']') at += text[at] === '\\' ? 2 : 1
  return text[at + 1] === ':' ? readResource(text, range(at + 2, whole.end), node.url) : undefined
}

/** Reads destination and title, which must fill the range and decode to the URL. */
function readResource(text: string, within: Range, url: string): Reading | undefined {
  for (const start of startsOf(text, within)) {
    const reading = readFrom(text, range(start, within.end), url)
    if (reading) return reading
  }
  // `[x]()`
  const isEmpty = url === '' && skipBlank(text, within.start, within.end) === within.end
  return isEmpty ? {destination: range(within.start, within.start)} : undefined
}

/**
 * Where a destination may start. On a further line `>` is the prefix of a block quote, or, where it is
 * indented enough to be text, the destination's first character.
 */
function startsOf(text: string, {start, end}: Range): readonly number[] {
  const farthest = skipBlank(text, start, end)
  let nearest = farthest
  while (nearest > start && text[nearest - 1] === '>') nearest--
  return farthest === nearest ? [farthest] : [farthest, nearest]
}

function readFrom(text: string, within: Range, url: string): Reading | undefined {
  const angled = text[within.start] === '<'
  const end = angled ? angledEnd(text, within) : bareEnd(text, within)
  if (end === undefined) return undefined
  const destination = range(within.start + (angled ? 1 : 0), end)
  if (decode(text.slice(destination.start, destination.end)) !== url) return undefined

  const after = angled ? end + 1 : end
  const opening = skipBlank(text, after, within.end)
  if (opening === within.end) return {destination}
  const title = opening > after ? readTitle(text, range(opening, within.end)) : undefined
  return title && {destination, title}
}

const decode = (source: string) => decodeString(source.replaceAll('\0', '\uFFFD'))

function angledEnd(text: string, {start, end}: Range): number | undefined {
  for (let at = start + 1; at < end; at++) {
    const char = text.charAt(at)
    if (char === '>') return at
    if (char === '<' || char === '\n' || char === '\r') return undefined
    if (char === '\\' && /[<>\\]/.test(text.charAt(at + 1))) at++
  }
  return undefined
}

/** CommonMark parsers limit how deep unescaped parentheses nest; without a limit this were quadratic. */
const deepest = 32

function bareEnd(text: string, {start, end}: Range): number | undefined {
  let depth = 0
  let at = start
  for (; at < end; at++) {
    const char = text.charAt(at)
    // Every character of every link comes by here: comparisons are many times as fast as an expression.
    if (char === ' ' || char === '\n' || char === '\t' || char === '\r') break
    if (char === ')' && depth-- === 0) return undefined
    if (char === '(' && ++depth > deepest) return undefined
    if (char === '\\' && /[()\\]/.test(text.charAt(at + 1))) at++
  }
  return at > start && depth === 0 ? Math.min(at, end) : undefined
}

const closers: Readonly<Record<string, string>> = {'"': '"', "'": "'", '(': ')'}

/** The inside of a title that starts at the range's start and ends, but for white space, at its end. */
function readTitle(text: string, {start, end}: Range): Range | undefined {
  const closer = closers[text.charAt(start)]
  if (closer === undefined) return undefined
  let at = start + 1
  while (at < end && text[at] !== closer) {
    // `(a (b` is no title, and must not be read to the end from every `(`.
    if (closer === ')' && text[at] === '(') return undefined
    at += text[at] === '\\' ? 2 : 1
  }
  return at < end && skipBlank(text, at + 1, end) === end ? range(start + 1, at) : undefined
}

/** Passes over white space, line endings and the `>` of block quotes at the start of a line. */
function skipBlank(text: string, start: number, end: number): number {
  let at = start
  let lineStart = false
  for (; at < end; at++) {
    const char = text.charAt(at)
    if (char === '\n' || char === '\r') lineStart = true
    else if (char !== ' ' && char !== '\t' && !(lineStart && char === '>')) break
  }
  return at
}
