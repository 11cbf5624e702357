/** Report inputs made from texts, for the tests of reporters. */
import type {Severity} from '../../src/core/finding.ts'
import {createLineIndex} from '../../src/core/line-index.ts'
import type {LocatedFinding, ReportInput} from '../../src/report/located.ts'

/** A finding about the first occurrence of `word` in a text. */
export const findingAt = (
  text: string,
  word: string,
  more: Partial<LocatedFinding> & {readonly severity?: Severity} = {},
): LocatedFinding => {
  const lines = createLineIndex(text)
  const start = text.indexOf(word)
  return {
    path: 'docs/setup.md',
    rule: 'hint-style',
    severity: 'warning',
    message: `Unexpected \`${word}\``,
    start: lines.place(start),
    end: lines.place(start + word.length),
    ...more,
  }
}

/** An input whose summary counts the findings. */
export const inputOf = (
  findings: readonly LocatedFinding[],
  sources: Readonly<Record<string, string>> = {},
): ReportInput => {
  const count = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length
  return {
    findings,
    summary: {
      spaces: 1,
      pages: 12,
      assets: 30,
      errors: count('error'),
      warnings: count('warning'),
      infos: count('info'),
      fixable: findings.filter(({fix}) => fix !== undefined).length,
    },
    sources: (path) => sources[path],
  }
}
