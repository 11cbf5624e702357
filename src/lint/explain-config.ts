/** `--print-config`: the config in force as YAML that could be a config, each value with where it comes from. */
import type {Setting} from './config-file.ts'
import type {KnownRule} from './known-rules.ts'
import type {ResolvedConfig, ResolvedOverride, Sourced, SourcedRule} from './resolve-config.ts'
import type {RuleOptions} from './rule.ts'

/**
 * Writes the config, for one path or (without path) as it is where no override holds. A comment after each
 * value names its source; overrides that hold on the path are laid over `rules` already, and say so.
 */
export function explainConfig(config: ResolvedConfig, path?: string): string {
  const {rules, preset, ignore, spaces, overrides} = config
  const sources = config.sourcesFor(path)
  const ignored = path !== undefined && config.isIgnored(path) ? ', which is ignored' : ''
  const lines = [
    ...(path === undefined ? [] : [`# for ${plain(path)}${ignored}`]),
    `extends: ${preset.value}  # ${plain(preset.from)}`,
    ...listLines('ignore', ignore),
    ...listLines('spaces', spaces),
    'rules:',
  ]
  for (const rule of rules) {
    const source = sources.get(rule.id)
    if (source) lines.push(ruleLine(rule, source))
  }
  if (overrides.length > 0) lines.push('overrides:')
  for (const override of overrides) lines.push(...overrideLines(override, path))
  return `${lines.join('\n')}\n`
}

const listLines = (key: string, values: readonly Sourced<string>[]): string[] =>
  values.length === 0
    ? []
    : [`${key}:`, ...values.map(({value, from}) => `  - ${JSON.stringify(value)}  # ${plain(from)}`)]

function overrideLines({files, rules, from, matches}: ResolvedOverride, path: string | undefined): string[] {
  const holds = path === undefined ? '' : matches(path) ? '; holds here' : '; does not hold here'
  return [
    `  - files: ${JSON.stringify(files)}  # ${plain(from)}${holds}`,
    `    rules: {${rules.map(({id, severity, options}) => `${id}: ${settingText(severity, options)}`).join(', ')}}`,
  ]
}

function settingText(severity: Setting | undefined, options: RuleOptions): string {
  const names = Object.keys(options)
  const values = `{${names.map((name) => `${name}: ${JSON.stringify(options[name])}`).join(', ')}}`
  if (names.length === 0) return severity ?? '{}'
  return severity === undefined ? values : `[${severity}, ${values}]`
}

function ruleLine({id, severity}: KnownRule, source: SourcedRule): string {
  const setting = source.severity.value ?? severity
  const options = [...source.options]
  const values = options.map(([name, {value}]) => `${name}: ${JSON.stringify(value) ?? 'null'}`).join(', ')
  const written = options.length > 0 ? `[${setting}, {${values}}]` : setting
  return `  ${id}: ${written}  # ${[origin(source.severity), ...optionOrigins(options)].map(plain).join('; ')}`
}

const origin = ({value, from}: Sourced<unknown>): string =>
  value === undefined ? `${from}, severity of the rule itself` : from

const optionOrigins = (options: readonly (readonly [string, Sourced<unknown>])[]): string[] =>
  options.map(([name, {from}]) => `${name}: ${from}`)

/** A comment is one line. */
const plain = (text: string): string => text.replace(/\s+/g, ' ')
