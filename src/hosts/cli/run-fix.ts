/** `--fix` and its kin: from paths to changed files, or to a diff of them, and to what remains to be reported. */
import type {Finding, FixSafety} from '../../core/finding.ts'
import {editsOf} from '../../fix/edits.ts'
import {type FixedTexts, fixTexts} from '../../fix/fix-texts.ts'
import {tiedPaths} from '../../fix/groups.ts'
import {visibleBlocks} from '../../fix/visible-blocks.ts'
import {parseOnlyOption} from '../../lint/resolve-config.ts'
import {createSnapshot} from '../../project/snapshot-file-system.ts'
import type {ReportInput} from '../../report/located.ts'
import {count, countByRule} from '../../report/totals.ts'
import {unifiedDiff} from '../../report/unified-diff.ts'
import {visible} from '../../report/visible.ts'
import {overlay} from '../../session/overlay.ts'
import {nativePaths} from '../native-paths.ts'
import {createConfigs} from './configs.ts'
import type {PathsContext} from './find-spaces.ts'
import {createPathsSubject, type PathsSubject} from './fix-subject.ts'
import type {Io} from './io.ts'
import {shown} from './lint-context.ts'
import {isNarrowed, lintNamed, lintNamedIn} from './lint-named.ts'
import type {Linted} from './lint-paths.ts'
import {readStdin, reportStdin, stdinPage} from './lint-stdin.ts'
import type {LintOptions} from './options.ts'
import {type Refusal, replaceFiles} from './replace-files.ts'
import {UsageError} from './usage-error.ts'

/** What a run that fixes gives. */
export interface FixRun {
  /** What remains; with `--fix-dry-run`, all that is found now. */
  readonly report: ReportInput
  /** What belongs on standard output instead of the report: a diff, or the page of standard input. */
  readonly printed?: string
  /** Whether a file could not be written: the command then could not do its work. */
  readonly failed: boolean
}

/**
 * Fixes what the paths mean, and tells on standard error what it did.
 * @throws UsageError as `lintPaths`
 */
export async function fixPaths(context: PathsContext): Promise<FixRun> {
  const {options, io} = context
  const snapshot = {...context, fs: createSnapshot(context.fs)}
  const told = isNarrowed(context) ? await lintNamedIn({...snapshot, io: {...io, stderr() {}}}) : undefined
  const configs = createConfigs(options, context.rules, io.cwd, {keepOthers: true})
  const subject = await createPathsSubject({...(told?.context ?? snapshot), configs, io})
  const fixed = await fixTexts(subject, {
    safeties: safetiesOf(options),
    isWanted: createWish(context, (path) => subject.isNamed(path)),
    ...(told && {isTold: createTold(told, io)}),
  })
  // With `--only` other rules were on while fixing, so that what is remembered of pages is of no use.
  const reporting = options.only.length > 0 ? snapshot : {...snapshot, check: subject.remembered}
  if (options.fixDryRun) {
    context.stats?.fixed(fixed, {isDry: true})
    io.stderr(`${summaryLine(fixed, [], {isDry: true})}\n`)
    return {report: await lintNamed(reporting), printed: diffOf(fixed, subject, context), failed: false}
  }
  const {written, refusals} = await writeAll(fixed, subject)
  for (const {path, reason, failed} of refusals) {
    io.stderr(
      `gitbook-lint: ${visible(shown(path, io))} ${failed ? 'was not written' : 'was left alone'}: ${reason}\n`,
    )
  }
  const done = {
    ...fixed,
    texts: written,
    applied: fixed.applied.filter((finding) => isAmong(written, finding)),
  }
  context.stats?.fixed(done, {isDry: false})
  io.stderr(`${summaryLine(done, refusals)}\n`)
  const report = await lintNamed({...reporting, fs: overlay(snapshot.fs, written)})
  return {report, failed: refusals.some(({failed}) => failed)}
}

/**
 * Fixes the page on standard input, with page rules only.
 * @throws UsageError if it is not UTF-8
 */
export async function fixStdin(context: PathsContext): Promise<FixRun> {
  const {options, io} = context
  const read = await readStdin(io)
  if (!read.ok) throw new UsageError('standard input is not UTF-8')
  const text = read.value
  const source = stdinPage(context)
  const {path, check} = source
  if (check === undefined)
    return {report: reportStdin(source, text), printed: options.fixDryRun ? '' : text, failed: false}
  const configs = createConfigs(options, context.rules, io.cwd, {keepOthers: true})
  const {check: verify = check} = stdinPage({...context, configs})
  const fixed = await fixTexts(
    {
      textOf: (each) => (each === path ? text : undefined),
      check: (_, changed) => {
        const {page, raw} = verify(changed)
        return {findings: raw, visible: visibleBlocks(page)}
      },
      lint: async (texts) => ({findings: verify(texts.get(path) ?? text).kept, linksOf: () => undefined}),
    },
    {safeties: safetiesOf(options), isWanted: createWish(context, () => true)},
  )
  context.stats?.fixed(fixed, {isDry: options.fixDryRun})
  const after = fixed.texts.get(path) ?? text
  io.stderr(`${summaryLine(fixed, [], {isDry: options.fixDryRun})}\n`)
  return options.fixDryRun
    ? {report: reportStdin(source, text), printed: unifiedDiff([{path, before: text, after}]), failed: false}
    : {report: reportStdin(source, after), printed: after, failed: false}
}

/** Whether a report has a finding, whose path is absolute. */
function createTold({input}: Linted, {cwd}: Io): (finding: Finding) => boolean {
  const key = (path: string, rule: string, start: number, end: number, message: string) =>
    `${path}\0${rule} ${start} ${end} ${message}`
  const told = new Set(
    input.findings.map(({path, rule, start, end, message}) =>
      key(nativePaths.absolute(cwd, path), rule, start.offset, end.offset, message),
    ),
  )
  return ({path, rule, range, message}) => told.has(key(path, rule, range.start, range.end, message))
}

/** The sorts of fixes that the options allow. */
const safetiesOf = ({fixUnsafe}: LintOptions): ReadonlySet<FixSafety> =>
  new Set(fixUnsafe ? ['safe', 'unsafe'] : ['safe'])

/** Whether the options want a finding fixed: it is fixed if it would be reported. */
function createWish(
  {options, rules}: Pick<PathsContext, 'options' | 'rules'>,
  isNamed: (path: string) => boolean,
): (finding: Finding) => boolean {
  const chosen = new Set(
    options.only.flatMap((text) => {
      const parsed = parseOnlyOption(text, rules)
      return 'ids' in parsed ? parsed.ids : []
    }),
  )
  return ({path, rule, severity}) =>
    isNamed(path) && (chosen.size === 0 || chosen.has(rule)) && (!options.quiet || severity === 'error')
}

interface Writing {
  /** Texts by absolute path. */
  readonly written: ReadonlyMap<string, string>
  readonly refusals: readonly Refusal[]
}

async function writeAll({texts, applied}: FixedTexts, subject: PathsSubject): Promise<Writing> {
  const written = new Map<string, string>()
  const refusals: Refusal[] = []
  for (const paths of tiedPaths(applied)) {
    const files = paths.flatMap((path) => {
      const [before, after] = [subject.textOf(path), texts.get(path)]
      const within = subject.rootOf(path)
      return after === undefined ? [] : [{path, within, after, ...(before !== undefined && {before})}]
    })
    const refusal = await replaceFiles(files)
    if (refusal === undefined) for (const {path, after} of files) written.set(path, after)
    else refusals.push(refusal)
  }
  return {written, refusals}
}

const isAmong = (written: ReadonlyMap<string, string>, finding: Finding): boolean =>
  editsOf(finding).every(({path}) => written.has(path))

const diffOf = ({texts}: FixedTexts, subject: PathsSubject, {io}: PathsContext): string =>
  unifiedDiff(
    [...texts]
      .map(([path, after]) => {
        const before = subject.textOf(path)
        return {path: shown(path, io), after, ...(before !== undefined && {before})}
      })
      .sort((one, other) => (one.path < other.path ? -1 : 1)),
  )

/** Such as "Fixed 12 findings in 3 files; 1 fix withheld (hint-style 1), 1 file left alone". */
function summaryLine(
  {texts, applied, withheld}: FixedTexts,
  refusals: readonly Refusal[],
  {isDry = false}: {readonly isDry?: boolean} = {},
): string {
  const amount = `${count(applied.length, 'finding')} in ${count(texts.size, 'file')}`
  const done = applied.length === 0 ? 'Fixed nothing' : `Fixed ${amount}`
  const first = isDry ? `Would fix ${applied.length === 0 ? 'nothing' : amount}` : done
  const others = [
    ...(withheld.length > 0
      ? [`${count(withheld.length, 'fix', 'fixes')} withheld (${byRule(withheld)})`]
      : []),
    ...(refusals.length > 0 ? [`${count(refusals.length, 'file')} left alone`] : []),
  ]
  return others.length === 0 ? first : `${first}; ${others.join(', ')}`
}

/** Such as "hint-style 2, icon-name 1": whose fixes a report of a fault should name. */
const byRule = (findings: readonly Finding[]): string =>
  countByRule(findings)
    .map(([rule, amount]) => `${rule} ${amount}`)
    .join(', ')
