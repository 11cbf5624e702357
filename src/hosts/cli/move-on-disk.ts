/** What a move asks of the disk itself: the space does not know every file that lies in its folders. */
import {lstat} from 'node:fs/promises'

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
