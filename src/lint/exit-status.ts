/** Whether a run with findings fails: 0 or 1. That the tool itself failed (2) is for its host to say. */
import type {Severity} from '../core/finding.ts'

/** The options that decide. */
export interface Threshold {
  /** Findings of at least this severity fail the run; an error by default. */
  readonly failOn?: Severity | 'never' | undefined
  /** More warnings than this fail the run. */
  readonly maxWarnings?: number | undefined
}

/** 1 if there is a finding at or above the threshold, or there are too many warnings; else 0. `never` beats both. */
export function exitStatus(
  {errors, warnings, infos}: {readonly errors: number; readonly warnings: number; readonly infos: number},
  {failOn = 'error', maxWarnings = Number.POSITIVE_INFINITY}: Threshold = {},
): 0 | 1 {
  if (failOn === 'never') return 0
  const counts = {error: errors, warning: errors + warnings, info: errors + warnings + infos}
  return counts[failOn] > 0 || warnings > maxWarnings ? 1 : 0
}
