/** Ties `--watch` to the process: what is linted, where its files are, and Ctrl-C. */
import {statSync} from 'node:fs'
import {dirname, join, resolve} from 'node:path'
import type {ReportInput} from '../../../report/located.ts'
import type {RequestedReport} from '../formats.ts'
import type {Io} from '../io.ts'
import type {LintOptions} from '../options.ts'
import {repositoryAround} from '../repository-around.ts'
import {watchFiles} from './file-changes.ts'
import {type Watched, watchLint} from './watch-lint.ts'

/** Watches until the user ends it, or nobody reads the output any more. */
export async function watchPaths(watched: Omit<Watched, 'places'>, run: Run): Promise<number> {
  const end = new AbortController()
  const stop = () => end.abort()
  process.once('SIGINT', stop)
  process.stdout.once('error', stop)
  try {
    return await watchLint(
      {...watched, places: (input) => placesOf(input, run)},
      watchFiles(end.signal),
      run.io,
    )
  } finally {
    process.removeListener('SIGINT', stop)
    process.stdout.removeListener('error', stop)
  }
}

interface Run {
  readonly options: LintOptions
  readonly reports: readonly RequestedReport[]
  readonly io: Io
}

/** The spaces and what was named, and the files around them that say what is a space and which rules hold. */
function placesOf(input: ReportInput, {options, reports, io}: Run) {
  const named = (options.paths.length === 0 ? ['.'] : options.paths).map((path) => resolve(io.cwd, path))
  const spaces = (input.spaces?.() ?? []).map(({path}) => resolve(io.cwd, path))
  const folders = [...new Set([...spaces, ...named.filter(isFolder)])]
  const around = [...folders, ...named.map(dirname)].flatMap(foldersUpward)
  const settings = [...new Set(around)].flatMap((folder) => settingNames.map((name) => join(folder, name)))
  const asked = [options.config, options.baseline].filter((path) => path !== undefined)
  const written = reports.flatMap(({file}) => (file === undefined ? [] : [resolve(io.cwd, file)]))
  return {
    folders,
    files: [
      ...named.filter((path) => !isFolder(path)),
      ...settings,
      ...asked.map((path) => resolve(io.cwd, path)),
    ],
    own: [...written, ...(io.cacheFolder === undefined ? [] : [io.cacheFolder])],
  }
}

const settingNames = [
  '.gitbook.yaml',
  'docs.yaml',
  'book.json',
  '.gitignore',
  '.gitbook-lint.yaml',
  '.gitbook-lint.yml',
  '.gitbook-lint.json',
  'package.json',
]

/** From a folder up to that of its repository. */
function foldersUpward(folder: string): readonly string[] {
  const top = repositoryAround(folder) ?? folder
  const folders = [folder]
  for (let at = folder; at !== top && dirname(at) !== at; at = dirname(at)) folders.push(dirname(at))
  return folders
}

const isFolder = (path: string): boolean => statSync(path, {throwIfNoEntry: false})?.isDirectory() ?? false
