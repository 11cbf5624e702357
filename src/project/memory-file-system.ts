/**
 * A file system in memory for examples and tests, which counts what is read and listed. It keeps names
 * byte for byte, as Linux does.
 */
import {
  decodeUtf8,
  type Entry,
  type FailureReason,
  type FileSystem,
  failure,
  type Outcome,
  success,
} from './file-system.ts'
import {folderOf, nameOf, resolvePath} from './paths.ts'

/** What a path holds: text, bytes, or something out of the ordinary. */
export type MemoryFile =
  | string
  | Uint8Array
  /** A symbolic link; relative targets start at the link's own folder. */
  | {readonly link: string}
  /** A folder that holds nothing. */
  | {readonly folder: true}
  /** A file that exists and cannot be read. */
  | {readonly unreadable: FailureReason}
  /** A file of which only the size is known. */
  | {readonly bytes: number}

/** A file system that tells what was asked of it: paths in order, repeats included. */
export interface MemoryFileSystem extends FileSystem {
  readonly reads: readonly string[]
  readonly lists: readonly string[]
}

/** Holds files by path; paths are taken from `/`, and the folders on the way exist. */
export function createMemoryFileSystem(files: Readonly<Record<string, MemoryFile>>): MemoryFileSystem {
  const tree = plant(files)
  const reads: string[] = []
  const lists: string[] = []
  const read = (path: string, maxBytes?: number): Outcome<Uint8Array> => {
    const at = follow(tree, path)
    if (!at.ok) return at
    if (tree.folders.has(at.value)) return failure('is-directory')
    reads.push(path)
    return contentOf(tree.files.get(at.value), maxBytes)
  }
  return {
    reads,
    lists,
    async list(folder) {
      const at = follow(tree, folder)
      if (!at.ok) return at
      lists.push(folder)
      const names = tree.folders.get(at.value)
      return names ? success([...names.values()]) : failure('not-directory')
    },
    readBytes: async (path, maxBytes) => read(path, maxBytes),
    async readText(path, maxBytes) {
      const bytes = read(path, maxBytes)
      return bytes.ok ? decodeUtf8(bytes.value) : bytes
    },
    async status(path) {
      const at = follow(tree, path)
      if (!at.ok) return at
      const kind = tree.folders.has(at.value) ? ('directory' as const) : ('file' as const)
      return success({kind, bytes: sizeOf(tree.files.get(at.value)), modified: 0})
    },
    async realPath(path) {
      const at = follow(tree, path)
      return at.ok ? success(`/${at.value}`) : at
    },
    async digest(path) {
      const bytes = read(path)
      return bytes.ok ? success(String(bytes.value)) : bytes
    },
  }
}

interface Tree {
  readonly files: ReadonlyMap<string, MemoryFile>
  readonly folders: ReadonlyMap<string, ReadonlyMap<string, Entry>>
}

function plant(given: Readonly<Record<string, MemoryFile>>): Tree {
  const files = new Map<string, MemoryFile>()
  const folders = new Map<string, Map<string, Entry>>([['', new Map()]])
  const add = (path: string, kind: Entry['kind']): void => {
    if (kind === 'directory' && !folders.has(path)) folders.set(path, new Map())
    if (path === '') return
    const folder = folderOf(path)
    if (!folders.has(folder)) add(folder, 'directory')
    folders.get(folder)?.set(nameOf(path), {name: nameOf(path), kind})
  }
  for (const [name, file] of Object.entries(given)) {
    const path = resolvePath('', name)
    files.set(path, file)
    add(path, isLink(file) ? 'symlink' : isFolder(file) ? 'directory' : 'file')
  }
  return {files, folders}
}

const isLink = (file: MemoryFile): file is {readonly link: string} =>
  typeof file === 'object' && 'link' in file
const isFolder = (file: MemoryFile): boolean => typeof file === 'object' && 'folder' in file

/** Follows links, folder by folder. */
function follow(tree: Tree, path: string): Outcome<string> {
  let left = 40
  let at = ''
  const waiting = resolvePath('', path).split('/').reverse()
  while (waiting.length > 0) {
    const next = resolvePath(at, waiting.pop() ?? '')
    const file = tree.files.get(next)
    if (file === undefined && !tree.folders.has(next)) return failure('missing')
    if (file === undefined || !isLink(file)) {
      at = next
      continue
    }
    if (left-- === 0) return failure('link-loop')
    if (file.link.startsWith('/')) at = ''
    waiting.push(...file.link.split('/').reverse())
  }
  return success(at)
}

function contentOf(file: MemoryFile | undefined, maxBytes = Number.POSITIVE_INFINITY): Outcome<Uint8Array> {
  if (file === undefined) return failure('missing')
  if (sizeOf(file) > maxBytes) return failure('too-big')
  if (typeof file === 'string') return success(new TextEncoder().encode(file))
  if (file instanceof Uint8Array) return success(file)
  return failure('unreadable' in file ? file.unreadable : 'unreadable')
}

function sizeOf(file: MemoryFile | undefined): number {
  if (typeof file === 'string') return new TextEncoder().encode(file).length
  if (file instanceof Uint8Array) return file.length
  return file !== undefined && 'bytes' in file ? file.bytes : 0
}
