/** Disks of macOS and Windows in memory: a name finds a file that is spelled otherwise. */
import type {FileSystem, Outcome} from '../../src/project/file-system.ts'
import {createMemoryFileSystem, type MemoryFile} from '../../src/project/memory-file-system.ts'

/** What a disk does with names. */
export interface Disk {
  readonly foldsCase: boolean
  /** The form that names are stored in; as they came where absent. */
  readonly stores?: 'NFD'
}

/** APFS as it comes, and NTFS but for normalisation: names are kept as they came. */
export const folding: Disk = {foldsCase: true}
/** HFS+: every name is stored decomposed. */
export const decomposing: Disk = {foldsCase: true, stores: 'NFD'}

/** Holds files by absolute path, and finds them as the disk would. */
export function createInsensitiveFileSystem(
  files: Readonly<Record<string, MemoryFile>>,
  {foldsCase, stores}: Disk,
): FileSystem {
  const stored = (path: string) => (stores === undefined ? path : path.normalize(stores))
  const memory = createMemoryFileSystem(
    Object.fromEntries(Object.entries(files).map(([path, file]) => [stored(path), file])),
  )
  const key = (name: string) => (foldsCase ? name.normalize('NFC').toLowerCase() : name.normalize('NFC'))
  const spelled = async (path: string): Promise<string> => {
    let at = ''
    for (const name of path.split('/').filter((each) => each !== '')) {
      const listed = await memory.list(at || '/')
      const names = listed.ok ? listed.value.map((entry) => entry.name) : []
      at += `/${names.includes(name) ? name : (names.find((each) => key(each) === key(name)) ?? name)}`
    }
    return at || '/'
  }
  const asSpelled =
    <Value>(act: (path: string, maxBytes?: number) => Promise<Outcome<Value>>) =>
    async (path: string, maxBytes?: number) =>
      act(await spelled(path), maxBytes)
  return {
    list: asSpelled(memory.list),
    readBytes: asSpelled(memory.readBytes),
    readText: asSpelled(memory.readText),
    status: asSpelled(memory.status),
    realPath: asSpelled(memory.realPath),
    digest: asSpelled(memory.digest),
  }
}
