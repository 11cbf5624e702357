/**
 * Disks on which two normalisations of a name are one name, as those of macOS. What they list says nothing of the
 * repository: Git takes composed names from them (`core.precomposeunicode`), and so does the linter.
 */
import {type Entry, type FileSystem, success} from './file-system.ts'
import {joinPath} from './paths.ts'

/** Lays composed names (NFC) over a file system, where it finds files by them; elsewhere names stay as they are. */
export function withComposedNames(fs: FileSystem): FileSystem {
  return {
    ...fs,
    async list(folder) {
      const listed = await fs.list(folder)
      if (!listed.ok || listed.value.every(({name}) => isComposed(name))) return listed
      const names = new Set(listed.value.map(({name}) => name))
      const compose = async (entry: Entry): Promise<Entry> => {
        const name = entry.name.normalize('NFC')
        const isOther = names.has(name) || !(await fs.status(joinPath(folder, name))).ok
        return isOther ? entry : {...entry, name}
      }
      return success(await Promise.all(listed.value.map(compose)))
    },
    async realPath(path) {
      const real = await fs.realPath(path)
      if (!real.ok || isComposed(real.value)) return real
      const composed = real.value.normalize('NFC')
      const found = await fs.realPath(composed)
      return found.ok && found.value === real.value ? success(composed) : real
    },
  }
}

const isComposed = (text: string): boolean => /^[\x20-\x7e]*$/.test(text) || text === text.normalize('NFC')
