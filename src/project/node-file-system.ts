/**
 * The file system of Node. The only module of this layer that knows Node; it turns exceptions into
 * values and the separators of the platform into `/`.
 */
import {createHash} from 'node:crypto'
import {createReadStream} from 'node:fs'
import {open, readdir, realpath, stat} from 'node:fs/promises'
import {sep} from 'node:path'
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
export const createNodeFileSystem = (): FileSystem => ({
  list: (folder) => attempt(async () => success((await readdir(folder, {withFileTypes: true})).map(toEntry))),
  readBytes: (path, maxBytes) => attempt(() => readBytes(path, maxBytes)),
  async readText(path, maxBytes) {
    const bytes = await attempt(() => readBytes(path, maxBytes))
    return bytes.ok ? decodeUtf8(bytes.value) : bytes
  },
  status: (path) =>
    attempt(async () => {
      const status = await stat(path)
      return success({kind: statusKind(status), bytes: status.size, modified: status.mtimeMs})
    }),
  realPath: (path) => attempt(async () => success((await realpath(path)).split(sep).join('/'))),
  digest: (path) => attempt(async () => success(await digest(path))),
})

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
async function readBytes(path: string, maxBytes?: number): Promise<Outcome<Uint8Array>> {
  const kind = statusKind(await stat(path))
  if (kind !== 'file') return failure(kind === 'directory' ? 'is-directory' : 'unreadable')
  const handle = await open(path)
  try {
    const {size} = await handle.stat()
    if (maxBytes !== undefined && size > maxBytes) return failure('too-big')
    return success(await handle.readFile())
  } finally {
    await handle.close()
  }
}

async function digest(path: string): Promise<string> {
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
