/**
 * A run as it can be repeated from a file: what was asked, what it looked at, and what it printed. The file
 * is a line of JSON and then the output; one that is not of this shape counts as none.
 */
import {statSync} from 'node:fs'
import {isSameMark, isSettled, type Look, type Mark, markOf} from './inputs.ts'

/** What a run was asked: everything it depends on besides files and the variables that it reads. */
export interface Question {
  /** Of this program, and of Node. */
  readonly versions: string
  readonly argv: readonly string[]
  readonly cwd: string
  readonly isTty: boolean
  readonly columns: number | null
}

/** What a run printed: file descriptor and text, in order. */
export type Output = readonly (readonly [to: 1 | 2, text: string])[]

export interface RunRecord {
  readonly question: Question
  /** The environment variables that the run read; null where there was none. */
  readonly env: Readonly<Record<string, string | null>>
  readonly paths: readonly string[]
  readonly looks: readonly Look[]
  readonly marks: readonly Mark[]
  readonly status: number
  readonly output: Output
}

/** Reads a record; `undefined` for any text that is none. */
export function decodeRecord(text: string): RunRecord | undefined {
  try {
    const record: unknown = JSON.parse(text)
    return isRecord(record) ? record : undefined
  } catch {
    return undefined
  }
}

export const encodeRecord = (record: RunRecord): string => JSON.stringify(record)

function isRecord(value: unknown): value is RunRecord {
  if (value === null || typeof value !== 'object') return false
  const {question, env, paths, looks, marks, status, output} = value as Partial<
    Record<keyof RunRecord, unknown>
  >
  return (
    [question, env].every((each) => each !== null && typeof each === 'object') &&
    [paths, looks, marks, output].every(Array.isArray) &&
    (paths as unknown[]).length === (marks as unknown[]).length &&
    (status === 0 || status === 1)
  )
}

/** Whether a record answers a question here and now: nothing that its run depends on has changed. */
export function answers(
  record: RunRecord,
  question: Question,
  env: Readonly<Record<string, string | undefined>>,
): boolean {
  if (JSON.stringify(record.question) !== JSON.stringify(question)) return false
  if (Object.entries(record.env).some(([name, value]) => (env[name] ?? null) !== value)) return false
  return record.paths.every((path, index) => {
    const mark = record.marks[index]
    return mark !== undefined && isSameMark(mark, markNow(path, record.looks[index] ?? 'content'))
  })
}

function markNow(path: string, look: Look): Mark {
  try {
    return markOf(statSync(path, {throwIfNoEntry: false}), look)
  } catch {
    return [Number.NaN, 0, 0, 0]
  }
}

/** Whether every mark can be trusted to tell a change that comes after it. */
export const isSettledRun = (marks: Iterable<{readonly mark: Mark; readonly madeAt: number}>): boolean =>
  [...marks].every(({mark, madeAt}) => isSettled(mark, madeAt))

const repeatable =
  /^--(?:format|only|rule|max-warnings|fail-on|quiet|page-rules-only|loose|color|no-color|config|parser|cache-location)(?:=|$)/

/** Of `--format html=report.html`, the part that names a file: a record holds what was printed alone. */
const isReportFile = (word: string, index: number, argv: readonly string[]): boolean =>
  /^--format=[^=]*=/.test(word) || (argv[index - 1] === '--format' && word.includes('='))

/**
 * Whether a run with these arguments depends on nothing but files: paths and options that only steer what is
 * checked and shown. Standard input, options that write or measure, and commands that wait are none of these.
 */
export const isRepeatable = (argv: readonly string[]): boolean =>
  argv.every((word) => (word.startsWith('-') ? repeatable.test(word) : true)) && !argv.some(isReportFile)

/** A short name for a question: those of two questions may be equal, so records hold the question itself. */
export function recordName(question: Question): string {
  let one = 0x811c9dc5
  let other = 0x9dc5811c
  for (const char of JSON.stringify(question)) {
    const code = char.codePointAt(0) ?? 0
    one = Math.imul(one ^ code, 0x01000193)
    other = Math.imul(other + code, 0x85ebca6b) ^ (other >>> 13)
  }
  return `${(one >>> 0).toString(36)}-${(other >>> 0).toString(36)}.json`
}
