/** The address of a page within its space, as far as the path of its file gives it. */
import {folderOf, nameOf} from './paths.ts'

/**
 * `dir/README.md` → `dir`, `a.md` → `a`, the landing page → the empty address. Case is kept: published
 * addresses ignore it, so compare with `toLowerCase` (gitbook.com/docs, "site redirects").
 */
export function pageUrl(path: string, readme = 'README.md'): string {
  if (path === readme) return ''
  const folder = folderOf(path)
  if (/^readme\.(?:md|markdown)$/i.test(nameOf(path))) return folder
  return path.replace(/\.(?:md|markdown)$/i, '')
}
