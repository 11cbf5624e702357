/**
 * A space in a session: its facts, the index made of them, and what was found so far. A change of one page
 * costs one parse and a new index; findings are made when asked for, and kept while what they were made of is
 * the same.
 */
import type {Finding} from '../core/finding.ts'
import {activeRules} from '../lint/active-rules.ts'
import type {CheckedPage} from '../lint/check-parsed-page.ts'
import {finishPage} from '../lint/finish-page.ts'
import {withFixesInSpace} from '../lint/fixes-in-space.ts'
import {lintFileOfSpace} from '../lint/lint-space.ts'
import type {RuleConfig} from '../lint/resolve-config.ts'
import type {Rule} from '../lint/rule.ts'
import {unreadableFindings, withComments, yamlFilesOf} from '../lint/space-files.ts'
import type {LoadedSpace} from '../project/load.ts'
import type {FileProblem} from '../project/space.ts'
import {createSpaceIndex, type Sibling, type SpaceIndex, type SpaceSources} from '../project/space-index.ts'
import type {Specification} from '../project/specification.ts'
import {parseYaml} from '../project/yaml-facts.ts'
import {type Answers, createAnswers} from './answers.ts'
import type {CheckPage} from './session-options.ts'
import {allFacts, factsOf, watchIndex} from './watched-index.ts'

/** The rules, how they are run on a page, and the config in force on a path from the space root. */
export interface Ruling {
  readonly rules: readonly Rule[]
  readonly checkPage: CheckPage
  configFor(path: string): ReadonlyMap<string, RuleConfig>
}

/** A loaded space that follows edits. Paths are from the space root. */
export interface SpaceState {
  /** The index of this moment; it does not change. */
  readonly index: SpaceIndex
  /** The pages as parsed, by path. */
  page(path: string): CheckedPage | undefined
  /** The text of a YAML file that findings can belong to. */
  yamlText(path: string): string | undefined
  /** Takes a new text of a page. */
  setPage(path: string, text: string): Promise<void>
  /** Takes a new text of `vars.yaml` or `tags.yaml`. */
  setYaml(role: 'vars' | 'tags', path: string, text: string): void
  setSpecifications(specifications: ReadonlyMap<string, Specification>): void
  /** Takes the other spaces of the site as they are now. */
  setSiblings(siblings: readonly Sibling[]): void
  /** Everything that is to be said of a file, suppressions applied, sorted; the same list while it says the same. */
  findings(path: string): readonly Finding[]
}

/** Follows a loaded space. */
export function createSpaceState(
  {index: loaded, problems}: LoadedSpace,
  checked: ReadonlyMap<string, CheckedPage>,
  ruling: Ruling,
): SpaceState {
  const pages = new Map(checked)
  const answers = createAnswers()
  const kept = keepIndex(loaded, answers)
  const watched = watchIndex(kept.index, answers)
  const findings = (path: string): readonly Finding[] => {
    answers.read(factsOf(path))
    return findingsOf({path, page: pages.get(path), index: watched, problems}, ruling)
  }
  return {
    get index() {
      return kept.index()
    },
    page: (path) => pages.get(path),
    yamlText: (path) => yamlFilesOf(kept.index()).get(path)?.text,
    async setPage(path, text) {
      const before = pages.get(path)
      if (before?.text === text) return
      const kind = before?.facts.kind
      const rules = activeRules(ruling.rules, 'page', ruling.configFor(path))
      const page = await ruling.checkPage({path, text, ...(kind && {kind}), rules})
      pages.set(path, page)
      const facts = new Map(kept.sources().facts).set(path, page.facts)
      kept.change({facts}, factsOf(path), allFacts)
    },
    setYaml: (role, path, text) =>
      kept.change({[role]: parseYaml(path, text)}, role, role === 'vars' ? 'variables' : 'tagSlugs'),
    setSpecifications: (specifications) => kept.change({specifications}, 'specifications'),
    setSiblings: (siblings) => kept.change({siblings}, 'siblings'),
    findings: (path) => answers.ask(findings, [path], () => findings(path)),
  }
}

/** An index that is made anew when it is asked for after a change. */
function keepIndex(loaded: SpaceIndex, answers: Answers) {
  let sources: SpaceSources = sourcesOf(loaded)
  let index: SpaceIndex | undefined = loaded
  let last = loaded
  return {
    sources: () => sources,
    index(): SpaceIndex {
      index ??= last = createSpaceIndex(sources, last)
      return index
    },
    /** Takes a part of what the index is made of, and says which inputs that changes. */
    change(part: Partial<SpaceSources>, ...inputs: readonly string[]) {
      sources = {...sources, ...part}
      index = undefined
      for (const input of inputs) answers.change(input)
    },
  }
}

const sourcesOf = ({space, facts, vars, tags, specifications, siblings}: SpaceIndex): SpaceSources => ({
  ...{space, facts, specifications, siblings},
  ...(vars && {vars}),
  ...(tags && {tags}),
})

interface FoundIn {
  readonly path: string
  /** Absent for files that are no Markdown. */
  readonly page: CheckedPage | undefined
  readonly index: SpaceIndex
  readonly problems: readonly FileProblem[]
}

/** What a fresh run would say of one file. */
function findingsOf({path, page, index, problems}: FoundIn, {rules, configFor}: Ruling): readonly Finding[] {
  const {kind} = index.space
  const config = configFor(path)
  const ofPage = kind === 'legacy' ? [] : (page?.findings ?? [])
  const found = [
    ...withFixesInSpace(ofPage, rules, index),
    ...lintFileOfSpace(index, path, (of) => activeRules(rules, 'space', configFor(of))),
    ...unreadableFindings(
      problems.filter((problem) => problem.path === path),
      configFor,
      kind,
    ),
  ]
  const file = page ?? withComments(path, yamlFilesOf(index).get(path))
  if (!file) return found
  const ran = [...activeRules(rules, 'page', config), ...activeRules(rules, 'space', config)]
  return finishPage(file, found, {rules, config, ran: new Set(ran.map(({rule}) => rule.id))})
}
