/**
 * The config file: from its text to settings with places, and to problems that name what would be right.
 * It looks at one text alone: who finds the file, what it extends and which rules run is decided elsewhere.
 */
import {isMap, isScalar, type Node} from 'yaml'
import {compareRanges, type Range} from '../core/range.ts'
import type {ConfigFile, Override, Placed, RuleSetting} from './config-file.ts'
import {readRules} from './config-rules.ts'
import {
  type ConfigEntry,
  type ConfigProblem,
  type ConfigSource,
  entriesOf,
  isEmpty,
  itemsOf,
  kindOf,
  nodeRange,
  openConfig,
  stringsOf,
} from './config-yaml.ts'
import type {KnownRules} from './known-rules.ts'
import {code, expected} from './wording.ts'

/** The presets, smallest first. */
export const presetNames = ['recommended', 'strict', 'all'] as const

/** The name a config has where none is given. */
const defaultConfigName = '.gitbook-lint.yaml'

/** The key of `package.json` that holds a config. */
export const packageKey = 'gitbook-lint'

const keys = ['extends', 'rules', 'ignore', 'overrides', 'spaces']
const overrideKeys = ['files', 'rules']

/**
 * Reads a config. Never throws: what cannot be understood is a problem, and the rest is kept. Without
 * readable syntax, and for a `package.json` that has no `gitbook-lint` key, there is no config.
 */
export function parseConfig(
  source: string,
  format: 'yaml' | 'json',
  known: KnownRules,
  where: string = defaultConfigName,
): {readonly config?: ConfigFile; readonly problems: readonly ConfigProblem[]} {
  const opened = openConfig(source, format, where)
  const {problems} = opened
  if (problems.length > 0) return {problems}
  const root = isPackage(where) ? sectionOf(opened) : opened.root
  if (!root && isPackage(where)) return {problems}
  const config = readFile(opened, root, known)
  return {config, problems: problems.sort((one, other) => compareRanges(one.range, other.range))}
}

const isPackage = (where: string): boolean => /(^|[\\/])package\.json$/.test(where)

/** The rest of a `package.json` is not ours to judge. */
function sectionOf({root}: ConfigSource): Node | undefined {
  if (!isMap<Node, Node | null>(root)) return undefined
  const pair = root.items.find(({key}) => isScalar(key) && key.value === packageKey)
  return pair?.value ?? undefined
}

interface Draft {
  extends?: Placed<string>
  rules: readonly RuleSetting[]
  ignore: readonly Placed<string>[]
  overrides: readonly Override[]
  spaces: readonly Placed<string>[]
}

function readFile(config: ConfigSource, root: Node | undefined, known: KnownRules): ConfigFile {
  const draft: Draft = {rules: [], ignore: [], overrides: [], spaces: []}
  const at = root ? nodeRange(root) : {start: 0, end: 0}
  for (const entry of entriesOf(config, root, at, 'the config')) readKey(config, entry, known, draft)
  return {where: config.where, ...draft}
}

function readKey(config: ConfigSource, entry: ConfigEntry, known: KnownRules, draft: Draft): void {
  switch (entry.key) {
    case '$schema':
      return
    case 'extends': {
      const base = readExtends(config, entry)
      if (base) draft.extends = base
      return
    }
    case 'rules':
      draft.rules = readRules(config, entry, known)
      return
    case 'ignore':
      draft.ignore = placedTexts(config, entry)
      return
    case 'overrides':
      draft.overrides = readOverrides(config, entry, known)
      return
    case 'spaces':
      draft.spaces = placedTexts(config, entry)
      return
    default:
      config.report(
        entry.keyRange,
        `Unexpected key ${code(entry.key)}, expected ${expected(entry.key, keys)}`,
      )
  }
}

const placedTexts = (config: ConfigSource, entry: ConfigEntry): Placed<string>[] =>
  stringsOf(config, entry).map(({value, range}) => ({value, place: config.place(range.start)}))

/** Whether a word of `extends` names a file rather than a preset. */
export const isConfigPath = (word: string): boolean => /[\\/]|\.(ya?ml|json)$/i.test(word)

const isAddress = (word: string): boolean => /^[a-z][a-z\d+.-]+:\/\//i.test(word)

function readExtends(config: ConfigSource, entry: ConfigEntry): Placed<string> | undefined {
  const node = config.follow(entry.value)
  if (isEmpty(node)) return undefined
  if (!isScalar(node) || typeof node.value !== 'string') {
    const preset = `${expected('', presetNames)}, or the path of a local YAML file`
    config.report(entry.valueRange, `Unexpected ${kindOf(node)} as \`extends\`, expected ${preset}`)
    return undefined
  }
  const word = node.value
  const problem = extendsProblem(word)
  if (problem) config.report(entry.valueRange, problem)
  return problem ? undefined : {value: word, place: config.place(entry.valueRange.start)}
}

function extendsProblem(word: string): string | undefined {
  if (isAddress(word))
    return `Unexpected address ${code(word)}, expected a preset or the path of a local YAML file`
  if (isConfigPath(word) || presetNames.some((preset) => preset === word)) return undefined
  return `Unexpected preset ${code(word)}, expected ${expected(word, presetNames)}`
}

function readOverrides(config: ConfigSource, entry: ConfigEntry, known: KnownRules): Override[] {
  const overrides: Override[] = []
  for (const item of itemsOf(config, entry.value)) overrides.push(...readOverride(config, item, known))
  return overrides
}

function readOverride(config: ConfigSource, item: Node, known: KnownRules): Override[] {
  const at: Range = nodeRange(item)
  const before = config.problems.length
  let files: readonly string[] = []
  let rules: readonly RuleSetting[] = []
  for (const entry of entriesOf(config, item, at, 'an override')) {
    if (entry.key === 'files') files = stringsOf(config, entry).map(({value}) => value)
    else if (entry.key === 'rules') rules = readRules(config, entry, known)
    else
      config.report(
        entry.keyRange,
        `Unexpected key ${code(entry.key)}, expected ${expected(entry.key, overrideKeys)}`,
      )
  }
  if (files.length > 0) return [{files, rules, place: config.place(at.start)}]
  // One mistake, one report: a misspelt `files` has been told.
  if (config.problems.length === before) {
    config.report(at, 'Unexpected override without `files`, expected patterns such as `legacy/**`')
  }
  return []
}
