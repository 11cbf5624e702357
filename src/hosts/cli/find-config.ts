/** Finds and reads the configs of a folder: those upward from it, and what they extend. */
import {existsSync, statSync} from 'node:fs'
import {basename, dirname, isAbsolute, join, resolve} from 'node:path'
import {messageOf} from '../../core/thrown.ts'
import {packageKey, parseConfig} from '../../lint/config.ts'
import {readChain} from '../../lint/config-chain.ts'
import type {ConfigFile, Placed} from '../../lint/config-file.ts'
import type {ConfigProblem} from '../../lint/config-yaml.ts'
import type {KnownRules} from '../../lint/known-rules.ts'
import {code} from '../../lint/wording.ts'
import {nativePaths} from '../native-paths.ts'
import {readWholeFile} from './read-whole-file.ts'
import {UsageError} from './usage-error.ts'

/** The names of a config, the usual one first. */
export const configNames = [
  '.gitbook-lint.yaml',
  '.gitbook-lint.yml',
  '.gitbook-lint.json',
  'package.json',
] as const

/** A config with the files it builds on. */
export interface FoundConfig {
  /** Absolute. */
  readonly folder: string
  readonly file: ConfigFile
  readonly bases: readonly ConfigFile[]
}

/**
 * The configs for a folder (absolute), nearest first, searched upward to the root of the Git repository or
 * of the disk. The nearest alone says what rules do; those above it may name spaces as well.
 * @throws UsageError if one cannot be read or says something unknown
 */
export function findConfigs(folder: string, cwd: string, known: KnownRules): readonly FoundConfig[] {
  const found: FoundConfig[] = []
  for (let at = folder; ; at = dirname(at)) {
    const own = configIn(at, cwd, known)
    if (own !== undefined) found.push(own)
    if (existsSync(join(at, '.git')) || dirname(at) === at) return found
  }
}

function configIn(folder: string, cwd: string, known: KnownRules): FoundConfig | undefined {
  for (const name of configNames) {
    const path = join(folder, name)
    const found = existsSync(path) ? readConfig(path, cwd, known) : undefined
    if (found !== undefined) return found
  }
  return undefined
}

/**
 * Reads a config file (absolute); undefined for a `package.json` without our key.
 * @throws UsageError if it cannot be read or says something unknown
 */
export function readConfig(path: string, cwd: string, known: KnownRules): FoundConfig | undefined {
  const where = nativePaths.from(cwd, path)
  const text = readText(path, where)
  // Whether the rest of a `package.json` can be read is no matter of ours.
  if (basename(path) === 'package.json' && !text.includes(`"${packageKey}"`)) return undefined
  const {config, problems} = parseConfig(text, path.endsWith('.json') ? 'json' : 'yaml', known, where)
  refuse(problems)
  if (config === undefined) return undefined
  const folder = dirname(path)
  refuse(config.spaces.flatMap((space) => spaceProblem(space, where, folder)))
  const chain = readChain(config, known, (base) => {
    const absolute = resolve(cwd, base)
    return existsSync(absolute) ? readText(absolute, base) : undefined
  })
  refuse(chain.problems)
  return {folder, file: config, bases: chain.bases}
}

/** A space that a config names is a folder in the config's own. */
function spaceProblem({value, place}: Placed<string>, where: string, folder: string): ConfigProblem[] {
  const at = resolve(folder, value)
  const isOutside = isAbsolute(value) || !nativePaths.isInside(folder, at)
  const what = isOutside
    ? `space ${code(value)} outside the folder of the config, expected a folder in it`
    : existsSync(at)
      ? `file ${code(value)} as a space, expected a folder`
      : `missing folder ${code(value)} as a space, expected an existing folder`
  if (!isOutside && statSync(at, {throwIfNoEntry: false})?.isDirectory()) return []
  const {line, column, offset} = place
  return [{where, message: `Unexpected ${what}`, line, column, range: {start: offset, end: offset}}]
}

function refuse([first, ...rest]: readonly ConfigProblem[]) {
  if (first === undefined) return
  const more = rest.length === 0 ? '' : ` (and ${rest.length} more)`
  throw new UsageError(`${first.where}:${first.line}:${first.column}: ${first.message}${more}`)
}

/** Bytes; a config beyond this is no config. */
const maxBytes = 5_000_000

function readText(path: string, shown: string): string {
  try {
    return readWholeFile(path, maxBytes)
  } catch (thrown) {
    const reason = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : messageOf(thrown)
    throw new UsageError(`cannot read config ${shown}: ${reason}`)
  }
}
