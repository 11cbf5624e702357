/** A move on the disk itself, where more may lie in a folder than the space knows. */
import {lstat, mkdir, rename, rmdir} from 'node:fs/promises'
import {dirname} from 'node:path'
import {messageOf} from '../../core/thrown.ts'
import {type Refusal, type Replacement, replaceFiles} from './replace-files.ts'
import {UsageError} from './usage-error.ts'

/** A file or folder that moves and the texts that follow; all paths are absolute. */
export interface DiskMove {
  readonly from: string
  readonly to: string
  /** By the paths that they have after the move. */
  readonly changes: readonly Replacement[]
}

/**
 * Renames, then writes: all or nothing.
 * @returns what stood in the way of a text; then nothing has moved
 * @throws UsageError where the disk does not rename
 */
export async function moveOnDisk({from, to, changes}: DiskMove): Promise<Refusal | undefined> {
  const folder = dirname(to)
  let made: string | undefined
  try {
    made = await mkdir(folder, {recursive: true})
    await rename(from, to)
  } catch (thrown) {
    await removeFolders(folder, made)
    throw new UsageError(`cannot move ${from}: ${messageOf(thrown)}`)
  }
  const refusal = await replaceFiles(changes)
  if (refusal === undefined) return undefined
  try {
    await rename(to, from)
  } catch (thrown) {
    throw new UsageError(`${refusal.path}: ${refusal.reason}; cannot move ${to} back: ${messageOf(thrown)}`)
  }
  await removeFolders(folder, made)
  return refusal
}

/** Removes empty folders upward, the last one included. */
async function removeFolders(folder: string, last: string | undefined): Promise<void> {
  if (last === undefined) return
  try {
    for (let at = folder; at.length >= last.length; at = dirname(at)) await rmdir(at)
  } catch {
    // Somebody has put something there meanwhile.
  }
}

/** Whether something is at the destination, ignored and hidden files included. Paths are absolute. */
export const isTaken = async (from: string, to: string): Promise<boolean> =>
  (await statusOf(to)) !== undefined && !(await isRespelt(from, to))

/** Whether two paths that differ in case alone mean one file: a disk that folds case finds it under both. */
export async function isRespelt(from: string, to: string): Promise<boolean> {
  if (folded(from) !== folded(to)) return false
  const [one, other] = [await statusOf(from), await statusOf(to)]
  return one !== undefined && one.ino === other?.ino && one.dev === other.dev
}

const folded = (path: string): string => path.normalize('NFC').toLowerCase()

/** Links are not followed: one that leads nowhere is something as well. */
const statusOf = (path: string) => lstat(path, {bigint: true}).catch(() => undefined)
