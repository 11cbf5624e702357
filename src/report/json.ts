/** The stable JSON report: what tools read. Its shape is versioned; keys are only ever added. */
import type {LocatedFinding, ReportInput} from './located.ts'
import {escapeJson} from './visible.ts'

/** The report as JSON; control and bidi characters are escaped. */
export function jsonReport({findings, summary}: ReportInput): string {
  const {spaces, pages, assets, errors, warnings, infos, fixable} = summary
  const report = {
    version: 1,
    findings: findings.map(ordered),
    summary: {spaces, pages, assets, errors, warnings, infos, fixable},
  }
  return `${escapeJson(JSON.stringify(report, undefined, 2))}\n`
}

/** The documented keys in the documented order; absent ones are left out. */
const ordered = (finding: LocatedFinding) => ({
  path: finding.path,
  rule: finding.rule,
  severity: finding.severity,
  message: finding.message,
  note: finding.note,
  url: finding.url,
  start: finding.start,
  end: finding.end,
  where: finding.where,
  related: finding.related,
  fix: finding.fix,
})
