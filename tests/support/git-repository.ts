/** A real Git repository in a folder of its own, apart from the settings of whoever runs the tests. */
import {execFileSync} from 'node:child_process'
import {mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync} from 'node:fs'
import {devNull, tmpdir} from 'node:os'
import {dirname, join} from 'node:path'

/** A repository to play in. */
export interface TestRepository {
  readonly folder: string
  git(...args: readonly string[]): string
  put(path: string, text: string | Uint8Array): void
  remove(path: string): void
  /** Stages everything and commits; gives the id. */
  commit(): string
  delete(): void
}

/** What `git` is given, so that runs are alike. */
const gitSettings = {
  GIT_CONFIG_GLOBAL: devNull,
  GIT_CONFIG_SYSTEM: devNull,
  GIT_AUTHOR_NAME: 'Ada',
  GIT_AUTHOR_EMAIL: 'ada@example.org',
  GIT_COMMITTER_NAME: 'Ada',
  GIT_COMMITTER_EMAIL: 'ada@example.org',
} as const

/** Makes a repository on the branch `main`, with these files committed if there are any. */
export function createRepository(files: Readonly<Record<string, string>> = {}): TestRepository {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'gitbook-lint-git-')))
  const git = (...args: readonly string[]) =>
    execFileSync('git', args, {
      cwd: folder,
      env: {PATH: process.env.PATH, HOME: folder, ...gitSettings},
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim()
  const put = (path: string, text: string | Uint8Array) => {
    mkdirSync(dirname(join(folder, path)), {recursive: true})
    writeFileSync(join(folder, path), text)
  }
  const commit = () => {
    git('add', '--all')
    git('commit', '--quiet', '--allow-empty', '--message', 'Change')
    return git('rev-parse', 'HEAD')
  }
  git('init', '--quiet', '--initial-branch', 'main')
  for (const [path, text] of Object.entries(files)) put(path, text)
  const first = Object.keys(files).length > 0 ? commit : () => ''
  first()
  return {
    folder,
    git,
    put,
    remove: (path) => rmSync(join(folder, path), {recursive: true}),
    commit,
    delete: () => rmSync(folder, {recursive: true, force: true}),
  }
}
