/** Which files something refers to, whether or not the reference is written right. */
import {isFound, type Resolution} from './resolution.ts'
import type {SpaceIndex} from './space-index.ts'

const known = new WeakMap<SpaceIndex, ReadonlySet<string>>()

/** The files that any target of the space means: those with a slip in the path count, for they are not unused. */
export function usedFiles(index: SpaceIndex): ReadonlySet<string> {
  const before = known.get(index)
  if (before) return before
  const used = new Set<string>()
  for (const path of index.facts.keys()) {
    for (const {resolution} of index.links.from(path)) {
      const meant = meantBy(resolution)
      if (meant !== undefined) used.add(meant)
    }
  }
  known.set(index, used)
  return used
}

function meantBy(resolution: Resolution): string | undefined {
  if (isFound(resolution)) return resolution.path
  if ('actual' in resolution) return resolution.actual
  return resolution.kind === 'missing' ? (resolution.sameName ?? resolution.nearest) : undefined
}

/** Whether another space of the site, or an address, names a file of this name. */
export const isNamedElsewhere = ({siblings}: Pick<SpaceIndex, 'siblings'>, name: string): boolean => {
  const spellings = [name, encodeURI(name)]
  return siblings.some(({facts}) =>
    [...facts.values()].some(({targets}) =>
      targets.some(({href}) => spellings.some((spelling) => href.endsWith(`/${spelling}`))),
    ),
  )
}

/** Whether a path is that of an uploaded file: `.gitbook` holds Markdown that is none. */
export const isUpload = (path: string): boolean => /(?:^|\/)\.gitbook\/assets\//.test(path)
