/** What there is to write a config for: the spaces here, folders that are no part of them, and what is found today. */
import type {Severity} from '../../../core/finding.ts'
import type {Rule} from '../../../lint/rule.ts'
import {isServed} from '../../../project/listing.ts'
import {createNodeFileSystem} from '../../../project/node-file-system.ts'
import {isWithin, joinPath} from '../../../project/paths.ts'
import type {SpaceKind} from '../../../project/space.ts'
import type {SpaceIndex} from '../../../project/space-index.ts'
import {absoluteRoot} from '../../../project/walk.ts'
import {createConfigs} from '../configs.ts'
import {findSpaces} from '../find-spaces.ts'
import type {Io} from '../io.ts'
import {checkAnew, type LintContext, shown} from '../lint-context.ts'
import {lintSpaces} from '../lint-spaces.ts'
import {readArguments} from '../options.ts'

/** A space and its number of pages. */
export interface FoundSpace {
  /** From the working directory; `.` for itself. */
  readonly folder: string
  readonly kind: SpaceKind
  readonly pages: number
}

/** How often a rule is reported. */
export interface RuleCount {
  readonly rule: string
  readonly severity: Severity
  readonly count: number
  readonly fixable: number
}

/** All that a config is made of. */
export interface Facts {
  readonly spaces: readonly FoundSpace[]
  /** Folders of drafts and the like, from the working directory. */
  readonly aside: readonly string[]
  /** Most first. */
  readonly counts: readonly RuleCount[]
}

/**
 * Lints what is here, with the rules as they come.
 * @throws UsageError where there is no space
 */
export async function findFacts(rules: readonly Rule[], io: Io): Promise<Facts> {
  const invocation = readArguments([])
  if (invocation.command !== 'lint') return {spaces: [], aside: [], counts: []}
  const {options} = invocation
  const configs = createConfigs(options, rules, io.cwd)
  const context: LintContext = {options, rules, configs, fs: createNodeFileSystem(), io, check: checkAnew}
  const {spaces} = await findSpaces({...context, paths: ['.']})
  const {findings, indexes} = await lintSpaces(spaces, context)
  const aside = [...indexes.values()].flatMap((index) =>
    foldersAside(index).map((folder) => joinPath(withoutDot(folderOf(index, io)), folder)),
  )
  const counts = new Map<string, RuleCount>()
  for (const {path, rule, severity, fix} of findings) {
    if (aside.some((folder) => isWithin(path, folder))) continue
    const {count, fixable} = counts.get(rule) ?? {count: 0, fixable: 0}
    counts.set(rule, {rule, severity, count: count + 1, fixable: fixable + (fix === undefined ? 0 : 1)})
  }
  return {
    spaces: [...indexes.values()].map((index) => ({
      folder: folderOf(index, io),
      kind: index.space.kind,
      pages: index.pages.size,
    })),
    aside,
    counts: [...counts.values()].sort(
      (one, other) => other.count - one.count || (one.rule < other.rule ? -1 : 1),
    ),
  }
}

const folderOf = ({space}: SpaceIndex, io: Io): string => shown(absoluteRoot(space), io) || '.'

const withoutDot = (folder: string): string => (folder === '.' ? '' : folder)

/** Names that people give to what is not, or no longer, published. */
const asideNames = /^(?:_.*|\.?drafts?|archived?|old|templates?|wip)$/i

/** Folders at the top of a space, of such a name, of which the table of contents lists no page. */
function foldersAside(index: SpaceIndex): readonly string[] {
  if (index.navigation === undefined) return []
  const folders = new Map<string, boolean>()
  for (const path of index.pages.keys()) {
    const folder = /^([^/]+)\//.exec(path)?.[1]
    if (folder === undefined || !asideNames.test(folder)) continue
    folders.set(folder, (folders.get(folder) ?? false) || isServed(index, path))
  }
  return [...folders].flatMap(([folder, served]) => (served ? [] : [folder]))
}
