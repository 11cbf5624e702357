/** Which files something refers to, whether or not the reference is written right. */
import {decodePercent} from '../gitbook/href.ts'
import type {PageFacts} from '../page/facts.ts'
import {nameOf} from './paths.ts'
import {question} from './question.ts'
import {isFound, type Resolution} from './resolution.ts'

/** The files that any target of the space means: those with a slip in the path count, for they are not unused. */
const usedFiles = question(
  (index): ReadonlySet<string> => new Set([...index.facts.keys()].flatMap((path) => usedBy(index, path))),
)

/** Whether any target of the space means a file, be it with a slip in the path. */
export const isUsed = question((index, path: string): boolean => usedFiles(index).has(path))

const usedBy = question((index, path: string): readonly string[] => [
  ...new Set(index.links.from(path).flatMap(({resolution}) => meantBy(resolution) ?? [])),
])

function meantBy(resolution: Resolution): string | undefined {
  if (isFound(resolution)) return resolution.path
  if ('actual' in resolution) return resolution.actual
  return resolution.kind === 'missing' ? (resolution.sameName ?? resolution.nearest) : undefined
}

/** Whether another space of the site, or a web address, names a file of this name. */
export const isNamedElsewhere = question(
  (index, name: string): boolean => namesInSiblings(index).has(name) || namesInAddresses(index).has(name),
)

const namesInSiblings = question(
  ({siblings}): ReadonlySet<string> =>
    new Set(siblings.flatMap(({facts}) => [...facts.values()].flatMap(namesIn))),
)

const namesInAddresses = question(
  (index): ReadonlySet<string> =>
    new Set([...index.facts.keys()].flatMap((path) => namesInAddressesOf(index, path))),
)

const namesIn = ({targets}: PageFacts): readonly string[] =>
  targets.map(({href}) => decodePercent(nameOf(href)))

/** Files of the space as the repository's host serves them: `https://…/main/.gitbook/assets/x.png`. */
const namesInAddressesOf = question(({facts}, path: string): readonly string[] =>
  (facts.get(path)?.targets ?? []).flatMap(({href}) => {
    const at = /^https?:/i.test(href) ? href.indexOf('/.gitbook/') : -1
    return at < 0 ? [] : decodePercent(nameOf(href.slice(at).replace(/[?#].*$/, '')))
  }),
)

/** Whether a path is that of an uploaded file: `.gitbook` holds Markdown that is none. */
export const isUpload = (path: string): boolean => /(?:^|\/)\.gitbook\/assets\//.test(path)
