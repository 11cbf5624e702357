/**
 * Lays what the linter's config ignores over a finished walk: only then is it known which spaces there
 * are, and so which configs have a say. It reads nothing.
 */
import {folderOf, foldersUpward} from './paths.ts'
import type {Repository, UnwalkedReason, WalkedFile} from './walk.ts'

/**
 * The repository as linting sees it: ignored files exist and nothing is said about them; of ignored
 * folders nothing is known but that they exist. Paths are from the root; folders end in `/`.
 */
export function ignorePaths(repository: Repository, isIgnored: (path: string) => boolean): Repository {
  const closed = new Set([...repository.folders].filter((path) => path !== '' && isIgnored(`${path}/`)))
  const isBelow = (path: string): boolean =>
    closed.size > 0 && foldersUpward(folderOf(path)).some((folder) => closed.has(folder))
  const files = new Map<string, WalkedFile>()
  for (const [path, file] of repository.files) {
    if (!isBelow(path)) files.set(path, isIgnored(path) ? {...file, ignored: true} : file)
  }
  const unwalked = new Map<string, UnwalkedReason>()
  for (const [path, reason] of repository.unwalked) {
    if (!isBelow(path)) unwalked.set(path, isIgnored(`${path}/`) ? 'ignored' : reason)
  }
  for (const path of closed) if (!isBelow(path)) unwalked.set(path, 'ignored')
  const folders = new Set([...repository.folders].filter((path) => !closed.has(path) && !isBelow(path)))
  return {root: repository.root, files, folders, unwalked}
}
