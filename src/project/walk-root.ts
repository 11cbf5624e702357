/**
 * Where a walk begins: the repository around the paths that were named or, outside Git, the folder
 * that looks like the top of a space. It looks upward only.
 */
import type {FileSystem} from './file-system.ts'
import {folderOf, foldersUpward, nameOf} from './paths.ts'
import {absolutePath} from './walk.ts'

/** A path that was named, found on the disk. Paths are absolute. */
export interface Start {
  /** Without a final slash; a link to a folder is followed. */
  readonly path: string
  /** The path itself, or the folder that the file lies in. */
  readonly folder: string
}

/**
 * Finds what a named path is; `undefined` when there is nothing. A link that leads nowhere is something:
 * in a space there is a finding about it.
 */
export async function findStart(fs: FileSystem, path: string): Promise<Start | undefined> {
  const trimmed = path.replace(/\/+$/, '')
  const status = await fs.status(absolutePath(trimmed, ''))
  if (status.ok && status.value.kind === 'directory') return unlinked(fs, {path: trimmed, folder: trimmed})
  const name = status.ok ? await nameOnDisk(fs, trimmed) : await nameOfLink(fs, trimmed)
  if (name === undefined) return undefined
  const folder = folderOf(trimmed)
  return unlinked(fs, {path: `${folder}/${name}`, folder})
}

/** A file's name as its folder has it: a disk may find files whose names differ by case or normalisation. */
async function nameOnDisk(fs: FileSystem, path: string): Promise<string> {
  const name = nameOf(path)
  const real = await fs.realPath(path)
  if (real.ok && nameOf(real.value) === name) return name
  const listed = await fs.list(absolutePath(folderOf(path), ''))
  const names = listed.ok ? listed.value.map((entry) => entry.name) : []
  return names.includes(name) ? name : (names.find((each) => alike(each) === alike(name)) ?? name)
}

const alike = (name: string): string => name.normalize('NFC').toLowerCase()

/** The name of a link, wherever it leads. */
async function nameOfLink(fs: FileSystem, path: string): Promise<string | undefined> {
  const listed = await fs.list(absolutePath(folderOf(path), ''))
  const name = nameOf(path)
  return listed.ok && listed.value.some((entry) => entry.kind === 'symlink' && entry.name === name)
    ? name
    : undefined
}

/** The walk follows no links into folders, so a start that lies behind one is taken where it really is. */
async function unlinked(fs: FileSystem, {path, folder}: Start): Promise<Start> {
  const top = await findWalkRoot(fs, folder)
  const [realTop, real] = await Promise.all([
    fs.realPath(absolutePath(top, '')),
    fs.realPath(absolutePath(folder, '')),
  ])
  if (!realTop.ok || !real.ok) return {path, folder}
  const base = realTop.value.replace(/\/$/, '')
  if (real.value.replace(/\/$/, '') === base + folder.slice(top.length)) return {path, folder}
  const isInside = real.value.startsWith(`${base}/`)
  const target = isInside ? top + real.value.slice(base.length) : real.value
  return {path: target + path.slice(folder.length), folder: target}
}

/**
 * The root of the walk for a start: the nearest folder upward with `.git`; else the highest that has a
 * mark of a space or site, so that it does not matter which path of a space is named; else the folder.
 */
export const findWalkRoot = async (fs: FileSystem, folder: string): Promise<string> =>
  (await findAnchor(fs, folder)) ?? folder

/** The same, or `undefined` where nothing upward says that the folder is part of a repository, space or site. */
export async function findAnchor(fs: FileSystem, folder: string): Promise<string | undefined> {
  const folders = foldersAbove(folder)
  const repositories = await Promise.all(folders.map((at) => exists(fs, at, '.git')))
  const repository = folders.find((_, index) => repositories[index])
  if (repository !== undefined) return repository
  const marked = await Promise.all(folders.map((at) => hasMark(fs, at)))
  return folders.findLast((_, index) => marked[index])
}

/** A folder and those above it, up to the top of its disk or, on Windows, of its drive or share. */
function foldersAbove(folder: string): readonly string[] {
  const [top = ''] = /^(?:[A-Za-z]:|\/\/[^/]+\/[^/]+)(?=\/|$)/.exec(folder) ?? []
  return foldersUpward(folder.slice(top.length)).map((path) => top + path)
}

/** Whether something upward makes a folder a part of a space or site, as far as its name tells. */
async function hasMark(fs: FileSystem, folder: string): Promise<boolean> {
  const names = ['.gitbook.yaml', 'docs.yaml', 'SUMMARY.md']
  const found = await Promise.all(names.map((name) => isListed(fs, folder, name)))
  if (found.includes(true)) return true
  // GitBook's former command line kept its versions in `.gitbook` of the home folder.
  return (await exists(fs, folder, '.gitbook')) && !(await exists(fs, folder, '.gitbook/versions'))
}

const exists = async (fs: FileSystem, folder: string, name: string): Promise<boolean> =>
  (await fs.status(absolutePath(folder, name))).ok

/** Whether something has exactly this name, also where the disk would find it under others. */
async function isListed(fs: FileSystem, folder: string, name: string): Promise<boolean> {
  if (!(await exists(fs, folder, name))) return false
  const listed = await fs.list(absolutePath(folder, ''))
  return !listed.ok || listed.value.some((entry) => entry.name === name)
}
