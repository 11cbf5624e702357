/** The closing lines of the reports for people: how much was found in how much. */
import type {LocatedFinding, ReportInput, Summary} from './located.ts'

/** A number and its noun. */
export const count = (number: number, one: string, many = `${one}s`): string =>
  `${number} ${number === 1 ? one : many}`

/** One line: "2 errors and 1 warning in 12 pages of 1 space, 1 with a fix". */
export function totalsLine({summary}: Pick<ReportInput, 'summary'>): string {
  const parts = severityCounts(summary)
  if (parts.length === 0) return `No findings${scopeOf(summary)}`
  const fixes = summary.fixable > 0 ? `, ${summary.fixable} with a fix` : ''
  // Findings in a named `SUMMARY.md` or config are on no page.
  const scope = scopeOf({...summary, pages: summary.pages === 0 ? undefined : summary.pages})
  return `${listed(parts)}${scope}${fixes}`
}

/** Pages outside any space are of none. */
function scopeOf({pages, spaces}: {readonly pages: number | undefined; readonly spaces: number}): string {
  const parts = [
    ...(pages === undefined ? [] : [count(pages, 'page')]),
    ...(spaces === 0 ? [] : [count(spaces, 'space')]),
  ]
  return parts.length === 0 ? '' : ` in ${parts.join(' of ')}`
}

/** "2 errors and 1 warning", of these findings. */
export function severityTotals(findings: readonly LocatedFinding[]): string {
  const of = (severity: LocatedFinding['severity']) =>
    findings.filter((finding) => finding.severity === severity).length
  return listed(severityCounts({errors: of('error'), warnings: of('warning'), infos: of('info')}))
}

const listed = (parts: readonly string[]): string =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`

function severityCounts({errors, warnings, infos}: Pick<Summary, 'errors' | 'warnings' | 'infos'>): string[] {
  return [
    ...(errors > 0 ? [count(errors, 'error')] : []),
    ...(warnings > 0 ? [count(warnings, 'warning')] : []),
    ...(infos > 0 ? [count(infos, 'info')] : []),
  ]
}

/** The number of findings of each rule, most first, then by name. */
export function countByRule(
  findings: readonly Pick<LocatedFinding, 'rule'>[],
): readonly (readonly [rule: string, count: number])[] {
  const counts = new Map<string, number>()
  for (const {rule} of findings) counts.set(rule, (counts.get(rule) ?? 0) + 1)
  return [...counts].sort(([one, ones], [other, others]) => others - ones || (one < other ? -1 : 1))
}
