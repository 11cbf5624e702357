/** `gitbook-lint [PATH...]`: from paths to a report. Knows no rule. */
import {statSync} from 'node:fs'
import {availableParallelism} from 'node:os'
import type {Severity} from '../../core/finding.ts'
import {exitStatus, reasonToFail} from '../../lint/exit-status.ts'
import {explainConfig} from '../../lint/explain-config.ts'
import type {Rule} from '../../lint/rule.ts'
import {createNodeFileSystem} from '../../project/node-file-system.ts'
import type {LocatedFinding, ReportInput} from '../../report/located.ts'
import {nativePaths} from '../native-paths.ts'
import type {RunCache} from './cache/open-cache.ts'
import {type Configs, createConfigs, pathIn} from './configs.ts'
import type {PathsContext} from './find-spaces.ts'
import {type RequestedReport, settleReports} from './formats.ts'
import type {Io} from './io.ts'
import {type CheckPage, checkAnew, type LintContext, notice} from './lint-context.ts'
import {isFixing, lintNamed, refuse} from './lint-named.ts'
import type {LintOptions} from './options.ts'
import {createProgress, type Progress} from './progress.ts'
import type {Stats} from './stats.ts'
import {checkWritable} from './write-file.ts'
import {isForPeople, writeReports} from './write-reports.ts'

/**
 * Lints and reports.
 * @returns exit status 0 or 1
 * @throws UsageError where the work cannot be done
 */
export async function runLint(options: LintOptions, rules: readonly Rule[], io: Io): Promise<number> {
  const progress = startProgress(options, io)
  try {
    return await lintTimed(options, rules, progress ? erasing(io, progress) : io, progress)
  } finally {
    progress?.erase()
  }
}

/** None in a log that is kept, nor for who wants little output. */
const startProgress = ({quiet}: LintOptions, {terminal, env}: Io): Progress | undefined =>
  terminal && !quiet && !env.CI ? createProgress(terminal) : undefined

/** Nothing is printed behind the line of progress. */
const erasing = (io: Io, progress: Progress): Io => ({
  ...io,
  stdout(text) {
    progress.erase()
    io.stdout(text)
  },
  stderr(text) {
    progress.erase()
    io.stderr(text)
  },
})

async function lintTimed(
  options: LintOptions,
  rules: readonly Rule[],
  io: Io,
  progress: Progress | undefined,
): Promise<number> {
  if (!options.stats) return lint(options, rules, io, {progress})
  const {createStats} = await import('./stats.ts')
  const stats = createStats(rules)
  const status = await lint(options, stats.rules, io, {progress, stats})
  io.stderr(stats.text())
  return status
}

/** Who looks on while a run goes on. */
interface Onlookers {
  readonly progress: Progress | undefined
  readonly stats?: Stats
}

async function lint(
  options: LintOptions,
  rules: readonly Rule[],
  io: Io,
  {progress, stats}: Onlookers,
): Promise<number> {
  const configs = createConfigs(options, rules, io.cwd)
  if (options.printConfig) {
    io.stdout(printedConfig(options, configs, io))
    return 0
  }
  const reports = settleReports(options, io)
  for (const {file} of reports) if (file !== undefined) checkWritable(file, io)
  const paths = options.paths.length === 0 ? ['.'] : options.paths
  const context = {
    paths,
    options,
    rules,
    configs,
    fs: createNodeFileSystem(),
    io,
    check: checkAnew,
    ...(stats && {stats}),
    ...(progress && {progress}),
  }
  const fromStdin = readsStdin(options)
  refuse(options, fromStdin)
  if (options.watch) return runWatch(context, reports)
  if (isFixing(options)) return runFix(context, reports, fromStdin)
  const parsing = await checkOf(options, io)
  const anew = stats?.timed('parsed', parsing) ?? parsing
  const cache = await cacheOf(options, io, anew)
  const check = cache?.check ?? anew
  const input = await lintAny(
    {
      ...context,
      check: stats?.timed('pages', check) ?? check,
      ...(cache && !fromStdin && {cache, lintSpaces: await keptLinting(cache)}),
    },
    fromStdin,
  )
  if (options.writeBaseline !== undefined) return 0
  await report(input, reports, context)
  cache?.save()
  return statusOf(input, context)
}

/** Lints again and again. Configs are read anew each time; pages that have not changed are known. */
async function runWatch(context: PathsContext, reports: readonly RequestedReport[]): Promise<number> {
  const {options, rules, io, progress, ...rest} = context
  const {watchPaths} = await import('./watch/watch-paths.ts')
  const {rememberPages} = await import('./cache/remember-pages.ts')
  const parsing = await checkOf(options, io)
  const cache = await cacheOf(options, io, parsing)
  const check = rememberPages(cache?.check ?? parsing)
  // Later rounds know nearly all pages.
  let isFirst = true
  const status = await watchPaths(
    {
      async lint() {
        const round = {...rest, options, rules, io, check, configs: createConfigs(options, rules, io.cwd)}
        const input = await lintNamed({...round, ...(isFirst && progress && {progress})})
        isFirst = false
        return input
      },
      async report(input, whole) {
        const isBrief = ({format, file}: RequestedReport) => file === undefined && isForPeople(format)
        await report(input, reports.filter(isBrief), context)
        await report(
          whole,
          reports.filter((one) => !isBrief(one)),
          context,
        )
      },
    },
    {options, reports, io},
  )
  cache?.save()
  return status
}

/** A name for standard input is enough to read it, as with other linters. */
const readsStdin = ({paths, stdinFilename}: LintOptions): boolean =>
  paths.includes('-') || (paths.length === 0 && stdinFilename !== undefined)

/** The config for a file, also one that is not there yet, or for a folder, where overrides do not count. */
function printedConfig({paths, stdinFilename}: LintOptions, configs: Configs, {cwd}: Io): string {
  const named = paths[0] === '-' || paths[0] === undefined ? (stdinFilename ?? '.') : paths[0]
  const absolute = nativePaths.absolute(cwd, named)
  const placed = configs.for(absolute)
  const isFolder = statSync(absolute, {throwIfNoEntry: false})?.isDirectory() ?? false
  return explainConfig(placed.config, isFolder ? undefined : pathIn(placed, absolute))
}

/** Fixes, and reports what remains. Where a text or a diff is printed, no report stands among it. */
async function runFix(context: PathsContext, reports: readonly RequestedReport[], fromStdin: boolean) {
  const {options, io} = context
  const {fixPaths, fixStdin} = await import('./run-fix.ts')
  const {report: input, printed, failed} = fromStdin ? await fixStdin(context) : await fixPaths(context)
  const aside = {...context, io: {...io, stdout: io.stderr}}
  if (printed === undefined) await report(input, reports, context)
  else if (!options.fixDryRun) await report(input, reports, aside)
  else
    await report(
      input,
      reports.filter(({file}) => file !== undefined),
      context,
    )
  if (printed !== undefined) io.stdout(printed)
  return failed ? 2 : statusOf(input, context)
}

/** The exit status; where the report does not show why the run fails, that is told. */
function statusOf({summary}: ReportInput, {options, io}: LintContext) {
  const threshold = {failOn: options.failOn, maxWarnings: options.maxWarnings}
  const why = reasonToFail(summary, threshold, options.quiet)
  if (why !== undefined) notice(why, io)
  return exitStatus(summary, threshold)
}

const report = (input: ReportInput, reports: readonly RequestedReport[], context: LintContext) =>
  writeReports(narrow(input, context.options.quiet ? 'error' : undefined), reports, context)

/** Checks pages with the parser that is asked for, in as many threads; where it is timed, in this one. */
async function checkOf({parser, concurrency, stats}: LintOptions, {startWorker}: Io): Promise<CheckPage> {
  const {pageCheck} = await import('./page-check.ts')
  const here = pageCheck(parser)
  const count = concurrency ?? usualThreads()
  if (count === 1 || stats || startWorker === undefined) return here
  const {sharePages} = await import('./workers/share-pages.ts')
  return sharePages(here, {count, start: () => startWorker(parser)})
}

/** On two processors a second thread gains nothing: what collects garbage and compiles has one of its own. */
const usualThreads = (): number => {
  const processors = availableParallelism()
  return processors < 4 ? 1 : 4
}

async function cacheOf({parser}: LintOptions, io: Io, check: CheckPage): Promise<RunCache | undefined> {
  if (io.cacheFolder === undefined) return undefined
  const {openCache} = await import('./cache/open-cache.ts')
  return openCache(io.cacheFolder, {...io, parser}, check)
}

/** With what was found before; loaded here, since only runs with a cache know anything. */
async function keptLinting(cache: RunCache): Promise<NonNullable<LintContext['lintSpaces']>> {
  const {lintKept} = await import('./kept/lint-kept.ts')
  return (spaces, context) => lintKept(spaces, context, cache)
}

async function lintAny(context: PathsContext, fromStdin: boolean): Promise<ReportInput> {
  if (fromStdin) {
    const {lintStdin} = await import('./lint-stdin.ts')
    return lintStdin(context)
  }
  return lintNamed(context)
}

/** `--quiet` hides what is below an error; the summary still counts it, since `--max-warnings` does. */
function narrow(input: ReportInput, only: Severity | undefined): ReportInput {
  if (only === undefined) return input
  const findings = input.findings.filter((finding: LocatedFinding) => finding.severity === only)
  return {...input, findings}
}
