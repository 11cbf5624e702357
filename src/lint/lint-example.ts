/**
 * The example of a rule as a tiny space in memory: its files without their annotations, and what the rule,
 * alone, finds in them. The documentation and `explain` print this, so that nothing in them is written twice.
 */
import type {Finding} from '../core/finding.ts'
import {discover} from '../project/discover.ts'
import {type LoadedSpace, load} from '../project/load.ts'
import {createMemoryFileSystem} from '../project/memory-file-system.ts'
import {resolvePath} from '../project/paths.ts'
import {withoutAnnotations} from './annotations.ts'
import {checkPage} from './check-page.ts'
import type {CheckedPage} from './check-parsed-page.ts'
import {finishPage} from './finish-page.ts'
import {withFixesInSpace} from './fixes-in-space.ts'
import {lintSpace} from './lint-space.ts'
import {
  defaultOptions,
  type EngineRule,
  type Example,
  type PageRule,
  type Rule,
  type RuleOptions,
} from './rule.ts'
import type {SpaceRule} from './space-rule.ts'

/** What a rule finds in its example, sorted; ranges are offsets of the files without annotations. */
export type LintExample = (rule: Rule, example: Example) => Promise<readonly Finding[]>

/** The files of an example as GitBook would read them. */
export const exampleFiles = ({files}: Example): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(files).map(([path, source]) => [path, withoutAnnotations(source)]))

/** Runs the rule, and no other, on its example. */
export const lintExample: LintExample = async (rule, example) => {
  if (rule.scope === 'space') return lintExampleSpace(rule, example)
  const findings = lintExamplePages(rule, example)
  return rule.scope === 'page' && rule.fixInSpace ? fixedInSpace(rule, example, findings) : findings
}

function lintExamplePages(rule: PageRule | EngineRule, example: Example): readonly Finding[] {
  const options = optionsOf(rule, example)
  return Object.entries(exampleFiles(example))
    .filter(([path]) => path.endsWith('.md'))
    .flatMap(([path, text]) => {
      const page = checkPage({path, text, rules: rule.scope === 'page' ? [{rule, options}] : []})
      return rule.scope === 'page' ? page.findings : engineFindings(rule, page)
    })
}

/** What the engine says of a page when every rule ran and none found anything. */
const engineFindings = (rule: EngineRule, page: CheckedPage): Finding[] =>
  finishPage(page, [], {
    rules: [rule, ...knownToExamples],
    config: new Map(),
    ran: new Set(['hint-style']),
  }).filter((finding) => finding.rule === rule.id)

/** Examples of the engine's rules name these rules in their comments; the first has run, the second has not. */
const knownToExamples = [
  {id: 'hint-style', summary: '', severity: 'warning', presets: ['recommended']},
  {id: 'icon-name', summary: '', severity: 'warning', presets: ['recommended']},
] as const

async function lintExampleSpace(rule: SpaceRule, example: Example): Promise<readonly Finding[]> {
  const before = await loadFiles(example.before ?? {}, rule)
  const active = [{rule, options: optionsOf(rule, example)}]
  return (await loadFiles(exampleFiles(example), rule)).flatMap(({index}) => {
    const old = before.find((one) => one.index.space.root === index.space.root)
    return lintSpace(index, () => active, {before: old?.index}).map((finding) =>
      inRepository(finding, index.space.root),
    )
  })
}

/** An example with one space at its root. */
async function fixedInSpace(rule: PageRule, example: Example, findings: readonly Finding[]) {
  const [space] = await loadFiles(exampleFiles(example))
  return space ? withFixesInSpace(findings, [rule], space.index) : findings
}

async function loadFiles(
  given: Readonly<Record<string, string>>,
  {measures}: Pick<SpaceRule, 'measures'> = {},
): Promise<readonly LoadedSpace[]> {
  const files = Object.entries(given).map(([path, text]): [string, string] => [`/space/${path}`, text])
  const fs = createMemoryFileSystem({'/space/.git/HEAD': '', ...Object.fromEntries(files)})
  const {spaces} = await discover(fs, {paths: ['/space'], loose: true})
  return load(fs, spaces, ({path, text, kind}) => checkPage({path, text, kind, rules: []}), {
    measure: () => measures === true,
  })
}

/** Paths of an example are from the example's root, where several spaces may lie. */
const inRepository = (finding: Finding, root: string): Finding =>
  root === '' ? finding : {...finding, path: resolvePath(root, finding.path)}

/** The example's options over the rule's defaults, as the config would give them. */
export const optionsOf = (rule: Rule, {options}: Example): RuleOptions => ({
  ...defaultOptions(rule),
  ...options,
})
