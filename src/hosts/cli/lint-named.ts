/** Lints what is named on the command line, as far as Git, and the baseline, narrow it down. */
import {existsSync, statSync} from 'node:fs'
import {join, resolve} from 'node:path'
import type {ReportInput} from '../../report/located.ts'
import type {PathsContext} from './find-spaces.ts'
import {type Linted, lintPaths} from './lint-paths.ts'
import type {LintOptions} from './options.ts'
import {gitFolderOf, repositoryAround} from './repository-around.ts'
import {UsageError} from './usage-error.ts'

/**
 * Lints paths, what changed in them, or what is not known of them.
 * @throws UsageError where the work cannot be done
 */
export const lintNamed = async (context: PathsContext): Promise<ReportInput> =>
  (await lintNamedIn(context)).input

/**
 * The same, with the context that Git gives: what it knows to exist, and the spaces before a change.
 * @throws UsageError where the work cannot be done
 */
export async function lintNamedIn(context: PathsContext): Promise<Linted> {
  const {input, context: seen} = await lintNarrowed(context)
  const {baseline, writeBaseline} = context.options
  if (baseline === undefined && writeBaseline === undefined) return {input, context: seen}
  const {dropKnown, saveBaseline} = await import('./use-baseline.ts')
  const folders = isWhole(context) ? context.paths : undefined
  if (writeBaseline !== undefined) {
    if (folders === undefined)
      throw new UsageError(
        'option `--write-baseline` needs a run over whole folders: without named files, `--only`, `--page-rules-only` and the options that ask Git',
      )
    saveBaseline(input, writeBaseline, context.io)
  }
  return {
    input: baseline === undefined ? input : dropKnown(input, baseline, context.io, folders),
    context: seen,
  }
}

/** Whether more than the named paths decides what is reported, or what is known. */
export const isNarrowed = (context: PathsContext): boolean =>
  asksGit(context.options) || context.options.baseline !== undefined || seemsSparse(context)

async function lintNarrowed(context: PathsContext): Promise<Linted> {
  const asks = asksGit(context.options)
  if (!asks && !seemsSparse(context)) return {input: await lintPaths(context), context}
  const {lintChange, lintSparse} = await import('./lint-change.ts')
  return asks ? lintChange(context) : lintSparse(context)
}

/** Whether Git may have checked out a part of the repository only: then its index knows more than the disk. */
function seemsSparse({paths, io}: PathsContext): boolean {
  const repository = repositoryAround(resolve(io.cwd, paths[0] ?? '.'))
  return repository !== undefined && existsSync(join(gitFolderOf(repository), 'info/sparse-checkout'))
}

const asksGit = ({staged, changedSince}: LintOptions): boolean => staged || changedSince !== undefined

/** Whether files are to be changed, or it is to be shown how. */
export const isFixing = ({fix, fixUnsafe, fixDryRun}: LintOptions): boolean => fix || fixUnsafe || fixDryRun

/** Whether all rules look at all files of the named folders. */
const isWhole = ({paths, options, io}: PathsContext): boolean =>
  !asksGit(options) &&
  options.only.length === 0 &&
  !options.pageRulesOnly &&
  paths.every((path) => statSync(resolve(io.cwd, path), {throwIfNoEntry: false})?.isDirectory() ?? false)

/**
 * Refuses options that make no sense together.
 * @throws UsageError that names them
 */
export function refuse(options: LintOptions, fromStdin: boolean): void {
  if (options.watch) refuseToWatch(options, fromStdin)
  if (isFixing(options) && options.staged)
    throw new UsageError(
      "`--staged` reads Git's index, and fixes change the files themselves: name the files instead, as pre-commit and lint-staged do (`gitbook-lint --fix FILE...`), or use `--changed-since HEAD`",
    )
  if (isFixing(options) && options.writeBaseline !== undefined)
    throw new UsageError('`--write-baseline` reports nothing, so there is nothing to fix: run `--fix` first')
  if (options.changedLines && !asksGit(options))
    throw new UsageError('option `--changed-lines` needs `--staged` or `--changed-since COMMIT`')
  if (fromStdin && asksGit(options))
    throw new UsageError('`-` reads one page from standard input, and Git knows nothing of it')
  if (fromStdin && (options.baseline ?? options.writeBaseline) !== undefined)
    throw new UsageError('`-` reads one page from standard input, and a baseline is about files')
}

/** A file that changes under the hands of who writes it is worse than a finding; Git's index is no file of theirs. */
function refuseToWatch(options: LintOptions, fromStdin: boolean): void {
  const other = [
    isFixing(options) &&
      'the options that fix: editors hold the texts that would be changed; `gitbook-lint --fix` mends them afterwards',
    fromStdin && '`-`: standard input is read once',
    options.staged && '`--staged`: it reads the index of Git, not files',
    options.writeBaseline !== undefined && '`--write-baseline`: it reports nothing',
    options.stats && '`--stats`: it measures one run',
  ].find((each) => each !== false)
  if (other !== undefined) throw new UsageError(`option \`--watch\` does not go with ${other}`)
}
