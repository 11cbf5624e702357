/** The config of the linter as the server sees it: read from the disk, and replaced by the default where it cannot be. */
import {resolveConfig} from '../../lint/resolve-config.ts'
import type {Rule} from '../../lint/rule.ts'
import {type Configs, createConfigs} from '../cli/configs.ts'
import {UsageError} from '../cli/usage-error.ts'

/** Reads configs when they are asked for; `tell` is called once for each that cannot be read. */
export function createServerConfigs(
  rules: readonly Rule[],
  folder: string,
  tell: (message: string) => void,
): Configs {
  const configs = createConfigs({rule: [], only: []}, rules, folder)
  const told = new Set<string>()
  const fallback = resolveConfig({rules})
  const orElse = <Value>(read: () => Value, otherwise: Value): Value => {
    try {
      return read()
    } catch (thrown) {
      if (!(thrown instanceof UsageError)) throw thrown
      if (!told.has(thrown.message)) tell(thrown.message)
      told.add(thrown.message)
      return otherwise
    }
  }
  return {
    for: (path) => orElse(() => configs.for(path), {folder: path, config: fallback}),
    spacesFor: (path) => orElse(() => configs.spacesFor(path), []),
  }
}
