/** Whether a run with findings fails: 0 or 1. That the tool itself failed (2) is for its host to say. */
import type {Severity} from '../core/finding.ts'

/** The options that decide. */
export interface Threshold {
  /** Findings of at least this severity fail the run; an error by default. */
  readonly failOn?: Severity | 'never' | undefined
  /** More warnings than this fail the run. */
  readonly maxWarnings?: number | undefined
}

/** How much was found. */
export interface Counts {
  readonly errors: number
  readonly warnings: number
  readonly infos: number
}

/** 1 if there is a finding at or above the threshold, or there are too many warnings; else 0. `never` beats both. */
export function exitStatus(
  {errors, warnings, infos}: Counts,
  {failOn = 'error', maxWarnings = Number.POSITIVE_INFINITY}: Threshold = {},
): 0 | 1 {
  if (failOn === 'never') return 0
  const counts = {error: errors, warning: errors + warnings, info: errors + warnings + infos}
  return counts[failOn] > 0 || warnings > maxWarnings ? 1 : 0
}

/** Why a run fails that the report does not show: a limit that was passed, or findings that are hidden. */
export function reasonToFail(
  counts: Counts,
  {failOn = 'error', maxWarnings = Number.POSITIVE_INFINITY}: Threshold,
  isQuiet: boolean,
): string | undefined {
  const {errors, warnings, infos} = counts
  if (failOn === 'never') return undefined
  if (warnings > maxWarnings)
    return `too many warnings: ${warnings}, and \`--max-warnings\` allows ${maxWarnings}`
  const hidden = failOn === 'info' ? warnings + infos : failOn === 'warning' ? warnings : 0
  if (!isQuiet || errors > 0 || hidden === 0) return undefined
  return `${hidden} ${hidden === 1 ? 'finding fails' : 'findings fail'} the run by \`--fail-on ${failOn}\`, hidden by \`--quiet\``
}
