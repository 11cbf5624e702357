/** Addresses of files as editors write them, and paths as the session writes them: absolute, with `/`. */
import {sep} from 'node:path'
import {fileURLToPath, pathToFileURL} from 'node:url'

/** The path of a `file:` address; `undefined` for any other, such as that of a text which was never saved. */
export function pathOf(uri: string): string | undefined {
  if (!uri.startsWith('file:')) return undefined
  try {
    const path = fileURLToPath(uri)
    return sep === '/' ? path : path.replaceAll(sep, '/')
  } catch {
    return undefined
  }
}

/** The address of a path. */
export const uriOf = (path: string): string => pathToFileURL(path).href
