/** What was found in whole spaces, as it is kept for the next run. */
import {createHash} from 'node:crypto'
import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import type {LocatedFinding} from '../../../report/located.ts'
import type {RunCache} from '../cache/open-cache.ts'
import {writeCacheFile} from '../cache-file.ts'
import type {Mark} from '../replay/inputs.ts'

/** A page as it was: what the system said of its file, where that tells every change, and its key in the page store. */
export interface KeptPage {
  readonly mark: Mark | undefined
  readonly key: string
}

/** A run over whole spaces. */
export interface KeptRun {
  /** By absolute path. */
  readonly pages: ReadonlyMap<string, KeptPage>
  /** All of them, whatever was named. */
  readonly findings: readonly LocatedFinding[]
}

/** How many runs are kept, of all folders and configs. */
const mostRuns = 20

/** The file for runs over spaces of a structure. */
export const keptPlace = ({folder, name}: Pick<RunCache, 'folder' | 'name'>, structure: string): string =>
  join(folder, 'kept', createHash('sha1').update(`${name} ${structure}`).digest('hex'))

/** Reads a run; `undefined` for a file that holds none. */
export function readKept(path: string): KeptRun | undefined {
  try {
    const {pages, findings}: Record<string, unknown> = JSON.parse(readFileSync(path, 'utf8'))
    if (!Array.isArray(pages) || !pages.every(isPage) || !Array.isArray(findings)) return undefined
    return {pages: new Map(pages.map(([at, mark, key]) => [at, {mark: mark ?? undefined, key}])), findings}
  } catch {
    return undefined
  }
}

/** Keeps a run. A folder that cannot be written costs only time. */
export function writeKept(path: string, {pages, findings}: KeptRun): void {
  const rows = [...pages].map(([at, {mark, key}]): Row => [at, mark ?? null, key])
  writeCacheFile(path, JSON.stringify({pages: rows, findings}), mostRuns)
}

type Row = readonly [absolute: string, mark: Mark | null, key: string]

const isPage = (row: unknown): row is Row =>
  Array.isArray(row) && typeof row[0] === 'string' && typeof row[2] === 'string'
