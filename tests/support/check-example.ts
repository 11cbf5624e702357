/**
 * Runs a rule's example: its files as a tiny space in memory, only that rule on. It compares, exactly, what
 * the annotations ask for with what is found, and the files after safe fixes with those that the example gives.
 */
import {expect} from 'vitest'
import type {Finding, FixSafety} from '../../src/core/finding.ts'
import {createLineIndex} from '../../src/core/line-index.ts'
import type {Range} from '../../src/core/range.ts'
import {type FixedTexts, fixTexts} from '../../src/fix/fix-texts.ts'
import type {CheckedText} from '../../src/fix/subject.ts'
import {visibleBlocks} from '../../src/fix/visible-blocks.ts'
import {type Expectation, readAnnotations} from '../../src/lint/annotations.ts'
import {exampleFiles, lintExample, optionsOf} from '../../src/lint/lint-example.ts'
import {lintPage} from '../../src/lint/lint-page.ts'
import type {Example, Rule} from '../../src/lint/rule.ts'
import {parsePage} from '../../src/page/parse.ts'

/** Contents by path from the space root. */
type Files = Readonly<Record<string, string>>

/** An expectation and the file it is about. */
type Expected = Expectation & {readonly path: string}

/** Checks findings and, where the example says what they give, safe fixes. */
export async function checkExample(rule: Rule, example: Example): Promise<void> {
  const files = exampleFiles(example)
  const expected = expectationsOf(example)
  const findings = await lintExample(rule, example)
  expect(describeFindings(findings, expected, files), 'what is found').toEqual(
    describeExpected(expected, findings, files),
  )
  const all = await fixFiles(rule, example, ['safe', 'unsafe'])
  expect(
    all.withheld.map(({message}) => message),
    'fixes that break their promise',
  ).toEqual([])
  const fixed = await fixFiles(rule, example, ['safe'])
  expect(
    fixed.withheld.map(({message}) => message),
    'safe fixes that break their promise',
  ).toEqual([])
  for (const {want, got, what} of [
    {want: example.fixed, got: fixed.texts, what: 'the files after safe fixes'},
    {want: example.fixedUnsafely, got: all.texts, what: 'the files after all fixes'},
  ]) {
    if (want) expect({...files, ...Object.fromEntries(got)}, what).toEqual({...files, ...want})
  }
}

/** What the annotations of an example ask for. */
export const expectationsOf = ({files}: Example): readonly Expected[] =>
  Object.entries(files).flatMap(([path, source]) =>
    readAnnotations(source).expectations.map((one) => ({...one, path})),
  )

/** Fixes the files of an example with the engine, as a run of this rule alone would. */
function fixFiles(rule: Rule, example: Example, safeties: readonly FixSafety[]): Promise<FixedTexts> {
  const files = exampleFiles(example)
  return fixTexts(
    {
      textOf: (path) => files[path],
      isFree: (path) => files[path] === undefined,
      check: (path, text) => checkText(rule, example, path, text),
      lint: async (texts) => ({
        findings: await lintExample(rule, {...example, files: {...files, ...Object.fromEntries(texts)}}),
        linksOf: () => undefined,
      }),
    },
    {safeties: new Set(safeties)},
  )
}

function checkText(rule: Rule, example: Example, path: string, text: string): CheckedText | undefined {
  if (!path.endsWith('.md')) return undefined
  const page = parsePage(path, text)
  const active = rule.scope === 'page' ? [{rule, options: optionsOf(rule, example)}] : []
  return {findings: lintPage(page, active), visible: visibleBlocks(page)}
}

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
