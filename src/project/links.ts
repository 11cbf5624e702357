/** Which files lead to which: the targets of all files of a space, resolved once, and the way back. */
import type {PageFacts, Target} from '../page/facts.ts'
import {comparePaths} from './paths.ts'
import {isFound, type Resolution} from './resolution.ts'

/** A target and what it leads to. */
export interface ResolvedTarget {
  /** The file that holds the target, from the space root. */
  readonly from: string
  readonly target: Target
  readonly resolution: Resolution
}

/** A file of the space, from its root, and what is written after `#`; absent without `#`. */
export interface Destination {
  readonly path: string
  readonly fragment?: string
}

/** Where a target leads within the space, `#id` to the file that it stands in; `undefined` where it leads elsewhere. */
export function destinationOf({
  from,
  resolution,
}: Pick<ResolvedTarget, 'from' | 'resolution'>): Destination | undefined {
  if (resolution.kind === 'same-page') return {path: from, fragment: resolution.fragment}
  if (!isFound(resolution)) return undefined
  const {path, fragment} = resolution
  return {path, ...(fragment !== undefined && {fragment})}
}

/** The links of a space. */
export interface Links {
  /** The targets of a file, in source order. */
  from(path: string): readonly ResolvedTarget[]
  /** The targets that lead to a file, by path and place of the file that holds them. */
  to(path: string): readonly ResolvedTarget[]
}

/**
 * Resolves when first asked: a file's own targets alone, those of all files for the way back. `known` holds
 * what `resolve` gave before.
 */
export function createLinks(
  facts: ReadonlyMap<string, PageFacts>,
  resolve: (fromPath: string, href: string) => Resolution,
  known = new WeakMap<PageFacts, readonly ResolvedTarget[]>(),
): Links {
  let backward: ReadonlyMap<string, readonly ResolvedTarget[]> | undefined
  const from = (path: string): readonly ResolvedTarget[] => {
    const page = facts.get(path)
    if (!page) return []
    const before = known.get(page)
    if (before) return before
    const resolved = page.targets.map((target) => ({
      from: path,
      target,
      resolution: resolve(path, target.href),
    }))
    known.set(page, resolved)
    return resolved
  }
  return {
    from,
    to(path) {
      backward ??= turnRound([...facts.keys()].sort(comparePaths).flatMap(from))
      return backward.get(path) ?? []
    },
  }
}

function turnRound(all: readonly ResolvedTarget[]): ReadonlyMap<string, readonly ResolvedTarget[]> {
  const backward = new Map<string, ResolvedTarget[]>()
  for (const one of all) {
    const to = destinationOf(one)?.path
    if (to === undefined) continue
    const list = backward.get(to)
    if (list) list.push(one)
    else backward.set(to, [one])
  }
  return backward
}
