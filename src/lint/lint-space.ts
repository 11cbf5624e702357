/** Runs space rules over an index: each on the files that it owns, none able to stop another. */
import {compareFindings, type Finding, type Report} from '../core/finding.ts'
import {isServed} from '../project/listing.ts'
import type {FileEntry, SpaceKind} from '../project/space.ts'
import type {SpaceIndex} from '../project/space-index.ts'
import {collectReports} from './collect-reports.ts'
import {type ActiveRule, internalError} from './lint-page.ts'
import type {FileOwner, OwnedFile, SpaceContext, SpaceRule} from './space-rule.ts'

/** The rules in force on a path of the space, as the config has them. */
export type RulesFor = (path: string) => readonly ActiveRule<SpaceRule>[]

/** What of a space is looked at. */
export interface LintSpaceOptions {
  /** The space before a change. */
  readonly before?: SpaceIndex | undefined
  /** Which files, by path from the space root; all by default. */
  readonly isWanted?: ((path: string) => boolean) | undefined
}

/** The findings of space rules about the files of a space, sorted. */
export function lintSpace(
  index: SpaceIndex,
  rulesFor: RulesFor,
  {before, isWanted = () => true}: LintSpaceOptions = {},
): Finding[] {
  return ownedFiles(index)
    .filter(({path}) => isWanted(path))
    .flatMap((file) => lintSpaceFile({index, ...(before && {before})}, file, rulesFor(file.path)))
    .sort(compareFindings)
}

/** The findings of space rules about the file at a path from the space root, sorted. */
export function lintFileOfSpace(index: SpaceIndex, path: string, rulesFor: RulesFor): Finding[] {
  const entry = index.lookup.file(path)
  const file = outerFiles(index).find((one) => one.path === path) ?? (entry && ownedFile(index, entry))
  return file ? lintSpaceFile({index}, file, rulesFor(path)) : []
}

/** The findings of space rules about one file, sorted. A rule that throws gives one finding that says so. */
function lintSpaceFile(
  seen: Pick<SpaceContext, 'index' | 'before'>,
  file: OwnedFile,
  active: readonly ActiveRule<SpaceRule>[],
): Finding[] {
  const {kind} = seen.index.space
  const findings: Finding[] = []
  const served = kind !== 'legacy' && (file.owner !== 'page' || isServed(seen.index, file.path))
  for (const one of active) {
    if (!looksAt(one.rule, file.owner, kind)) continue
    const {report, finish} = collectReports(file.path, one, findings)
    try {
      one.rule.check({
        index: seen.index,
        before: seen.before,
        file,
        options: one.options,
        report: (given) => report(served ? given : unread(one.rule, given)),
      })
    } catch (thrown) {
      findings.push(internalError(file.path, one.rule.id, thrown))
    }
    finish()
  }
  return findings.sort(compareFindings)
}

const currentSpaces: readonly SpaceKind[] = ['current']

const looksAt = ({owners, spaces = currentSpaces}: SpaceRule, owner: FileOwner, kind: SpaceKind): boolean =>
  owners.includes(owner) && (owner === 'site' || spaces.includes(kind))

/** A fault on a page outside the table of contents, or in a legacy book, is a warning: GitBook serves neither. */
const unread = (rule: SpaceRule, report: Report): Report =>
  (report.severity ?? rule.severity) === 'error' ? {...report, severity: 'warning'} : report

/** The files of a space that findings can belong to. Ignored and unreadable ones have none. */
const ownedFiles = (index: SpaceIndex): readonly OwnedFile[] => [
  ...outerFiles(index),
  ...index.space.files.flatMap((entry) => ownedFile(index, entry) ?? []),
]

/** Settings of a space, which may lie above it. */
function outerFiles({space: {config, site}}: SpaceIndex): readonly OwnedFile[] {
  const outer: OwnedFile[] = []
  if (config.yaml) outer.push({owner: 'config', path: config.yaml.path, yaml: config.yaml, config})
  if (site?.owns)
    outer.push({owner: 'site', path: site.path, yaml: {...site.site.yaml, path: site.path}, site})
  return outer
}

function ownedFile({space, facts, vars, tags}: SpaceIndex, entry: FileEntry): OwnedFile | undefined {
  const {role, path} = entry
  if (entry.unread === 'ignored') return undefined
  switch (role) {
    case 'page':
    case 'include':
    case 'summary': {
      const own = facts.get(path)
      if (!own || (role === 'summary' && path !== space.summary)) return undefined
      return {owner: role, path, facts: own}
    }
    case 'vars':
      return vars && {owner: role, path, yaml: vars}
    case 'tags':
      return tags && {owner: role, path, yaml: tags}
    case 'asset':
    case 'file':
      return {owner: role, path, entry}
    default:
      return undefined
  }
}
