/**
 * Which targets of a file are to lead to a file, and to what sort of file: what decides which rule speaks
 * of a target, so that none is reported twice. It judges nothing.
 */
import {splitHref} from '../gitbook/href.ts'
import type {Target} from '../page/facts.ts'
import type {ResolvedTarget} from './links.ts'
import {nameOf} from './paths.ts'
import type {SpaceIndex} from './space-index.ts'

/** What a target is meant to lead to. */
export type TargetSort = 'page' | 'image' | 'file' | 'cover' | 'include'

/**
 * The targets of a file that are of some sorts, all by default, in source order. Left out are links that
 * repeat the address of a block, embeds and OpenAPI sources, and what a template is to fill in.
 */
export const checkedTargets = (
  {links, facts}: SpaceIndex,
  path: string,
  ...sorts: readonly TargetSort[]
): readonly ResolvedTarget[] => {
  const anchors = new Set(facts.get(path)?.anchors.map(({range}) => range.start))
  return links.from(path).filter(({target}) => {
    const sort = sortOf(target)
    if (sort === undefined || (sorts.length > 0 && !sorts.includes(sort))) return false
    // `<a href="x" id="x"></a>` is an anchor whose `#` was lost: there is nothing to click.
    if (target.kind === 'html-link' && target.text === '' && anchors.has(target.range.start)) return false
    return !/\{\{|\{%|<%/.test(target.href)
  })
}

/** The sort of a target by its construct and, for links, by the ending of the name. */
export function sortOf({kind, href}: Pick<Target, 'kind' | 'href'>): TargetSort | undefined {
  switch (kind) {
    case 'link':
    case 'definition':
    case 'content-ref':
    case 'html-link':
    case 'card-target':
    case 'meta-link':
      return namesFile(href) ? 'file' : 'page'
    case 'image':
    case 'html-image':
    case 'html-source':
    case 'card-cover':
      return 'image'
    case 'file':
    case 'html-media':
      return 'file'
    case 'cover':
    case 'include':
      return kind
    default:
      return undefined
  }
}

/** Whether the name ends as files other than pages do: `a.png`, not `a.md`, `a.html`, `v1.2` or `next.js/`. */
function namesFile(href: string): boolean {
  const {path} = splitHref(href)
  const ending = /[^.]\.([a-z\d]{1,5})$/i.exec(nameOf(href.slice(path.start, path.end)))?.[1]
  return ending !== undefined && /[a-z]/i.test(ending) && !/^(?:md|markdown|html?)$/i.test(ending)
}

/**
 * Whether a target is a web address that has lost its `https://`. Page links are chosen from the pages of
 * the space, where folders may be named like domains, so for them only `www.` tells.
 */
export const isLostAddress = ({target, resolution}: ResolvedTarget): boolean =>
  resolution.kind === 'missing' &&
  resolution.domain &&
  (target.kind !== 'content-ref' || /^www\./i.test(target.href))
