/** Worst first: for formats that can show so many findings and no more. */
import {severities} from '../core/finding.ts'
import type {LocatedFinding} from './located.ts'

/** Errors, then warnings, then infos; otherwise in the order they came in. */
export const worstFirst = (findings: readonly LocatedFinding[]): readonly LocatedFinding[] =>
  severities.flatMap((severity) => findings.filter((finding) => finding.severity === severity))
