/** The config of the linter as the server sees it: read from the disk, and replaced by the default where it cannot be. */

import {resolve} from 'node:path'
import {resolveConfig} from '../../lint/resolve-config.ts'
import type {Rule} from '../../lint/rule.ts'
import {createConfigs, isIgnoredBy, type PlacedConfig, pathIn} from '../cli/configs.ts'
import {UsageError} from '../cli/usage-error.ts'

/** Configs by absolute path, and what was wrong with them. */
export interface ServerConfigs {
  configFor(folder: string, path: string): ReturnType<PlacedConfig['config']['configFor']>
  /** Whether the config for a folder ignores a path. */
  isIgnored(path: string, folder: string): boolean
  namedSpaces(path: string): readonly string[]
}

/** Reads configs when they are asked for; `tell` is called once for each that cannot be read. */
export function createServerConfigs(
  rules: readonly Rule[],
  folder: string,
  tell: (message: string) => void,
): ServerConfigs {
  const configs = createConfigs({rule: [], only: []}, rules, folder)
  const told = new Set<string>()
  const forPath = (path: string): PlacedConfig => {
    try {
      return configs.for(path)
    } catch (thrown) {
      if (!(thrown instanceof UsageError)) throw thrown
      if (!told.has(thrown.message)) tell(thrown.message)
      told.add(thrown.message)
      return {folder: path, config: fallback}
    }
  }
  const fallback = resolveConfig({rules})
  return {
    configFor(root, path) {
      const placed = forPath(root)
      return placed.config.configFor(pathIn(placed, path))
    },
    isIgnored: (path, root) => isIgnoredBy(forPath(root), path),
    namedSpaces(path) {
      const {folder: from, config} = forPath(path)
      return config.spaces.map(({value}) => resolve(from, value).replaceAll('\\', '/'))
    },
  }
}
