/**
 * A space as rules see it: pages, addresses, navigation, links. Built from the file list and from facts
 * alone; the order in which they come plays no part, and no text of a page is held.
 */
import type {PageFacts} from '../page/facts.ts'
import {createFileLookup, type FileLookup} from './file-lookup.ts'
import {createLinks, type Links, type ResolvedTarget} from './links.ts'
import {createNavigation, type Navigation} from './navigation.ts'
import {pageUrl} from './page-url.ts'
import {comparePaths} from './paths.ts'
import type {Resolution} from './resolution.ts'
import {type Resolvable, resolve} from './resolve.ts'
import type {FileEntry, Space} from './space.ts'
import type {Redirect} from './space-config.ts'
import type {Specification} from './specification.ts'
import {entriesOf, isNothing, itemsOf, textOf, valueAt, type YamlFacts} from './yaml-facts.ts'

/** What an index is built from. */
export interface SpaceSources {
  readonly space: Space
  /** By path from the space root: pages, includes and summaries. Unreadable ones are absent. */
  readonly facts: ReadonlyMap<string, PageFacts>
  /** `.gitbook/vars.yaml` and `.gitbook/tags.yaml`, where they exist and could be read. */
  readonly vars?: YamlFacts
  readonly tags?: YamlFacts
  /** OpenAPI files that pages show, by path. */
  readonly specifications?: ReadonlyMap<string, Specification>
  /** The other spaces of the same site, as far as they were read. */
  readonly siblings?: readonly Sibling[]
}

/** Another space of the same site. */
export interface Sibling {
  readonly space: Space
  readonly facts: ReadonlyMap<string, PageFacts>
}

/** Everything that is known of a space. Maps are sorted by path. */
export interface SpaceIndex {
  readonly space: Space
  readonly lookup: FileLookup
  /** All Markdown that was read. */
  readonly facts: ReadonlyMap<string, PageFacts>
  /** The pages among them; a page that could not be read is in `space.files` only. */
  readonly pages: ReadonlyMap<string, PageFacts>
  readonly includes: ReadonlyMap<string, PageFacts>
  /** Everything in `.gitbook/assets`. */
  readonly assets: readonly FileEntry[]
  /** Absent when there is no table of contents: GitBook then takes the folders as they are. */
  readonly navigation?: Navigation | undefined
  readonly links: Links
  /** Page paths by address, lower case; more than one where pages collide. */
  readonly urls: ReadonlyMap<string, readonly string[]>
  /** Redirects by old address, lower case; of duplicates the last. */
  readonly redirects: ReadonlyMap<string, Redirect>
  readonly vars?: YamlFacts | undefined
  /** Names in `vars.yaml`; `undefined` when the file exists and cannot be understood. */
  readonly variables: ReadonlySet<string> | undefined
  readonly tags?: YamlFacts | undefined
  /** Slugs in `tags.yaml`; `undefined` when the file exists and cannot be understood. */
  readonly tagSlugs: ReadonlySet<string> | undefined
  /** OpenAPI files that pages show, by path. */
  readonly specifications: ReadonlyMap<string, Specification>
  readonly siblings: readonly Sibling[]
  /** Present where somebody notes what is read: answers what `question` declares, and keeps the answer. */
  readonly ask?: <Keys extends readonly string[], Answer>(
    answer: (index: SpaceIndex, ...keys: Keys) => Answer,
    keys: Keys,
  ) => Answer
}

/**
 * Builds the index of a space. What depends on the file list alone is taken from `previous`, an index of
 * the very same space, so that a change of facts costs little.
 */
export function createSpaceIndex(sources: SpaceSources, previous?: SpaceIndex): SpaceIndex {
  const {space, vars, tags} = sources
  const facts = sorted(sources.facts)
  const kept = previous?.space === space ? previous : undefined
  const lookup = kept?.lookup ?? createFileLookup(space)
  const redirects =
    kept?.redirects ?? new Map(space.config.redirects.map((redirect) => [redirect.url, redirect]))
  const resolvable = {space, lookup, redirects}
  const summary = space.summary === undefined ? undefined : facts.get(space.summary)
  const links = createLinks(facts, (from, href) => resolve(resolvable, from, href), resolvedIn(lookup))
  const navigation =
    summary && kept?.facts.get(summary.path) === summary
      ? kept.navigation
      : summary && createNavigation(summary, resolvedFrom(links, resolvable, summary.path))
  return {
    ...resolvable,
    facts,
    pages: ofKind(facts, 'page'),
    includes: ofKind(facts, 'include'),
    assets: kept?.assets ?? space.files.filter(({role}) => role === 'asset'),
    ...(navigation && {navigation}),
    links,
    urls: kept?.urls ?? urlsOf(space),
    ...(vars && {vars}),
    variables: names(space, 'vars', vars && variableNames(vars)),
    ...(tags && {tags}),
    tagSlugs: names(space, 'tags', tags && slugs(tags)),
    specifications: sources.specifications ?? new Map(),
    siblings: sources.siblings ?? [],
  }
}

/** Resolves what a file writes, which for the most part are its targets: each is resolved once. */
function resolvedFrom(links: Links, resolvable: Resolvable, path: string): (href: string) => Resolution {
  const known = new Map(links.from(path).map(({target, resolution}) => [target.href, resolution]))
  return (href) => known.get(href) ?? resolve(resolvable, path, href)
}

/** By path. Pages mostly come in order. */
function sorted(facts: ReadonlyMap<string, PageFacts>): ReadonlyMap<string, PageFacts> {
  let last = ''
  for (const path of facts.keys()) {
    if (path < last) return new Map([...facts].sort(([one], [other]) => comparePaths(one, other)))
    last = path
  }
  return new Map(facts)
}

/** Targets resolved against a list of files: they lead to the same files as long as the list is the same. */
const resolvedBy = new WeakMap<FileLookup, WeakMap<PageFacts, readonly ResolvedTarget[]>>()

function resolvedIn(lookup: FileLookup): WeakMap<PageFacts, readonly ResolvedTarget[]> {
  const before = resolvedBy.get(lookup)
  const known = before ?? new WeakMap<PageFacts, readonly ResolvedTarget[]>()
  if (!before) resolvedBy.set(lookup, known)
  return known
}

const ofKind = (
  facts: ReadonlyMap<string, PageFacts>,
  kind: PageFacts['kind'],
): ReadonlyMap<string, PageFacts> => new Map([...facts].filter(([, page]) => page.kind === kind))

function urlsOf(space: Space): ReadonlyMap<string, readonly string[]> {
  const urls = new Map<string, string[]>()
  for (const {path, role} of space.files) {
    if (role !== 'page') continue
    const url = pageUrl(path, space.readme).toLowerCase()
    const paths = urls.get(url)
    if (paths) paths.push(path)
    else urls.set(url, [path])
  }
  return urls
}

/** No file, no names; a file without facts, or with errors, may hold any. */
function names(
  {files}: Space,
  role: 'vars' | 'tags',
  read: readonly string[] | undefined,
): ReadonlySet<string> | undefined {
  if (read) return new Set(read)
  return files.some((file) => file.role === role) ? undefined : new Set()
}

const variableNames = (yaml: YamlFacts): readonly string[] | undefined =>
  isReadable(yaml, 'map') ? entriesOf(yaml.root).map(({key}) => key) : undefined

const slugs = (yaml: YamlFacts): readonly string[] | undefined =>
  isReadable(yaml, 'list')
    ? itemsOf(yaml.root).flatMap((item) => textOf(valueAt(item, 'tag')) ?? [])
    : undefined

/** Whether all names are known: of the right shape or empty, and without errors but repeated keys. */
const isReadable = ({root, errors}: YamlFacts, kind: 'map' | 'list'): boolean =>
  (isNothing(root) || root?.kind === kind) && errors.every(({code}) => code === 'DUPLICATE_KEY')
