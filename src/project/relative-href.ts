/** How a link to a file is written in Markdown, so that it needs no angle brackets. */
import {folderOf, relativePath} from './paths.ts'

/** The destination that leads from one file of the space to another: spaces and brackets percent-encoded. */
export const relativeHref = (from: string, to: string): string =>
  percentEncoded(relativePath(folderOf(from), to), /[\s()<>%#?\\]/g)

/** A path with some of its characters percent-encoded, as the bytes of UTF-8. */
export const percentEncoded = (path: string, special: RegExp): string =>
  path.replaceAll(special, (char) => (char === '(' ? '%28' : char === ')' ? '%29' : encodeURIComponent(char)))
