/**
 * What a run looked at, as marks that tell whether any of it has changed: of each path what the system says
 * of it. Contents are not read for it.
 */
import type {Stats} from 'node:fs'

/** How a path was looked at: whether it is there and what is in it, or its names, or only what it is. */
export type Look = 'content' | 'names' | 'kind'

/** Size, modified, changed, inode; a folder's size says nothing, and where only its kind counts its times do not either. */
export type Mark = readonly [size: number, modified: number, changed: number, inode: number]

/** Whether a mark is that of a folder. */
export const isFolder = ([size]: Mark): boolean => size === -2 || size === -3

/** Nothing is there. */
export const absent: Mark = [-1, 0, 0, 0]

/** The mark of a path as it is now; `stats` is `undefined` where nothing is there. */
export function markOf(stats: Stats | undefined, look: Look): Mark {
  if (stats === undefined) return absent
  if (!stats.isDirectory()) return [stats.size, stats.mtimeMs, stats.ctimeMs, stats.ino]
  return look === 'names' ? [-2, stats.mtimeMs, stats.ctimeMs, stats.ino] : [-3, 0, 0, stats.ino]
}

export const isSameMark = (one: Mark, other: Mark): boolean =>
  one[0] === other[0] && one[1] === other[1] && one[2] === other[2] && one[3] === other[3]

/**
 * Whether a mark made at a time (milliseconds since 1970) tells every later change. One whose times are as
 * new as the clock's last tick does not: a change within the same tick leaves it as it is. Disks that count
 * whole seconds tick in twos.
 */
export function isSettled([, modified, changed]: Mark, madeAt: number): boolean {
  const latest = Math.max(modified, changed)
  const tick = latest % 1000 === 0 ? 2000 : 20
  return latest + tick < madeAt
}
