/** Sizes of the files of a space, and digests of those assets that may be duplicates of one another. */
import type {FileSystem} from './file-system.ts'
import {inParallel} from './in-parallel.ts'
import {joinPath} from './paths.ts'
import {type FileEntry, isDocument, type Space} from './space.ts'
import {absolutePath} from './walk.ts'

const atOnce = 16

/** The space with `bytes` on its files but for the pages, which are read anyway, and `digest` on assets of equal size. */
export async function measure(fs: FileSystem, space: Space): Promise<Space> {
  const at = (path: string): string => absolutePath(space.repository.root, joinPath(space.root, path))
  const sized = await inParallel(space.files, atOnce, async (file): Promise<FileEntry> => {
    if (isDocument(file) || file.unread !== undefined) return file
    const status = await fs.status(at(file.path))
    return status.ok ? {...file, bytes: status.value.bytes} : file
  })
  const counts = new Map<number, number>()
  for (const {role, bytes = 0} of sized) if (role === 'asset') counts.set(bytes, (counts.get(bytes) ?? 0) + 1)
  const files = await inParallel(sized, atOnce, async (file): Promise<FileEntry> => {
    const {role, bytes = 0} = file
    // Empty files are never duplicates.
    if (role !== 'asset' || bytes === 0 || (counts.get(bytes) ?? 0) < 2) return file
    const digest = await fs.digest(at(file.path))
    return digest.ok ? {...file, digest: digest.value} : file
  })
  return {...space, files}
}
