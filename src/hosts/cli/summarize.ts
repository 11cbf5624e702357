/** Counts what a run found. */
import type {LocatedFinding, ReportInput, Summary} from '../../report/located.ts'

/** The summary of a run over so many spaces, pages and assets. */
export function summarize(
  findings: readonly LocatedFinding[],
  counts: Pick<Summary, 'spaces' | 'pages' | 'assets'>,
): Summary {
  const of = (severity: LocatedFinding['severity']) =>
    findings.filter((finding) => finding.severity === severity).length
  return {
    ...counts,
    errors: of('error'),
    warnings: of('warning'),
    infos: of('info'),
    fixable: findings.filter(({fix}) => fix !== undefined).length,
  }
}

/** The report of a run that looked at nothing. */
export const emptyReport: ReportInput = {
  findings: [],
  summary: {spaces: 0, pages: 0, assets: 0, errors: 0, warnings: 0, infos: 0, fixable: 0},
  sources: () => undefined,
}
