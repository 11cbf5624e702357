/** `--watch`: lints, waits for changes, and lints again. Each round says what has changed and what came of it. */
import {fingerprints} from '../../../report/fingerprint.ts'
import type {LocatedFinding, ReportInput} from '../../../report/located.ts'
import {count} from '../../../report/totals.ts'
import {visible} from '../../../report/visible.ts'
import {hashText} from '../hash.ts'
import type {Io} from '../io.ts'
import {notice, shown} from '../lint-context.ts'
import {UsageError} from '../usage-error.ts'
import type {Changes, FileChanges, Places} from './file-changes.ts'

/** How to lint once, and what to look at meanwhile. */
export interface Watched {
  /** @throws UsageError where the work cannot be done */
  lint(): Promise<ReportInput>
  /** `input` holds what has changed in reports for people, and everything in those for programs. */
  report(input: ReportInput, whole: ReportInput): Promise<void>
  places(input: ReportInput): Places
}

/**
 * Lints until there is no more to wait for.
 * @returns exit status 0: ending it is no failure
 * @throws UsageError where the first round cannot be done; later ones tell it and wait for better
 */
export async function watchLint(watched: Watched, changes: FileChanges, io: Io): Promise<number> {
  try {
    let last = await watched.lint()
    await watched.report(last, last)
    await changes.follow(watched.places(last))
    // What changed before all was under watch.
    last = await nextRound(watched, {last, seen: new Map()}, io, changes)
    io.stderr(`Watching ${count(last.summary.pages, 'page')} for changes, Ctrl-C ends\n`)
    for (;;) {
      const seen = await changes.next()
      if (seen === undefined) return 0
      last = await nextRound(watched, {last, seen}, io, changes)
    }
  } finally {
    await changes.close()
  }
}

interface Round {
  readonly last: ReportInput
  readonly seen: Changes
}

async function nextRound(
  watched: Watched,
  {last, seen}: Round,
  io: Io,
  changes: FileChanges,
): Promise<ReportInput> {
  let now: ReportInput
  try {
    now = await watched.lint()
  } catch (thrown) {
    if (!(thrown instanceof UsageError)) throw thrown
    notice(thrown.message, io)
    return last
  }
  const {come, gone} = compare(last, now)
  if (seen.size > 0 || come.size + gone > 0) {
    io.stdout(`\n${changed(seen, io)}${count(come.size, 'new finding')}, ${gone} gone\n`)
    const paths = new Set([...seen.keys()].map((path) => shown(path, io)))
    const findings = now.findings.filter((finding) => come.has(finding) || paths.has(finding.path))
    await watched.report({...now, findings}, now)
  }
  await changes.follow(watched.places(now))
  return now
}

/** What was not among the findings before, and how many are no more: by what they are about, wherever it has moved. */
function compare(before: ReportInput, now: ReportInput) {
  const name = ({findings, sources}: ReportInput) => fingerprints(findings, sources, {hash: hashText})
  const old = new Set(name(before).values())
  const names = name(now)
  const come = new Set<LocatedFinding>()
  for (const [finding, id] of names) if (!old.has(id)) come.add(finding)
  return {come, gone: old.size - (names.size - come.size)}
}

const mostNamed = 3

/** Such as `guides/setup.md changed, new.md added: `. */
function changed(seen: Changes, io: Io): string {
  if (seen.size === 0) return ''
  const named = [...seen]
    .slice(0, mostNamed)
    .map(([path, change]) => `${visible(shown(path, io)) || '.'} ${change}`)
  const left = seen.size - named.length
  return `${named.join(', ')}${left > 0 ? ` and ${left} more` : ''}: `
}
