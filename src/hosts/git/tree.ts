/** What Git holds at one moment, the index or a commit: paths with the ids of their contents. */
import type {GitRepository} from './repository.ts'
import {fieldsOf, GitError} from './run-git.ts'

/** What stands at a path. `commit` is a submodule. */
export type TreeEntryKind = 'file' | 'link' | 'commit'

/** One path of a tree. */
export interface TreeEntry {
  readonly kind: TreeEntryKind
  /** Id of the blob; of the commit, for a submodule. */
  readonly id: string
}

/** Entries by path from the top of the repository, with `/`. */
export type Tree = ReadonlyMap<string, TreeEntry>

/**
 * The tree that a commit of the index would have.
 * @throws GitError where a conflict is not resolved
 */
export async function readIndex(repository: GitRepository): Promise<Tree> {
  const tree = new Map<string, TreeEntry>()
  for (const field of fieldsOf(await repository.run(['ls-files', '--stage', '-z']))) {
    const [, mode = '', id = '', stage, path = ''] = /^(\d+) ([\da-f]+) (\d)\t(.*)$/s.exec(field) ?? []
    if (stage !== '0') {
      throw new GitError(
        `${path} has a conflict that is not resolved, so nothing can be said of what is staged`,
      )
    }
    tree.set(path, {kind: kindOf(mode), id})
  }
  if ([...tree.values()].some(({id}) => emptyBlobs.has(id))) {
    for (const path of await intendedToAdd(repository)) tree.delete(path)
  }
  return tree
}

/** The tree of a commit. */
export async function readCommit(repository: GitRepository, commit: string): Promise<Tree> {
  const listed = await repository.run(['ls-tree', '-r', '-z', '--full-tree', commit])
  return new Map(
    fieldsOf(listed).map((field): [string, TreeEntry] => {
      const [, mode = '', id = '', path = ''] = /^(\d+) \w+ ([\da-f]+)\t(.*)$/s.exec(field) ?? []
      return [path, {kind: kindOf(mode), id}]
    }),
  )
}

/**
 * The paths that Git's index knows, conflicts and files that a sparse checkout leaves out included; without those
 * that were deleted on the disk.
 */
export async function presentPaths(repository: GitRepository): Promise<readonly string[]> {
  const [all, deleted] = await Promise.all([
    repository.run(['ls-files', '-z']),
    repository.run(['ls-files', '--deleted', '-z']),
  ])
  const gone = new Set(fieldsOf(deleted))
  return fieldsOf(all).filter((path) => !gone.has(path))
}

/** Whether the checkout is sparse now: the patterns of a former one stay behind. */
export async function isSparse(repository: GitRepository): Promise<boolean> {
  const {stdout} = await repository.ask(['config', '--type=bool', '--get', 'core.sparseCheckout'])
  return stdout.toString('utf8').trim() === 'true'
}

const kindOf = (mode: string): TreeEntryKind =>
  mode === '120000' ? 'link' : mode === '160000' ? 'commit' : 'file'

/** The empty file, in repositories of either hash. */
const emptyBlobs: ReadonlySet<string> = new Set([
  'e69de29bb2d1d6434b8b29ae775ad8c2e48c5391',
  '473a0f4c3be8a93681a267e3b1e9a7dcda1185436fe141f7749120a303721813',
])

/** `git add -N` puts an empty file into the index that a commit leaves out. */
const intendedToAdd = async (repository: GitRepository): Promise<readonly string[]> =>
  fieldsOf(
    await repository.run([
      'diff',
      '--name-only',
      '--diff-filter=A',
      '-z',
      '--no-ext-diff',
      '--no-textconv',
      '--ignore-submodules=all',
    ]),
  )
