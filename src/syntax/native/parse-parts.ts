/**
 * Reads a page in parts: those that the native parser may read otherwise go to the reference, all in one text, and
 * what it gives for them takes its place between the others.
 */
import type {Root, RootContent} from 'mdast'
import {shiftTree} from '../shift-tree.ts'
import {alignTree} from './align-tree.ts'
import {findCuts} from './cut-page.ts'
import {doubtOf} from './doubtful.ts'
import {type MaskedText, maskTags} from './mask-tags.ts'
import {restoreTags} from './restore-tags.ts'

/** Markdown to a tree with positions. */
export type ParseMarkdown = (text: string) => Root

/** Loads the reference, which gives nothing for what would take too long. */
export type LoadReference = () => Promise<(text: string) => Root | undefined>

/** Where a part begins. */
interface Place {
  /** Offset in UTF-16 units. */
  readonly start: number
  /** How many lines end before it. */
  readonly line: number
}

interface Part extends Place {
  readonly text: string
  /** Undefined where the native parser may read it otherwise. */
  readonly masked: MaskedText | undefined
  /** Whether it may hold definitions, by which other parts are read. */
  readonly defines: boolean
}

type Children = readonly RootContent[]

/** The tree of a page; `undefined` where it cannot be cut, or most of it is for the reference. */
export async function parseParts(
  text: string,
  parseNative: ParseMarkdown,
  loadReference: LoadReference,
): Promise<Root | undefined> {
  const parts = readParts(text)
  if (isMostly(parts.filter(isReferred), text)) return undefined
  const shown = parts.map(shownText).join('')
  const tree = parseNative(shown)
  const native = assign(parts, tree.children)
  const aligned = native?.map((children, at) => alignPart(parts[at], children, {text, shown}))
  if (aligned === undefined) return undefined
  const referred = parts.filter((_, at) => aligned[at] === undefined)
  if (referred.some(({defines}) => defines)) return undefined
  const others = readByReference(parts, referred, await loadReference())
  if (others === undefined) return undefined
  return {...tree, children: parts.flatMap((part, at) => aligned[at] ?? others.get(part) ?? [])}
}

function readParts(text: string): readonly Part[] {
  const cuts = findCuts(text)
  const texts = cuts.map((start, at) => ({text: text.slice(start, cuts[at + 1])}))
  const places = placesOf(texts)
  return places.map((place, at) => {
    const part = texts[at]?.text ?? ''
    const masked = doubtOf(part) === undefined ? maskTags(part) : undefined
    return {...place, text: part, masked, defines: part.includes(']:')}
  })
}

/** Where texts begin that follow one another. */
function placesOf(texts: readonly {readonly text: string}[]): readonly Place[] {
  let start = 0
  let line = 0
  return texts.map(({text}) => {
    const place = {start, line}
    start += text.length
    line += countLines(text)
    return place
  })
}

function countLines(text: string): number {
  let count = 0
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++
  return count
}

const isReferred = ({masked}: Part): boolean => masked === undefined

/** Whether the reference may as well read all. */
const isMostly = (parts: readonly Part[], text: string): boolean =>
  parts.some(({defines}) => defines) || lengthOf(parts) > text.length * 0.8

const lengthOf = (parts: readonly Part[]): number => parts.reduce((sum, {text}) => sum + text.length, 0)

/** What the native parser is shown of a part: itself, or a paragraph of one letter and as many lines. */
const shownText = ({masked, text}: Part): string =>
  masked?.text ??
  text.replaceAll(/[^\r\n]+/g, (line, at: number) => (at === 0 ? 'x' : ' ').padEnd(line.length))

/** The nodes of each part; `undefined` where one reaches into the next. */
function assign(parts: readonly Place[], children: Children): readonly Children[] | undefined {
  const assigned = parts.map((): RootContent[] => [])
  let at = 0
  for (const child of children) {
    const {position} = child
    const start = position?.start.offset ?? 0
    while (start >= (parts[at + 1]?.start ?? Number.POSITIVE_INFINITY)) at++
    if ((position?.end.offset ?? 0) > (parts[at + 1]?.start ?? Number.POSITIVE_INFINITY)) return undefined
    assigned[at]?.push(child)
  }
  return assigned
}

/** The nodes of a part as the reference gives them; `undefined` where that is not known. */
function alignPart(
  part: Part | undefined,
  children: Children,
  {text, shown}: {readonly text: string; readonly shown: string},
): Children | undefined {
  if (part?.masked === undefined) return undefined
  const {start} = part
  const tree: Root = {type: 'root', children: [...children]}
  const masks = part.masked.masks.map((mask) => ({start: start + mask.start, end: start + mask.end}))
  return alignTree(tree, shown) && restoreTags(tree, text, masks) ? tree.children : undefined
}

/** What the reference gives for parts; it sees the definitions of the page as well. */
function readByReference(
  parts: readonly Part[],
  referred: readonly Part[],
  parseReference: (text: string) => Root | undefined,
): ReadonlyMap<Part, Children> | undefined {
  const isShown = new Set(referred)
  const shown = parts.filter((part) => part.defines || isShown.has(part))
  // Where the page goes on it is not its end that closes what is open.
  const rest = shown.at(-1) === parts.at(-1) ? '' : 'x'
  const places = placesOf([...shown, {text: rest}])
  const tree = parseReference(`${shown.map(({text}) => text).join('')}${rest}`)
  const assigned = tree && assign(places, tree.children)
  if (assigned === undefined) return undefined
  for (const [at, part] of shown.entries()) {
    const place = places[at] ?? part
    for (const child of assigned[at] ?? []) shiftTree(child, part.start - place.start, part.line - place.line)
  }
  return new Map(shown.map((part, at) => [part, assigned[at] ?? []]))
}
