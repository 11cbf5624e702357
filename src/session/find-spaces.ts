/** Which spaces a session holds: those in the folders that it was given, and those around open files of other places. */
import {discover} from '../project/discover.ts'
import type {FileSystem} from '../project/file-system.ts'
import {folderOf, isWithin} from '../project/paths.ts'
import type {Space} from '../project/space.ts'
import {findWalkRoot} from '../project/walk-root.ts'
import type {SessionOptions} from './session-options.ts'

/** Folders below one that is no repository and no space; more, and somebody has opened their home folder. */
const mostFolders = 5_000

/** Finds spaces again and again; what was too large to look into once is not tried anew. Paths are absolute. */
export function createSpaceFinder(
  fs: FileSystem,
  {isIgnored, namedSpaces}: Pick<SessionOptions, 'isIgnored' | 'namedSpaces'>,
): (starts: Iterable<string>, open: Iterable<string>) => Promise<readonly Space[]> {
  const vast = new Set<string>()
  const discoverFrom = (paths: readonly string[]) =>
    discover(fs, {
      paths,
      spaces: paths.flatMap((path) => namedSpaces?.(path) ?? []),
      isIgnored: (path, folder) => isIgnored?.(path, folder) ?? false,
      mostFolders,
    })
  return async (starts, open) => {
    const first = await discoverFrom([...starts].filter((path) => !vast.has(path)))
    for (const path of first.vast) vast.add(path)
    const further = await furtherStarts(fs, {starts, open, spaces: first.spaces})
    if (further.length === 0) return first.spaces
    return [...first.spaces, ...(await discoverFrom(further)).spaces]
  }
}

interface Known {
  readonly starts: Iterable<string>
  readonly open: Iterable<string>
  readonly spaces: readonly Space[]
}

/** Open files, one for each folder, that the walk from the starts has not come by: of other repositories, or outside. */
async function furtherStarts(fs: FileSystem, {starts, open, spaces}: Known): Promise<readonly string[]> {
  const repositories = [...new Set(spaces.map(({repository}) => repository))]
  const isWalked = (folder: string): boolean =>
    repositories.some(
      ({root, folders}) => isWithin(folder, root) && folders.has(folder.slice(root.length + 1)),
    )
  const byFolder = new Map([...open].map((path) => [folderOf(path), path]))
  const left = [...byFolder].filter(([folder]) => !isWalked(folder))
  if (left.length === 0) return []
  const roots = new Set(await Promise.all([...starts].map((path) => findWalkRoot(fs, path))))
  const further = left.map(async ([folder, path]) =>
    roots.has(await findWalkRoot(fs, folder)) ? [] : [path],
  )
  return (await Promise.all(further)).flat()
}
