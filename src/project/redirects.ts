/**
 * Where the redirects of `.gitbook.yaml` lead and what stands in their way: questions that several rules
 * ask. It judges nothing.
 */
import type {Range} from '../core/range.ts'
import {range} from '../core/range.ts'
import {isFound, type Resolution} from './resolution.ts'
import {resolveFrom} from './resolve.ts'
import {type Redirect, redirectUrl} from './space-config.ts'
import type {SpaceIndex} from './space-index.ts'

/** Leading `/`, `./` and what repeats them: GitBook takes no path that begins so. */
export const leadingSlashes = (path: string): string => /^(?:\.?\/)+/.exec(path)?.[0] ?? ''

/** What the target of a redirect is, its leading slashes aside; `undefined` where none is written. */
export function redirectTarget(index: SpaceIndex, {to}: Redirect): Resolution | undefined {
  const path = to?.trim()
  if (path === undefined || path === '') return undefined
  // `//host/page` is an address, and no path with a slash too many.
  return resolveFrom(index, '', path.startsWith('//') ? path : path.slice(leadingSlashes(path).length))
}

/** The part of a target before `#`: the range that a better path replaces. */
export function targetPathRange({to = '', toRange}: Redirect): Range {
  const hash = to.indexOf('#')
  return hash > 0 && toRange.end - toRange.start === to.length
    ? range(toRange.start, toRange.start + hash)
    : toRange
}

/** The redirect that a redirect leads to, where its target is no file of the space. */
export function nextRedirect(index: SpaceIndex, redirect: Redirect): Redirect | undefined {
  const target = redirectTarget(index, redirect)
  if (target === undefined || redirect.to === undefined) return undefined
  const isPath = target.kind === 'missing' || (isFound(target) && target.form === 'redirect')
  if (!isPath) return undefined
  const next = index.redirects.get(redirectUrl(redirect.to))
  return next?.url === redirect.url ? undefined : next
}

/** The published page at an old address, if there is one: then no redirect is looked up. */
export const livePage = ({urls, navigation}: SpaceIndex, {url}: Redirect): string | undefined =>
  urls.get(url)?.find((path) => navigation === undefined || navigation.lists(path))
