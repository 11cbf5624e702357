/** Which findings a change answers for: those where it touches a file, and those that it caused elsewhere. */
import type {LocatedFinding, ReportInput} from '../../report/located.ts'
import type {Lines} from '../git/changes.ts'
import {summarize} from './summarize.ts'

/** What a change did; paths are those of the findings. */
export interface Change {
  readonly touched: ReadonlySet<string>
  /** The lines that were added, where only they are asked for. A file that is not there is new as a whole. */
  readonly added?: ReadonlyMap<string, readonly Lines[]>
  /** Whether the finding was there before the change. */
  wasKnown(finding: LocatedFinding): boolean
}

/**
 * Keeps what the change touches and what it breaks in places it does not touch. With `added`, touched lines
 * count in the place of touched files: a tag whose end was deleted is still told, at a line that stayed.
 */
export function keepCaused(input: ReportInput, {touched, added, wasKnown}: Change): ReportInput {
  const findings = input.findings.filter((finding) => {
    const isTouched = touched.has(finding.path) && (added === undefined || isAdded(finding, added))
    return isTouched || !wasKnown(finding)
  })
  return {...input, findings, summary: summarize(findings, input.summary)}
}

function isAdded({path, start, end}: LocatedFinding, added: ReadonlyMap<string, readonly Lines[]>): boolean {
  const lines = added.get(path)
  if (lines === undefined) return true
  return lines.some(([first, last]) => first <= Math.max(start.line, end.line) && start.line <= last)
}
