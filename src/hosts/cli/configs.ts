/** The config in force for a folder, with the command line on top; read once a folder. */
import {statSync} from 'node:fs'
import {dirname, resolve} from 'node:path'
import {
  parseOnlyOption,
  parseRuleOption,
  type ResolvedConfig,
  resolveConfig,
} from '../../lint/resolve-config.ts'
import type {Rule} from '../../lint/rule.ts'
import type {SessionOptions} from '../../session/session-options.ts'
import {nativePaths} from '../native-paths.ts'
import {findConfigs, readConfig} from './find-config.ts'
import type {LintOptions} from './options.ts'
import {UsageError} from './usage-error.ts'

/** A config and the folder that its paths are from. */
export interface PlacedConfig {
  /** Absolute. */
  readonly folder: string
  readonly config: ResolvedConfig
  /** The file that says it, then those that it extends: absolute, with `/`. Empty where none does. */
  readonly files: readonly string[]
}

/** Gives configs by path. Only configs in folders at and above what is asked for are read. */
export interface Configs {
  /** For an absolute path: the nearest config upward. @throws UsageError if it cannot be read */
  for(path: string): PlacedConfig
  /**
   * The absolute folders, with `/`, that the configs upward from an absolute path name as spaces. All of
   * them count, so that it does not matter which path of a repository is named.
   * @throws UsageError if one cannot be read
   */
  spacesFor(path: string): readonly string[]
}

/**
 * Reads the options that concern rules. With `keepOthers`, `--only` switches no rule off.
 * @throws UsageError for an unknown rule or severity, or a `--config` that cannot be read
 */
export function createConfigs(
  options: Pick<LintOptions, 'rule' | 'only' | 'config'>,
  rules: readonly Rule[],
  cwd: string,
  {keepOthers = false}: {readonly keepOthers?: boolean} = {},
): Configs {
  const settings = options.rule.map((text) => accept(parseRuleOption(text, rules)).setting)
  const only = options.only.flatMap((text) => accept(parseOnlyOption(text, rules)).ids)
  const fixed =
    options.config === undefined ? undefined : readConfig(resolve(cwd, options.config), cwd, rules)
  const upward = memoised((folder: string) => (fixed ? [fixed] : findConfigs(folder, cwd, rules)))
  const place = memoised((folder: string): PlacedConfig => {
    const [found] = upward(folder)
    const file = found?.file
    const bases = found?.bases ?? []
    const files = file === undefined ? [] : [file, ...bases]
    return {
      folder: found?.folder ?? folder,
      config: resolveConfig({rules, file, bases, settings, only, keepOthers}),
      files: files.map(({where}) => nativePaths.absolute(cwd, where)),
    }
  })
  const folderFor = memoised((path: string) => (isDirectory(path) ? path : dirname(path)))
  return {
    for: (path) => place(folderFor(path)),
    spacesFor: (path) =>
      upward(folderFor(path)).flatMap(({folder, file}) =>
        file.spaces.map(({value}) => nativePaths.absolute(folder, value)),
      ),
  }
}

function memoised<Value>(make: (path: string) => Value): (path: string) => Value {
  const made = new Map<string, Value>()
  return (path) => {
    const known = made.get(path)
    if (known !== undefined) return known
    const value = make(path)
    made.set(path, value)
    return value
  }
}

/** The path of a file as a config sees it: from the config's folder, with `/`. */
export const pathIn = ({folder}: PlacedConfig, absolute: string): string => nativePaths.from(folder, absolute)

/** Whether the config ignores a file or, where its path ends in `/`, a folder; a folder's own config cannot. */
export function isIgnoredBy(placed: PlacedConfig, absolute: string): boolean {
  if (!placed.config.ignoresAny) return false
  const inside = pathIn(placed, absolute)
  return inside !== '' && placed.config.isIgnored(absolute.endsWith('/') ? `${inside}/` : inside)
}

/** What a session asks of configs, answered as the command answers it. @throws UsageError as `configs` does */
export const sessionConfig = (
  configs: Configs,
): Required<Pick<SessionOptions, 'configFor' | 'isIgnored' | 'namedSpaces'>> => ({
  configFor(folder, path) {
    const placed = configs.for(folder)
    return placed.config.configFor(pathIn(placed, path))
  },
  isIgnored: (path, folder) => isIgnoredBy(configs.for(folder), path),
  namedSpaces: (path) => configs.spacesFor(path),
})

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
