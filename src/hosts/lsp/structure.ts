/** The shape of a page: outline, folding, selection, matching tags, links. All from facts. */
import {
  type DocumentHighlight,
  DocumentHighlightKind,
  type DocumentLink,
  type DocumentSymbol,
  type FoldingRange,
  FoldingRangeKind,
  type Position,
  type SelectionRange,
  SymbolKind,
  type WorkspaceSymbol,
} from 'vscode-languageserver-types'
import {contains, type Range, range} from '../../core/range.ts'
import type {Heading, PageFacts} from '../../page/facts.ts'
import {destinationOf} from '../../project/links.ts'
import type {SpaceIndex} from '../../project/space-index.ts'
import {absolutePath} from '../../project/walk.ts'
import type {PlacedFile, Session} from '../../session/session.ts'
import {nativePaths} from '../native-paths.ts'
import {anchorRange} from './navigate.ts'
import {positionsIn} from './positions.ts'

/** Headings by level, each with what stands under it. */
export function documentSymbols({facts}: {readonly facts: PageFacts}, text: string): DocumentSymbol[] {
  const positions = positionsIn(text)
  const top: DocumentSymbol[] = []
  const open: {readonly depth: number; readonly symbol: DocumentSymbol}[] = []
  for (const [at, heading] of facts.headings.entries()) {
    const symbol: DocumentSymbol = {
      name: heading.text || '(empty)',
      kind: SymbolKind.String,
      range: positions.range(sectionOf(facts, at)),
      selectionRange: positions.range(heading.range),
      children: [],
    }
    while ((open.at(-1)?.depth ?? 0) >= heading.depth) open.pop()
    const list = open.at(-1)?.symbol.children ?? top
    list.push(symbol)
    open.push({depth: heading.depth, symbol})
  }
  return top
}

/** From a heading to the next of its level or above. */
function sectionOf({headings, length}: PageFacts, at: number): Range {
  const own = headings[at]
  const next = headings.slice(at + 1).find(({depth}) => depth <= (own?.depth ?? 1))
  return range(own?.range.start ?? 0, next?.range.start ?? length)
}

/** Titles and headings of all pages that hold the words of the query, in any case. */
export async function workspaceSymbols(
  spaces: readonly {readonly root: string; readonly index: SpaceIndex}[],
  query: string,
  session: Session,
): Promise<WorkspaceSymbol[]> {
  const words = query.toLowerCase().split(/\s+/)
  const fits = (text: string) => words.every((word) => text.toLowerCase().includes(word))
  const found: WorkspaceSymbol[] = []
  for (const {root, index} of spaces) {
    for (const [path, facts] of index.pages) {
      const headings = facts.headings.filter(({text}) => text !== '' && fits(text))
      if (headings.length === 0) continue
      const at = absolutePath(root, path)
      const positions = positionsIn((await session.textOf(at)) ?? '')
      for (const heading of headings) {
        found.push({
          name: heading.text,
          kind: isTitle(facts, heading) ? SymbolKind.File : SymbolKind.String,
          containerName: isTitle(facts, heading) ? path : (facts.title?.text ?? path),
          location: {uri: nativePaths.uri(at), range: positions.range(heading.range)},
        })
        if (found.length === mostSymbols) return found
      }
    }
  }
  return found
}

/** Editors show a list; nobody reads more. */
const mostSymbols = 500

const isTitle = ({title}: PageFacts, heading: Heading): boolean => title?.range.start === heading.range.start

/** Sections, blocks and front matter. */
export function foldingRanges(facts: PageFacts, text: string): FoldingRange[] {
  const positions = positionsIn(text)
  const fold = ({start, end}: Range, kind?: FoldingRangeKind): FoldingRange[] => {
    // The end may stand at the start of a line that is no part of it.
    const last = positions.position(Math.max(start, start + text.slice(start, end).trimEnd().length))
    const first = positions.position(start)
    return last.line > first.line ? [{startLine: first.line, endLine: last.line, ...(kind && {kind})}] : []
  }
  return [
    ...(facts.frontMatter ? fold(facts.frontMatter.range, FoldingRangeKind.Region) : []),
    ...facts.headings.flatMap((_, at) => fold(sectionOf(facts, at))),
    ...facts.blocks.flatMap((block) => (block.close ? fold(block.range) : [])),
  ]
}

/** From the tag or link outward: block by block, section by section, to the page. */
export function selectionRange(facts: PageFacts, text: string, position: Position): SelectionRange {
  const positions = positionsIn(text)
  const offset = positions.offset(position)
  const around = rangesAround(facts, range(offset, offset))
    .sort((one, other) => other.end - other.start - (one.end - one.start))
    .filter((one, at, all) => at === 0 || contains(all[at - 1] ?? one, one))
  let selection: SelectionRange = {range: positions.range(range(0, facts.length))}
  for (const one of around) selection = {range: positions.range(one), parent: selection}
  return selection
}

function rangesAround(facts: PageFacts, at: Range): Range[] {
  const blocks = facts.blocks.flatMap(({range: whole, open, close}) => [
    whole,
    ...(close ? [range(endOf(open), startOf(close))] : []),
    rangeOf(open),
    ...open.attributes.flatMap((one) => [one.range, ...(one.valueRange ? [one.valueRange] : [])]),
  ])
  const targets = facts.targets.flatMap(({range: whole, hrefRange}) => [whole, hrefRange])
  const sections = facts.headings.flatMap((heading, index) => [sectionOf(facts, index), heading.range])
  return [...blocks, ...targets, ...sections].filter((one) => one.end > one.start && contains(one, at))
}

interface Positioned {
  readonly position?:
    | {
        readonly start: {readonly offset?: number | undefined}
        readonly end: {readonly offset?: number | undefined}
      }
    | undefined
}

const startOf = ({position}: Positioned): number => position?.start.offset ?? 0
const endOf = ({position}: Positioned): number => position?.end.offset ?? 0
const rangeOf = (tag: Positioned): Range => range(startOf(tag), endOf(tag))

/** The names of the opening and the end tag, with the cursor on either. */
export function highlights(facts: PageFacts, text: string, position: Position): DocumentHighlight[] {
  const positions = positionsIn(text)
  const offset = positions.offset(position)
  const at = range(offset, offset)
  const block = facts.blocks.findLast(
    ({open, close}) => contains(rangeOf(open), at) || (close !== undefined && contains(rangeOf(close), at)),
  )
  if (!block) return []
  return [block.open, ...(block.close ? [block.close] : [])].map(({nameRange}) => ({
    range: positions.range(nameRange),
    kind: DocumentHighlightKind.Text,
  }))
}

/** Every target that leads to a file or an address. */
export async function documentLinks(
  {index, own, root}: PlacedFile,
  text: string,
  session: Session,
): Promise<DocumentLink[]> {
  const positions = positionsIn(text)
  const links: DocumentLink[] = []
  for (const one of index.links.from(own)) {
    const {target} = one
    if (target.hrefRange.end === target.hrefRange.start) continue
    const place = positions.range(target.hrefRange)
    const destination = destinationOf(one)
    if (destination) {
      const {path, fragment} = destination
      const title = index.facts.get(path)?.title?.text
      links.push({
        range: place,
        target: await placeUri(absolutePath(root, path), index.facts.get(path), fragment, session),
        tooltip: title ?? path,
      })
    } else if (/^(?:https?|mailto):/i.test(target.href)) links.push({range: place, target: target.href})
  }
  return links
}

/** The address of a line in a file, as editors understand it. */
async function placeUri(
  path: string,
  facts: PageFacts | undefined,
  fragment: string | undefined,
  session: Session,
) {
  const found = facts && fragment !== undefined ? anchorRange(facts, fragment) : undefined
  if (!found) return nativePaths.uri(path)
  const {line} = positionsIn((await session.textOf(path)) ?? '').position(found.start)
  return `${nativePaths.uri(path)}#L${line + 1}`
}
