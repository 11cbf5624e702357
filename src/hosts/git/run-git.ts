/**
 * Runs `git`: without a shell, without what a repository's settings could make it start (hooks, external diffs,
 * file system monitors), and without taking locks.
 */
import {spawn} from 'node:child_process'
import {once} from 'node:events'
import {devNull} from 'node:os'
import {resolve} from 'node:path'
import {buffer, text} from 'node:stream/consumers'

/** Git could not do what was asked, and the user can mend it: a plain sentence. */
export class GitError extends Error {
  override readonly name = 'GitError'
}

/** What to do where objects are missing. */
export const lacking =
  'this clone lacks contents that are needed, as a partial clone does, and nothing is fetched here: clone without `--filter`, or `git fetch --refetch --no-filter` first'

/** What a run of `git` gave. */
export interface GitResult {
  readonly status: number
  readonly stdout: Buffer
  readonly stderr: string
}

/** Made by `gitEnvironment`. */
export type Environment = Readonly<Record<string, string | undefined>>

const settings = [
  'core.fsmonitor=false',
  `core.hooksPath=${devNull}`,
  'core.quotePath=false',
  'diff.relative=false',
  `diff.orderFile=${devNull}`,
]

/** Changes what commands print, or writes where answers are read. */
const unwanted =
  /^GIT_(?:TRACE.*|PAGER|EXTERNAL_DIFF|DIFF_OPTS|LITERAL_PATHSPECS|GLOB_PATHSPECS|NOGLOB_PATHSPECS|ICASE_PATHSPECS)$/

const places = [
  'GIT_DIR',
  'GIT_WORK_TREE',
  'GIT_INDEX_FILE',
  'GIT_COMMON_DIR',
  'GIT_OBJECT_DIRECTORY',
] as const

/**
 * The environment for `git`, from that of the process. `GIT_DIR`, `GIT_INDEX_FILE` and their like stay:
 * `git commit -a` and `git commit PATH` hand hooks an index of their own by them. They may be relative to
 * the working directory.
 */
export const gitEnvironment = (env: Environment, cwd: string): Environment => ({
  ...Object.fromEntries(Object.entries(env).filter(([name]) => !unwanted.test(name))),
  ...Object.fromEntries(places.flatMap((name) => (env[name] ? [[name, resolve(cwd, env[name])]] : []))),
  GIT_OPTIONAL_LOCKS: '0',
  // No transport is allowed: a partial clone would fetch what it lacks, by a program that its settings name.
  GIT_ALLOW_PROTOCOL: '',
  GIT_NO_LAZY_FETCH: '1',
  GIT_TERMINAL_PROMPT: '0',
  GIT_LITERAL_PATHSPECS: '1',
  LC_ALL: 'C',
})

/** Starts `git` in a folder; stdin and stdout are for the caller to use. */
export const spawnGit = (folder: string, env: Environment, args: readonly string[]) =>
  spawn('git', ['-C', folder, '--no-pager', ...settings.flatMap((each) => ['-c', each]), ...args], {
    env,
    stdio: ['pipe', 'pipe', 'pipe'],
    windowsHide: true,
  })

/**
 * Runs `git` to its end, whatever its status.
 * @throws GitError where there is no `git`
 */
export async function runGit(
  folder: string,
  env: Environment,
  args: readonly string[],
  input = '',
): Promise<GitResult> {
  const child = spawnGit(folder, env, args)
  // Git may end before it has read all: that is told by its status.
  child.stdin.on('error', () => {})
  child.stdin.end(input)
  try {
    const [stdout, stderr, [status]] = await Promise.all([
      buffer(child.stdout),
      text(child.stderr),
      once(child, 'close'),
    ])
    return {status: typeof status === 'number' ? status : 128, stdout, stderr}
  } catch (thrown) {
    throw new GitError(cannotStart(thrown))
  }
}

const cannotStart = (thrown: unknown): string =>
  thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOENT'
    ? 'this needs Git, and there is no `git` command here'
    : `cannot run \`git\`: ${thrown instanceof Error ? thrown.message : String(thrown)}`

/** The fields of an answer to `-z`: each ends in a NUL. */
export const fieldsOf = (bytes: Buffer): readonly string[] => bytes.toString('utf8').split('\0').slice(0, -1)
