/**
 * A file system that reads no text twice: what was read is kept with the size and time of its file, and read
 * again when either differs. So a space can be loaded anew at the price of a walk.
 */
import {type FileSystem, type Outcome, success} from '../project/file-system.ts'

/** A file system with a memory. */
export interface RememberingFileSystem extends FileSystem {
  /** Forgets a file: it was written, whatever its size and time say. */
  forget(path: string): void
}

interface Kept {
  readonly bytes: number
  readonly modified: number
  readonly value: string
}

/** Remembers texts and digests. Files of unknown time are read each time. */
export function remember(base: FileSystem): RememberingFileSystem {
  const texts = new Map<string, Kept>()
  const digests = new Map<string, Kept>()
  const through = async (
    known: Map<string, Kept>,
    path: string,
    read: () => Promise<Outcome<string>>,
  ): Promise<Outcome<string>> => {
    const status = await base.status(path)
    const kept = known.get(path)
    if (status.ok && kept?.bytes === status.value.bytes && kept.modified === status.value.modified)
      return success(kept.value)
    const outcome = await read()
    known.delete(path)
    if (outcome.ok && status.ok && status.value.modified > 0)
      known.set(path, {
        bytes: status.value.bytes,
        modified: status.value.modified,
        value: outcome.value,
      })
    return outcome
  }
  return {
    ...base,
    readText: (path, maxBytes) => through(texts, path, () => base.readText(path, maxBytes)),
    digest: (path) => through(digests, path, () => base.digest(path)),
    forget(path) {
      texts.delete(path)
      digests.delete(path)
    },
  }
}
