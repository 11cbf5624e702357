/**
 * A tree of Git as a file system: the index or a commit, read as if it were checked out. Beside it there is
 * nothing but a `.git`, which shows where the repository starts.
 */
import {
  decodeUtf8,
  type Entry,
  type FileStatus,
  type FileSystem,
  failure,
  type Outcome,
  success,
} from '../../project/file-system.ts'
import {folderOf, joinPath, nameOf, resolvePath} from '../../project/paths.ts'
import {type Blobs, openBlobs} from './blobs.ts'
import type {GitRepository} from './repository.ts'
import type {Tree, TreeEntry} from './tree.ts'

/** A file system that has to be closed. */
export interface GitFileSystem extends FileSystem {
  /** Whether a plain file, no link, stands at an absolute path. */
  isFile(path: string): boolean
  close(): void
}

/** What a path is: a place in the tree, or outside of it. */
type Place =
  | {readonly kind: 'folder'; readonly path: string}
  | {readonly kind: 'file'; readonly path: string; readonly entry: TreeEntry}
  | {readonly kind: 'outside'}

interface Store {
  readonly tree: Tree
  readonly folders: ReadonlyMap<string, ReadonlyMap<string, Entry>>
  readonly blobs: Blobs
}

/** Shows a tree at the place of the repository; `slashedTop` is its top folder with `/`. */
export function createGitFileSystem(
  repository: GitRepository,
  tree: Tree,
  slashedTop: string,
): GitFileSystem {
  const blobs = openBlobs(repository, () => [...tree.values()].map(({id}) => id))
  const store: Store = {tree, folders: foldersOf(tree), blobs}
  const at = async (path: string): Promise<Outcome<Place>> => {
    if (path === slashedTop) return success({kind: 'folder', path: ''})
    if (!path.startsWith(`${slashedTop}/`)) return failure('missing')
    const inside = path.slice(slashedTop.length + 1)
    return inside === '.git' ? success({kind: 'outside'}) : follow(store, inside)
  }
  const readBytes = async (path: string, maxBytes?: number): Promise<Outcome<Uint8Array>> => {
    const place = await at(path)
    return place.ok ? contentAt(place.value, store, maxBytes) : place
  }
  return {
    close: () => blobs.close(),
    isFile: (path) =>
      path.startsWith(`${slashedTop}/`) && tree.get(path.slice(slashedTop.length + 1))?.kind === 'file',
    readBytes,
    async list(folder) {
      const place = await at(folder)
      if (!place.ok) return place
      if (place.value.kind !== 'folder') return failure('not-directory')
      return success([...(store.folders.get(place.value.path)?.values() ?? [])])
    },
    async readText(path, maxBytes) {
      const bytes = await readBytes(path, maxBytes)
      return bytes.ok ? decodeUtf8(bytes.value) : bytes
    },
    async status(path) {
      const place = await at(path)
      return place.ok ? statusOf(place.value, store) : place
    },
    async realPath(path) {
      const place = await at(path)
      if (!place.ok) return place
      return place.value.kind === 'outside'
        ? failure('missing')
        : success(joinPath(slashedTop, place.value.path))
    },
    async digest(path) {
      const place = await at(path)
      if (!place.ok) return place
      return place.value.kind === 'file' ? success(place.value.entry.id) : failure('is-directory')
    },
  }
}

/** The names in each folder. A submodule is a folder with a repository of its own. */
function foldersOf(tree: Tree): ReadonlyMap<string, ReadonlyMap<string, Entry>> {
  const folders = new Map<string, Map<string, Entry>>([['', new Map()]])
  const add = (path: string, kind: Entry['kind']): void => {
    const folder = folderOf(path)
    const names = folders.get(folder)
    if (names === undefined) {
      folders.set(folder, new Map([[nameOf(path), {name: nameOf(path), kind}]]))
      add(folder, 'directory')
    } else if (!names.has(nameOf(path))) names.set(nameOf(path), {name: nameOf(path), kind})
  }
  for (const [path, {kind}] of tree) {
    if (kind === 'commit') add(`${path}/.git`, 'file')
    else add(path, kind === 'link' ? 'symlink' : 'file')
  }
  return folders
}

const mostLinks = 40

/** Follows links, folder by folder, as a disk would. */
async function follow({tree, folders, blobs}: Store, path: string): Promise<Outcome<Place>> {
  let left = mostLinks
  let at = ''
  const waiting = path.split('/').reverse()
  for (let segment = waiting.pop(); segment !== undefined; segment = waiting.pop()) {
    const next = resolvePath(at, segment)
    if (next === '..' || next.startsWith('../')) return success({kind: 'outside'})
    const entry = tree.get(next)
    if (entry?.kind === 'link') {
      if (left-- === 0) return failure('link-loop')
      const target = (await blobs.read(entry.id)).toString('utf8')
      if (target === '' || target.startsWith('/')) return success({kind: 'outside'})
      waiting.push(...target.split('/').reverse())
    } else if (folders.has(next)) at = next
    else if (entry === undefined) return failure('missing')
    else if (waiting.length > 0) return failure('not-directory')
    else return success({kind: 'file', path: next, entry})
  }
  return success({kind: 'folder', path: at})
}

async function statusOf(place: Place, {blobs}: Store): Promise<Outcome<FileStatus>> {
  if (place.kind !== 'file')
    return success({kind: place.kind === 'folder' ? 'directory' : 'other', bytes: 0, modified: 0})
  const bytes = await blobs.size(place.entry.id)
  return bytes === undefined ? failure('unreadable') : success({kind: 'file', bytes, modified: 0})
}

async function contentAt(
  place: Place,
  {blobs}: Store,
  maxBytes: number | undefined,
): Promise<Outcome<Uint8Array>> {
  if (place.kind !== 'file') return failure(place.kind === 'folder' ? 'is-directory' : 'unreadable')
  const {id} = place.entry
  if (maxBytes !== undefined && ((await blobs.size(id)) ?? 0) > maxBytes) return failure('too-big')
  return success(await blobs.read(id))
}
