/**
 * Where a destination leads: the one resolution that all rules, renames and completions use. A
 * function of the index; it never touches a disk and judges nothing.
 */
import {decodeString} from 'micromark-util-decode-string'
import {slice} from '../core/range.ts'
import {classifyHref, decodePercent, splitHref} from '../gitbook/href.ts'
import type {FileLookup} from './file-lookup.ts'
import {elsewhere, missing, wrongDepth, wrongSpelling} from './lost-paths.ts'
import {pageUrl} from './page-url.ts'
import {folderOf, isWithin, leaves, pathFrom, resolvePath} from './paths.ts'
import type {Base, Encoding, Form, Found, Resolution} from './resolution.ts'
import type {FileEntry, Space} from './space.ts'
import {holds} from './space.ts'
import type {Redirect} from './space-config.ts'
import {unwalkedReason} from './walk.ts'

/** What resolution needs to know of a space. */
export interface Resolvable {
  readonly space: Space
  readonly lookup: FileLookup
  /** Redirects by old address, lower case. */
  readonly redirects: ReadonlyMap<string, Redirect>
}

/**
 * Resolves a destination that a file writes. `href` has the escapes of its syntax undone and
 * percent-encoding kept, as `Target.href`.
 *
 * Exact names come first, then names with backslashes undone, then percent-decoded ones; then pages
 * without `.md`, with `.html` or `.md.md`; then redirects; then what differs by normalisation, case or
 * depth. `/x` starts at the space root, then at the root of the repository.
 */
export const resolve = (index: Resolvable, fromPath: string, href: string): Resolution =>
  resolveFrom(index, folderOf(fromPath), href)

/** Resolves a destination that starts in a folder of the space. */
export function resolveFrom(index: Resolvable, folder: string, href: string): Resolution {
  const text = href.trim()
  const kind = classifyHref(text)
  switch (kind.kind) {
    case 'empty':
      return kind
    case 'fragment':
      return {kind: 'same-page', fragment: kind.fragment}
    case 'relative':
    case 'absolute-path':
      return resolvePathOf(index, folder, text)
    case 'other-scheme':
      // A name may hold a colon: `note: one.md`.
      return findAs(index, [written(index.space, folder, text)], text) ?? {kind: 'address', href: kind}
    default:
      return {kind: 'address', href: kind}
  }
}

/** One reading of a written path: where it would lie. */
export interface Reading {
  /** From the space root; leading `..` where it leaves it. */
  readonly path: string
  readonly encoding: Encoding
  readonly base: Base
}

function resolvePathOf(index: Resolvable, folder: string, text: string): Resolution {
  const parts = splitHref(text)
  // `?` and `#` may be part of a name where the syntax needs no escapes.
  const whole =
    parts.query || parts.fragment ? findAs(index, [written(index.space, folder, text)], text) : undefined
  if (whole) return whole

  const fragment = parts.fragment && slice(text, parts.fragment)
  const path = slice(text, parts.path)
  if (path === '') return fragment === undefined ? {kind: 'empty'} : {kind: 'same-page', fragment}
  const readings = readingsOf(index, folder, path)
  const found = find(index, readings, path)
  if (found) return fragment === undefined ? found : {...found, fragment}
  return resolveLost(index, folder, path, readings)
}

function written({root}: Space, folder: string, path: string): Reading {
  if (path.startsWith('/')) return {path: resolvePath('', path), encoding: 'exact', base: 'space-root'}
  const resolved = resolvePath(folder, path)
  // Out of the space and in again, as `../docs/a.md` in a space that is `docs`.
  const returned = leaves(resolved) ? resolvePath(root, resolved) : ''
  const isBack = returned !== '' && root !== '' && isWithin(returned, root)
  return {path: isBack ? pathFrom(root, returned) : resolved, encoding: 'exact', base: 'folder'}
}

/** All readings of a path, the most literal first. */
function readingsOf({space}: Resolvable, folder: string, path: string): readonly Reading[] {
  const readings: Reading[] = []
  const add = (spelling: string, encoding: Encoding) => {
    const reading = {...written(space, folder, spelling), encoding}
    if (!readings.some((each) => each.path === reading.path)) readings.push(reading)
  }
  add(path, 'exact')
  const unescaped = mayHoldEscapes.test(path) ? decodeString(path) : path
  if (unescaped !== path) add(unescaped, 'unescaped')
  if (path.includes('%')) add(decodePercent(path), 'percent-decoded')
  if (unescaped !== path && unescaped.includes('%')) add(decodePercent(unescaped), 'percent-decoded')
  if (!path.startsWith('/')) return readings
  return [...readings, ...readings.flatMap((reading) => fromRepositoryRoot(space, reading))]
}

/** Backslashes and character references. */
const mayHoldEscapes = /[\\&]/

/** `/docs/a.md` of a space in `docs` may mean the repository's root. */
function fromRepositoryRoot(space: Space, {path, encoding}: Reading): readonly Reading[] {
  if (space.root === '' || leaves(path) || !holds(space, path)) return []
  return [{path: pathFrom(space.root, path), encoding, base: 'repository-root'}]
}

function find(index: Resolvable, readings: readonly Reading[], path: string): Found | undefined {
  return findAs(index, readings, path) ?? findPage(index, readings) ?? findRedirected(index, readings)
}

/** A file or folder just as it is written. */
function findAs({lookup}: Resolvable, readings: readonly Reading[], path: string): Found | undefined {
  for (const reading of readings) {
    const file = lookup.file(reading.path)
    if (file) return found(file, reading, 'file')
    const readme = lookup.isFolder(reading.path) && path !== '' ? lookup.readmeOf(reading.path) : undefined
    if (readme) return found(readme, reading, 'folder')
  }
  return undefined
}

/** A page whose file name is written otherwise than it is. */
function findPage({lookup}: Resolvable, readings: readonly Reading[]): Found | undefined {
  for (const reading of readings) {
    for (const [path, form] of pageNames(reading.path)) {
      const file = lookup.file(path)
      if (file) return found(file, reading, form)
    }
    const folder = /^(?:(.*)\/)?index\.html?$/i.exec(reading.path)
    const readme = folder ? lookup.readmeOf(folder[1] ?? '') : undefined
    if (readme) return found(readme, reading, 'html')
  }
  return undefined
}

function pageNames(path: string): readonly (readonly [string, Form])[] {
  const names: (readonly [string, Form])[] = []
  if (path !== '') names.push([`${path}.md`, 'without-md'], [`${path}.markdown`, 'without-md'])
  const stem = /^(.*)\.html?$/i.exec(path)?.[1]
  if (stem !== undefined) names.push([`${stem}.md`, 'html'])
  if (/\.md\.md$/i.test(path)) names.push([path.slice(0, -3), 'doubled-md'])
  return names
}

function findRedirected(index: Resolvable, readings: readonly Reading[]): Found | undefined {
  for (const reading of readings) {
    const redirect = index.redirects.get(pageUrl(reading.path).toLowerCase())
    const target = redirect && resolveRedirect(index, redirect)
    if (redirect && target) return {...found(target, reading, 'redirect'), redirect}
  }
  return undefined
}

/** How many redirects may lead to one another before they count as a loop. */
const maxChain = 10

/** The file that a redirect leads to in the end; `undefined` where there is none, or a loop. */
export function resolveRedirect(index: Resolvable, redirect: Redirect): FileEntry | undefined {
  let next: Redirect | undefined = redirect
  for (let left = maxChain; next?.to !== undefined && left > 0; left--) {
    const readings = readingsOf(index, '', (next.to.split('#')[0] ?? '').replace(/^\/+/, ''))
    const target = findAs(index, readings, next.to) ?? findPage(index, readings)
    if (target) return index.lookup.file(target.path)
    next = index.redirects.get(pageUrl(readings[0]?.path ?? '').toLowerCase())
  }
  return undefined
}

const found = ({path, role}: FileEntry, {encoding, base}: Reading, form: Form): Found => ({
  kind: role === 'page' || role === 'include' || role === 'asset' ? role : 'file',
  path,
  encoding,
  form,
  base,
})

/** What a path is that leads to no file of the space. */
function resolveLost(
  index: Resolvable,
  folder: string,
  path: string,
  readings: readonly Reading[],
): Resolution {
  const {space, lookup} = index
  const absolute = path.startsWith('/')
  for (const reading of readings) {
    const other = elsewhere(space, reading.path, absolute)
    if (other?.exists) return other.resolution
  }
  for (const {path: at} of readings) {
    const inRepository = resolvePath(space.root, at)
    const reason = leaves(inRepository) ? undefined : unwalkedReason(space.repository, inRepository)
    if (reason) return {kind: 'not-checked', path: at, reason}
  }
  const bare = readings.find((reading) => !leaves(reading.path) && lookup.isFolder(reading.path))
  if (bare) return {kind: 'folder-without-readme', path: bare.path}
  const last = readings.findLast(({base}) => base !== 'repository-root') ?? written(space, folder, path)
  return (
    wrongSpelling(lookup, readings) ??
    (absolute ? undefined : wrongDepth(lookup, folder, path)) ??
    elsewhere(space, last.path, absolute)?.resolution ??
    missing(lookup, last.path, {absolute, text: path})
  )
}
