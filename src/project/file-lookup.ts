/**
 * The files of a space by exact path, by folder, by name, and by what is left of a path when Unicode
 * normalisation or case is ignored. Exact names always win: pairs that differ by case alone exist.
 */
import {folderOf, joinPath, nameOf} from './paths.ts'
import type {FileEntry, Space} from './space.ts'

/** Finds files; paths are from the space root. */
export interface FileLookup {
  file(path: string): FileEntry | undefined
  isFolder(path: string): boolean
  /** The page that a folder stands for, if it has one. */
  readmeOf(folder: string): FileEntry | undefined
  /** Files and folders that differ from the path by Unicode normalisation alone, the path itself left out. */
  byNormalisation(path: string): readonly string[]
  /** Files and folders that differ from the path by case (and normalisation), the path itself left out. */
  byCase(path: string): readonly string[]
  /** Files with exactly this name, wherever they are. */
  byName(name: string): readonly string[]
  /** Paths of the files and folders directly in a folder. */
  inFolder(folder: string): readonly string[]
}

/** Indexes the files of a space. What most runs never need is built when it is first asked for. */
export function createFileLookup(space: Space): FileLookup {
  const files = new Map(space.files.map((file) => [file.path, file]))
  const folders = foldersOf(space.files)
  const everything = (): Iterable<string> => [...files.keys(), ...folders]
  const byNormal = lazyGroups(everything, normal)
  const byFold = lazyGroups(everything, fold)
  const byName = lazyGroups(() => files.keys(), nameOf)
  const byFolder = lazyGroups(everything, folderOf)
  const others = (paths: readonly string[], path: string) => paths.filter((each) => each !== path)
  return {
    file: (path) => files.get(path),
    isFolder: (path) => folders.has(path),
    readmeOf(folder) {
      const configured = space.config.readme.path
      const names = folder === '' ? [configured, 'README.md'] : ['README.md', nameOf(configured)]
      for (const name of names) {
        const file = files.get(joinPath(folder, name))
        if (file) return file
      }
      const other = byFold(fold(joinPath(folder, 'README.md')))[0]
      return other === undefined ? undefined : files.get(other)
    },
    byNormalisation: (path) => others(byNormal(normal(path)), path),
    byCase: (path) => others(byFold(fold(path)), path),
    byName,
    inFolder: (folder) => others(byFolder(folder), ''),
  }
}

const normal = (path: string): string => path.normalize('NFC')
const fold = (path: string): string => normal(path).toLowerCase()

function foldersOf(files: readonly FileEntry[]): ReadonlySet<string> {
  const folders = new Set([''])
  for (const {path} of files) {
    for (let at = folderOf(path); !folders.has(at); at = folderOf(at)) folders.add(at)
  }
  return folders
}

/** Groups paths by a key, once, when first asked. */
function lazyGroups(paths: () => Iterable<string>, keyOf: (path: string) => string) {
  let groups: Map<string, string[]> | undefined
  const build = () => {
    const built = new Map<string, string[]>()
    for (const path of paths()) {
      const key = keyOf(path)
      const group = built.get(key)
      if (group) group.push(path)
      else built.set(key, [path])
    }
    return built
  }
  return (key: string): readonly string[] => {
    groups ??= build()
    return groups.get(key) ?? []
  }
}
