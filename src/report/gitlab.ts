/** GitLab's code quality report: a JSON list in which each finding has a fingerprint of its own. */
import {fingerprints} from './fingerprint.ts'
import type {LocatedFinding, ReportInput} from './located.ts'
import {escapeJson, visible} from './visible.ts'
import type {ReportContext} from './writer.ts'

const levels = {error: 'major', warning: 'minor', info: 'info'} as const

/** The report. Paths are from the root of the repository, as GitLab wants them. */
export function gitlabReport(
  {findings, sources}: ReportInput,
  {hash, fromRoot}: Pick<ReportContext, 'hash' | 'fromRoot'>,
): string {
  const pathOf = ({path}: LocatedFinding) => `${fromRoot}${path}`
  const known = fingerprints(findings, sources, {hash, pathOf})
  const entries = findings.map((finding) => ({
    description: visible(
      finding.note === undefined ? finding.message : `${finding.message}. ${finding.note}`,
    ),
    check_name: finding.rule,
    fingerprint: known.get(finding),
    severity: levels[finding.severity],
    location: {
      path: pathOf(finding),
      positions: {begin: placeOf(finding.start), end: placeOf(finding.end)},
      lines: {begin: finding.start.line, end: finding.end.line},
    },
  }))
  return `${escapeJson(JSON.stringify(entries, undefined, 2))}\n`
}

const placeOf = ({line, column}: LocatedFinding['start']) => ({line, column})
