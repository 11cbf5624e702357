/** The cache of a run: what to check pages with, and what to do when the run is over. */
import {createHash} from 'node:crypto'
import {join} from 'node:path'
import type {Io} from '../io.ts'
import type {CheckPage} from '../lint-context.ts'
import type {LintOptions} from '../options.ts'
import {cachedCheck} from './cached-check.ts'
import {openPageStore} from './page-store.ts'

/** A cache that is in use. */
export interface RunCache {
  readonly check: CheckPage
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
  const store = openPageStore(join(folder, 'pages', name), `${build ?? ''} ${process.version}`)
  return {check: cachedCheck(store, check), save: () => store.save()}
}
