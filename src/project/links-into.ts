/**
 * Links from other spaces of a repository into one. No site knows them, but in the repository they lead
 * somewhere, and so they follow what moves.
 */
import type {ResolvedTarget} from './links.ts'
import {folderOf, joinPath, relativePath} from './paths.ts'
import type {SpaceIndex} from './space-index.ts'

/** A link of another space and the path that it has to have; paths within the repository. */
export interface ForeignLink {
  readonly index: SpaceIndex
  readonly link: ResolvedTarget
  readonly to: string
}

/** The links of `others` that lead to what moves in a space; `moved` is by path from its root. */
export function linksInto(
  {space}: SpaceIndex,
  moved: ReadonlyMap<string, string>,
  others: readonly SpaceIndex[],
): readonly ForeignLink[] {
  return others
    .filter((other) => other.space !== space && other.space.repository === space.repository)
    .flatMap((index) =>
      [...index.facts.keys()].flatMap((path) =>
        index.links.from(path).flatMap((link): ForeignLink[] => {
          const {resolution, target} = link
          if (resolution.kind !== 'other-space' || resolution.root !== space.root) return []
          const to = destination(resolution.path, moved)
          if (to === undefined) return []
          const at = joinPath(space.root, to)
          const isAbsolute = target.href.startsWith('/')
          const from = folderOf(joinPath(index.space.root, path))
          return [{index, link, to: isAbsolute ? `/${at}` : relativePath(from, at)}]
        }),
      ),
    )
}

/** Where a path leads after the move, in the way that it is written: with its ending, or without. */
function destination(path: string, moved: ReadonlyMap<string, string>): string | undefined {
  const exact = moved.get(path)
  return exact ?? moved.get(`${path}.md`)?.replace(/\.md$/i, '')
}
