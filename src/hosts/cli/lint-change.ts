/** `--staged` and `--changed-since`: lints the spaces before and after a change, and reports what the change did. */
import type {Discovery} from '../../project/discover.ts'
import {absolutePath, absoluteRoot} from '../../project/walk.ts'
import type {ReportInput} from '../../report/located.ts'
import {changedPaths, type Lines, readChangedLines} from '../git/changes.ts'
import {findMergeBase} from '../git/merge-base.ts'
import {isSparse, presentPaths} from '../git/tree.ts'
import {nativePaths} from '../native-paths.ts'
import {findSpaces, type PathsContext} from './find-spaces.ts'
import {knownBefore, lintBefore, noSpaces, rememberPages} from './lint-before.ts'
import {notice, shown} from './lint-context.ts'
import {type Linted, lintFound, lintPaths} from './lint-paths.ts'
import {lintSpaces} from './lint-spaces.ts'
import {keepCaused} from './narrow-findings.ts'
import {emptyReport} from './summarize.ts'
import {type Workspace, withWorkspace} from './workspace.ts'

/**
 * Lints what a change touches or breaks.
 * @throws UsageError where Git cannot tell, or a path means no space
 */
export const lintChange = (context: PathsContext): Promise<Linted> =>
  withWorkspace(context, async (workspace) => {
    const base = await findBase(workspace, context)
    return base === 'none' ? lintPresent(workspace, context) : lintSince(workspace, base, context)
  })

/**
 * Lints paths of what seems a sparse checkout: if it is, what Git has left out exists all the same.
 * @throws UsageError where Git cannot tell, or a path means no space
 */
export const lintSparse = (context: PathsContext): Promise<Linted> =>
  withWorkspace(context, async (workspace) =>
    (await isSparse(workspace.repository))
      ? lintPresent(workspace, context)
      : {input: await lintPaths(context), context},
  )

async function lintPresent(workspace: Workspace, given: PathsContext): Promise<Linted> {
  const context = await present(workspace, given)
  return {input: await lintPaths(context), context}
}

/** A commit; undefined before the first one; `none` where there is nothing to compare with. */
async function findBase(
  {repository}: Workspace,
  {options: {changedSince}, io}: PathsContext,
): Promise<string | undefined | 'none'> {
  if (changedSince === undefined) return repository.head
  const base = await findMergeBase(repository, changedSince)
  if ('commit' in base) return base.commit
  notice(`${base.everything}, so everything is reported`, io)
  return 'none'
}

/** The context for the present: Git's index, or the disk and what the index knows of it. */
async function present(
  {repository, top, side, openTree}: Workspace,
  context: PathsContext,
): Promise<PathsContext> {
  if (side === 'index') return {...context, fs: await openTree(), isTree: true}
  const indexed = (await presentPaths(repository)).map((path) => absolutePath(top, path))
  return {...context, indexed}
}

async function lintSince(
  workspace: Workspace,
  base: string | undefined,
  context: PathsContext,
): Promise<Linted> {
  const {repository, side, top} = workspace
  const {touched, gone} = await changedPaths(repository, base, side)
  if (touched.size + gone.size === 0) {
    const what =
      side === 'index' ? 'nothing is staged' : `nothing has changed since ${context.options.changedSince}`
    notice(`${what}, so nothing is checked`, context.io)
    return {input: emptyReport, context}
  }
  const deleted = new Set([...gone].map((path) => absolutePath(top, path)))
  const now = await present(workspace, withoutDeleted(context, deleted))
  const at = (path: string) => shown(absolutePath(top, path), context.io)
  const touchedPaths = new Set([...touched].map(at))
  const all = await findSpaces(now)
  const isTouched = (absolute: string) => touchedPaths.has(shown(absolute, context.io))
  const found = {...all, loneFiles: all.loneFiles.filter(isTouched)}
  const roots = new Set(found.spaces.map(absoluteRoot))
  if (side === 'index' && base !== undefined && gone.size === 0 && !context.options.changedLines) {
    const quick = await lintQuickly({touched, base, found}, workspace, now)
    if (quick !== undefined) return {input: quick, context: now}
  }
  const check = rememberPages(context.check)
  const before = base === undefined ? noSpaces : await lintBefore(workspace, base, roots, {...context, check})
  // What is kept of other runs was not compared with anything, and trees of Git are no disk.
  const compared = {...now, check, before: before.indexes, lintSpaces}
  const input = await lintFound(found, compared)
  const lines = context.options.changedLines ? await linesOf(workspace, base, at) : undefined
  const caused = keepCaused(input, {
    touched: touchedPaths,
    ...(lines && {added: lines.added}),
    wasKnown: knownBefore(before, input, lines?.renamed ?? new Map()),
  })
  return {input: caused, context: compared}
}

interface Staging {
  readonly touched: ReadonlySet<string>
  readonly base: string
  readonly found: Discovery
}

/** Lints what is staged with what is known of the rest; `undefined` where that is not enough. */
async function lintQuickly(
  {touched, base, found}: Staging,
  {top, openTree}: Workspace,
  context: PathsContext,
): Promise<ReportInput | undefined> {
  if (context.cache === undefined) return undefined
  const {lintStaged} = await import('./kept/lint-staged.ts')
  const trees = {before: await openTree(base), now: await openTree()}
  return lintStaged({...trees, touched, top, spaces: found.spaces}, context, (own) =>
    lintFound(found, {...context, ...own}),
  )
}

/** A named file that the change deletes is none that is missing. Where nothing else is named, all counts. */
function withoutDeleted(context: PathsContext, deleted: ReadonlySet<string>): PathsContext {
  const paths = context.paths.filter((path) => !deleted.has(nativePaths.absolute(context.io.cwd, path)))
  return {...context, paths: paths.length === 0 ? ['.'] : paths}
}

/** Added lines and renames by the paths of findings. A file that was only renamed has no new line. */
async function linesOf(
  {repository, side}: Workspace,
  base: string | undefined,
  at: (path: string) => string,
) {
  const {added, renamed} = await readChangedLines(repository, base, side)
  const byPath = new Map<string, readonly Lines[]>()
  for (const path of renamed.keys()) byPath.set(at(path), [])
  for (const [path, lines] of added) byPath.set(at(path), lines)
  return {added: byPath, renamed: new Map([...renamed].map(([to, from]) => [at(from), at(to)]))}
}
