/**
 * Paths as the space stage writes them: relative, with `/`, without `.` and empty segments; the empty
 * path is the folder itself. Names are opaque: nothing here changes their case or normalisation.
 */

/** A path one step after another. */
export const joinPath = (folder: string, path: string): string =>
  folder === '' ? path : path === '' ? folder : folder.endsWith('/') ? folder + path : `${folder}/${path}`

/** The folder that a path lies in; empty at the top. */
export function folderOf(path: string): string {
  const slash = path.lastIndexOf('/')
  return slash < 0 ? '' : path.slice(0, slash)
}

/** The last segment. */
export const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1)

/** Whether a path is the folder or lies in it. */
export const isWithin = (path: string, folder: string): boolean =>
  folder === '' || path === folder || (path.startsWith(folder) && path[folder.length] === '/')

/** A path in the folder, from the folder. */
export const pathFrom = (folder: string, path: string): string =>
  folder === '' ? path : path.slice(folder.length + 1)

/** Resolves `.` and `..` of a path that starts in a folder. Steps out of the top stay as leading `..`. */
export function resolvePath(folder: string, path: string): string {
  if (path !== '' && isPlainPath(path)) return folder === '' ? path : `${folder}/${path}`
  const segments = folder === '' ? [] : folder.split('/')
  for (const segment of path.split('/')) {
    if (segment === '' || segment === '.') continue
    const last = segments.at(-1)
    if (segment === '..' && last !== undefined && last !== '..') segments.pop()
    else segments.push(segment)
  }
  return segments.join('/')
}

/** Whether there is nothing to resolve in a path: no empty segment, no `.` and no `..`. */
export const isPlainPath = (path: string): boolean => !/(?:^|\/)\.{0,2}(?:\/|$)/.test(path)

/** Whether a resolved path leaves the folder that it is written from. */
export const leaves = (path: string): boolean => path === '..' || path.startsWith('../')

/** The way from one folder to a path, both from the same top. */
export function relativePath(fromFolder: string, path: string): string {
  const from = fromFolder === '' ? [] : fromFolder.split('/')
  const to = path.split('/')
  let shared = 0
  while (shared < from.length && shared < to.length - 1 && from[shared] === to[shared]) shared++
  return [...from.slice(shared).map(() => '..'), ...to.slice(shared)].join('/')
}

/** The folder and all folders above it, from the inside out, the top (the empty path) last. */
export function foldersUpward(folder: string): readonly string[] {
  const folders = [folder]
  for (let at = folder; at !== ''; ) {
    at = folderOf(at)
    folders.push(at)
  }
  return folders
}

/** Order of paths by their UTF-16 units: the same on every machine. */
export const comparePaths = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)

/** Whether a file name is that of Markdown. */
export const isMarkdownPath = (path: string): boolean => /\.(?:md|markdown)$/i.test(path)
