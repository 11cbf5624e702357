/** Keeps a run for `replay`, after it has been done. */
import {dirname} from 'node:path'
import {writeCacheFile} from '../cache-file.ts'
import {absent, isFolder} from './inputs.ts'
import {encodeRecord, isSettledRun, type Output, type Question} from './record.ts'
import type {Noted, Trace} from './trace-inputs.ts'

/** Longer output is kept for nobody, in UTF-16 units. */
const longestOutput = 8_000_000

/** How many runs are remembered, of all folders and arguments. */
const mostRecords = 50

/** What is known of a run when it is over. */
export interface FinishedRun {
  readonly place: {readonly path: string; readonly question: Question}
  readonly trace: Trace
  readonly env: Readonly<Record<string, string | null>>
  readonly status: number
  readonly output: Output
}

/** Writes the record, if the run is one that can be repeated. A folder that cannot be written costs only time. */
export function writeRecord({place, trace, env, status, output}: FinishedRun): void {
  const length = output.reduce((sum, [, text]) => sum + text.length, 0)
  if (!trace.complete || length > longestOutput || !isSettledRun(trace.marks.values())) return
  const entries = [...trace.marks].filter(([path, noted]) => !isImplied(path, noted, trace))
  const text = encodeRecord({
    question: place.question,
    env,
    paths: entries.map(([path]) => path),
    looks: entries.map(([, {look}]) => look),
    marks: entries.map(([, {mark}]) => mark),
    status,
    output,
  })
  writeCacheFile(place.path, text, mostRecords)
}

/**
 * Whether a look at the names of the folder around tells as much: that nothing is there, or that a folder is.
 * Of a link they do not tell where it leads.
 */
function isImplied(path: string, {look, mark, isLink}: Noted, {marks}: Trace): boolean {
  const around = marks.get(dirname(path))
  if (isLink || around?.look !== 'names' || around.mark === absent) return false
  return mark === absent || (look === 'kind' && isFolder(mark))
}
