/**
 * The one place between paths of the platform and ours, which have `/` everywhere. What Windows does differently
 * (drives, shares, `\`, names without regard to case) ends here; tests run it with the paths of either.
 */
import path from 'node:path'
import {fileURLToPath, pathToFileURL} from 'node:url'
import {isPlainPath} from '../project/paths.ts'

/** `path.posix` or `path.win32`. */
export type PathFlavour = Pick<typeof path, 'isAbsolute' | 'relative' | 'resolve' | 'sep'>

/** Turns paths of one platform into ours. */
export interface NativePaths {
  /** With `/`; where `\` is a letter like any other, it stays one. */
  slashed(path: string): string
  /**
   * The absolute path, with `/`, of a path that is written from a folder (absolute). It is spelled as the folder is
   * as far as both go the same way: on Windows, `C:\Kites` and `c:\kites` are one, and paths are compared as text.
   */
  absolute(folder: string, path: string): string
  /** An absolute path from a folder (absolute), with `/`; empty for the folder. One on another drive stays absolute. */
  from(folder: string, path: string): string
  /** Whether an absolute path is the folder or lies in it. */
  isInside(folder: string, path: string): boolean
  /**
   * The path of a `file:` address, with `/`; `undefined` for any other, such as that of a text never saved. Editors
   * write the letter of a drive either way, and one may write both: here it is a capital.
   */
  ofUri(uri: string): string | undefined
  /** The address of an absolute path. */
  uri(path: string): string
}

/** Makes the functions for a platform. */
export function createNativePaths({isAbsolute, relative, resolve, sep}: PathFlavour): NativePaths {
  const windows = sep === '\\'
  const slashed = (native: string): string => (windows ? native.replaceAll(sep, '/') : native)
  // Most paths are made of their folder's, and `relative` takes a hundred times as long.
  const inside = (folder: string, native: string): string | undefined =>
    native.startsWith(`${folder}/`) && isPlainPath(native.slice(folder.length + 1))
      ? native.slice(folder.length + 1)
      : undefined
  const from = (folder: string, native: string): string =>
    (windows ? undefined : inside(folder, native)) ?? slashed(relative(folder, native))
  return {
    slashed,
    from,
    absolute: (folder, native) =>
      slashed(windows ? resolve(folder, relative(folder, resolve(folder, native))) : resolve(folder, native)),
    isInside(folder, native) {
      const way = from(folder, native)
      return way !== '..' && !way.startsWith('../') && !isAbsolute(way)
    },
    ofUri(uri) {
      if (!uri.startsWith('file:')) return undefined
      try {
        const native = slashed(fileURLToPath(uri, {windows}))
        return windows ? native.replace(/^[a-z]:/, (drive) => drive.toUpperCase()) : native
      } catch {
        return undefined
      }
    },
    // With `/`, a share would be taken for a folder of the drive.
    uri: (native) => pathToFileURL(windows ? native.replaceAll('/', sep) : native, {windows}).href,
  }
}

/** Those of the platform that this runs on. */
export const nativePaths: NativePaths = createNativePaths(path)
