/** One line per finding, `path:line:column: severity message [rule]`: for logs, grep and editors. */
import type {LocatedFinding, ReportInput} from './located.ts'
import {totalsLine} from './totals.ts'
import {visible} from './visible.ts'

/** The findings in order, then a line of totals. */
export const compactReport = (input: ReportInput): string =>
  [...input.findings.map(compactLine), totalsLine(input)].map((each) => `${visible(each)}\n`).join('')

/** A finding as one line, not yet fit for a terminal. */
export const compactLine = ({path, start, severity, message, rule}: LocatedFinding): string =>
  `${path}:${start.line}:${start.column}: ${severity} ${message} [${rule}]`
