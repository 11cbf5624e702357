/**
 * Where what outlives a run is kept: for one user, and never by itself in the repository that is linted,
 * which may be a stranger's.
 */
import {homedir} from 'node:os'
import {isAbsolute, join, resolve} from 'node:path'

type Env = Readonly<Record<string, string | undefined>>

/** The folder of this tool in the user's cache folder; `undefined` where the system names none. */
export function userCacheFolder(env: Env, platform: string = process.platform): string | undefined {
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

/** The folder that `--cache-location` names, or that of the user. The last one given counts. */
export function chosenCacheFolder({
  argv,
  cwd,
  env,
}: {
  readonly argv: readonly string[]
  readonly cwd: string
  readonly env: Env
}): string | undefined {
  const at = argv.findLastIndex((word) => word === option || word.startsWith(`${option}=`))
  const word = argv[at]
  const named = word === option ? argv[at + 1] : word?.slice(option.length + 1)
  return named ? resolve(cwd, named) : userCacheFolder(env)
}

const option = '--cache-location'

/** The folder for the records of runs. */
export function recordFolder(asked: Parameters<typeof chosenCacheFolder>[0]): string | undefined {
  const folder = chosenCacheFolder(asked)
  return folder === undefined ? undefined : join(folder, 'runs')
}
