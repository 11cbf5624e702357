/** The `rules` of a config: ids, severities and options, checked against what the rules declare. */
import {isMap, isScalar, isSeq, type Node} from 'yaml'
import {nearestOfMany} from '../core/nearest.ts'
import type {Range} from '../core/range.ts'
import type {RuleSetting, Setting} from './config-file.ts'
import {
  type ConfigEntry,
  type ConfigSource,
  entriesOf,
  isEmpty,
  isNew,
  itemsOf,
  kindOf,
  nodeRange,
} from './config-yaml.ts'
import {indexRules, type KnownRule, type KnownRules} from './known-rules.ts'
import type {OptionSchema, RuleOptions} from './rule.ts'
import {code, expected} from './wording.ts'

/** What a rule may be set to. */
export const settings: readonly Setting[] = ['error', 'info', 'off', 'warning']

/** Whether a word is a severity or `off`. */
export const isSetting = (word: unknown): word is Setting => settings.some((setting) => setting === word)

/** What to say of a rule id that no rule has. */
export function unknownRule(id: string, rules: ReadonlyMap<string, KnownRule>): string {
  const near = nearestOfMany(id, rules.keys())
  const right = near === undefined ? 'one that `gitbook-lint rules` lists' : code(near)
  return `Unexpected rule ${code(id)}, expected ${right}`
}

/** What to say of a severity that there is not; `written` is the word as code, absent where there is none. */
export function unknownSetting(written: string | undefined, id: string): string {
  const what = written === undefined ? 'missing severity' : `severity ${written}`
  return `Unexpected ${what} of ${code(id)}, expected ${expected(written?.replaceAll('`', '') ?? '', settings)}`
}

/** Reads `rules: {ID: SEVERITY, ID: [SEVERITY, OPTIONS], ID: OPTIONS}`. */
export function readRules(config: ConfigSource, entry: ConfigEntry, known: KnownRules): RuleSetting[] {
  const rules = indexRules(known)
  const found: RuleSetting[] = []
  // The source's keys are unique already; a rule may still be named twice, by its present and a former id.
  const seen = new Map<string, Range>()
  for (const item of entriesOf(config, entry.value, entry.valueRange, '`rules`')) {
    const rule = rules.get(item.key)
    if (!rule) config.report(item.keyRange, unknownRule(item.key, rules))
    else if (isNew(config, seen, rule.id, item.keyRange)) found.push(...readSetting(config, item, rule))
  }
  return found
}

function readSetting(config: ConfigSource, entry: ConfigEntry, rule: KnownRule): RuleSetting[] {
  const node = config.follow(entry.value)
  const place = config.place(entry.keyRange.start)
  if (isMap(node)) return [{id: rule.id, place, options: readOptions(config, node, rule)}]
  const [first, second, third] = itemsOf(config, node)
  const severity = readSeverity(config, first, entry, rule)
  if (third)
    config.report(
      nodeRange(third),
      `Unexpected third value of ${code(entry.key)}, expected severity and options`,
    )
  const options = second ? readOptions(config, second, rule) : {}
  return severity ? [{id: rule.id, place, severity, options}] : []
}

function readSeverity(
  config: ConfigSource,
  written: Node | undefined,
  entry: ConfigEntry,
  rule: KnownRule,
): Setting | undefined {
  const node = config.follow(written)
  if (isScalar(node) && isSetting(node.value)) return node.value
  // An alias that leads nowhere has been told.
  if (written && !node) return undefined
  const at = written && !isEmpty(written) ? nodeRange(written) : entry.valueRange
  config.report(at, unknownSetting(node && !isEmpty(node) ? kindOf(node) : undefined, rule.id))
  return undefined
}

function readOptions(config: ConfigSource, node: Node, rule: KnownRule): RuleOptions {
  const schemas = rule.options ?? {}
  const names = Object.keys(schemas)
  const found: [string, unknown][] = []
  for (const entry of entriesOf(config, node, nodeRange(node), `options of ${code(rule.id)}`)) {
    const schema = Object.hasOwn(schemas, entry.key) ? schemas[entry.key] : undefined
    if (!schema) {
      const right = names.length > 0 ? expected(entry.key, names) : 'no options'
      config.report(
        entry.keyRange,
        `Unexpected option ${code(entry.key)} of ${code(rule.id)}, expected ${right}`,
      )
      continue
    }
    const value = readOption(config, entry, schema)
    if (value !== undefined) found.push([entry.key, value])
  }
  return Object.fromEntries(found)
}

const typeWords: Record<OptionSchema['type'], string> = {
  boolean: '`true` or `false`',
  number: 'a number',
  string: 'text',
  'string[]': 'a list of texts',
}

/** The value of an option if it has the declared type. */
function readOption(config: ConfigSource, entry: ConfigEntry, {type}: OptionSchema): unknown {
  const node = config.follow(entry.value)
  if (entry.value && !node) return undefined
  const value = type === 'string[]' ? textsOf(config, node) : isScalar(node) ? node.value : undefined
  const fits = type === 'string[]' ? value !== undefined : typeof value === type
  if (fits && !(typeof value === 'number' && !Number.isFinite(value))) return value
  const what = node ? kindOf(node) : 'empty value'
  config.report(
    entry.valueRange,
    `Unexpected ${what} as option ${code(entry.key)}, expected ${typeWords[type]}`,
  )
  return undefined
}

function textsOf(config: ConfigSource, node: Node | undefined): string[] | undefined {
  if (!isSeq(node)) return undefined
  const texts: string[] = []
  for (const item of itemsOf(config, node)) {
    const text = config.follow(item)
    if (!isScalar(text) || typeof text.value !== 'string') return undefined
    texts.push(text.value)
  }
  return texts
}
