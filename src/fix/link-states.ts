/** Where the links of a file lead, as far as verifying a fix needs it. */
import {isFound, type Resolution} from '../project/resolution.ts'
import type {SpaceIndex} from '../project/space-index.ts'
import type {LinkState} from './subject.ts'

/** The links of a file of a space; `undefined` for one that is not Markdown. */
export function linkStateOf({facts, links}: SpaceIndex, path: string): LinkState | undefined {
  if (!facts.has(path)) return undefined
  const resolutions = links.from(path).map(({resolution}) => resolution)
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
