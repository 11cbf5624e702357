/**
 * Paths that lead to no file of their space, told apart by what would put them right: other spelling,
 * other depth, another place. It guesses only where one answer stands out.
 */
import {nearest} from '../core/nearest.ts'
import {decodePercent, looksLikeDomain} from '../gitbook/href.ts'
import type {FileLookup} from './file-lookup.ts'
import {pageUrl} from './page-url.ts'
import {folderOf, joinPath, leaves, nameOf, pathFrom, resolvePath} from './paths.ts'
import type {Missing, Resolution} from './resolution.ts'
import {innermost, type Space} from './space.ts'

/** A resolution out of the space, and whether something is there. */
interface Elsewhere {
  readonly exists: boolean
  readonly resolution: Resolution
}

/** What a path is that leaves the space, or lies in a space inside it; `undefined` for paths of the space. */
export function elsewhere(space: Space, path: string, absolute: boolean): Elsewhere | undefined {
  const own = placed(space, resolvePath(space.root, path), absolute)
  if (own || !absolute) return own
  // `/x` may start at the root of the repository, but only a file that is there shows that it does.
  const fromRepository = placed(space, path, absolute)
  return fromRepository?.exists ? fromRepository : undefined
}

function placed(space: Space, repositoryPath: string, absolute: boolean): Elsewhere | undefined {
  const isInRepository = !leaves(repositoryPath)
  const root = isInRepository ? innermost(repositoryPath, space.roots) : undefined
  if (root === space.root) return undefined
  const exists = isInRepository && isThere(space, repositoryPath)
  if (root === undefined) return {exists, resolution: {kind: 'outside', repositoryPath, exists, absolute}}
  const path = pathFrom(root, repositoryPath)
  return {exists, resolution: {kind: 'other-space', root, path, exists, urlPath: pageUrl(path)}}
}

const isThere = ({repository: {files, folders}}: Space, path: string): boolean =>
  files.has(path) || folders.has(path) || files.has(`${path}.md`)

/** Names that differ by normalisation or case alone. Of several the nearest is taken, which then is no sole choice. */
export function wrongSpelling(
  lookup: FileLookup,
  readings: readonly {readonly path: string}[],
): Resolution | undefined {
  const inside = readings.map(({path}) => path).filter((path) => !leaves(path))
  for (const path of inside) {
    const [actual] = usable(lookup, lookup.byNormalisation(path))
    if (actual !== undefined) return {kind: 'wrong-normalisation', actual}
  }
  for (const path of inside.flatMap((each) => [each, `${each}.md`])) {
    const [actual, other] = nearestFirst(path, usable(lookup, lookup.byCase(path)))
    if (actual !== undefined) return {kind: 'wrong-case', actual, ...(other !== undefined && {alike: true})}
  }
  return undefined
}

/** Spellings by how many letters are of the other case. */
const nearestFirst = (path: string, spellings: readonly string[]): readonly string[] =>
  spellings.toSorted((one, other) => differences(path, one) - differences(path, other))

const differences = (one: string, other: string): number =>
  Array.from(one, (_, at) => one[at] !== other[at]).filter(Boolean).length

/** Files, and folders that stand for a page. */
const usable = (lookup: FileLookup, paths: readonly string[]): readonly string[] =>
  paths.filter((path) => lookup.file(path) !== undefined || lookup.readmeOf(path) !== undefined)

/** The same path with fewer or more `../`, if a file or the page of a folder is there; the smallest change wins. */
export function wrongDepth(lookup: FileLookup, folder: string, path: string): Resolution | undefined {
  const segments = decodePercent(path)
    .split('/')
    .filter((segment) => segment !== '' && segment !== '.')
  const steps = segments.findIndex((segment) => segment !== '..')
  const rest = segments.slice(steps).join('/')
  // Every folder has its README: finding one says nothing.
  if (steps < 0 || /^readme(?:\.md)?$/i.test(rest)) return undefined
  const depth = folder === '' ? 0 : folder.split('/').length
  let nearest: {readonly kind: 'wrong-depth'; readonly actual: string; readonly levels: number} | undefined
  for (let change = 1; change <= Math.max(steps, depth); change++) {
    for (const levels of [change, -change]) {
      const up = steps - levels
      if (up < 0 || up > depth) continue
      const actual = asFile(lookup, resolvePath(folder, '../'.repeat(up) + rest))
      if (actual !== undefined && nearest) return {...nearest, alike: true}
      if (actual !== undefined) nearest = {kind: 'wrong-depth', actual, levels}
    }
  }
  return nearest
}

/** The file that a path names: itself, a page without its `.md`, or the page of a folder. */
const asFile = (lookup: FileLookup, path: string): string | undefined =>
  (lookup.file(path) ?? lookup.file(`${path}.md`) ?? (path === '' ? undefined : lookup.readmeOf(path)))?.path

/** Nothing there; with the file that was probably meant, where one stands out. */
export function missing(
  lookup: FileLookup,
  path: string,
  {absolute, text}: {readonly absolute: boolean; readonly text: string},
): Missing {
  const sameName = moved(lookup, path)
  const near = sameName === undefined ? slip(lookup, path) : undefined
  return {
    kind: 'missing',
    path,
    absolute,
    ...(sameName !== undefined && {sameName}),
    ...(near !== undefined && {nearest: near}),
    domain: !absolute && looksLikeDomain(text),
  }
}

/** The only file of the same name. READMEs are told apart by their folders. */
function moved(lookup: FileLookup, path: string): string | undefined {
  const name = nameOf(path)
  const isReadme = /^(?:readme|index)\.md$/i.test(name)
  const folder = isReadme ? nameOf(folderOf(path)) : name
  if (folder === '' || folder === '..') return undefined
  const inFolder = lookup.byName('README.md').filter((each) => nameOf(folderOf(each)) === folder)
  const byName = isReadme
    ? []
    : [...lookup.byName(name), ...(name.includes('.') ? [] : lookup.byName(`${name}.md`))]
  const candidates = [...byName, ...(isReadme || !name.includes('.') ? inFolder : [])]
  return candidates.length === 1 ? candidates[0] : undefined
}

/** The one path in the same folder, with the same ending, that a name is a slip of. */
function slip(lookup: FileLookup, path: string): string | undefined {
  const [stem, ending] = splitEnding(nameOf(path))
  const folder = folderOf(path)
  const stems = lookup.inFolder(folder).map((each) => splitEnding(nameOf(each)))
  // `image (30)` is no slip of `image (31)`.
  const alike = stems.filter(([each, its]) => its === ending && withoutDigits(each) !== withoutDigits(stem))
  const found = nearest(
    stem,
    alike.map(([each]) => each),
  )
  return found === undefined ? undefined : joinPath(folder, found + ending)
}

function splitEnding(name: string): readonly [stem: string, ending: string] {
  const dot = name.lastIndexOf('.')
  return dot <= 0 ? [name, ''] : [name.slice(0, dot), name.slice(dot)]
}

const withoutDigits = (text: string): string => text.replaceAll(/\d+/g, '0')
