/** The cache of a run: what to check pages with, what is known of them, and what to do when the run is over. */
import {createHash} from 'node:crypto'
import {join} from 'node:path'
import type {Io} from '../io.ts'
import type {CheckPage} from '../lint-context.ts'
import type {LintOptions} from '../options.ts'
import {type CachedCheck, cachedCheck} from './cached-check.ts'
import {openPageStore} from './page-store.ts'

/** A cache that is in use. */
export interface RunCache extends CachedCheck {
  /** Where whole runs may be kept as well; absolute. */
  readonly folder: string
  /** Tells versions of the program, ways to parse, and working directories apart. */
  readonly name: string
  /** Keeps what was new. */
  save(): void
}

/** Opens the cache for a working directory and a parser in a folder: who wants one parser wants no page of another. */
export function openCache(
  folder: string,
  {cwd, build, parser}: Pick<Io, 'cwd' | 'build'> & Pick<LintOptions, 'parser'>,
  check: CheckPage,
): RunCache {
  const name = createHash('sha1').update(`${parser} ${cwd}`).digest('hex').slice(0, 16)
  const version = `${build ?? ''} ${process.version}`
  const store = openPageStore(join(folder, 'pages', name), version)
  return {...cachedCheck(store, check), folder, name: `${name} ${version}`, save: () => store.save()}
}
