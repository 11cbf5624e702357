/**
 * Annotations for GitHub Actions, as workflow commands. GitHub shows ten errors, ten warnings and ten notices
 * of a step, so no more are written: the rest goes into the log as lines, and the true totals into a last notice.
 */
import {type Severity, severities} from '../core/finding.ts'
import {compactLine} from './compact.ts'
import type {LocatedFinding, ReportInput} from './located.ts'
import {remarksOf} from './remedy.ts'
import {totalsLine} from './totals.ts'
import {visible} from './visible.ts'
import {disarm, disarmInside} from './workflow-commands.ts'
import type {ReportContext} from './writer.ts'

const perStep = 10
const levels = {error: 'error', warning: 'warning', info: 'notice'} as const
/** Longer messages and titles are cut: GitHub drops what is over some kilobytes. */
const longestMessage = 4000
const longestTitle = 250

/** The annotations, worst first, and the totals. `rest: false` where another report lists all findings in the log. */
export function githubReport(
  input: ReportInput,
  {fromRoot}: Pick<ReportContext, 'fromRoot'>,
  {rest = true}: {readonly rest?: boolean} = {},
): string {
  const groups = severities.map((severity) => {
    const all = input.findings.filter((finding) => finding.severity === severity)
    // The totals are a notice, too.
    const room = severity === 'info' ? perStep - 1 : perStep
    return {shown: all.slice(0, room), left: all.slice(room)}
  })
  const left = groups.flatMap((group) => group.left)
  return [
    ...groups.flatMap(({shown}) => shown).map((finding) => annotation(finding, fromRoot)),
    ...(rest && left.length > 0 ? restLines(left) : []),
    command('notice', {title: 'gitbook-lint'}, totals(input, left.length)),
  ]
    .map((line) => `${line}\n`)
    .join('')
}

function annotation({path, start, end, rule, ...finding}: LocatedFinding, fromRoot: string): string {
  // GitHub takes columns only where a range lies in one line.
  const columns = start.line === end.line ? {col: start.column, endColumn: end.column} : {}
  const place = {file: visible(`${fromRoot}${path}`), line: start.line, endLine: end.line, ...columns}
  const lines = [finding.message, ...remarksOf({...finding, path, rule, start, end})]
  return command(levels[finding.severity], {...place, title: visible(rule)}, lines.map(visible).join('\n'))
}

function restLines(findings: readonly LocatedFinding[]): readonly string[] {
  const lines = findings.map((finding) => disarm(visible(compactLine(finding))))
  return [`::group::${findings.length} more`, ...lines, '::endgroup::']
}

function totals(input: ReportInput, left: number): string {
  const line = totalsLine(input)
  return left === 0
    ? line
    : `${line}; ${left} of them without an annotation, since GitHub shows ten of each kind`
}

type Level = (typeof levels)[Severity]

/** One workflow command. Whatever a page or a file name holds stays in its place. */
function command(
  level: Level,
  properties: Readonly<Record<string, string | number>>,
  message: string,
): string {
  const written = Object.entries(properties).map(
    ([name, value]) => `${name}=${escapeProperty(cut(String(value), longestTitle, name === 'title'))}`,
  )
  return disarmInside(`::${level} ${written.join(',')}::${escapeData(cut(message, longestMessage))}`)
}

const cut = (text: string, longest: number, wanted = true): string =>
  wanted && text.length > longest ? `${text.slice(0, longest - 1)}…` : text

const escapeData = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')

const escapeProperty = (text: string): string =>
  escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
