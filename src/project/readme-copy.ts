/** The copies of a README that GitBook makes when one is written both in Git and in the editor. */
import type {FileLookup} from './file-lookup.ts'
import {folderOf, joinPath, nameOf} from './paths.ts'

/** `README-1.md`, `readme.md`. */
const copy = /^readme(?:-\d+| \(\d+\))?\.(?:md|markdown)$/i

/** Whether a path looks like such a copy, and the README stands beside it. */
export const isReadmeCopy = (lookup: FileLookup, path: string): boolean =>
  copy.test(nameOf(path)) && nameOf(path) !== 'README.md' && lookup.file(originalOf(path)) !== undefined

/** The README beside a file. */
export const originalOf = (path: string): string => joinPath(folderOf(path), 'README.md')
