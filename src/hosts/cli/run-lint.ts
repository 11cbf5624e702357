/** `gitbook-lint [PATH...]`: from paths to a report. Knows no rule. */
import {resolve} from 'node:path'
import type {Severity} from '../../core/finding.ts'
import {exitStatus} from '../../lint/exit-status.ts'
import {explainConfig} from '../../lint/explain-config.ts'
import type {Rule} from '../../lint/rule.ts'
import {createNodeFileSystem} from '../../project/node-file-system.ts'
import type {LocatedFinding, ReportInput} from '../../report/located.ts'
import {createConfigs} from './configs.ts'
import {settleReports} from './formats.ts'
import type {Io} from './io.ts'
import {lintPaths, type PathsContext} from './lint-paths.ts'
import {lintStdin} from './lint-stdin.ts'
import type {LintOptions} from './options.ts'
import {UsageError} from './usage-error.ts'
import {checkWritable} from './write-file.ts'
import {writeReports} from './write-reports.ts'

/**
 * Lints and reports.
 * @returns exit status 0 or 1
 * @throws UsageError where the work cannot be done
 */
export async function runLint(options: LintOptions, rules: readonly Rule[], io: Io): Promise<number> {
  const configs = createConfigs(options, rules, io.cwd)
  const paths = options.paths.length === 0 ? ['.'] : options.paths
  if (options.printConfig) {
    const at = resolve(io.cwd, paths[0] ?? '.')
    io.stdout(explainConfig(configs.for(at).config))
    return 0
  }
  const reports = settleReports(options, io)
  for (const {file} of reports) if (file !== undefined) checkWritable(file, io)
  const fs = createNodeFileSystem()
  const fromStdin = paths.includes('-')
  if (fromStdin && paths.length > 1) throw new UsageError('`-` reads one page, so no other path may be named')
  refuse(options, fromStdin)
  const input = fromStdin
    ? await lintStdin({options, rules, configs, fs, io})
    : await lintNamed({paths, options, rules, configs, fs, io})
  const shown = narrow(input, options.quiet ? 'error' : undefined)
  await writeReports(shown, reports, {options, rules, io})
  return exitStatus(input.summary, {failOn: options.failOn, maxWarnings: options.maxWarnings})
}

async function lintNamed(context: PathsContext): Promise<ReportInput> {
  const {staged, changedSince} = context.options
  if (!staged && changedSince === undefined) return lintPaths(context)
  const {lintChange} = await import('./lint-change.ts')
  return lintChange(context)
}

/** What goes together with nothing. */
function refuse({staged, changedSince, changedLines}: LintOptions, fromStdin: boolean) {
  const isNarrowed = staged || changedSince !== undefined
  if (changedLines && !isNarrowed)
    throw new UsageError('option `--changed-lines` needs `--staged` or `--changed-since COMMIT`')
  if (fromStdin && isNarrowed)
    throw new UsageError('`-` reads one page from standard input, and Git knows nothing of it')
}

/** `--quiet` hides what is below an error; the summary still counts it, since `--max-warnings` does. */
function narrow(input: ReportInput, only: Severity | undefined): ReportInput {
  if (only === undefined) return input
  const findings = input.findings.filter((finding: LocatedFinding) => finding.severity === only)
  return {...input, findings}
}
