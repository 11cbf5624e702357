/**
 * Answers a run from the record of an earlier one, if nothing that it depends on has changed. It is all that
 * an unchanged space costs, so it loads neither rules nor parser.
 */
import {readFileSync, writeSync} from 'node:fs'
import {join} from 'node:path'
import {version} from '../../../core/version.ts'
import {recordFolder} from '../cache-folder.ts'
import {type WatchedOutput, watchOutput} from '../watch-output.ts'
import {answers, decodeRecord, isRepeatable, type Output, type Question, recordName} from './record.ts'

/** The process as far as a run depends on it. */
export interface Asked {
  readonly argv: readonly string[]
  readonly cwd: string
  readonly env: Readonly<Record<string, string | undefined>>
  readonly isTty: boolean
  readonly columns: number | undefined
  readonly build: string
}

/** Tells one build of the program from another, by its file. */
export const buildOf = ({size, mtimeMs}: {readonly size: number; readonly mtimeMs: number}): string =>
  `${size.toString(36)}-${Math.round(mtimeMs).toString(36)}`

/** The record that answers a run, or is to be written for it; `undefined` where there can be none. */
export function recordPlace(asked: Asked): {readonly path: string; readonly question: Question} | undefined {
  if (!isRepeatable(asked.argv)) return undefined
  const folder = recordFolder(asked)
  if (folder === undefined) return undefined
  const question: Question = {
    versions: `${version} ${asked.build} ${process.version}`,
    argv: asked.argv,
    cwd: asked.cwd,
    isTty: asked.isTty,
    columns: asked.columns ?? null,
  }
  return {path: join(folder, recordName(question)), question}
}

/** Prints what the record says and gives the exit status; `undefined` where the run has to be done. */
export function replay(asked: Asked): number | undefined {
  const place = recordPlace(asked)
  const text = place && textOf(place.path)
  const record = text === undefined ? undefined : decodeRecord(text)
  if (!place || !record || !answers(record, place.question, asked.env)) return undefined
  print(record.output)
  return record.status
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}

function print(output: Output): void {
  let watched: WatchedOutput | undefined
  for (const [to, text] of output) {
    const bytes = Buffer.from(text)
    const written = writeDirectly(to, bytes)
    if (written === bytes.length) continue
    watched ??= watchOutput()
    watched.write(to === 1 ? process.stdout : process.stderr, bytes.subarray(written))
  }
}

/** Writes without the streams of Node, which take milliseconds to load; gives how many bytes went out. */
function writeDirectly(to: 1 | 2, bytes: Buffer): number {
  let written = 0
  try {
    while (written < bytes.length) written += writeSync(to, bytes, written)
  } catch (thrown) {
    // A reader that has closed wants no more; one that is slow gets the rest by the stream, which waits.
    if (thrown instanceof Error && 'code' in thrown && thrown.code === 'EPIPE') return bytes.length
  }
  return written
}
