/** What must hold of every report, in each format, whatever it reports on. Cheap checks: for every input. */
import {createHash} from 'node:crypto'
import picocolors from 'picocolors'
import {hashText} from '../../src/hosts/cli/hash.ts'
import {checkstyleReport} from '../../src/report/checkstyle.ts'
import {compactReport} from '../../src/report/compact.ts'
import {githubReport} from '../../src/report/github.ts'
import {gitlabReport} from '../../src/report/gitlab.ts'
import {htmlReport} from '../../src/report/html/report.ts'
import {jsonReport} from '../../src/report/json.ts'
import {junitReport} from '../../src/report/junit.ts'
import type {ReportInput} from '../../src/report/located.ts'
import {markdownReport} from '../../src/report/markdown.ts'
import {prettyReport} from '../../src/report/pretty.ts'
import {rdjsonlReport} from '../../src/report/rdjsonl.ts'
import {sarifReport} from '../../src/report/sarif.ts'
import type {ReportContext, ReportWriter} from '../../src/report/writer.ts'

/** What reports are given besides findings. */
export const reportContext: ReportContext = {
  rule: () => undefined,
  hash: hashText,
  integrity: (text) => createHash('sha256').update(text).digest('base64'),
  fromRoot: 'docs/',
  linkTo: () => undefined,
  fails: (severity) => severity === 'error',
}

/** What is wrong with the reports on a run. */
export const reportFaults = (input: ReportInput): readonly string[] =>
  formats.flatMap(({name, write, isFaulty}) => {
    const text = write(input, reportContext)
    return [
      ...(unseen.test(text) ? [`${name}: a control character stands in the report`] : []),
      ...(!half.test(text) ? [] : [`${name}: half a character stands in the report`]),
      ...(isFaulty(text, input) ? [`${name}: the report is not well formed`] : []),
    ]
  })

/** Controls other than tabs and line feeds, and what turns the reading order. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const unseen = /[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/

/** Half of a surrogate pair. */
const half = /\p{Surrogate}/u

interface CheckedFormat {
  readonly name: string
  readonly write: ReportWriter
  readonly isFaulty: (text: string, input: ReportInput) => boolean
}

const isNoJson = (text: string): boolean => {
  try {
    JSON.parse(text)
    return false
  } catch {
    return true
  }
}

/** Every line is a workflow command of ours, or a line between the marks of a group. */
const hasStrayCommand = (text: string): boolean =>
  text
    .replace(/^::group::[^\n]*\n[\s\S]*?^::endgroup::$/gm, (group) =>
      /^\s*::|##\[/m.test(group.split('\n').slice(1, -1).join('\n')) ? '!' : '',
    )
    .split('\n')
    .some((line) => line !== '' && !/^::(?:error|warning|notice) [^:\n]*(?:::|:)/.test(line))

const hasLooseMark = (text: string): boolean =>
  /<(?!\/?[a-z]+[ />]|\?xml)|&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)|\]\]>/i.test(text)

/** One line for each finding and one for the sum, so that no text makes lines of its own. */
const hasOtherLines = (text: string, {findings}: ReportInput): boolean =>
  text.split('\n').length - 1 < Math.min(findings.length, 1)

const formats: readonly CheckedFormat[] = [
  {
    name: 'pretty',
    write: (input) => prettyReport(input, {palette: picocolors.createColors(false)}),
    isFaulty: hasOtherLines,
  },
  {name: 'compact', write: compactReport, isFaulty: hasOtherLines},
  {name: 'json', write: jsonReport, isFaulty: isNoJson},
  {
    name: 'github',
    write: (input, context) => githubReport(input, context, {rest: true}),
    isFaulty: hasStrayCommand,
  },
  {name: 'sarif', write: sarifReport, isFaulty: isNoJson},
  {name: 'gitlab', write: gitlabReport, isFaulty: isNoJson},
  {name: 'junit', write: junitReport, isFaulty: hasLooseMark},
  {name: 'checkstyle', write: checkstyleReport, isFaulty: hasLooseMark},
  {name: 'rdjsonl', write: rdjsonlReport, isFaulty: (text) => text.split('\n').slice(0, -1).some(isNoJson)},
  {name: 'markdown', write: markdownReport, isFaulty: () => false},
  {name: 'html', write: htmlReport, isFaulty: (text) => (text.match(/<script/gi) ?? []).length > 1},
]
