/**
 * The file system of Node. The only module of this layer that knows Node; it turns exceptions into
 * values and the separators of the platform into `/`. It reads synchronously: pages are small and mostly in
 * the system's cache, where a turn of the event loop costs more than the read.
 */
import {createReadStream, readdirSync, readFileSync, realpathSync, statSync} from 'node:fs'
import {sep} from 'node:path'
import {withComposedNames} from './composed-names.ts'
import {
  decodeUtf8,
  type Entry,
  type EntryKind,
  type FailureReason,
  type FileSystem,
  failure,
  type Outcome,
  success,
} from './file-system.ts'

/** The real disk. Paths may have the platform's separators; those it gives have `/`. */
export const createNodeFileSystem = (): FileSystem => withComposedNames(disk)

const disk: FileSystem = {
  list: (folder) => attempt(async () => success(readdirSync(folder, {withFileTypes: true}).map(toEntry))),
  readBytes: (path, maxBytes) => attempt(async () => readBytes(path, maxBytes)),
  async readText(path, maxBytes) {
    const bytes = await attempt(async () => readBytes(path, maxBytes))
    return bytes.ok ? decodeUtf8(bytes.value) : bytes
  },
  status: (path) =>
    attempt(async () => {
      const status = statSync(path)
      return success({kind: statusKind(status), bytes: status.size, modified: status.mtimeMs})
    }),
  realPath: (path) => attempt(async () => success(realpathSync.native(path).split(sep).join('/'))),
  digest: (path) => attempt(async () => success(await digest(path))),
}

interface Kinds {
  isFile(): boolean
  isDirectory(): boolean
  isSymbolicLink(): boolean
}

const toEntry = (entry: Kinds & {readonly name: string}): Entry => ({
  name: entry.name,
  kind: entry.isSymbolicLink() ? 'symlink' : statusKind(entry),
})

const statusKind = (of: Kinds): Exclude<EntryKind, 'symlink'> =>
  of.isFile() ? 'file' : of.isDirectory() ? 'directory' : 'other'

/** Looks before it reads: a pipe would wait for ever, and a huge file would fill the memory. */
function readBytes(path: string, maxBytes?: number): Outcome<Uint8Array> {
  const status = statSync(path)
  const kind = statusKind(status)
  if (kind !== 'file') return failure(kind === 'directory' ? 'is-directory' : 'unreadable')
  if (maxBytes !== undefined && status.size > maxBytes) return failure('too-big')
  return success(readFileSync(path))
}

async function digest(path: string): Promise<string> {
  // Loading it costs more than a page does, and few spaces have files of equal size.
  const {createHash} = await import('node:crypto')
  const hash = createHash('sha1')
  for await (const chunk of createReadStream(path)) hash.update(chunk)
  return hash.digest('hex')
}

async function attempt<Value>(act: () => Promise<Outcome<Value>>): Promise<Outcome<Value>> {
  try {
    return await act()
  } catch (thrown) {
    return failure(reasonOf(thrown))
  }
}

const reasons: Readonly<Record<string, FailureReason>> = {
  ENOENT: 'missing',
  EACCES: 'denied',
  EPERM: 'denied',
  EISDIR: 'is-directory',
  ENOTDIR: 'not-directory',
  ELOOP: 'link-loop',
  ERR_FS_FILE_TOO_LARGE: 'too-big',
}

const reasonOf = (thrown: unknown): FailureReason =>
  thrown instanceof Error && 'code' in thrown ? (reasons[String(thrown.code)] ?? 'unreadable') : 'unreadable'
