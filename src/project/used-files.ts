/** Which files something refers to, whether or not the reference is written right. */
import {decodePercent} from '../gitbook/href.ts'
import type {PageFacts} from '../page/facts.ts'
import {nameOf} from './paths.ts'
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

const namesElsewhere = new WeakMap<SpaceIndex, ReadonlySet<string>>()

/** Whether another space of the site, or a web address, names a file of this name. */
export function isNamedElsewhere(index: SpaceIndex, name: string): boolean {
  const before = namesElsewhere.get(index)
  const names =
    before ??
    new Set([
      ...index.siblings.flatMap(({facts}) => [...facts.values()].flatMap(namesIn)),
      ...[...index.facts.values()].flatMap(namesInAddresses),
    ])
  if (!before) namesElsewhere.set(index, names)
  return names.has(name)
}

const namesIn = ({targets}: PageFacts): readonly string[] =>
  targets.map(({href}) => decodePercent(nameOf(href)))

/** Files of the space as the repository's host serves them: `https://…/main/.gitbook/assets/x.png`. */
const namesInAddresses = ({targets}: PageFacts): readonly string[] =>
  targets.flatMap(({href}) => {
    const at = /^https?:/i.test(href) ? href.indexOf('/.gitbook/') : -1
    return at < 0 ? [] : decodePercent(nameOf(href.slice(at).replace(/[?#].*$/, '')))
  })

/** Whether a path is that of an uploaded file: `.gitbook` holds Markdown that is none. */
export const isUpload = (path: string): boolean => /(?:^|\/)\.gitbook\/assets\//.test(path)
