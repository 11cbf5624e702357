/** A file system with texts laid over it: what editors hold and have not saved, what fixes are to write. Paths are absolute, with `/`. */
import {type Entry, type FileSystem, failure, type Outcome, success} from '../project/file-system.ts'
import {folderOf, nameOf} from '../project/paths.ts'

/** Lays texts over a file system; files that it lacks appear in their folders. `texts` may change later. */
export function overlay(base: FileSystem, texts: ReadonlyMap<string, string>): FileSystem {
  const bytesOf = (text: string) => new TextEncoder().encode(text)
  return {
    async list(folder) {
      const listed = await base.list(folder)
      return listed.ok ? success(withTexts(listed.value, folder, texts)) : listed
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
      if (text === undefined) return status
      const modified = status.ok ? status.value.modified : 0
      return success({kind: 'file', bytes: bytesOf(text).length, modified})
    },
    async realPath(path): Promise<Outcome<string>> {
      const real = await base.realPath(path)
      return real.ok || !texts.has(path) ? real : success(path)
    },
    async digest(path) {
      const text = texts.get(path)
      return text === undefined ? base.digest(path) : success(text)
    },
  }
}

function withTexts(
  listed: readonly Entry[],
  folder: string,
  texts: ReadonlyMap<string, string>,
): readonly Entry[] {
  const own = [...texts.keys()].filter((path) => folderOf(path) === folder.replace(/\/$/, ''))
  if (own.length === 0) return listed
  const names = new Set(listed.map(({name}) => name))
  const added = own.map(nameOf).filter((name) => !names.has(name))
  return [...listed, ...added.map((name) => ({name, kind: 'file' as const}))]
}
