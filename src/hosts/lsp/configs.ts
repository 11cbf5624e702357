/** The config of the linter as the server sees it: read from the disk, and replaced by the default where it cannot be. */
import {resolveConfig} from '../../lint/resolve-config.ts'
import type {Rule} from '../../lint/rule.ts'
import {nameOf} from '../../project/paths.ts'
import {type Configs, createConfigs} from '../cli/configs.ts'
import {configNames} from '../cli/find-config.ts'
import {UsageError} from '../cli/usage-error.ts'

/** Configs that can always be had. */
export interface ServerConfigs extends Configs {
  /**
   * Where the config in force for a folder is written: the absolute path, or `default` where no file says
   * anything; `undefined` where one cannot be read.
   */
  placeFor(folder: string): string | 'default' | undefined
  /** Whether an absolute path is that of a file which may have a say in the configs that were asked for. */
  isConfig(path: string): boolean
}

/** Reads configs when they are asked for; `tell` is called once for each that cannot be read. */
export function createServerConfigs(
  rules: readonly Rule[],
  folder: string,
  tell: (message: string) => void,
): ServerConfigs {
  const configs = createConfigs({rule: [], only: []}, rules, folder)
  const told = new Set<string>()
  const read = new Set<string>()
  const fallback = resolveConfig({rules})
  const orElse = <Value, Otherwise>(ask: () => Value, otherwise: Otherwise): Value | Otherwise => {
    try {
      return ask()
    } catch (thrown) {
      if (!(thrown instanceof UsageError)) throw thrown
      if (!told.has(thrown.message)) tell(thrown.message)
      told.add(thrown.message)
      return otherwise
    }
  }
  return {
    for(path) {
      const placed = orElse(() => configs.for(path), {folder: path, config: fallback, files: []})
      for (const file of placed.files) read.add(file)
      return placed
    },
    spacesFor: (path) => orElse(() => configs.spacesFor(path), []),
    placeFor: (path) => orElse(() => configs.for(path).files[0] ?? 'default', undefined),
    isConfig: (path) =>
      configNames.some((name) => name === nameOf(path)) ||
      read.has(path) ||
      // The one that cannot be read may extend any file.
      (told.size > 0 && /\.(?:ya?ml|json)$/.test(path)),
  }
}
