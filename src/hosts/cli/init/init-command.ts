/** `gitbook-lint init`: writes a config that fits what is found here and, when asked, hook and CI files. */
import {existsSync, mkdirSync, writeFileSync} from 'node:fs'
import {dirname, join, resolve} from 'node:path'
import {messageOf} from '../../../core/thrown.ts'
import {version} from '../../../core/version.ts'
import type {Rule} from '../../../lint/rule.ts'
import {GitError, gitEnvironment, runGit} from '../../git/run-git.ts'
import {nativePaths} from '../../native-paths.ts'
import {configNames, findConfigs} from '../find-config.ts'
import type {Io} from '../io.ts'
import type {InitOptions} from '../options.ts'
import {UsageError} from '../usage-error.ts'
import {configTemplate} from './config-template.ts'
import {findFacts} from './find-facts.ts'
import {githubWorkflow} from './github-workflow.ts'
import {gitlabTemplate} from './gitlab-template.ts'
import {huskyHook, lefthookConfig, preCommitConfig} from './hook-templates.ts'

/** The tag of this very version: what is written goes on as it is tried. */
const tag = `v${version}`

/** A file to write, from the folder of its kind. */
interface Planned {
  /** Absolute. */
  readonly path: string
  readonly text: string
  readonly isExecutable?: true
  /** What to do by hand where the file exists. */
  readonly byHand: string
}

/**
 * Writes what is asked for; no file that exists is touched.
 * @returns exit status 0
 * @throws UsageError where there is no space, or a file cannot be written
 */
export async function runInit(options: InitOptions, rules: readonly Rule[], io: Io): Promise<number> {
  const [before] = findConfigs(io.cwd, io.cwd, rules)
  if (before === undefined) {
    const text = configTemplate(await findFacts(rules, io))
    write({path: join(io.cwd, configNames[0]), text, byHand: ''}, io)
  } else io.stdout(`kept ${shownFrom(io, resolve(io.cwd, before.file.where))}: there is a config already\n`)
  const top = await topFolder(io)
  for (const planned of await plan(options, top, io)) write(planned, io)
  if (!options.hook && !options.github && !options.gitlab && !options.all)
    io.stdout('for a pre-commit hook and CI: `gitbook-lint init` with --hook, --github, --gitlab or --all\n')
  return 0
}

async function plan(
  {hook, github, gitlab, all}: InitOptions,
  top: string,
  io: Io,
): Promise<readonly Planned[]> {
  const branch = github || all ? await syncedBranch(top, io) : ''
  return [
    ...(hook || all ? planHook(top) : []),
    ...(github || all
      ? [
          {
            path: join(top, '.github/workflows/gitbook-lint.yml'),
            text: githubWorkflow(branch, tag),
            byHand: 'docs/ci.md of gitbook-lint shows the workflow',
          },
        ]
      : []),
    ...(gitlab || all
      ? [
          {
            path: join(top, '.gitlab-ci.yml'),
            text: gitlabTemplate(tag),
            byHand: `add this to it:\n${indented(gitlabTemplate(tag))}`,
          },
        ]
      : []),
  ]
}

/** For the hook manager that is in use, else for pre-commit. */
function planHook(top: string): readonly Planned[] {
  const lefthook = ['lefthook.yml', '.lefthook.yml', 'lefthook.yaml', '.lefthook.yaml'].find((name) =>
    existsSync(join(top, name)),
  )
  if (lefthook !== undefined)
    return [{path: join(top, lefthook), text: '', byHand: `add this to it:\n${indented(lefthookConfig)}`}]
  if (existsSync(join(top, '.husky')) && !existsSync(join(top, '.pre-commit-config.yaml'))) {
    const byHand = `add this line to it:\n${indented(huskyHook)}`
    return [{path: join(top, '.husky/pre-commit'), text: huskyHook, isExecutable: true, byHand}]
  }
  const text = preCommitConfig(tag)
  const entry = text.slice(text.indexOf('\n') + 1)
  return [
    {
      path: join(top, '.pre-commit-config.yaml'),
      text,
      byHand: `add this to its \`repos\`:\n${indented(entry)}`,
    },
  ]
}

const indented = (text: string): string => text.trimEnd().replace(/^/gm, '    ')

function write({path, text, isExecutable, byHand}: Planned, io: Io): void {
  const where = shownFrom(io, path)
  try {
    mkdirSync(dirname(path), {recursive: true})
    writeFileSync(path, text, {flag: 'wx', mode: isExecutable ? 0o777 : 0o666})
    io.stdout(`wrote ${where}\n`)
  } catch (thrown) {
    const isThere = thrown instanceof Error && 'code' in thrown && thrown.code === 'EEXIST'
    if (!isThere) throw new UsageError(`cannot write ${where}: ${messageOf(thrown)}`)
    io.stdout(`kept ${where}, which exists${byHand === '' ? '' : `; ${byHand}`}\n`)
  }
}

const shownFrom = ({cwd}: Io, path: string): string => nativePaths.from(cwd, path)

/** The top of the repository, for files that belong there; outside of Git the folder here. */
async function topFolder(io: Io): Promise<string> {
  const up = await answer(io.cwd, io, ['rev-parse', '--show-cdup'])
  return up === undefined ? io.cwd : resolve(io.cwd, up)
}

/** The main branch of the remote, else the present one, else `main`: which one GitBook syncs, Git does not know. */
async function syncedBranch(top: string, io: Io): Promise<string> {
  const remote = await answer(top, io, ['symbolic-ref', '--quiet', '--short', 'refs/remotes/origin/HEAD'])
  const here = await answer(top, io, ['symbolic-ref', '--quiet', '--short', 'HEAD'])
  return remote?.replace(/^origin\//, '') || here || 'main'
}

async function answer(folder: string, io: Io, args: readonly string[]): Promise<string | undefined> {
  try {
    const {status, stdout} = await runGit(folder, gitEnvironment(io.env, io.cwd), args)
    return status === 0 ? stdout.toString('utf8').trim() : undefined
  } catch (thrown) {
    if (thrown instanceof GitError) return undefined
    throw thrown
  }
}
