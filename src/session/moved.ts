/** A file system as it is after files have moved and texts have changed: what a move is checked on before it is made. */
import {type Entry, type FileSystem, failure, success} from '../project/file-system.ts'
import {folderOf, foldersUpward, nameOf} from '../project/paths.ts'
import {overlay} from './overlay.ts'

/** Files from where they are to where they will be, and texts by the path that they will have; absolute paths. */
export function moved(
  base: FileSystem,
  files: ReadonlyMap<string, string>,
  texts: ReadonlyMap<string, string>,
): FileSystem {
  const origins = new Map([...files].map(([from, to]) => [to, from]))
  const arrivals = [...files.values(), ...texts.keys()]
  const folders = new Set(arrivals.flatMap((path) => foldersUpward(folderOf(path))))
  const isGone = (path: string): boolean => files.has(path) && !origins.has(path)
  const through =
    <Rest extends readonly unknown[], Value>(read: (path: string, ...rest: Rest) => Promise<Value>) =>
    (path: string, ...rest: Rest) =>
      read(origins.get(path) ?? path, ...rest)
  const guarded =
    <Rest extends readonly unknown[], Value>(read: (path: string, ...rest: Rest) => Promise<Value>) =>
    async (path: string, ...rest: Rest) =>
      isGone(path) ? failure('missing') : through(read)(path, ...rest)
  return overlay(
    {
      async list(folder) {
        const at = folder.replace(/\/$/, '')
        const listed = await base.list(folder)
        if (!listed.ok && !folders.has(at)) return listed
        const kept = listed.ok ? listed.value.filter(({name}) => !isGone(`${at}/${name}`)) : []
        const names = new Set(kept.map(({name}) => name))
        const inside = (path: string) => folderOf(path) === at && !names.has(nameOf(path))
        const added: Entry[] = [
          ...[...folders]
            .filter((path) => path !== '' && inside(path))
            .map((path) => entry(path, 'directory')),
          ...[...origins.keys()].filter(inside).map((path) => entry(path, 'file')),
        ]
        return success([...kept, ...added])
      },
      readBytes: guarded(base.readBytes),
      readText: guarded(base.readText),
      async status(path) {
        const status = await guarded(base.status)(path)
        if (status.ok || !folders.has(path)) return status
        return success({kind: 'directory' as const, bytes: 0, modified: 0})
      },
      realPath: async (path) => (origins.has(path) ? success(path) : base.realPath(path)),
      digest: guarded(base.digest),
    },
    texts,
  )
}

const entry = (path: string, kind: Entry['kind']): Entry => ({name: nameOf(path), kind})
