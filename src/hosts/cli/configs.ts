/** The config in force for a folder, with the command line on top; read once a folder. */
import {statSync} from 'node:fs'
import {dirname, relative, resolve} from 'node:path'
import {
  parseOnlyOption,
  parseRuleOption,
  type ResolvedConfig,
  resolveConfig,
} from '../../lint/resolve-config.ts'
import type {Rule} from '../../lint/rule.ts'
import {type FoundConfig, findConfig, readConfig} from './find-config.ts'
import type {LintOptions} from './options.ts'
import {UsageError} from './usage-error.ts'

/** A config and the folder that its paths are from. */
export interface PlacedConfig {
  /** Absolute. */
  readonly folder: string
  readonly config: ResolvedConfig
}

/** Gives configs by folder. */
export interface Configs {
  /** For an absolute path. @throws UsageError if the config cannot be read */
  for(path: string): PlacedConfig
}

/**
 * Reads the options that concern rules. With `keepOthers`, `--only` switches no rule off.
 * @throws UsageError for an unknown rule or severity, or a `--config` that cannot be read
 */
export function createConfigs(
  options: LintOptions,
  rules: readonly Rule[],
  cwd: string,
  {keepOthers = false}: {readonly keepOthers?: boolean} = {},
): Configs {
  const settings = options.rule.map((text) => accept(parseRuleOption(text, rules)).setting)
  const only = options.only.flatMap((text) => accept(parseOnlyOption(text, rules)).ids)
  const fixed =
    options.config === undefined ? undefined : readConfig(resolve(cwd, options.config), cwd, rules)
  const byFolder = new Map<string, PlacedConfig>()

  const place = (folder: string, found: FoundConfig | undefined): PlacedConfig => ({
    folder: found?.folder ?? folder,
    config: resolveConfig({rules, file: found?.file, bases: found?.bases ?? [], settings, only, keepOthers}),
  })
  return {
    for(path) {
      const folder = isDirectory(path) ? path : dirname(path)
      const known = byFolder.get(folder)
      if (known !== undefined) return known
      const placed = place(folder, fixed ?? findConfig(folder, cwd, rules))
      byFolder.set(folder, placed)
      return placed
    },
  }
}

/** The path of a file as a config sees it: from the config's folder, with `/`. */
export const pathIn = ({folder}: PlacedConfig, absolute: string): string =>
  relative(folder, absolute).replaceAll('\\', '/')

function isDirectory(path: string) {
  try {
    return statSync(path).isDirectory()
  } catch {
    return false
  }
}

function accept<Value extends object>(parsed: Value | {readonly problem: string}): Value {
  if ('problem' in parsed) throw new UsageError(parsed.problem)
  return parsed
}
