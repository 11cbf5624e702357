/** The repository around a folder: where it starts, and what can be asked of it. */
import {resolve} from 'node:path'
import {type Environment, fieldsOf, GitError, type GitResult, lacking, runGit, spawnGit} from './run-git.ts'

/** A repository with a work tree. */
export interface GitRepository {
  /** The absolute path of its top folder, written as the folder was: links are not followed. */
  readonly top: string
  /** Absent before the first commit. */
  readonly head?: string
  readonly isShallow: boolean
  /** @throws GitError if the command fails */
  run(args: readonly string[], input?: string): Promise<Buffer>
  /** Any status is an answer. */
  ask(args: readonly string[]): Promise<GitResult>
  start(args: readonly string[]): ReturnType<typeof spawnGit>
}

/**
 * Opens the repository that a folder (absolute) lies in.
 * @throws GitError where there is none, or none that can be used
 */
export async function openRepository(folder: string, given: Environment): Promise<GitRepository> {
  const about = await runGit(folder, given, [
    'rev-parse',
    '--is-inside-work-tree',
    '--is-shallow-repository',
    '--show-cdup',
  ])
  if (about.status !== 0) throw new GitError(refusal(about.stderr, folder))
  const [inside, shallow, up = ''] = about.stdout.toString('utf8').split('\n')
  if (inside !== 'true') throw new GitError(`${folder} is in a Git repository without a work tree`)
  const top = resolve(folder, up)
  const env = await withoutFilters(folder, given)
  const ask = (args: readonly string[]) => runGit(top, env, args)
  const head = await ask(['rev-parse', '--verify', '--quiet', 'HEAD^{commit}'])
  return {
    top,
    ...(head.status === 0 && {head: head.stdout.toString('utf8').trim()}),
    isShallow: shallow === 'true',
    ask,
    run: async (args, input) => {
      const {status, stdout, stderr} = await runGit(top, env, args, input)
      if (status !== 0 && /unable to read|could not fetch|lazy fetching/.test(stderr))
        throw new GitError(lacking)
      if (status !== 0) throw new GitError(`\`git ${args[0]}\` failed: ${lastLine(stderr)}`)
      return stdout
    },
    start: (args) => spawnGit(top, env, args),
  }
}

/**
 * The environment without the programs that the repository's own settings name for reading files: a comparison
 * with the disk would start them. Those of the user's settings, such as Git LFS, stay.
 */
async function withoutFilters(folder: string, env: Environment): Promise<Environment> {
  const keys = '^filter\\..*\\.(clean|smudge|process|required)$'
  const {stdout} = await runGit(folder, env, ['config', '--show-scope', '-z', '--get-regexp', keys])
  const fields = fieldsOf(stdout)
  const own = new Set<string>()
  for (let at = 0; at + 1 < fields.length; at += 2) {
    if (fields[at] === 'local' || fields[at] === 'worktree') own.add(fields[at + 1]?.split('\n')[0] ?? '')
  }
  const first = Number(env.GIT_CONFIG_COUNT ?? 0)
  const settings = [...own].flatMap((key, at) => [
    [`GIT_CONFIG_KEY_${first + at}`, key],
    [`GIT_CONFIG_VALUE_${first + at}`, key.endsWith('.required') ? 'false' : ''],
  ])
  return {
    ...env,
    ...Object.fromEntries(settings),
    ...(own.size > 0 && {GIT_CONFIG_COUNT: String(first + own.size)}),
  }
}

function refusal(stderr: string, folder: string): string {
  if (/dubious ownership/.test(stderr)) {
    return `Git does not trust ${folder}, since another user owns it; \`git config --global --add safe.directory ${folder}\` trusts it`
  }
  if (/must be run in a work tree/.test(stderr)) return `${folder} is in a Git repository without a work tree`
  if (/not a git repository/.test(stderr)) return `${folder} is in no Git repository`
  return `Git cannot read the repository of ${folder}: ${lastLine(stderr)}`
}

const lastLine = (stderr: string): string =>
  (
    stderr
      .trimEnd()
      .split('\n')
      .findLast((line) => line !== '') ?? 'it gave no reason'
  ).replace(/^(?:fatal|error): /, '')
