/** What reports show of spaces besides findings: tables of contents, and files that are no pages. */
import type {NavigationEntry} from '../../project/navigation.ts'
import {isFound} from '../../project/resolution.ts'
import type {SpaceIndex} from '../../project/space-index.ts'
import {absolutePath, absoluteRoot} from '../../project/walk.ts'
import type {ReportedAsset, ReportedEntry, ReportedSpace, ReportInput} from '../../report/located.ts'
import type {Io} from './io.ts'
import {shown} from './lint-context.ts'

/** Describes spaces, each part when it is first asked for. */
export function describeSpaces(
  indexes: readonly SpaceIndex[],
  io: Io,
): Required<Pick<ReportInput, 'asset' | 'spaces'>> {
  let assets: ReadonlyMap<string, ReportedAsset> | undefined
  return {
    asset(path) {
      assets ??= new Map(indexes.flatMap((index) => assetsOf(index, io)))
      return assets.get(path)
    },
    spaces: () => indexes.map((index) => describeSpace(index, io)),
  }
}

const assetsOf = ({space, assets}: SpaceIndex, io: Io): (readonly [string, ReportedAsset])[] =>
  assets.map(({path, bytes}) => [
    shown(absolutePath(absoluteRoot(space), path), io),
    bytes === undefined ? {} : {bytes},
  ])

function describeSpace({space, facts, navigation}: SpaceIndex, io: Io): ReportedSpace {
  const root = absoluteRoot(space)
  const title = facts.get(space.readme ?? '')?.title?.text
  return {
    path: shown(root, io) || '.',
    ...(title !== undefined && {title}),
    entries: (navigation?.entries ?? []).flatMap((entry, index, all) => [
      ...groupBefore(entry, all[index - 1]),
      describeEntry(entry, (path) => shown(absolutePath(root, path), io)),
    ]),
  }
}

const groupBefore = ({group}: NavigationEntry, before: NavigationEntry | undefined): ReportedEntry[] =>
  group === undefined || group === before?.group ? [] : [{kind: 'group', title: group.text, depth: 0}]

function describeEntry(
  {entry, group, resolution}: NavigationEntry,
  pathOf: (path: string) => string,
): ReportedEntry {
  const found = resolution !== undefined && isFound(resolution) && resolution.fragment === undefined
  return {
    kind: found ? 'page' : 'link',
    title: entry.text,
    depth: entry.depth + (group === undefined ? 0 : 1),
    ...(found && {path: pathOf(resolution.path)}),
  }
}
