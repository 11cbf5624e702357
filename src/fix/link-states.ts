/** Where the links of a file lead, as far as verifying a fix needs it. */
import {isFound, type Resolution} from '../project/resolution.ts'
import type {SpaceIndex} from '../project/space-index.ts'
import type {LinkState} from './subject.ts'

/** The links of a file of a space; `undefined` for one that is not Markdown. */
export function linkStateOf({facts, links}: SpaceIndex, path: string): LinkState | undefined {
  if (!facts.has(path)) return undefined
  // The link inside a block only repeats what the block names: GitBook writes it, and nobody follows it.
  const resolutions = links
    .from(path)
    .filter(({target}) => target.kind !== 'content-ref-body' && target.kind !== 'openapi-body')
    .map(({resolution}) => resolution)
  return {
    found: new Set(resolutions.filter(isFound).map((resolution) => resolution.path)),
    lost: resolutions.filter(({kind}) => lostKinds.has(kind)).length,
  }
}

const lostKinds = new Set<Resolution['kind']>([
  'missing',
  'outside',
  'wrong-case',
  'wrong-normalisation',
  'wrong-depth',
  'folder-without-readme',
])
