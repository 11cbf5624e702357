/** The repository around a folder, as far as the disk tells it without asking Git. */
import {existsSync, readFileSync, statSync} from 'node:fs'
import {dirname, join, resolve} from 'node:path'

/** The nearest folder, from an absolute one upward, that holds a `.git`. */
export function repositoryAround(folder: string): string | undefined {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, '.git'))) return at
    if (dirname(at) === at) return undefined
  }
}

/** Where Git keeps what is its own in a repository: in linked work trees and submodules, `.git` is a file that says it. */
export function gitFolderOf(repository: string): string {
  const entry = join(repository, '.git')
  try {
    if (!statSync(entry).isFile()) return entry
    const [, written] = /^gitdir: (.+)$/m.exec(readFileSync(entry, 'utf8')) ?? []
    return written === undefined ? entry : resolve(repository, written.trimEnd())
  } catch {
    return entry
  }
}
