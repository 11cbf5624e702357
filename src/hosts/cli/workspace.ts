/** The repository that a run is about, and the file systems it is looked at through. */
import {statSync} from 'node:fs'
import {dirname} from 'node:path'
import {isWithin} from '../../project/paths.ts'
import type {Side} from '../git/changes.ts'
import {createGitFileSystem, type GitFileSystem} from '../git/git-file-system.ts'
import {type GitRepository, openRepository} from '../git/repository.ts'
import {GitError, gitEnvironment} from '../git/run-git.ts'
import {readCommit, readIndex} from '../git/tree.ts'
import {nativePaths} from '../native-paths.ts'
import type {PathsContext} from './find-spaces.ts'
import {UsageError} from './usage-error.ts'

/** A repository and what of it is linted. */
export interface Workspace {
  readonly repository: GitRepository
  /** With `/`, without a final one. */
  readonly top: string
  readonly side: Side
  /** A tree as a file system, the same each time; no commit means the index. */
  openTree(commit?: string): Promise<GitFileSystem>
}

/**
 * Works in the repository that the named paths lie in, and closes what was opened.
 * @throws UsageError where Git cannot do its part
 */
export async function withWorkspace<Result>(
  context: PathsContext,
  act: (workspace: Workspace) => Promise<Result>,
): Promise<Result> {
  const opened = new Map<string | undefined, GitFileSystem>()
  try {
    return await act(await openWorkspace(context, opened))
  } catch (thrown) {
    throw thrown instanceof GitError ? new UsageError(thrown.message) : thrown
  } finally {
    for (const fs of opened.values()) fs.close()
  }
}

async function openWorkspace(
  {paths, options, io}: PathsContext,
  opened: Map<string | undefined, GitFileSystem>,
): Promise<Workspace> {
  const env = gitEnvironment(io.env, io.cwd)
  const isGiven = env.GIT_DIR !== undefined
  const repository = await openRepository(isGiven ? io.cwd : folderAround(paths, io.cwd), env)
  const top = nativePaths.slashed(repository.top).replace(/\/$/, '')
  for (const path of paths) {
    if (!isWithin(nativePaths.absolute(io.cwd, path), top))
      throw new UsageError(`${path} lies outside the Git repository ${repository.top}`)
  }
  return {
    repository,
    top,
    side: options.staged ? 'index' : 'disk',
    async openTree(commit) {
      const before = opened.get(commit)
      if (before !== undefined) return before
      const tree = commit === undefined ? await readIndex(repository) : await readCommit(repository, commit)
      const fs = createGitFileSystem(repository, tree, top)
      opened.set(commit, fs)
      return fs
    },
  }
}

/** A folder that is there: named files may have been deleted, and their folders with them. */
function folderAround([first = '.']: readonly string[], cwd: string): string {
  for (let at = nativePaths.absolute(cwd, first); ; at = dirname(at)) {
    if (statSync(at, {throwIfNoEntry: false})?.isDirectory() || dirname(at) === at) return at
  }
}
