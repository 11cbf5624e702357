/**
 * JUnit's XML: a suite for each file, a test case for each finding. A finding that fails the run is a failure,
 * any other a skipped test, so that the report and the exit status agree.
 */
import {byPath} from './by-path.ts'
import {codeFrame} from './code-frame.ts'
import type {LocatedFinding, ReportInput} from './located.ts'
import {remarksOf} from './remedy.ts'
import {totalsLine} from './totals.ts'
import type {ReportContext} from './writer.ts'
import {xmlAttributes, xmlText} from './xml.ts'

type Own = readonly LocatedFinding[]

/** The report; a run without findings has one test case that passes. */
export function junitReport(input: ReportInput, {fails}: Pick<ReportContext, 'fails'>): string {
  const files = [...byPath(input.findings)]
  const suites = files.flatMap(([path, own]) => suite(path, own, input, fails))
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${xmlAttributes({name: 'gitbook-lint', ...countsOf(input.findings, fails)})}>`,
    ...(files.length === 0 ? passed(totalsLine(input)) : suites),
    '</testsuites>',
    '',
  ].join('\n')
}

type Fails = ReportContext['fails']

function countsOf(findings: Own, fails: Fails) {
  const failures = findings.filter(({severity}) => fails(severity)).length
  return {
    tests: Math.max(findings.length, 1),
    failures,
    errors: 0,
    skipped: findings.length - failures,
    time: '0',
  }
}

const passed = (name: string): readonly string[] => [
  `  <testsuite${xmlAttributes({name: 'gitbook-lint', ...countsOf([], () => false)})}>`,
  `    <testcase${xmlAttributes({name, classname: 'gitbook-lint', time: '0'})}/>`,
  '  </testsuite>',
]

const suite = (path: string, own: Own, input: ReportInput, fails: Fails): readonly string[] => [
  `  <testsuite${xmlAttributes({name: path, ...countsOf(own, fails)})}>`,
  ...own.flatMap((finding) => testCase(finding, input, fails)),
  '  </testsuite>',
]

function testCase(finding: LocatedFinding, input: ReportInput, fails: Fails): readonly string[] {
  const {path, rule, start, severity, message} = finding
  const name = `${rule} at ${start.line}:${start.column}`
  return [
    `    <testcase${xmlAttributes({name, classname: path, file: path, line: start.line, time: '0'})}>`,
    fails(severity)
      ? `      <failure${xmlAttributes({type: severity, message})}>${body(finding, input)}</failure>`
      : `      <skipped${xmlAttributes({message: `${severity}: ${message}`})}/>`,
    '    </testcase>',
  ]
}

/** All that a person needs who sees this text alone. */
function body(finding: LocatedFinding, {sources}: ReportInput): string {
  const {path, start, end, severity, message, url} = finding
  const source = sources(path)
  const frame = source === undefined ? undefined : codeFrame(source, start, end, 100)
  return [
    `${path}:${start.line}:${start.column}: ${severity} ${message}`,
    ...(frame === undefined || frame.code === ''
      ? []
      : [`  ${frame.code}`, `  ${frame.indent}${frame.carets}`]),
    ...remarksOf(finding),
    ...(url === undefined ? [] : [url]),
  ]
    .map(xmlText)
    .join('\n')
}
