/**
 * From presets, config files and the command line to what each rule does on each path. Layers are laid on
 * one another, the last to speak wins, and every value remembers who said it.
 */
import ignore from 'ignore'
import {isConfigPath, presetNames} from './config.ts'
import type {ConfigFile, Override, Placed, RuleSetting, Setting} from './config-file.ts'
import {isSetting, unknownRule, unknownSetting} from './config-rules.ts'
import {indexRules, type KnownRule, type KnownRules} from './known-rules.ts'
import type {RuleOptions} from './rule.ts'
import {code} from './wording.ts'

/** What one rule does on a path. */
export interface RuleConfig {
  /** `undefined`: the severity that the rule itself gives. */
  readonly severity: Setting | undefined
  /** Complete: defaults are filled in. */
  readonly options: RuleOptions
}

/** A value and who said it: `default`, a preset, `FILE:LINE:COLUMN`, or the option on the command line. */
export interface Sourced<T> {
  readonly value: T
  readonly from: string
}

/** `RuleConfig` with sources. */
export interface SourcedRule {
  readonly severity: Sourced<Setting | undefined>
  readonly options: ReadonlyMap<string, Sourced<unknown>>
}

/** `--rule ID=SEVERITY`. */
export interface CommandSetting {
  readonly id: string
  readonly severity: Setting
}

/** All that decides on the rules. Ids are present ids, as `parseRuleOption` and `parseOnlyOption` give them. */
export interface ConfigInput {
  readonly rules: KnownRules
  readonly file?: ConfigFile | undefined
  /** What the file extends, nearest first. */
  readonly bases?: readonly ConfigFile[]
  /** `--rule`, in order. */
  readonly settings?: readonly CommandSetting[]
  /** `--only`: when there are any, all other rules are off. */
  readonly only?: readonly string[]
  /** Whether the rules that `--only` leaves out stay on: fixes of the others must not call for them. */
  readonly keepOthers?: boolean
}

/** The config in force. Paths are from the folder of the config, with `/`. */
export interface ResolvedConfig {
  readonly rules: KnownRules
  readonly preset: Sourced<string>
  readonly spaces: readonly Sourced<string>[]
  /** Patterns of files that are not looked at. */
  readonly ignore: readonly Sourced<string>[]
  /** Settings for some paths, in the order in which they are laid on one another. */
  readonly overrides: readonly ResolvedOverride[]
  /** What every rule does on a path; equal paths and paths with the same overrides share one map. */
  configFor(path: string): ReadonlyMap<string, RuleConfig>
  isIgnored(path: string): boolean
  /** Whether there is anything that it ignores. */
  readonly ignoresAny: boolean
  /** As `configFor`, with sources; without a path, what holds where no override does. */
  sourcesFor(path?: string): ReadonlyMap<string, SourcedRule>
}

/** An override with its source. */
export interface ResolvedOverride extends Pick<Override, 'files' | 'rules'> {
  readonly from: string
  matches(path: string): boolean
}

interface Layer {
  /** Absent: every path. */
  readonly matches?: (path: string) => boolean
  apply(rule: KnownRule, state: SourcedRule): SourcedRule
}

/** Lays out the config. Pure: reads no file. */
export function resolveConfig(input: ConfigInput): ResolvedConfig {
  const {rules, file, bases = []} = input
  const files = [...bases.toReversed(), ...(file ? [file] : [])]
  const preset = presetOf(file ? [file, ...bases] : bases)
  const layers = [...files.flatMap(layersOf), ...commandLayers(input)]
  const patterns = files.flatMap(({where, ignore: own}) => sourced(where, own))
  const sources = memoised(layers, (active) => fold(rules, preset.value, active))
  const plain = new Map<ReadonlyMap<string, SourcedRule>, ReadonlyMap<string, RuleConfig>>()
  return {
    rules,
    preset,
    spaces: file ? sourced(file.where, file.spaces) : [],
    ignore: patterns,
    overrides: files.flatMap(({where, overrides}) =>
      overrides.map((override) => ({
        ...override,
        from: at(where, override),
        matches: matcher(override.files),
      })),
    ),
    sourcesFor: sources,
    configFor(path) {
      const found = sources(path)
      const kept = plain.get(found) ?? withoutSources(found)
      plain.set(found, kept)
      return kept
    },
    ignoresAny: patterns.length > 0,
    isIgnored: matcher(patterns.map(({value}) => value)),
  }
}

function presetOf(nearestFirst: readonly ConfigFile[]): Sourced<string> {
  for (const {where, extends: base} of nearestFirst) {
    if (base && !isConfigPath(base.value)) return {value: base.value, from: at(where, base)}
  }
  return {value: presetNames[0], from: 'default'}
}

const at = (
  where: string,
  {place}: {readonly place: {readonly line: number; readonly column: number}},
): string => `${where}:${place.line}:${place.column}`

const sourced = (where: string, values: readonly Placed<string>[]): readonly Sourced<string>[] =>
  values.map((placed) => ({value: placed.value, from: at(where, placed)}))

const layersOf = (file: ConfigFile): Layer[] => [
  settingsLayer(file.where, file.rules),
  ...file.overrides.map((override) => ({
    ...settingsLayer(file.where, override.rules),
    matches: matcher(override.files),
  })),
]

function settingsLayer(where: string, settings: readonly RuleSetting[]): Layer {
  const byId = new Map(settings.map((setting) => [setting.id, setting]))
  return {
    apply(rule, state) {
      const setting = byId.get(rule.id)
      if (!setting) return state
      const from = at(where, setting)
      const options = new Map(state.options)
      for (const [name, value] of Object.entries(setting.options)) options.set(name, {value, from})
      return {severity: setting.severity ? {value: setting.severity, from} : state.severity, options}
    },
  }
}

const presetPrefix = 'preset '

/**
 * `--only` narrows: it lifts that a rule is in no chosen preset, but not an `off` of the config. `--rule`
 * comes last, save that it cannot widen `--only`.
 */
function commandLayers({settings = [], only = [], keepOthers = false}: ConfigInput): Layer[] {
  const bySetting = new Map(settings.map(({id, severity}) => [id, severity]))
  const chosen = new Set(only)
  const rank: Layer = {
    apply(rule, state) {
      const severity = bySetting.get(rule.id)
      return severity ? {...state, severity: {value: severity, from: `--rule ${rule.id}=${severity}`}} : state
    },
  }
  const narrow: Layer = {
    apply(rule, state) {
      const from = `--only ${only.join(' ')}`
      if (!chosen.has(rule.id)) return keepOthers ? state : {...state, severity: {value: 'off', from}}
      const lifted = state.severity.value === 'off' && state.severity.from.startsWith(presetPrefix)
      return lifted ? {...state, severity: {value: undefined, from}} : state
    },
  }
  return chosen.size > 0 ? [rank, narrow] : [rank]
}

function fold(rules: KnownRules, preset: string, layers: readonly Layer[]): ReadonlyMap<string, SourcedRule> {
  const start = (rule: KnownRule): SourcedRule => ({
    severity: {value: isIn(rule, preset) ? undefined : 'off', from: `${presetPrefix}${preset}`},
    options: new Map(
      Object.entries(rule.options ?? {}).map(([name, schema]) => [
        name,
        {value: schema.default, from: 'default'},
      ]),
    ),
  })
  return new Map(
    rules.map((rule) => [rule.id, layers.reduce((state, layer) => layer.apply(rule, state), start(rule))]),
  )
}

/** Whether a preset switches a rule on; `strict` holds all of `recommended`. */
const isIn = ({presets}: KnownRule, preset: string): boolean =>
  preset === 'all' ||
  presets.some((each) => each === preset || (each === 'recommended' && preset === 'strict'))

/** One result for each set of layers that hold on a path. */
function memoised<T>(layers: readonly Layer[], make: (active: readonly Layer[]) => T): (path?: string) => T {
  const made = new Map<string, T>()
  return (path) => {
    const holds = layers.map(({matches}) => !matches || (path !== undefined && matches(path)))
    const key = holds.map(Number).join('')
    const result = made.get(key) ?? make(layers.filter((_, index) => holds[index]))
    made.set(key, result)
    return result
  }
}

const withoutSources = (rules: ReadonlyMap<string, SourcedRule>): ReadonlyMap<string, RuleConfig> =>
  new Map(
    [...rules].map(([id, {severity, options}]) => [
      id,
      {
        severity: severity.value,
        options: Object.fromEntries([...options].map(([name, {value}]) => [name, value])),
      },
    ]),
  )

/** Case counts on every machine: a space must not change its findings with the disk it lies on. */
function matcher(patterns: readonly string[]): (path: string) => boolean {
  if (patterns.length === 0) return () => false
  const rules = ignore({ignorecase: false}).add(patterns)
  return (path) => {
    const inside = path.replace(/^(\.\/+)+/, '')
    // Paths outside the config's folder are none of the patterns' business; the library throws on them.
    return ignore.isPathValid(inside) && rules.ignores(inside)
  }
}

/** Reads `--rule ID=SEVERITY`; `problem` says what is wrong with it. */
export function parseRuleOption(
  text: string,
  rules: KnownRules,
): {readonly setting: CommandSetting} | {readonly problem: string} {
  const [name = '', word, ...rest] = text.split('=')
  const index = indexRules(rules)
  const rule = index.get(name.trim())
  if (word === undefined || rest.length > 0) {
    return {
      problem: `Unexpected value ${code(text)} of \`--rule\`, expected one such as \`${name.trim() || 'RULE'}=off\``,
    }
  }
  if (!rule) return {problem: unknownRule(name.trim(), index)}
  const severity = word.trim()
  return isSetting(severity)
    ? {setting: {id: rule.id, severity}}
    : {problem: unknownSetting(code(severity), rule.id)}
}

/** Reads `--only ID`, or several ids with commas. */
export function parseOnlyOption(
  text: string,
  rules: KnownRules,
): {readonly ids: readonly string[]} | {readonly problem: string} {
  const index = indexRules(rules)
  const ids: string[] = []
  for (const name of text.split(',')) {
    if (name.trim() === '') return {problem: 'Unexpected missing rule in `--only`, expected the name of one'}
    const rule = index.get(name.trim())
    if (!rule) return {problem: unknownRule(name.trim(), index)}
    ids.push(rule.id)
  }
  return {ids}
}
