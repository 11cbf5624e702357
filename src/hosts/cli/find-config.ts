/** Finds and reads the config of a folder: the nearest one upward, and what it extends. */
import {existsSync, readFileSync} from 'node:fs'
import {dirname, join, relative} from 'node:path'
import {parseConfig} from '../../lint/config.ts'
import {readChain} from '../../lint/config-chain.ts'
import type {ConfigFile} from '../../lint/config-file.ts'
import type {ConfigProblem} from '../../lint/config-yaml.ts'
import type {KnownRules} from '../../lint/known-rules.ts'
import {UsageError} from './usage-error.ts'

const names = ['.gitbook-lint.yaml', '.gitbook-lint.yml', '.gitbook-lint.json', 'package.json']

/** A config with the files it builds on. */
export interface FoundConfig {
  /** Absolute. */
  readonly folder: string
  readonly file: ConfigFile
  readonly bases: readonly ConfigFile[]
}

/**
 * The config for a folder (absolute), searched upward to the root of the Git repository or of the disk.
 * @throws UsageError if it cannot be read or says something unknown
 */
export function findConfig(folder: string, cwd: string, known: KnownRules): FoundConfig | undefined {
  for (let at = folder; ; at = dirname(at)) {
    for (const name of names) {
      const path = join(at, name)
      const found = existsSync(path) ? readConfig(path, cwd, known) : undefined
      if (found !== undefined) return found
    }
    if (existsSync(join(at, '.git')) || dirname(at) === at) return undefined
  }
}

/**
 * Reads a config file (absolute); undefined for a `package.json` without our key.
 * @throws UsageError if it cannot be read or says something unknown
 */
export function readConfig(path: string, cwd: string, known: KnownRules): FoundConfig | undefined {
  const where = relative(cwd, path).replaceAll('\\', '/')
  const {config, problems} = parseConfig(
    readText(path, where),
    path.endsWith('.json') ? 'json' : 'yaml',
    known,
    where,
  )
  refuse(problems)
  if (config === undefined) return undefined
  const chain = readChain(config, known, (base) => {
    const absolute = join(cwd, base)
    return existsSync(absolute) ? readText(absolute, base) : undefined
  })
  refuse(chain.problems)
  return {folder: dirname(path), file: config, bases: chain.bases}
}

function refuse([first, ...rest]: readonly ConfigProblem[]) {
  if (first === undefined) return
  const more = rest.length === 0 ? '' : ` (and ${rest.length} more)`
  throw new UsageError(`${first.where}:${first.line}:${first.column}: ${first.message}${more}`)
}

function readText(path: string, shown: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (thrown) {
    const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : String(thrown)
    throw new UsageError(`cannot read config ${shown}: ${code}`)
  }
}
