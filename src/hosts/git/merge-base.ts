/** Where a change began: the commit that a named one and the present one have in common. */
import type {GitRepository} from './repository.ts'
import {GitError} from './run-git.ts'

/** The commit, or why everything has to be looked at: a plain sentence. */
export type MergeBase = {readonly commit: string} | {readonly everything: string}

/**
 * Finds the merge base of a commit and the present one.
 * @throws GitError where the history that is here does not tell, and how to get it
 */
export async function findMergeBase(repository: GitRepository, name: string): Promise<MergeBase> {
  if (/^0+$/.test(name)) return {everything: 'there is no commit before this one'}
  const found = await repository.ask([
    'rev-parse',
    '--verify',
    '--quiet',
    '--end-of-options',
    `${name}^{commit}`,
  ])
  if (found.status !== 0) return unknownCommit(repository, name)
  if (repository.head === undefined) throw new GitError('this repository has no commit yet')
  const commit = found.stdout.toString('utf8').trim()
  const base = await repository.ask(['merge-base', commit, repository.head])
  const id = base.stdout.toString('utf8').trim()
  if (base.status === 0 && id !== '') return {commit: id}
  if (repository.isShallow) throw new GitError(needsHistory(name))
  return {everything: `${name} and the present commit have no history in common`}
}

/** A commit that is nowhere was pushed away; a name that is nowhere is a mistake. */
function unknownCommit({isShallow}: GitRepository, name: string): MergeBase {
  if (isShallow) throw new GitError(needsHistory(name))
  if (/^[\da-f]{7,64}$/i.test(name))
    return {everything: `${name} is not in this repository, as after a forced push`}
  throw new GitError(
    `Git knows no commit \`${name}\` here; if it is a branch, fetch it: \`git fetch origin\``,
  )
}

const needsHistory = (name: string): string =>
  `this clone is shallow and does not reach back to where ${name} and the present commit part: fetch all of it (\`fetch-depth: 0\` for actions/checkout, \`GIT_DEPTH: 0\` for GitLab, or \`git fetch --unshallow\`)`
