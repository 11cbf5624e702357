/** Writes the reports of a run. Each format is loaded only where it is asked for. */
import {createHash} from 'node:crypto'
import pc from 'picocolors'
import {docsUrl} from '../../lint/docs-url.ts'
import {exitStatus} from '../../lint/exit-status.ts'
import type {Rule} from '../../lint/rule.ts'
import type {ReportInput} from '../../report/located.ts'
import type {ReportContext, ReportWriter} from '../../report/writer.ts'
import {nativePaths} from '../native-paths.ts'
import {type Format, isGitHub, type RequestedReport} from './formats.ts'
import {hashText} from './hash.ts'
import type {Io} from './io.ts'
import type {LintOptions} from './options.ts'
import {repositoryAround} from './repository-around.ts'
import {createSourceLinks} from './source-links.ts'
import {writeReportFile} from './write-file.ts'

/** What reports are written for. */
export interface Run {
  readonly options: LintOptions
  readonly rules: readonly Rule[]
  readonly io: Io
}

/**
 * Writes all reports.
 * @throws UsageError where a file cannot be written; those before it are
 */
export async function writeReports(
  input: ReportInput,
  reports: readonly RequestedReport[],
  run: Run,
): Promise<void> {
  const context = contextOf(run)
  const inLog = reports.some(({format, file}) => file === undefined && isForPeople(format))
  for (const {format, file} of reports) {
    const write = await load(format, file, inLog, run)
    const text = write(input, context)
    if (file === undefined) run.io.stdout(await guard(text, format, run.io))
    else writeReportFile(file, text, run.io)
  }
  if (reports.some(({format}) => format === 'sarif')) await noteCut(input, run.io)
}

/** Whether a format is for a terminal. */
export const isForPeople = (format: Format): boolean => format === 'compact' || format === 'pretty'

async function load(
  format: Format,
  file: string | undefined,
  inLog: boolean,
  {options, io}: Run,
): Promise<ReportWriter> {
  switch (format) {
    case 'pretty': {
      const {prettyReport} = await import('../../report/pretty.ts')
      return (input) => prettyReport(input, prettyOptions(options, file, io))
    }
    case 'compact':
      return (await import('../../report/compact.ts')).compactReport
    case 'json':
      return (await import('../../report/json.ts')).jsonReport
    case 'github': {
      const {githubReport} = await import('../../report/github.ts')
      return (input, context) => githubReport(input, context, {rest: !inLog})
    }
    case 'sarif':
      return (await import('../../report/sarif.ts')).sarifReport
    case 'gitlab':
      return (await import('../../report/gitlab.ts')).gitlabReport
    case 'junit':
      return (await import('../../report/junit.ts')).junitReport
    case 'checkstyle':
      return (await import('../../report/checkstyle.ts')).checkstyleReport
    case 'rdjsonl':
      return (await import('../../report/rdjsonl.ts')).rdjsonlReport
    case 'markdown':
      return (await import('../../report/markdown.ts')).markdownReport
    case 'html':
      return (await import('../../report/html/report.ts')).htmlReport
  }
}

function prettyOptions(options: LintOptions, file: string | undefined, io: Io) {
  return {
    palette: pc.createColors(hasColor(options, file, io)),
    ...(io.columns !== undefined && file === undefined && {columns: io.columns}),
    ...(options.only.length > 0 && {perRule: Number.POSITIVE_INFINITY}),
  }
}

/** Options beat the environment, the environment beats the terminal. */
function hasColor({color}: LintOptions, file: string | undefined, {env, isTty}: Io): boolean {
  if (color !== undefined) return color
  if (env.NO_COLOR) return false
  if (env.FORCE_COLOR !== undefined) return env.FORCE_COLOR !== '0'
  return isTty && file === undefined
}

/** In a log of GitHub Actions, no line but an annotation may be a command. */
async function guard(text: string, format: Format, {env}: Io): Promise<string> {
  if (!isForPeople(format) || !isGitHub(env)) return text
  const {disarm} = await import('../../report/workflow-commands.ts')
  return disarm(text)
}

async function noteCut({findings}: ReportInput, io: Io) {
  const {mostResults, mostShown} = await import('../../report/sarif.ts')
  if (findings.length <= mostShown) return
  const cut = findings.length > mostResults ? `, the file holds the worst ${mostResults}` : ''
  io.stderr(
    `sarif: ${findings.length} findings, of which GitHub shows the worst ${mostShown} of a run${cut}\n`,
  )
}

function contextOf({options, rules, io}: Run): ReportContext {
  const byId = new Map(rules.map((rule) => [rule.id, rule]))
  const link = createSourceLinks(io.env)
  const fromRoot = fromRepositoryRoot(io)
  return {
    rule(id) {
      const rule = byId.get(id)
      return rule && {...rule, url: docsUrl(id)}
    },
    hash: hashText,
    integrity: (text) => createHash('sha256').update(text).digest('base64'),
    fromRoot,
    linkTo: (path, line) => link(`${fromRoot}${path}`, line),
    fails(severity) {
      const counts = {errors: 0, warnings: 0, infos: 0, [`${severity}s`]: 1}
      return exitStatus(counts, {failOn: options.failOn}) === 1
    },
  }
}

/** The working directory from the root of its repository, or from where the CI system has checked it out. */
function fromRepositoryRoot({cwd, env}: Io): string {
  const root = repositoryAround(cwd) ?? env.GITHUB_WORKSPACE ?? env.CI_PROJECT_DIR
  const path = root === undefined ? '' : nativePaths.from(root, cwd)
  return path === '' || path.startsWith('..') ? '' : `${path}/`
}
