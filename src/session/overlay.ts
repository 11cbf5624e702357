/** A file system with texts laid over it: what editors hold and have not saved, what fixes are to write. Paths are absolute, with `/`. */
import {type Entry, type FileSystem, failure, type Outcome, success} from '../project/file-system.ts'
import {isWithin, pathFrom} from '../project/paths.ts'

/** Lays texts over a file system; files that it lacks appear in their folders, and folders with them. `texts` may change later. */
export function overlay(base: FileSystem, texts: ReadonlyMap<string, string>): FileSystem {
  const bytesOf = (text: string) => new TextEncoder().encode(text)
  return {
    async list(folder) {
      const listed = await base.list(folder)
      const own = entriesIn(folder.replace(/\/$/, ''), texts)
      if (own.length === 0 || (!listed.ok && listed.reason !== 'missing')) return listed
      const there = listed.ok ? listed.value : []
      const names = new Set(there.map(({name}) => name))
      return success([...there, ...own.filter(({name}) => !names.has(name))])
    },
    async readBytes(path, maxBytes) {
      const text = texts.get(path)
      return text === undefined ? base.readBytes(path, maxBytes) : success(bytesOf(text))
    },
    async readText(path, maxBytes) {
      const text = texts.get(path)
      if (text === undefined) return base.readText(path, maxBytes)
      // A unit takes three bytes at most: few texts have to be counted.
      const isBig = maxBytes !== undefined && text.length * 3 > maxBytes && bytesOf(text).length > maxBytes
      return isBig ? failure('too-big') : success(text)
    },
    async status(path) {
      const text = texts.get(path)
      const status = await base.status(path)
      const modified = status.ok ? status.value.modified : 0
      if (text !== undefined) return success({kind: 'file', bytes: bytesOf(text).length, modified})
      const isOnlyHere = !status.ok && status.reason === 'missing' && entriesIn(path, texts).length > 0
      return isOnlyHere ? success({kind: 'directory', bytes: 0, modified}) : status
    },
    async realPath(path): Promise<Outcome<string>> {
      const real = await base.realPath(path)
      return real.ok || !texts.has(path) ? real : success(path)
    },
    async digest(path) {
      const text = texts.get(path)
      if (text === undefined) return base.digest(path)
      // A file that is open as it is on the disk is still the copy of its copies.
      const saved = await base.readText(path)
      return saved.ok && saved.value === text ? base.digest(path) : success(text)
    },
  }
}

/** The texts in a folder, and the folders in it that hold texts. */
function entriesIn(folder: string, texts: ReadonlyMap<string, string>): readonly Entry[] {
  const entries = new Map<string, Entry>()
  for (const path of texts.keys()) {
    if (!isWithin(path, folder) || path === folder) continue
    const inside = pathFrom(folder, path).replace(/^\//, '')
    const [name = inside] = inside.split('/')
    entries.set(name, {name, kind: name === inside ? 'file' : 'directory'})
  }
  return [...entries.values()]
}
