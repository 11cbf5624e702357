/** `--baseline` and `--write-baseline`: takes known findings out of a report, and notes them in a file. */
import {dirname, resolve} from 'node:path'
import {messageOf} from '../../core/thrown.ts'
import {type KnownFinding, readBaseline, writeBaseline} from '../../report/baseline.ts'
import {fingerprints} from '../../report/fingerprint.ts'
import type {LocatedFinding, ReportInput} from '../../report/located.ts'
import {count} from '../../report/totals.ts'
import {visible} from '../../report/visible.ts'
import {nativePaths} from '../native-paths.ts'
import {hashText} from './hash.ts'
import type {Io} from './io.ts'
import {notice} from './lint-context.ts'
import {plainLines} from './plain-lines.ts'
import {readWholeFile} from './read-whole-file.ts'
import {summarize} from './summarize.ts'
import {UsageError} from './usage-error.ts'
import {writeReportFile} from './write-file.ts'

/**
 * Writes all findings into a baseline.
 * @throws UsageError if the file cannot be written
 */
export function saveBaseline(input: ReportInput, file: string, io: Io): void {
  const known = [...knownAs(input, file, io).values()]
  writeReportFile(file, writeBaseline(known), io)
  notice(`wrote ${count(known.length, 'known finding')} to ${file}`, io)
}

/**
 * Takes known findings out. Entries that match nothing are told where `spaces` (from the working directory,
 * `.` for itself) are given: those that the run saw as a whole.
 * @throws UsageError if the file cannot be read
 */
export function dropKnown(
  input: ReportInput,
  file: string,
  io: Io,
  spaces: readonly string[] | undefined,
): ReportInput {
  const entries = loadBaseline(file, io)
  const listed = new Set(entries.map(({fingerprint}) => fingerprint))
  const names = knownAs(input, file, io)
  const findings = input.findings.filter((finding) => !listed.has(names.get(finding)?.fingerprint ?? ''))
  const dropped = input.findings.length - findings.length
  if (dropped > 0) notice(`${count(dropped, 'finding is', 'findings are')} known from ${file}`, io)
  if (spaces !== undefined)
    tellStale(entries, new Set([...names.values()].map(({fingerprint}) => fingerprint)), file, io, spaces)
  return {...input, findings, summary: summarize(findings, input.summary)}
}

/** The findings as a baseline has them: paths are from its folder, so that it holds from everywhere. */
function knownAs(
  {findings, sources}: ReportInput,
  file: string,
  {cwd}: Io,
): ReadonlyMap<LocatedFinding, KnownFinding> {
  const folder = dirname(resolve(cwd, file))
  const pathOf = ({path}: LocatedFinding) => nativePaths.from(folder, resolve(cwd, path))
  const names = fingerprints(findings, sources, {hash: hashText, pathOf})
  return new Map(
    [...names].map(([finding, fingerprint]) => [
      finding,
      {path: pathOf(finding), rule: finding.rule, fingerprint},
    ]),
  )
}

function loadBaseline(file: string, {cwd}: Io): readonly KnownFinding[] {
  const read = readBaseline(readText(file, cwd))
  if ('problem' in read) throw new UsageError(`${file}:${read.line}: ${read.problem}`)
  return read.known
}

/** Bytes; a baseline beyond this is none. */
const maxBytes = 20_000_000

function readText(file: string, cwd: string): string {
  try {
    return readWholeFile(resolve(cwd, file), maxBytes)
  } catch (thrown) {
    const isMissing = thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOENT'
    const reason = isMissing
      ? `there is no such file; \`--write-baseline ${file}\` makes it`
      : messageOf(thrown)
    throw new UsageError(`cannot read baseline ${file}: ${reason}`)
  }
}

const mostShown = 5

function tellStale(
  entries: readonly KnownFinding[],
  found: ReadonlySet<string>,
  file: string,
  io: Io,
  spaces: readonly string[],
): void {
  const {cwd} = io
  const folder = dirname(resolve(cwd, file))
  const isSeen = ({path}: KnownFinding) =>
    spaces.some((space) => nativePaths.isInside(resolve(cwd, space), resolve(folder, path)))
  const stale = entries.filter((entry) => !found.has(entry.fingerprint) && isSeen(entry))
  if (stale.length === 0) return
  const shown = stale.slice(0, mostShown).map(({path, rule}) => `  ${visible(path)} ${visible(rule)}`)
  const more = stale.length > mostShown ? [`  and ${stale.length - mostShown} more`] : []
  const what = `${count(stale.length, 'entry', 'entries')} of ${file} ${stale.length === 1 ? 'is' : 'are'} stale`
  const first = `${what}: nothing is found there any more; \`--write-baseline ${file}\` drops them`
  io.stderr(plainLines([first, ...shown, ...more].join('\n')))
}
