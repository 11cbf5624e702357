/**
 * The one walk over a repository: which files there are, and which folders were not looked into, and
 * why. It lists each folder once, follows no link into a folder, and reads nothing but ignore files.
 */
import ignore, {type Ignore} from 'ignore'
import type {Entry, FailureReason, FileSystem} from './file-system.ts'
import {folderOf, foldersUpward, isWithin, joinPath, pathFrom, resolvePath} from './paths.ts'

/** Why something is known to exist without being looked at. */
export type UnwalkedReason =
  | 'hidden' // a folder that begins with a dot, other than `.gitbook`
  | 'dependencies' // `node_modules`
  | 'git-ignored' // by a `.gitignore`
  | 'ignored' // by the linter's config: see `ignore-paths.ts`
  | 'submodule'
  | 'link' // a symbolic link to a folder, or out of the repository
  | 'unreadable'

/** A file that the walk met. */
export interface WalkedFile {
  /** Whether the linter's config ignores it: it exists, and nothing is said about it. */
  readonly ignored?: true
  /** Where a symbolic link leads, from the root of the walk; absent for links that lead out of it. */
  readonly linkTo?: string
  /** What went wrong with a symbolic link that leads nowhere. */
  readonly broken?: FailureReason
  /** Whether only Git's index knows it, as with sparse checkouts. */
  readonly absent?: true
}

/** What one walk found. Paths are from its root, with `/`, as the disk spells them. */
export interface Repository {
  /** The absolute path of the root, without a final slash. */
  readonly root: string
  readonly files: ReadonlyMap<string, WalkedFile>
  /** Folders that were listed; the root is the empty path. */
  readonly folders: ReadonlySet<string>
  /** Files and folders that exist and were not looked at. Nothing is known of what is below them. */
  readonly unwalked: ReadonlyMap<string, UnwalkedReason>
}

/** What steers a walk. */
export interface WalkOptions {
  /** Paths from the root that were named: they are walked though hidden or ignored by Git. */
  readonly starts: readonly string[]
  /** Paths from the root that exist whatever the disk says: Git's index, for sparse checkouts. */
  readonly indexed?: Iterable<string>
  /** Whether `.gitignore` files are passed over: in a tree of Git nothing is ignored. */
  readonly isTree?: boolean
}

/** The absolute path of a path from a root; it may lead out of it. The top of a disk has a slash: `/`, `C:/`. */
export function absolutePath(root: string, path: string): string {
  if (path === '') return /^(?:[A-Za-z]:)?$/.test(root) ? `${root}/` : root
  if (!path.startsWith('../')) return root === '/' ? `/${path}` : `${root}/${path}`
  return resolvePath(root, path)
}

/** The folder of a space on the disk. */
export const absoluteRoot = ({
  repository,
  root,
}: {
  readonly repository: Repository
  readonly root: string
}): string => absolutePath(repository.root, root)

/** Walks a repository, level by level. */
export async function walk(fs: FileSystem, root: string, options: WalkOptions): Promise<Repository> {
  const state: State = {
    fs,
    root,
    options,
    files: new Map(),
    folders: new Set(),
    unwalked: new Map(),
    realRoot: undefined,
  }
  let level: readonly Folder[] = [{path: '', ignores: []}]
  while (level.length > 0) level = (await Promise.all(level.map((folder) => visit(state, folder)))).flat()
  addIndexed(state)
  return {root, files: state.files, folders: state.folders, unwalked: state.unwalked}
}

/** Whether a walk would look into no more folders than `most`; what Git ignores counts. */
export async function hasAtMost(fs: FileSystem, root: string, most: number): Promise<boolean> {
  let level: readonly string[] = [root]
  for (let count = 1; level.length > 0; count += level.length) {
    if (count > most) return false
    level = (await Promise.all(level.map((folder) => foldersIn(fs, folder, folder === root)))).flat()
  }
  return true
}

async function foldersIn(fs: FileSystem, folder: string, isRoot: boolean): Promise<readonly string[]> {
  const listed = await fs.list(absolutePath(folder, ''))
  if (!listed.ok || (!isRoot && listed.value.some(({name}) => name === '.git'))) return []
  return listed.value
    .filter(({name, kind}) => kind === 'directory' && reasonByName(name) === undefined)
    .map(({name}) => `${folder}/${name}`)
}

interface State {
  readonly fs: FileSystem
  readonly root: string
  readonly options: WalkOptions
  readonly files: Map<string, WalkedFile>
  readonly folders: Set<string>
  readonly unwalked: Map<string, UnwalkedReason>
  realRoot: Promise<string> | undefined
}

/** A folder to visit, with the ignore files that hold in it, outermost first. */
interface Folder {
  readonly path: string
  readonly ignores: readonly IgnoreFile[]
}

interface IgnoreFile {
  readonly folder: string
  readonly patterns: Ignore
}

async function visit(state: State, {path, ignores}: Folder): Promise<Folder[]> {
  const listed = await state.fs.list(absolutePath(state.root, path))
  if (!listed.ok) {
    state.unwalked.set(path, 'unreadable')
    return []
  }
  if (path !== '' && listed.value.some(({name}) => name === '.git')) {
    state.unwalked.set(path, 'submodule')
    return []
  }
  state.folders.add(path)
  if (path === '') await addSubmodules(state, listed.value)
  const holding = [...ignores, ...(await ignoreFileOf(state, path, listed.value))]
  const below: Folder[] = []
  for (const entry of listed.value) {
    const found = await enter(state, joinPath(path, entry.name), entry, holding)
    if (found) below.push(found)
  }
  return below
}

/** Notes an entry; gives the folder that remains to be visited, if it is one. */
async function enter(
  state: State,
  path: string,
  {name, kind}: Entry,
  ignores: readonly IgnoreFile[],
): Promise<Folder | undefined> {
  if (kind === 'directory') return enterFolder(state, path, name, ignores)
  if (isGitIgnored(path, ignores)) {
    state.unwalked.set(path, 'git-ignored')
    return undefined
  }
  if (kind === 'symlink') await enterLink(state, path)
  else state.files.set(path, kind === 'other' ? {broken: 'unreadable'} : {})
  return undefined
}

function enterFolder(
  state: State,
  path: string,
  name: string,
  ignores: readonly IgnoreFile[],
): Folder | undefined {
  if (state.unwalked.has(path)) return undefined
  // A config may name Git's own folder as its root, where there is nothing for us.
  const isNamed = name !== '.git' && state.options.starts.some((start) => isWithin(start, path))
  const isByGit = isGitIgnored(`${path}/`, ignores)
  const reason = isNamed ? undefined : isByGit ? 'git-ignored' : reasonByName(name)
  if (reason === undefined) return {path, ignores: isByGit ? [] : ignores}
  state.unwalked.set(path, reason)
  return undefined
}

function reasonByName(name: string): UnwalkedReason | undefined {
  if (name === 'node_modules') return 'dependencies'
  return name.startsWith('.') && name !== '.gitbook' ? 'hidden' : undefined
}

/** A link counts as the file that it leads to, never as a folder. */
async function enterLink(state: State, path: string): Promise<void> {
  const {fs, root} = state
  const absolute = absolutePath(root, path)
  const status = await fs.status(absolute)
  if (!status.ok) {
    state.files.set(path, {broken: status.reason})
    return
  }
  state.realRoot ??= fs.realPath(absolutePath(root, '')).then((real) => (real.ok ? real.value : root))
  const target = await fs.realPath(absolute)
  const realRoot = (await state.realRoot).replace(/\/$/, '')
  const isInside = target.ok && target.value.startsWith(`${realRoot}/`)
  if (status.value.kind !== 'file' || !isInside) state.unwalked.set(path, 'link')
  else state.files.set(path, {linkTo: target.value.slice(realRoot.length + 1)})
}

async function ignoreFileOf(state: State, folder: string, entries: readonly Entry[]): Promise<IgnoreFile[]> {
  if (state.options.isTree) return []
  if (!entries.some(({name, kind}) => name === '.gitignore' && kind === 'file')) return []
  const text = await state.fs.readText(absolutePath(state.root, joinPath(folder, '.gitignore')), 1_000_000)
  return text.ok ? [{folder, patterns: ignore({ignorecase: false}).add(text.value)}] : []
}

/** The innermost ignore file that says something decides. */
function isGitIgnored(path: string, ignores: readonly IgnoreFile[]): boolean {
  for (const {folder, patterns} of ignores.toReversed()) {
    const {ignored, unignored} = patterns.test(pathFrom(folder, path))
    if (ignored || unignored) return ignored
  }
  return false
}

/** Submodules that are not checked out are empty folders: only `.gitmodules` tells them. */
async function addSubmodules(state: State, entries: readonly Entry[]): Promise<void> {
  if (!entries.some(({name, kind}) => name === '.gitmodules' && kind === 'file')) return
  const text = await state.fs.readText(absolutePath(state.root, '.gitmodules'), 1_000_000)
  if (!text.ok) return
  for (const [, path = ''] of text.value.matchAll(/^[ \t]*path[ \t]*=[ \t]*(\S.*?)[ \t\r]*$/gm)) {
    state.unwalked.set(resolvePath('', path), 'submodule')
  }
}

/** Git's index knows more than the disk where parts are not checked out, and where ignored files were added. */
function addIndexed({options, files, unwalked}: State): void {
  for (const path of options.indexed ?? []) {
    if (files.has(path) || isBelowUnwalked(path, unwalked)) continue
    files.set(path, unwalked.delete(path) ? {} : {absent: true})
  }
}

const isBelowUnwalked = (path: string, unwalked: ReadonlyMap<string, UnwalkedReason>): boolean =>
  foldersUpward(folderOf(path)).some((folder) => unwalked.has(folder))

/** Why a path was not looked at: its own reason, or that of a folder around it. */
export function unwalkedReason({unwalked}: Repository, path: string): UnwalkedReason | undefined {
  if (unwalked.size === 0) return undefined
  for (let at = path; ; at = folderOf(at)) {
    const reason = unwalked.get(at)
    if (reason !== undefined || at === '') return reason
  }
}
