/** What the report is divided into: spaces in order, each with its pages in the order of its table of contents. */
import {type AssetFolder, foldAssets} from '../asset-folders.ts'
import {byPath} from '../by-path.ts'
import type {LocatedFinding, ReportedSpace, ReportInput} from '../located.ts'
import {worstFirst} from '../rank.ts'

/** The findings of one file, or of one folder of assets. */
export interface Section {
  /** Unique in the report; made of letters and digits. */
  readonly id: string
  readonly path: string
  readonly findings: readonly LocatedFinding[]
  readonly folders: readonly AssetFolder[]
  /** All that is found here. */
  readonly count: number
}

/** A space and what was found in it. */
export interface SpaceSections {
  readonly space: ReportedSpace
  /** Pages as listed, then other files by path, then folders of assets. */
  readonly sections: readonly Section[]
}

/** The findings shown, and the number of those that are left out. */
export interface Divided {
  readonly spaces: readonly SpaceSections[]
  readonly left: number
}

/** A page with more than this takes a browser too long; the worst are kept. */
const most = 10_000

/** Divides the findings. */
export function divide(input: ReportInput): Divided {
  const {folders, rest} = foldAssets(input)
  const kept = rest.length > most ? new Set(worstFirst(rest).slice(0, most)) : undefined
  const shown = kept === undefined ? rest : rest.filter((finding) => kept.has(finding))
  const known = input.spaces?.() ?? []
  const roots = known.map(({path}) => path)
  let last = 0
  const nextId = () => `f${++last}`
  const files = [...byPath(shown)].map(([path, findings]): [string, Section] => [
    findings[0].where?.space ?? '',
    {id: nextId(), path, findings, folders: [], count: findings.length},
  ])
  const assets = [...groupFolders(folders)].map(([path, own]): [string, Section] => [
    own[0]?.files[0]?.finding.where?.space ?? '',
    {
      id: nextId(),
      path,
      findings: [],
      folders: own,
      count: own.reduce((sum, one) => sum + one.files.length, 0),
    },
  ])
  const all = [...files, ...assets]
  const strays = all.filter(([root]) => !roots.includes(root))
  const spaces = known.map((space) => ({
    space,
    sections: inOrder(
      all.filter(([root]) => root === space.path).map(([, section]) => section),
      space,
    ),
  }))
  const others = {
    space: {path: '', title: 'Other files', entries: []},
    sections: strays.map(([, one]) => one),
  }
  return {spaces: strays.length > 0 ? [...spaces, others] : spaces, left: rest.length - shown.length}
}

function groupFolders(folders: readonly AssetFolder[]): ReadonlyMap<string, readonly AssetFolder[]> {
  const groups = new Map<string, AssetFolder[]>()
  for (const folder of folders) groups.set(folder.folder, [...(groups.get(folder.folder) ?? []), folder])
  return groups
}

function inOrder(sections: readonly Section[], {entries}: ReportedSpace): readonly Section[] {
  const ranks = new Map<string, number>()
  for (const [index, {path}] of entries.entries())
    if (path !== undefined && !ranks.has(path)) ranks.set(path, index)
  const rankOf = ({path}: Section) => ranks.get(path) ?? entries.length
  return [...sections].sort((one, other) => rankOf(one) - rankOf(other))
}
