/**
 * A space in a session: its facts, the index made of them, and what was found so far. A change of one page
 * costs one parse and a new index; findings are made when asked for, and kept while they hold.
 */
import type {Finding} from '../core/finding.ts'
import {activeRules} from '../lint/active-rules.ts'
import {checkPage} from '../lint/check-page.ts'
import type {CheckedPage} from '../lint/check-parsed-page.ts'
import {finishPage} from '../lint/finish-page.ts'
import {withFixesInSpace} from '../lint/fixes-in-space.ts'
import {lintFileOfSpace} from '../lint/lint-space.ts'
import type {RuleConfig} from '../lint/resolve-config.ts'
import type {Rule} from '../lint/rule.ts'
import {unreadableFindings, withComments, yamlFilesOf} from '../lint/space-files.ts'
import type {PageFacts} from '../page/facts.ts'
import type {LoadedSpace} from '../project/load.ts'
import {createSpaceIndex, type Sibling, type SpaceIndex} from '../project/space-index.ts'
import type {Specification} from '../project/specification.ts'
import {parseYaml} from '../project/yaml-facts.ts'
import {looksSame} from './shared-facts.ts'

/** The config in force on a path from the space root. */
export type ConfigFor = (path: string) => ReadonlyMap<string, RuleConfig>

/** A loaded space that follows edits. Paths are from the space root. */
export interface SpaceState {
  readonly index: SpaceIndex
  /** The pages as parsed, by path. */
  page(path: string): CheckedPage | undefined
  /** The text of a YAML file that findings can belong to. */
  yamlText(path: string): string | undefined
  /** Takes a new text of a page; says whether findings about other files may change. */
  setPage(path: string, text: string): boolean
  /** Takes a new text of `vars.yaml` or `tags.yaml`. */
  setYaml(role: 'vars' | 'tags', path: string, text: string): void
  setSpecifications(specifications: ReadonlyMap<string, Specification>): void
  /** Takes the other spaces of the site as they are now. */
  setSiblings(siblings: readonly Sibling[]): void
  /** Everything that is to be said of a file, suppressions applied, sorted. */
  findings(path: string): readonly Finding[]
}

/** Follows a loaded space. */
export function createSpaceState(
  loaded: LoadedSpace,
  checked: ReadonlyMap<string, CheckedPage>,
  {rules, configFor}: {readonly rules: readonly Rule[]; readonly configFor: ConfigFor},
): SpaceState {
  const {space} = loaded.index
  const pages = new Map(checked)
  const known = new Map<string, readonly Finding[]>()
  let sources = sourcesOf(loaded.index)
  let current = loaded.index
  let isCurrent = true

  const change = (part: Partial<typeof sources>): void => {
    sources = {...sources, ...part}
    isCurrent = false
  }
  const index = (): SpaceIndex => {
    if (!isCurrent) current = createSpaceIndex({space, ...sources}, current)
    isCurrent = true
    return current
  }
  const active = <Scope extends 'page' | 'space'>(scope: Scope, path: string) =>
    activeRules(rules, scope, configFor(path))

  const find = (path: string): readonly Finding[] => {
    const page = pages.get(path)
    const found = [
      ...(space.kind === 'legacy' ? [] : withFixesInSpace(page?.findings ?? [], rules, index())),
      ...lintFileOfSpace(index(), path, (of) => active('space', of)),
      ...unreadableFindings(
        loaded.problems.filter((problem) => problem.path === path),
        configFor,
        space.kind,
      ),
    ]
    const file = page ?? withComments(path, yamlFilesOf(index()).get(path))
    if (!file) return found
    const ran = [...active('page', path), ...active('space', path)].map(({rule}) => rule.id)
    return finishPage(file, found, {rules, config: configFor(path), ran: new Set(ran)})
  }

  return {
    get index() {
      return index()
    },
    page: (path) => pages.get(path),
    yamlText: (path) => yamlFilesOf(index()).get(path)?.text,
    setPage(path, text) {
      const before = pages.get(path)
      if (before?.text === text) return false
      const kind = before?.facts.kind
      const page = checkPage({path, text, ...(kind && {kind}), rules: active('page', path)})
      pages.set(path, page)
      change({facts: new Map(sources.facts).set(path, page.facts)})
      const isSame = before !== undefined && looksSame(before.facts, page.facts)
      if (isSame) forgetMentionsOf(path, known)
      else known.clear()
      return !isSame
    },
    setYaml(role, path, text) {
      change({[role]: parseYaml(path, text)})
      known.clear()
    },
    setSpecifications(specifications) {
      change({specifications})
      known.clear()
    },
    setSiblings(siblings) {
      change({siblings})
      known.clear()
    },
    findings(path) {
      const before = known.get(path)
      if (before) return before
      const found = find(path)
      known.set(path, found)
      return found
    },
  }
}

const sourcesOf = ({facts, vars, tags, specifications, siblings}: SpaceIndex) => ({
  facts: facts as ReadonlyMap<string, PageFacts>,
  ...(vars && {vars}),
  ...(tags && {tags}),
  specifications,
  siblings,
})

/** Drops what was found in the file itself, and what names a place in it. */
function forgetMentionsOf(path: string, known: Map<string, readonly Finding[]>): void {
  known.delete(path)
  for (const [of, findings] of known) if (findings.some((finding) => names(finding, path))) known.delete(of)
}

const names = ({related = [], fix}: Finding, path: string): boolean =>
  related.some((one) => one.path === path) || (fix?.edits.some((edit) => edit.path === path) ?? false)
