/** Worst first: for formats that can show so many findings and no more. */
import type {Severity} from '../core/finding.ts'
import type {LocatedFinding} from './located.ts'

/** From the worst to the mildest. */
export const severities: readonly Severity[] = ['error', 'warning', 'info']

/** Errors, then warnings, then infos; otherwise in the order they came in. */
export const worstFirst = (findings: readonly LocatedFinding[]): readonly LocatedFinding[] =>
  severities.flatMap((severity) => findings.filter((finding) => finding.severity === severity))
