/** Lints whole spaces: pages by themselves, then every file against the index. */
import type {Finding} from '../../core/finding.ts'
import {createLineIndex} from '../../core/line-index.ts'
import {activeRules} from '../../lint/active-rules.ts'
import type {CheckedPage} from '../../lint/check-parsed-page.ts'
import {finishPage} from '../../lint/finish-page.ts'
import {withFixesInSpace} from '../../lint/fixes-in-space.ts'
import {lintSpace} from '../../lint/lint-space.ts'
import {needsMeasures, unreadableFindings, withComments, yamlFilesOf} from '../../lint/space-files.ts'
import {maxTextBytes} from '../../project/file-system.ts'
import {type LoadedSpace, load, type PageSource, type ReadPage} from '../../project/load.ts'
import {comparePaths} from '../../project/paths.ts'
import {documentsOf, type Space} from '../../project/space.ts'
import type {SpaceIndex} from '../../project/space-index.ts'
import {absolutePath, absoluteRoot} from '../../project/walk.ts'
import type {LocatedFinding} from '../../report/located.ts'
import {pathIn} from './configs.ts'
import {type LintContext, shown} from './lint-context.ts'
import {locateFindings, type ReportedFile} from './locate-findings.ts'

/** What linting spaces gives; files are by path from the working directory. */
export interface LintedSpaces {
  readonly spaces: readonly LintedSpace[]
  readonly findings: readonly LocatedFinding[]
  readonly files: ReadonlyMap<string, ReportedFile>
  /** Pages and includes that were read; absolute. */
  readonly pages: readonly string[]
  /** By absolute root. */
  readonly indexes: ReadonlyMap<string, SpaceIndex>
}

/** A space after all its rules; paths are from its root. */
export interface LintedSpace {
  /** Absolute. */
  readonly root: string
  readonly index: SpaceIndex
  readonly findings: readonly Finding[]
  /** The texts of the files that findings with a place can belong to. */
  readonly texts: ReadonlyMap<string, string>
}

/** Lints spaces. */
export async function lintSpaces(spaces: readonly Space[], context: LintContext): Promise<LintedSpaces> {
  const checked = new Map<Space, Map<string, CheckedPage>>()
  const roots = new Map(spaces.map((space) => [absoluteRoot(space), space]))
  context.progress?.expect(spaces.reduce((sum, space) => sum + documentsOf(space).length, 0))
  const readPage: ReadPage = async ({space, path, kind, text}) => {
    const rules = rulesFor('page', space, path, context)
    const at = absolutePath(absoluteRoot(space), path)
    const page = await context.check({path, text, kind, rules}, at)
    context.progress?.tick()
    const own = roots.get(absoluteRoot(space)) ?? space
    const pages = checked.get(own) ?? new Map<string, CheckedPage>()
    checked.set(own, pages.set(path, page))
    return {facts: page.facts, findings: space.kind === 'legacy' ? [] : page.findings}
  }
  const loaded = await load(context.fs, spaces, readPage, {
    measure: (space) => needsMeasures(space, (path) => rulesFor('space', space, path, context)),
    known: ({space, path}) => context.known?.facts(absolutePath(absoluteRoot(space), path)),
  })
  const files = new Map<string, ReportedFile>()
  const finished: LintedSpace[] = []
  const findings: LocatedFinding[] = []
  const pages: string[] = []
  for (const one of loaded) {
    const space = roots.get(absoluteRoot(one.index.space)) ?? one.index.space
    const read = checked.get(space) ?? new Map<string, CheckedPage>()
    checked.set(space, read)
    for (const path of [...one.index.pages.keys(), ...one.index.includes.keys()])
      pages.push(absolutePath(absoluteRoot(space), path))
    const kept = finishSpace(one, read, context)
    for (const page of await namedUnread(one.index, {kept, read}, context)) await readPage(page)
    const texts = new Map(
      [...yamlFilesOf(one.index), ...read].map(([path, {text}]): [string, string] => [path, text]),
    )
    finished.push({root: absoluteRoot(space), index: one.index, findings: kept, texts})
    for (const finding of locateFindings(kept, filesOf(one.index, read, context, files)))
      findings.push(finding)
  }
  const indexes = new Map(loaded.map(({index}) => [absoluteRoot(index.space), index]))
  return {spaces: finished, findings, files, pages, indexes}
}

/** The pages that findings name places of, and that need not have been read before. */
async function namedUnread(
  {space, facts}: SpaceIndex,
  {kept, read}: {readonly kept: readonly Finding[]; readonly read: ReadonlyMap<string, CheckedPage>},
  {fs, known}: LintContext,
): Promise<readonly PageSource[]> {
  if (known === undefined) return []
  const paths = new Set(kept.flatMap(({related = []}) => related.flatMap(({path}) => path ?? [])))
  const sources: PageSource[] = []
  for (const path of paths) {
    const kind = facts.get(path)?.kind
    if (kind === undefined || read.has(path)) continue
    const text = await fs.readText(absolutePath(absoluteRoot(space), path), maxTextBytes)
    if (text.ok) sources.push({space, path, kind, text: text.value})
  }
  return sources
}

/** What remains of the findings of a space once comments are heard, by file and place. */
function finishSpace(
  {index, findings, problems}: LoadedSpace,
  read: ReadonlyMap<string, CheckedPage>,
  context: LintContext,
): readonly Finding[] {
  const {space} = index
  const {known} = context
  const isWanted = known && ((path: string) => known.isWanted(absolutePath(absoluteRoot(space), path)))
  const byPath = new Map<string, Finding[]>()
  const all = [
    ...withFixesInSpace(findings, context.rules, index),
    ...lintSpace(index, (path) => rulesFor('space', space, path, context), {
      before: context.before?.get(absoluteRoot(space)),
      isWanted,
    }),
    ...unreadableFindings(problems, (path) => configFor(space, path, context), space.kind),
  ]
  for (const finding of all) {
    if (isWanted?.(finding.path) === false) continue
    const own = byPath.get(finding.path)
    if (own === undefined) byPath.set(finding.path, [finding])
    else own.push(finding)
  }
  for (const [path, page] of read)
    if (page.facts.suppressions.length > 0 && !byPath.has(path) && isWanted?.(path) !== false)
      byPath.set(path, [])
  const yamls = yamlFilesOf(index)
  return [...byPath]
    .sort(([one], [other]) => comparePaths(one, other))
    .flatMap(([path, own]) => {
      const file = read.get(path) ?? withComments(path, yamls.get(path))
      return file === undefined ? own : finishPage(file, own, finishing(space, path, context))
    })
}

/** Gives the files of a space by path from its root, and notes them in `files`. */
function filesOf(
  index: SpaceIndex,
  read: ReadonlyMap<string, Omit<CheckedPage, 'findings'>>,
  {io}: LintContext,
  files: Map<string, ReportedFile>,
): (path: string) => ReportedFile {
  const root = absoluteRoot(index.space)
  const yamls = yamlFilesOf(index)
  return (path) => {
    const absolute = shown(absolutePath(root, path), io)
    const known = files.get(absolute)
    if (known !== undefined) return known
    const page = read.get(path)
    const text = page?.text ?? yamls.get(path)?.text ?? ''
    const trail = index.navigation?.trailOf(path)
    const file: ReportedFile = {
      path: absolute,
      text,
      lines: page?.lines ?? createLineIndex(text),
      space: shown(root, io) || '.',
      ...(page !== undefined && {facts: page.facts}),
      ...(trail !== undefined && {trail}),
    }
    files.set(absolute, file)
    return file
  }
}

function finishing(space: Space, path: string, context: LintContext) {
  const ran = [...rulesFor('page', space, path, context), ...rulesFor('space', space, path, context)]
  return {
    rules: context.rules,
    config: configFor(space, path, context),
    ran: new Set(ran.map(({rule}) => rule.id)),
  }
}

/** The rules in force on a file of a space. */
export const rulesFor = <Scope extends 'page' | 'space'>(
  scope: Scope,
  space: Space,
  path: string,
  context: LintContext,
) =>
  scope === 'space' && context.options.pageRulesOnly
    ? []
    : activeRules(context.rules, scope, configFor(space, path, context))

/** The config in force on a file of a space. */
export function configFor(space: Space, path: string, {configs}: LintContext) {
  const root = absoluteRoot(space)
  const placed = configs.for(root)
  return placed.config.configFor(pathIn(placed, absolutePath(root, path)))
}
