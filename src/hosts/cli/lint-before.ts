/** The spaces as they were before a change: their indexes, and what was to be said of them. */
import {weightOf} from '../../core/finding.ts'
import type {PageSource} from '../../lint/check-page.ts'
import type {CheckedPage} from '../../lint/check-parsed-page.ts'
import {discover} from '../../project/discover.ts'
import type {SpaceIndex} from '../../project/space-index.ts'
import {absolutePath, absoluteRoot} from '../../project/walk.ts'
import {fingerprints} from '../../report/fingerprint.ts'
import type {LocatedFinding, ReportInput} from '../../report/located.ts'
import {isIgnoredBy} from './configs.ts'
import {hashText} from './hash.ts'
import {type CheckPage, isSameSource, type LintContext} from './lint-context.ts'
import {lintSpaces} from './lint-spaces.ts'
import type {Workspace} from './workspace.ts'

/** What a space was like. */
export interface Before extends Pick<ReportInput, 'findings' | 'sources'> {
  /** By absolute root. */
  readonly indexes: ReadonlyMap<string, SpaceIndex>
}

/** Before the first commit. */
export const noSpaces: Before = {findings: [], sources: () => undefined, indexes: new Map()}

/** Lints those of the spaces that a commit has. */
export async function lintBefore(
  {top, side, openTree}: Workspace,
  commit: string,
  roots: ReadonlySet<string>,
  context: LintContext,
): Promise<Before> {
  const fs = await openTree(commit)
  const {configs} = context
  const {spaces} = await discover(fs, {
    paths: [absolutePath(top, '')],
    spaces: configs.spacesFor(absolutePath(top, '')),
    isIgnored: (path, space) => isIgnoredBy(configs.for(space), path),
    // As the files on the disk are looked at: what is ignored there was not there before either.
    isTree: side === 'index',
  })
  const own = spaces.filter((space) => roots.has(absoluteRoot(space)))
  const {findings, files, indexes} = await lintSpaces(own, {...context, fs})
  return {findings, sources: (path) => files.get(path)?.text, indexes}
}

/** Tells the findings that were there before: the same, and no less severe. `renamed` has new paths by old ones. */
export function knownBefore(
  before: Before,
  now: ReportInput,
  renamed: ReadonlyMap<string, string>,
): (finding: LocatedFinding) => boolean {
  const pathOf = ({path}: LocatedFinding) => renamed.get(path) ?? path
  const old = fingerprints(before.findings, before.sources, {hash: hashText, pathOf})
  const weights = new Map([...old].map(([{severity}, name]) => [name, weightOf(severity)]))
  const names = fingerprints(now.findings, now.sources, {hash: hashText})
  return (finding) =>
    (weights.get(names.get(finding) ?? '') ?? Number.NEGATIVE_INFINITY) >= weightOf(finding.severity)
}

/** Checks a page once where it is the same before and after. */
export function rememberPages(check: CheckPage): CheckPage {
  const known = new Map<string, {readonly source: PageSource; readonly page: CheckedPage}>()
  return async (source, absolute) => {
    const before = known.get(absolute)
    if (before?.source.text === source.text && isSameSource(before.source, source)) return before.page
    const page = await check(source, absolute)
    known.set(absolute, {source, page})
    return page
  }
}
