/**
 * Pages that were published before a change and whose addresses nothing answers to any more. A function of
 * two indexes of one space; what it says of addresses is as much as paths give.
 */
import {isHousekeepingFile, isInHiddenFolder} from './housekeeping-files.ts'
import {isServed} from './listing.ts'
import {pageUrl} from './page-url.ts'
import {folderOf, foldersUpward, joinPath, nameOf} from './paths.ts'
import {isFound} from './resolution.ts'
import type {SpaceIndex} from './space-index.ts'

/** A page that readers can no longer reach at its address. */
export interface LostPage {
  /** The file as it was. */
  readonly path: string
  /** The address, case kept, in the form of `pageUrl`. */
  readonly url: string
  readonly fate:
    | {readonly kind: 'moved'; readonly to: string}
    /** The file is there, but the table of contents leaves it out. */
    | {readonly kind: 'unlisted'; readonly instead?: string}
    | {readonly kind: 'gone'; readonly instead?: string}
}

/** The lost pages in the order of their paths. `instead` is the page above, where there is one. */
export function lostPages(before: SpaceIndex, index: SpaceIndex): readonly LostPage[] {
  const answered = answeredUrls(index)
  const lost = [...before.pages.keys()].filter(
    (path) => wasPublished(before, path) && !answered.has(comparable(urlOf(before, path))),
  )
  const moves = findMoves(lost, before, index)
  return lost.map((path) => {
    const to = moves.get(path)
    const instead = to === undefined ? pageAbove(before, index, path) : undefined
    const kind = index.pages.has(path) ? 'unlisted' : 'gone'
    return {
      path,
      url: urlOf(before, path),
      fate: to === undefined ? {kind, ...(instead !== undefined && {instead})} : {kind: 'moved', to},
    }
  })
}

const urlOf = ({space}: SpaceIndex, path: string): string => pageUrl(path, space.readme)

/** GitBook makes addresses of names; how it writes spaces and capitals is not to be foretold. */
const comparable = (url: string): string =>
  url
    .normalize()
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}/]+/gu, '-')

/** Only what is sure to have been read by somebody. */
const wasPublished = ({navigation, space}: SpaceIndex, path: string): boolean =>
  path === space.readme ||
  (navigation === undefined ? !isHousekeepingFile(path) && !isInHiddenFolder(path) : navigation.lists(path))

function answeredUrls(index: SpaceIndex): ReadonlySet<string> {
  const pages = index.space.files.filter(({path, role}) => role === 'page' && isServed(index, path))
  return new Set([
    // A space without its landing page is the matter of another rule.
    '',
    ...pages.map(({path}) => comparable(urlOf(index, path))),
    ...[...index.redirects.keys()].map(comparable),
  ])
}

/** New pages that carry on lost ones: the only one of a title, else the only one of a file name. */
function findMoves(
  lost: readonly string[],
  before: SpaceIndex,
  index: SpaceIndex,
): ReadonlyMap<string, string> {
  const fresh = [...index.pages.keys()].filter((path) => !before.pages.has(path) && isServed(index, path))
  const moves = new Map<string, string>()
  for (const wordOf of [titleIn, ownName]) {
    const left = lost.filter((path) => !moves.has(path))
    const taken = new Set(moves.values())
    const candidates = onlyOnes(
      fresh.filter((path) => !taken.has(path)),
      (path) => wordOf(path, index),
    )
    for (const [word, path] of onlyOnes(left, (each) => wordOf(each, before))) {
      const to = candidates.get(word)
      if (to !== undefined) moves.set(path, to)
    }
  }
  return withFolders(moves, lost, fresh)
}

/** What lay beside a page that moved has probably moved in the same way, whatever its title. */
function withFolders(
  moves: ReadonlyMap<string, string>,
  lost: readonly string[],
  fresh: readonly string[],
): ReadonlyMap<string, string> {
  const ways = new Map([...moves].map(wayOf))
  const left = new Set(fresh)
  const found = new Map(moves)
  for (const path of lost) {
    for (const [from, to] of moves.has(path) ? [] : ways) {
      const moved = path.startsWith(from) ? to + path.slice(from.length) : undefined
      if (moved !== undefined && left.has(moved)) found.set(path, moved)
    }
  }
  return found
}

/** `guides/` and `handbook/` of `guides/first/setup.md` and `handbook/first/setup.md`. */
function wayOf([from, to]: readonly [string, string]): readonly [string, string] {
  const [one, other] = [from.split('/'), to.split('/')]
  while (one.length > 0 && other.length > 0 && one.at(-1) === other.at(-1)) {
    one.pop()
    other.pop()
  }
  const folder = (parts: readonly string[]) => (parts.length === 0 ? '' : `${parts.join('/')}/`)
  return [folder(one), folder(other)]
}

/** Paths by a word that no other of them has. */
function onlyOnes(
  paths: readonly string[],
  wordOf: (path: string) => string | undefined,
): ReadonlyMap<string, string> {
  const found = new Map<string, string | undefined>()
  for (const path of paths) {
    const word = wordOf(path)
    if (word !== undefined) found.set(word, found.has(word) ? undefined : path)
  }
  return new Map([...found].flatMap(([word, path]) => (path === undefined ? [] : [[word, path] as const])))
}

const titleIn = (path: string, {pages}: SpaceIndex): string | undefined =>
  pages.get(path)?.title?.text.trim().toLowerCase() || undefined

const ownName = (path: string): string | undefined => nameOf(pageUrl(path)).toLowerCase() || undefined

/** The nearest page above a page that is still there: in the table of contents, else by folders. */
function pageAbove(before: SpaceIndex, index: SpaceIndex, path: string): string | undefined {
  const isThere = (each: string) => each !== path && index.pages.has(each) && isServed(index, each)
  return [...parentsOf(before, path), ...readmesAbove(path)].find(isThere)
}

function parentsOf({navigation}: SpaceIndex, path: string): readonly string[] {
  const parents: string[] = []
  const entries = navigation?.entries ?? []
  let at = navigation?.entriesOf(path)[0]?.entry.parent
  while (at !== undefined) {
    const resolution = entries[at]?.resolution
    if (resolution !== undefined && isFound(resolution)) parents.push(resolution.path)
    at = entries[at]?.entry.parent
  }
  return parents
}

/** The top has its README for everything: leading there says nothing. */
const readmesAbove = (path: string): readonly string[] =>
  foldersUpward(folderOf(path))
    .filter((folder) => folder !== '')
    .map((folder) => joinPath(folder, 'README.md'))
