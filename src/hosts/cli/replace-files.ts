/**
 * Replaces files in one step each: a temporary file in the same folder takes the place of the old one, so
 * that whoever reads, and whatever happens, finds a whole file. Files that must change together are all
 * made ready before the first is replaced.
 */
import {randomBytes} from 'node:crypto'
import {unlinkSync} from 'node:fs'
import * as promises from 'node:fs/promises'
import {dirname, join} from 'node:path'
import {nativePaths} from '../native-paths.ts'

/** What is to be written. */
export interface Replacement {
  /** Absolute. */
  readonly path: string
  /** The absolute path of the folder that the file must really lie in, links followed. */
  readonly within: string
  /** The text that was linted: what the file must still hold. Absent for a file that is made: it must not be there. */
  readonly before?: string
  readonly after: string
}

/** Why nothing was written. */
export interface Refusal {
  /** Absolute; the file that stood in the way. */
  readonly path: string
  /** Reads well after the path: "it is a symbolic link". */
  readonly reason: string
  /** Whether the disk refused, rather than caution. */
  readonly failed: boolean
}

/** The part of a disk that is needed; tests make it fail. */
export type Disk = Pick<
  typeof promises,
  'lstat' | 'realpath' | 'readFile' | 'access' | 'open' | 'rename' | 'unlink' | 'link' | 'copyFile'
>

/** Replaces files, all or none. Gives `undefined` when all of them are written. */
export async function replaceFiles(
  files: readonly Replacement[],
  disk: Disk = promises,
): Promise<Refusal | undefined> {
  const staged: Staged[] = []
  try {
    for (const file of files) {
      const next = await attempt(file, () => stage(file, disk))
      if ('reason' in next) return next
      staged.push(next)
    }
    return await putInPlace(staged, disk)
  } finally {
    for (const {temporary} of staged) if (temporaries.has(temporary)) await discard(temporary, disk)
  }
}

interface Staged {
  readonly file: Replacement
  readonly temporary: string
  /** Absent for a file that is made. */
  readonly stamp?: Stamp
}

type Stamp = Pick<Awaited<ReturnType<Disk['lstat']>>, 'mtimeMs' | 'ctimeMs' | 'size' | 'ino'>

/** Checks a file and writes its new text beside it. */
async function stage(file: Replacement, disk: Disk): Promise<Staged | Refusal> {
  const {path, within, before, after} = file
  const leave = (reason: string): Refusal => ({path, reason, failed: false})
  if (before === undefined) return stageNew(file, disk)
  const status = await disk.lstat(path)
  if (status.isSymbolicLink()) return leave('it is a symbolic link')
  if (!status.isFile()) return leave('it is no file any more')
  const [real, folder] = [await disk.realpath(path), await disk.realpath(within)]
  if (!nativePaths.isInside(folder, real)) return leave('it lies outside of its space')
  const bytes = await disk.readFile(path)
  if (!bytes.equals(Buffer.from(before))) return leave('it changed since it was read')
  if ((status.mode & 0o222) === 0) return {path, reason: 'it is read-only', failed: true}
  await disk.access(path, promises.constants.W_OK)
  return {file, temporary: await writeBeside(path, after, status, disk), stamp: status}
}

/** Checks that a file can be made and writes its text beside its place. */
async function stageNew(file: Replacement, disk: Disk): Promise<Staged | Refusal> {
  const {path, within, after} = file
  const [real, folder] = [await disk.realpath(dirname(path)), await disk.realpath(within)]
  if (real !== folder && !nativePaths.isInside(folder, real))
    return {path, reason: 'it lies outside of its space', failed: false}
  if (await isThere(path, disk)) return {path, reason: cameMeanwhile, failed: false}
  return {file, temporary: await writeBeside(path, after, undefined, disk)}
}

const cameMeanwhile = 'it has come into being since the space was read'

const isThere = (path: string, disk: Disk): Promise<boolean> =>
  disk.lstat(path).then(
    () => true,
    () => false,
  )

async function writeBeside(path: string, text: string, like: Ownership | undefined, disk: Disk) {
  const temporary = join(dirname(path), `.gitbook-lint-${randomBytes(8).toString('hex')}.tmp`)
  try {
    await writeNew(temporary, text, like, disk)
  } catch (thrown) {
    await discard(temporary, disk)
    throw thrown
  }
  return temporary
}

interface Ownership {
  readonly mode: number
  readonly uid: number
  readonly gid: number
}

async function writeNew(
  temporary: string,
  text: string,
  like: Ownership | undefined,
  disk: Disk,
): Promise<void> {
  temporaries.add(temporary)
  watchSignals()
  const handle = await disk.open(temporary, 'wx', like === undefined ? 0o666 : 0o600)
  try {
    await handle.writeFile(text)
    // Only who may give files away does; where that is not allowed the file is the user's own.
    if (like !== undefined) {
      await handle.chown(like.uid, like.gid).catch(() => {})
      await handle.chmod(like.mode & 0o7777)
    }
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Renames what is staged. If one cannot be renamed, those before it get their old text back. */
async function putInPlace(staged: readonly Staged[], disk: Disk): Promise<Refusal | undefined> {
  for (const [at, {file, temporary, stamp}] of staged.entries()) {
    const refusal = await attempt(file, async () => {
      if (stamp === undefined) return createFrom(temporary, file.path, disk)
      if (!isSame(await disk.lstat(file.path), stamp))
        return {path: file.path, reason: 'it changed since it was read', failed: false}
      await disk.rename(temporary, file.path)
      temporaries.delete(temporary)
      return undefined
    })
    if (refusal === undefined) continue
    for (const {file: done} of staged.slice(0, at)) await takeBack(done, disk)
    return refusal
  }
  return undefined
}

/** Gives a file its text, never over another that came meanwhile. */
async function createFrom(temporary: string, path: string, disk: Disk): Promise<Refusal | undefined> {
  try {
    // A hard link is made whole or not at all; some file systems have none.
    await disk.link(temporary, path).catch((thrown) => {
      if (codeOf(thrown) === 'EEXIST') throw thrown
      return disk.copyFile(temporary, path, promises.constants.COPYFILE_EXCL)
    })
  } catch (thrown) {
    if (codeOf(thrown) === 'EEXIST') return {path, reason: cameMeanwhile, failed: false}
    throw thrown
  }
  await discard(temporary, disk)
  return undefined
}

/** Undoes what was done to a file, unless somebody has changed it since. */
async function takeBack({before, after, ...done}: Replacement, disk: Disk): Promise<void> {
  if (before !== undefined) await replaceFiles([{...done, before: after, after: before}], disk)
  else if ((await disk.readFile(done.path, 'utf8').catch(() => undefined)) === after)
    await disk.unlink(done.path).catch(() => {})
}

const isSame = (one: Stamp, other: Stamp): boolean =>
  one.mtimeMs === other.mtimeMs &&
  one.ctimeMs === other.ctimeMs &&
  one.size === other.size &&
  one.ino === other.ino

async function attempt<Value>({path}: Replacement, act: () => Promise<Value>): Promise<Value | Refusal> {
  try {
    return await act()
  } catch (thrown) {
    const code = codeOf(thrown)
    return {path, reason: reasons[code] ?? `it cannot be replaced (${code})`, failed: true}
  }
}

const codeOf = (thrown: unknown): string =>
  thrown instanceof Error && 'code' in thrown ? String(thrown.code) : String(thrown)

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'it is gone',
  ENOSPC: 'there is no space left on the disk',
  EDQUOT: 'there is no space left for this user',
  EROFS: 'its file system is read-only',
  EACCES: 'it may not be written',
  EPERM: 'it may not be written',
}

async function discard(temporary: string, disk: Disk): Promise<void> {
  await disk.unlink(temporary).catch(() => {})
  temporaries.delete(temporary)
}

/** Temporary files that exist now. */
const temporaries = new Set<string>()
let isWatching = false

/** A run that is told to stop leaves no temporary file behind. */
function watchSignals(): void {
  if (isWatching) return
  isWatching = true
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => {
      for (const temporary of temporaries) {
        try {
          unlinkSync(temporary)
        } catch {
          // It may not be there yet, or not any more.
        }
      }
      process.kill(process.pid, signal)
    })
  }
}
