/** `--print-config`: the config in force as YAML that could be a config, each value with where it comes from. */
import type {KnownRule} from './known-rules.ts'
import type {ResolvedConfig, Sourced, SourcedRule} from './resolve-config.ts'

/**
 * Writes the config, for one path or (without path) as it is where no override holds. A comment after each
 * rule names the source of its severity and of its options.
 */
export function explainConfig(config: ResolvedConfig, path?: string): string {
  const {rules, preset} = config
  const sources = config.sourcesFor(path)
  const lines = [
    ...(path === undefined ? [] : [`# for ${plain(path)}`]),
    `extends: ${preset.value}  # ${plain(preset.from)}`,
  ]
  if (config.ignore.length > 0) lines.push(`ignore: ${JSON.stringify(config.ignore)}`)
  if (config.spaces.length > 0) lines.push(`spaces: ${JSON.stringify(config.spaces.map(({value}) => value))}`)
  lines.push('rules:')
  for (const rule of rules) {
    const source = sources.get(rule.id)
    if (source) lines.push(ruleLine(rule, source))
  }
  return `${lines.join('\n')}\n`
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
