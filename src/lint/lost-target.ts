/** The words for targets that lead to no file, the same for pages, images and files; which targets, rules decide. */
import type {Fix, Report} from '../core/finding.ts'
import {isMention} from '../page/distinct-targets.ts'
import {isLostAddress, type TargetSort} from '../project/checked-targets.ts'
import type {ResolvedTarget} from '../project/links.ts'
import {folderOf} from '../project/paths.ts'
import {isSoleChoice} from '../project/resolution.ts'
import {retarget} from '../project/retarget.ts'
import type {SpaceIndex} from '../project/space-index.ts'
import {codesApart, plainly} from './wording.ts'

/** A path as code; where it is long, its first folders give way to `…`. */
export function pathCode(path: string, longest = 60): string {
  const plain = plainly(path)
  if (plain.length <= longest) return `\`${plain}\``
  const end = plain.slice(-(longest - 1))
  const slash = end.indexOf('/')
  return `\`…${slash < 0 || slash > longest / 2 ? end : end.slice(slash)}\``
}

interface Words {
  readonly thing: string
  readonly expected: string
}

const words: Record<TargetSort, Words> = {
  page: {thing: 'link to missing page', expected: 'a page'},
  image: {thing: 'missing image', expected: 'an image'},
  file: {thing: 'missing file', expected: 'a file'},
  cover: {thing: 'missing cover', expected: 'an image'},
  include: {thing: 'missing include', expected: 'a file'},
}

/**
 * What to say of a target of a sort that leads to nothing, or to something only with other `../`.
 * `undefined` for all other outcomes, and for web addresses without scheme.
 */
export function lostTarget(index: SpaceIndex, one: ResolvedTarget, sort: TargetSort): Report | undefined {
  const {resolution, target} = one
  const note = noteOf(one, sort)
  switch (resolution.kind) {
    case 'missing': {
      if (isLostAddress(one)) return undefined
      const near = resolution.sameName ?? resolution.nearest
      return {
        range: target.pathRange,
        message: missingMessage(words[sort], (resolution.absolute ? '/' : '') + resolution.path, near),
        note,
        ...(resolution.absolute && {severity: 'warning' as const}),
        ...(near !== undefined && fixed(index, one, near, 'unsafe')),
      }
    }
    case 'wrong-depth': {
      const {actual, levels} = resolution
      return {
        range: target.pathRange,
        message: `Unexpected path ${pathCode(target.href)}, expected ${depth(levels)}`,
        note,
        ...fixed(index, one, actual, isSoleChoice(resolution) ? 'safe' : 'unsafe'),
      }
    }
    case 'folder-without-readme':
      return {
        range: target.pathRange,
        message: `Unexpected link to folder ${pathCode(`${resolution.path}/`, 50)} without \`README.md\`, expected a page`,
        note,
      }
    default:
      return undefined
  }
}

/** Length of the two paths of a message: the rest of its 120 characters are words. */
const roomForPaths = 54

function missingMessage({thing, expected}: Words, path: string, near: string | undefined): string {
  if (near === undefined) return `Unexpected ${thing} ${pathCode(path, 50)}, expected ${expected} that exists`
  const [written, meant] = codesApart(path, near, roomForPaths)
  return `Unexpected ${thing} ${written}, expected ${expected} such as ${meant}`
}

const numbers = ['no', 'one', 'two', 'three']

function depth(levels: number): string {
  const count = Math.abs(levels)
  return `${numbers[count] ?? count} \`../\` ${levels > 0 ? 'less' : 'more'}`
}

/** The fix that makes a target lead to a file, and what then stands in the place of the path. */
export function fixed(
  index: SpaceIndex,
  one: ResolvedTarget,
  to: string,
  safety: Fix['safety'],
): Pick<Report, 'fix' | 'expected'> {
  const edits = retarget(index, one, to)
  const [first] = edits
  if (first === undefined) return {}
  const shown = first.text === '' ? folderOf(to) : first.text
  return {expected: [first.text], fix: {title: `Replace the path with \`${shown}\``, safety, edits}}
}

function noteOf({target}: ResolvedTarget, sort: TargetSort): string {
  switch (sort) {
    case 'page':
      return isMention(target)
        ? 'Readers see nothing here, or an address on GitHub that leads nowhere'
        : 'Readers get text that is no link, or a missing page on GitHub'
    case 'image':
      return 'Readers see a broken image'
    case 'file':
      return target.kind === 'file' ? 'Readers do not see the block' : 'Readers who click get nothing'
    case 'cover':
      return 'The page has no cover'
    default:
      return 'Readers do not see this content'
  }
}
