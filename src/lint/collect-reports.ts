/** Makes findings of what a rule reports about a file, and bounds how many: text can be written that has a million. */
import {type Finding, type Report, type Severity, weightOf} from '../core/finding.ts'
import type {ActiveRule} from './lint-page.ts'

/**
 * How many findings of one rule about one file are told. It counts for each rule by itself, since remark runs
 * rules one by one and every host is to give the same.
 */
export const maxFindings = 5000

/** A fix of more edits is none: a tag of a million attributes would get two million. */
const maxEdits = 1000

type Reporting = Pick<ActiveRule<{readonly id: string; readonly severity: Severity}>, 'rule' | 'severity'>

/** What a rule reports to. */
export interface Collector {
  report(report: Report): void
  /** To be called when the rule has seen all of the file: tells if there was more. */
  finish(): void
}

/** Adds the findings of a rule to a list: the first in the order of its reports, and one for all others. */
export function collectReports(path: string, active: Reporting, findings: Finding[]): Collector {
  let count = 0
  let rest: Finding | undefined
  return {
    report(report) {
      count++
      if (count <= maxFindings) findings.push(toFinding(path, active, report))
      else rest = withRest(rest, path, active, report)
    },
    finish() {
      if (rest !== undefined) findings.push(rest)
      rest = undefined
    },
  }
}

/** The finding that stands for what is left out: where that begins, and as severe as the worst of it. */
function withRest(
  rest: Finding | undefined,
  path: string,
  {rule, severity}: Reporting,
  report: Report,
): Finding {
  const own = severity ?? report.severity ?? rule.severity
  if (rest !== undefined) return weightOf(own) > weightOf(rest.severity) ? {...rest, severity: own} : rest
  return {
    path,
    rule: rule.id,
    severity: own,
    range: report.range,
    message: `Unexpected number of findings, expected at most ${maxFindings} of one rule in a file`,
    note: 'What the rule would say of the rest of the file is left out',
  }
}

/** The rules that had more to say about a file than is told. */
export function boundedRules(findings: readonly Finding[]): ReadonlySet<string> {
  const bounded = new Set<string>()
  if (findings.length <= maxFindings) return bounded
  const counts = new Map<string, number>()
  for (const {rule} of findings) {
    const count = (counts.get(rule) ?? 0) + 1
    counts.set(rule, count)
    if (count > maxFindings) bounded.add(rule)
  }
  return bounded
}

/** What the engine adds to a report. A configured severity wins over the rule's and the report's. */
function toFinding(path: string, {rule, severity}: Reporting, report: Report): Finding {
  const {fix, ...said} = report
  return {
    ...said,
    ...(fix !== undefined && fix.edits.length <= maxEdits && {fix}),
    message: wellFormed(report.message),
    ...(report.note !== undefined && {note: wellFormed(report.note)}),
    path,
    rule: rule.id,
    severity: severity ?? report.severity ?? rule.severity,
  }
}

/** A message may be cut within a character, and YAML can write half of one: half a character is no text. */
const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, '')
