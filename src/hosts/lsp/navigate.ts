/** Where things are, and where they are used. */
import type {Location, Position} from 'vscode-languageserver-types'
import {range as makeRange, type Range} from '../../core/range.ts'
import {decodePercent} from '../../gitbook/href.ts'
import type {Heading, PageFacts} from '../../page/facts.ts'
import {headingFor} from '../../project/anchors.ts'
import {destinationOf, type ResolvedTarget} from '../../project/links.ts'
import {redirectTarget} from '../../project/redirects.ts'
import {isFound} from '../../project/resolution.ts'
import type {SpaceIndex} from '../../project/space-index.ts'
import {absolutePath} from '../../project/walk.ts'
import {findEntry, itemsOf, textOf, valueAt} from '../../project/yaml-facts.ts'
import type {PlacedFile, Session} from '../../session/session.ts'
import {nativePaths} from '../native-paths.ts'
import {positionsIn} from './positions.ts'
import {type Thing, thingAt} from './thing-at.ts'

/** A place in a file of the space. */
export interface Spot {
  /** From the root of the space. */
  readonly path: string
  readonly range: Range
}

/** A place that a request is about. */
export interface Query {
  readonly session: Session
  readonly file: PlacedFile
  readonly text: string
  readonly position: Position
}

/** The place where the thing under the cursor is defined. */
export async function definition(query: Query): Promise<Location[]> {
  const thing = thingOf(query)
  return thing ? toLocations(query, definitionOf(query.file, thing)) : []
}

/** All uses of the thing under the cursor; of the page itself where nothing else is there. */
export async function references(
  query: Query,
  {withDefinition}: {readonly withDefinition: boolean},
): Promise<Location[]> {
  const thing = thingOf(query)
  const uses = usesOf(query.file, thing)
  const defined = withDefinition && thing ? definitionOf(query.file, thing) : []
  return toLocations(query, [...defined, ...uses])
}

const thingOf = ({file, text, position}: Query): Thing | undefined =>
  thingAt(file, positionsIn(text).offset(position))

function definitionOf({index, own}: PlacedFile, thing: Thing): readonly Spot[] {
  switch (thing.kind) {
    case 'target':
      return spotOf(index, thing.resolved)
    case 'redirect': {
      const target = redirectTarget(index, thing.redirect)
      return target && isFound(target) ? [titleSpot(index, target.path)] : []
    }
    case 'configured':
      return index.lookup.file(thing.path) ? [titleSpot(index, thing.path)] : []
    case 'variable':
      return variableSpot(index, own, thing)
    case 'label':
      return labelSpot(index, thing.slug)
    case 'anchor':
    case 'heading':
      return [{path: own, range: thing.range}]
    default:
      return []
  }
}

/** Where a target leads: to its anchor or, without one, to the title of its page. */
function spotOf(index: SpaceIndex, target: ResolvedTarget): readonly Spot[] {
  const destination = destinationOf(target)
  if (!destination) return []
  const {path, fragment} = destination
  const facts = index.facts.get(path)
  const anchor = facts && fragment !== undefined ? anchorRange(facts, fragment) : undefined
  return [anchor ? {path, range: anchor} : titleSpot(index, path)]
}

const titleSpot = (index: SpaceIndex, path: string): Spot => ({
  path,
  range: index.facts.get(path)?.title?.range ?? makeRange(0, 0),
})

/** The anchor or heading that a fragment leads to. */
export function anchorRange(facts: PageFacts, fragment: string): Range | undefined {
  const spellings = [fragment, decodePercent(fragment)]
  const explicit = facts.anchors.find(({id}) => spellings.includes(id))
  return (explicit ?? headingFor(facts, fragment))?.range
}

function variableSpot(
  index: SpaceIndex,
  own: string,
  {scope, name}: {scope: 'space' | 'page'; name: string},
): readonly Spot[] {
  if (scope === 'space') {
    const entry = findEntry(index.vars?.root, name)
    return index.vars && entry ? [{path: index.vars.path, range: entry.keyRange}] : []
  }
  const scalar = index.facts.get(own)?.frontMatter?.scalars.find(({path}) => path === `vars.${name}`)
  return scalar ? [{path: own, range: scalar.range}] : []
}

function labelSpot({tags}: SpaceIndex, slug: string): readonly Spot[] {
  for (const item of itemsOf(tags?.root)) {
    const value = valueAt(item, 'tag')
    if (tags && value?.kind === 'scalar' && textOf(value) === slug)
      return [{path: tags.path, range: value.textRange}]
  }
  return []
}

function usesOf(file: PlacedFile, thing: Thing | undefined): readonly Spot[] {
  const {index, own} = file
  switch (thing?.kind) {
    case 'variable':
      return usesOfVariable(index, own, thing)
    case 'label':
      return [...index.facts.values()].flatMap(({path, tagUses}) =>
        tagUses.filter(({slug}) => slug === thing.slug).map(({range}) => ({path, range})),
      )
    case 'heading':
      if (thing.heading.range.start === index.facts.get(own)?.title?.range.start) return linksTo(index, own)
      return linksTo(index, own, (fragment) => leadsToHeading(index, own, thing.heading, fragment))
    case 'anchor':
      return linksTo(index, own, (fragment) => decodePercent(fragment) === thing.anchor.id)
    case 'target':
      return usesOfTarget(index, thing.resolved, thing.onFragment)
    default:
      return linksTo(index, own)
  }
}

const leadsToHeading = (index: SpaceIndex, path: string, heading: Heading, fragment: string): boolean => {
  const facts = index.facts.get(path)
  return facts !== undefined && headingFor(facts, fragment) === heading
}

function usesOfTarget(index: SpaceIndex, target: ResolvedTarget, onFragment: boolean): readonly Spot[] {
  const destination = destinationOf(target)
  if (!destination) return []
  const {path, fragment} = destination
  return linksTo(
    index,
    path,
    onFragment && fragment !== undefined ? (other) => other === fragment : undefined,
  )
}

function usesOfVariable(
  index: SpaceIndex,
  own: string,
  {scope, name}: {scope: 'space' | 'page'; name: string},
): readonly Spot[] {
  return [...index.facts.values()]
    .filter(({path}) => scope === 'space' || path === own)
    .flatMap(({path, variables}) =>
      variables.filter((use) => use.scope === scope && use.name === name).map(({range}) => ({path, range})),
    )
}

/** The links to a file, or those to a place on it. */
function linksTo(index: SpaceIndex, path: string, accepts?: (fragment: string) => boolean): readonly Spot[] {
  return index.links.to(path).flatMap((one) => {
    const fragment = destinationOf(one)?.fragment
    if (accepts && (fragment === undefined || !accepts(fragment))) return []
    return [{path: one.from, range: one.target.hrefRange}]
  })
}

/** Spots as locations; those in files that cannot be read are at their start. */
async function toLocations({session, file}: Query, spots: readonly Spot[]): Promise<Location[]> {
  return Promise.all(
    spots.map(async ({path, range}) => {
      const at = absolutePath(file.root, path)
      const text = isText(path) ? ((await session.textOf(at)) ?? '') : ''
      return {uri: nativePaths.uri(at), range: positionsIn(text).range(range)}
    }),
  )
}

const isText = (path: string): boolean => /\.(?:md|markdown|ya?ml)$/i.test(path)
