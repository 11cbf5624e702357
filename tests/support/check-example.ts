/**
 * Runs a rule's example: its files as a tiny space in memory, only that rule on. It compares, exactly, what
 * the annotations ask for with what is found, and the files after safe fixes with those that the example gives.
 */
import {expect} from 'vitest'
import type {Edit, Finding} from '../../src/core/finding.ts'
import {createLineIndex} from '../../src/core/line-index.ts'
import type {Range} from '../../src/core/range.ts'
import {type Expectation, readAnnotations} from '../../src/lint/annotations.ts'
import {exampleFiles, lintExample} from '../../src/lint/lint-example.ts'
import type {Example, Rule} from '../../src/lint/rule.ts'

/** Contents by path from the space root. */
type Files = Readonly<Record<string, string>>

/** An expectation and the file it is about. */
type Expected = Expectation & {readonly path: string}

const mostRounds = 10

/** Checks findings and, where the example says what they give, safe fixes. */
export async function checkExample(rule: Rule, example: Example): Promise<void> {
  const files = exampleFiles(example)
  const expected = expectationsOf(example)
  const findings = await lintExample(rule, example)
  expect(describeFindings(findings, expected, files), 'what is found').toEqual(
    describeExpected(expected, findings, files),
  )
  if (example.fixed === undefined) return
  const fixed = await fixFiles(rule, example)
  expect(fixed.files, 'the files after safe fixes').toEqual({...files, ...example.fixed})
  expect(fixed.left, 'safe fixes that are left').toEqual([])
}

/** What the annotations of an example ask for. */
export const expectationsOf = ({files}: Example): readonly Expected[] =>
  Object.entries(files).flatMap(([path, source]) =>
    readAnnotations(source).expectations.map((one) => ({...one, path})),
  )

/** Applies safe fixes until nothing changes any more, but no longer than a few rounds. */
async function fixFiles(
  rule: Rule,
  example: Example,
): Promise<{readonly files: Files; readonly left: readonly Finding[]}> {
  let files = exampleFiles(example)
  for (let round = 0; ; round++) {
    const findings = await lintExample(rule, {...example, files})
    const fixable = findings.filter(({fix}) => fix?.safety === 'safe')
    if (fixable.length === 0 || round === mostRounds) return {files, left: fixable}
    files = applyFixes(files, fixable)
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
function describeFindings(
  findings: readonly Finding[],
  expected: readonly Expected[],
  files: Files,
): string[] {
  return findings
    .map((found) => {
      const met = expected.find((one) => meets(found, one))
      return describePlace(found, files) + quoted(met ? met.messagePart : found.message)
    })
    .sort()
}

/** Expectations as lines; one without a part of a message takes that of the finding in its place. */
function describeExpected(
  expected: readonly Expected[],
  findings: readonly Finding[],
  files: Files,
): string[] {
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
