/** What a Markdown file is to GitBook, as far as its path says. */
import type {PageKind} from './facts.ts'

/** The kind of a file by its path from the space root; a space may name its summary otherwise. */
export function kindOfPath(path: string, summary = 'SUMMARY.md'): PageKind {
  if (path.startsWith('.gitbook/includes/') || path.includes('/.gitbook/includes/')) return 'include'
  if (path.startsWith('.gitbook/') || path.includes('/.gitbook/')) return 'asset'
  return path === summary || path.endsWith('/SUMMARY.md') ? 'summary' : 'page'
}
