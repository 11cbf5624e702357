/**
 * The seam between the space stage and a disk: everything that reads files goes through it. It knows
 * no GitBook, and it answers with values: nothing here throws.
 */

/**
 * The largest text file that is read, in bytes. Plain prose of this size takes some ten seconds; the largest
 * pages of real spaces have a fifth of it.
 */
export const maxTextBytes = 2_000_000

/** What stands at a path. */
export type EntryKind = 'file' | 'directory' | 'symlink' | 'other'

/** One name in a folder. The name is what the disk gives: never re-cased, and composed only where that is no difference. */
export interface Entry {
  readonly name: string
  readonly kind: EntryKind
}

/** Why a file or folder could not be read. */
export type FailureReason =
  | 'missing'
  | 'denied'
  | 'is-directory'
  | 'not-directory'
  | 'too-big'
  | 'not-utf8'
  | 'link-loop'
  | 'unreadable'

/** An operation that gave nothing. */
export interface Failure {
  readonly ok: false
  readonly reason: FailureReason
}

/** What an operation gave, or why it gave nothing. */
export type Outcome<Value> = {readonly ok: true; readonly value: Value} | Failure

/** What is at the end of a path, links followed. */
export interface FileStatus {
  readonly kind: Exclude<EntryKind, 'symlink'>
  readonly bytes: number
  /** Milliseconds since 1970; 0 where it is not known. */
  readonly modified: number
}

/** A disk, or something like it. Paths are absolute, with `/`, and follow symbolic links. */
export interface FileSystem {
  /** The names in a folder, in no certain order. Links are told, not followed. */
  list(folder: string): Promise<Outcome<readonly Entry[]>>
  /** A file of at most `maxBytes`. */
  readBytes(path: string, maxBytes?: number): Promise<Outcome<Uint8Array>>
  /** A file of at most `maxBytes` as text; a byte order mark is kept. Anything but UTF-8 is `not-utf8`. */
  readText(path: string, maxBytes?: number): Promise<Outcome<string>>
  status(path: string): Promise<Outcome<FileStatus>>
  /** The path with all its links followed. */
  realPath(path: string): Promise<Outcome<string>>
  /** A word that is equal for equal contents only. */
  digest(path: string): Promise<Outcome<string>>
}

export const success = <Value>(value: Value): Outcome<Value> => ({ok: true, value})
export const failure = (reason: FailureReason): Failure => ({ok: false, reason})

const decoder = new TextDecoder('utf-8', {fatal: true, ignoreBOM: true})

/** Strict UTF-8, byte order mark kept: offsets count it. */
export function decodeUtf8(bytes: Uint8Array): Outcome<string> {
  try {
    return success(decoder.decode(bytes))
  } catch {
    return failure('not-utf8')
  }
}
