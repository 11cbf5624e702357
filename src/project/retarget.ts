/** The edits that make a target lead to another file of its space, in the spelling that its syntax asks for. */
import type {Edit} from '../core/finding.ts'
import type {Target} from '../page/facts.ts'
import type {ResolvedTarget} from './links.ts'
import {folderOf, nameOf, relativePath} from './paths.ts'
import {percentEncoded} from './relative-href.ts'
import type {SpaceIndex} from './space-index.ts'

/**
 * Edits of the path alone: `?` and `#` stay. The link in a `content-ref` that repeats the block's address
 * changes with it. `to` is from the space root; a folder where it ends in `/`. Empty where the name cannot
 * be written.
 */
export function retarget({links}: SpaceIndex, {from, target}: ResolvedTarget, to: string): readonly Edit[] {
  const all = links.from(from)
  const copies = target.kind === 'content-ref' ? copiesOf(target, all) : []
  const path = pathBetween(from, to)
  const edits = [target, ...copies].flatMap((one): Edit[] => {
    const text = spellPath(path, one)
    return text === undefined ? [] : [{range: one.pathRange, text}]
  })
  return edits.length === copies.length + 1 ? edits : []
}

/** A path from the folder of a file. The page of a folder is written as the folder. */
export function pathBetween(from: string, to: string): string {
  const isFolder = to.endsWith('/') || to === ''
  const isReadme = nameOf(to) === 'README.md' && folderOf(to) !== ''
  const bare = isFolder ? to.slice(0, -1) : isReadme ? folderOf(to) : to
  const path = relativePath(folderOf(from), bare)
  if (!isFolder && !isReadme) return path
  return path === '' ? './' : `${path}/`
}

function copiesOf(target: Target, all: readonly ResolvedTarget[]): readonly Target[] {
  const rest = all.slice(all.findIndex((one) => one.target === target) + 1).map((one) => one.target)
  const end = rest.findIndex(({kind}) => kind === 'content-ref')
  return rest
    .slice(0, end < 0 ? rest.length : end)
    .filter(({kind, href}) => kind === 'content-ref-body' && href === target.href)
}

/**
 * A path as it stands in the source of a construct; `undefined` where that would need other quotes. `href` is what
 * stands there now: an address with a space is in angle brackets.
 */
export function spellPath(path: string, {kind, href}: Pick<Target, 'kind' | 'href'>): string | undefined {
  switch (kind) {
    case 'link':
    case 'image':
    case 'definition':
    case 'content-ref-body':
      // A destination with a space stands in angle brackets, where parentheses are plain.
      return percentEncoded(path, /\s/.test(href) ? /[<>\\%#?]/g : /[\s()<>\\%#?]/g)
    case 'cover':
    case 'meta-link':
      return /^[\w./ ()@-]+$/.test(path) ? path : undefined
    case 'content-ref':
    case 'file':
    case 'embed':
    case 'include':
    case 'openapi':
      return /["\\]/.test(path) ? undefined : path
    default:
      return path.replaceAll('&', '&#x26;').replaceAll('<', '&#x3C;').replaceAll('"', '&#x22;')
  }
}
