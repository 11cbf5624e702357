/**
 * Where what outlives a run is kept: for one user, and never by itself in the repository that is linted,
 * which may be a stranger's.
 */
import {homedir} from 'node:os'
import {isAbsolute, join, resolve} from 'node:path'

type Env = Readonly<Record<string, string | undefined>>

/** The folder of this tool in the user's cache folder; `undefined` where the system names none. */
function userCacheFolder(env: Env, platform: string = process.platform): string | undefined {
  const named = platform === 'win32' ? env.LOCALAPPDATA : env.XDG_CACHE_HOME
  if (named && isAbsolute(named)) return join(named, 'gitbook-lint')
  const home = homeOf(env)
  return home === undefined ? undefined : join(home, ...(inHome[platform] ?? ['.cache']), 'gitbook-lint')
}

const inHome: Readonly<Record<string, readonly string[]>> = {
  darwin: ['Library', 'Caches'],
  win32: ['AppData', 'Local'],
}

function homeOf(env: Env): string | undefined {
  if (env.HOME && isAbsolute(env.HOME)) return env.HOME
  try {
    return homedir() || undefined
  } catch {
    return undefined
  }
}

/** What of a process decides where things are kept. */
export interface CacheAsked {
  readonly argv: readonly string[]
  readonly cwd: string
  readonly env: Env
}

/**
 * The folder that `--cache-location` names, or that of the user; none with `--no-cache`. The last one given
 * counts. The words are read here, since all of this is asked before the options are.
 */
export function chosenCacheFolder({argv, cwd, env}: CacheAsked): string | undefined {
  const words = optionWords(argv)
  if (words.includes('--no-cache')) return undefined
  const at = words.findLastIndex(namesFolder)
  const word = words[at]
  const named = word === option ? words[at + 1] : word?.slice(option.length + 1)
  return named ? resolve(cwd, named) : userCacheFolder(env)
}

const option = '--cache-location'

const namesFolder = (word: string): boolean => word === option || word.startsWith(`${option}=`)

/** What follows `--` are paths. */
const optionWords = (argv: readonly string[]): readonly string[] =>
  argv.includes('--') ? argv.slice(0, argv.indexOf('--')) : argv

/** The folder for the records of runs. */
export function recordFolder(asked: CacheAsked): string | undefined {
  const folder = chosenCacheFolder(asked)
  return folder === undefined ? undefined : join(folder, 'runs')
}

/**
 * The folder for compiled code, which is run as it is: that of the user alone. One that is named may lie in the
 * repository, where a stranger's code could wait; so with `--cache-location` there is none, as with `--no-cache`.
 */
export function codeFolder({argv, env}: Pick<CacheAsked, 'argv' | 'env'>): string | undefined {
  if (optionWords(argv).some((word) => word === '--no-cache' || namesFolder(word))) return undefined
  const folder = userCacheFolder(env)
  return folder === undefined ? undefined : join(folder, 'code')
}
