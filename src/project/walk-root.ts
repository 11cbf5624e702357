/**
 * Where a walk begins: the repository around the paths that were named or, outside Git, the folder
 * that looks like the top of a space. It looks upward only.
 */
import type {FileSystem} from './file-system.ts'
import {folderOf, foldersUpward} from './paths.ts'
import {absolutePath} from './walk.ts'

/** A path that was named, found on the disk. Paths are absolute. */
export interface Start {
  readonly path: string
  /** The path itself, or the folder that the file lies in. */
  readonly folder: string
}

/** Finds what a named path is; `undefined` when there is nothing. */
export async function findStart(fs: FileSystem, path: string): Promise<Start | undefined> {
  const trimmed = path.replace(/\/+$/, '')
  const status = await fs.status(trimmed || '/')
  if (!status.ok) return undefined
  return {path: trimmed, folder: status.value.kind === 'directory' ? trimmed : folderOf(trimmed)}
}

/**
 * The root of the walk for a start: the nearest folder upward with `.git`; else the highest with
 * `.gitbook.yaml` or `docs.yaml`; else the nearest with `SUMMARY.md` or `.gitbook`; else the folder.
 */
export async function findWalkRoot(fs: FileSystem, folder: string): Promise<string> {
  const folders = foldersUpward(folder)
  const has = async (at: string, names: readonly string[]): Promise<boolean> => {
    const found = await Promise.all(names.map((name) => fs.status(absolutePath(at, name))))
    return found.some(({ok}) => ok)
  }
  const withName = async (...names: readonly string[]): Promise<readonly string[]> => {
    const found = await Promise.all(folders.map((at) => has(at, names)))
    return folders.filter((_, index) => found[index])
  }
  const repository = (await withName('.git'))[0]
  if (repository !== undefined) return repository
  const configured = (await withName('.gitbook.yaml', 'docs.yaml')).at(-1)
  if (configured !== undefined) return configured
  return (await withName('SUMMARY.md', '.gitbook'))[0] ?? folder
}
