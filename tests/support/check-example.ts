/**
 * Runs a rule's example: its files as a tiny space in memory, only that rule on. It compares, exactly, what
 * the annotations ask for with what is found, and the files after safe fixes with those that the example gives.
 */
import {expect} from 'vitest'
import type {Edit, Finding} from '../../src/core/finding.ts'
import {createLineIndex} from '../../src/core/line-index.ts'
import type {Range} from '../../src/core/range.ts'
import {lintPage} from '../../src/lint/lint-page.ts'
import type {Example, PageRule, RuleOptions} from '../../src/lint/rule.ts'
import {parsePage} from '../../src/page/parse.ts'
import {type Expectation, readAnnotations} from './annotations.ts'

/** Contents by path from the space root. */
type Files = Readonly<Record<string, string>>

type Rule = PageRule

/** An expectation and the file it is about. */
type Expected = Expectation & {readonly path: string}

const mostRounds = 10

/** Checks findings and, where the example says what they give, safe fixes. */
export async function checkExample(rule: Rule, example: Example): Promise<void> {
  const {files, expected} = readExample(example)
  const options = optionsOf(rule, example)
  const findings = await lintFiles(rule, files, options)
  expect(describeFindings(findings, expected, files), 'what is found').toEqual(
    describeExpected(expected, findings, files),
  )
  if (example.fixed === undefined) return
  const fixed = await fixFiles(rule, files, options)
  expect(fixed.files, 'the files after safe fixes').toEqual({...files, ...example.fixed})
  expect(fixed.left.map(({message}) => message), 'safe fixes that are left').toEqual([])
}

/** What a rule finds in its example. */
export const findingsOf = (rule: Rule, example: Example): Promise<readonly Finding[]> =>
  lintFiles(rule, readExample(example).files, optionsOf(rule, example))

function readExample(example: Example): {readonly files: Files; readonly expected: readonly Expected[]} {
  const read = Object.entries(example.files).map(([path, source]) => ({path, ...readAnnotations(source)}))
  return {
    files: Object.fromEntries(read.map(({path, text}) => [path, text])),
    expected: read.flatMap(({path, expectations}) => expectations.map((one) => ({...one, path}))),
  }
}

/** The example's options over the rule's defaults, as the config would give them. */
const optionsOf = (rule: Rule, {options}: Example): RuleOptions => ({
  ...Object.fromEntries(Object.entries(rule.options ?? {}).map(([name, schema]) => [name, schema.default])),
  ...options,
})

/** Lints files in memory with one rule. Suppressions are applied where the engine applies them. */
async function lintFiles(rule: Rule, files: Files, options: RuleOptions): Promise<readonly Finding[]> {
  // Rules of scope `space` load the files as a space here.
  return Object.entries(files)
    .filter(([path]) => path.endsWith('.md'))
    .flatMap(([path, text]) => lintPage(parsePage(path, text), [{rule, options}]))
}

/** Applies safe fixes until nothing changes any more, but no longer than a few rounds. */
async function fixFiles(
  rule: Rule,
  files: Files,
  options: RuleOptions,
): Promise<{readonly files: Files; readonly left: readonly Finding[]}> {
  let current = files
  for (let round = 0; ; round++) {
    const fixable = (await lintFiles(rule, current, options)).filter(({fix}) => fix?.safety === 'safe')
    if (fixable.length === 0 || round === mostRounds) return {files: current, left: fixable}
    current = applyFixes(current, fixable)
  }
}

type PlacedEdit = Edit & {readonly path: string}

/** All edits of a fix or none: a fix that touches what an earlier one changes waits for the next round. */
function applyFixes(files: Files, findings: readonly Finding[]): Files {
  const taken: PlacedEdit[] = []
  for (const {fix, path} of findings) {
    const edits = (fix?.edits ?? []).map((edit) => ({...edit, path: edit.path ?? path}))
    const isFree = edits.every((edit) => !taken.some((other) => touches(edit, other)))
    if (isFree) taken.push(...edits)
  }
  const changed: Record<string, string> = {...files}
  for (const {path, range, text} of taken.sort((one, other) => other.range.start - one.range.start)) {
    const before = changed[path] ?? ''
    changed[path] = before.slice(0, range.start) + text + before.slice(range.end)
  }
  return changed
}

const touches = (one: PlacedEdit, other: PlacedEdit) =>
  one.path === other.path && one.range.start <= other.range.end && other.range.start <= one.range.end

/** Findings as lines; one that meets its expectation reads as the expectation does. */
function describeFindings(findings: readonly Finding[], expected: readonly Expected[], files: Files): string[] {
  return findings
    .map((found) => {
      const met = expected.find((one) => meets(found, one))
      return describePlace(found, files) + quoted(met ? met.messagePart : found.message)
    })
    .sort()
}

/** Expectations as lines; one without a part of a message takes that of the finding in its place. */
function describeExpected(expected: readonly Expected[], findings: readonly Finding[], files: Files): string[] {
  return expected
    .map((one) => {
      const part = findings.some((found) => meets(found, one)) ? one.messagePart : (one.messagePart ?? '…')
      return describePlace(one, files) + quoted(part)
    })
    .sort()
}

const meets = (found: Finding, {path, rule, range, messagePart = ''}: Expected): boolean =>
  found.path === path &&
  found.rule === rule &&
  found.range.start === range.start &&
  found.range.end === range.end &&
  found.message.includes(messagePart)

interface Placed {
  readonly path: string
  readonly rule: string
  readonly range: Range
}

/** Such as ``README.md 3:5-3:9 some-rule `text` ``. */
function describePlace({path, rule, range}: Placed, files: Files): string {
  const text = files[path] ?? ''
  const lines = createLineIndex(text)
  const [start, end] = [lines.place(range.start), lines.place(range.end)]
  const source = JSON.stringify(text.slice(range.start, range.end))
  return `${path} ${start.line}:${start.column}-${end.line}:${end.column} ${rule} on ${source}`
}

const quoted = (part: string | undefined) => (part === undefined ? '' : ` saying "${part}"`)
