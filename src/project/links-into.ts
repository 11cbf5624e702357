/** Links from other spaces of a repository into one: they never follow, since no site knows them. */
import type {ResolvedTarget} from './links.ts'
import type {SpaceIndex} from './space-index.ts'

/** A link and the space that it stands in. */
export interface ForeignLink {
  readonly index: SpaceIndex
  readonly link: ResolvedTarget
}

/** The links of `others` that lead to files of a space; `paths` are from its root. */
export function linksInto(
  {space}: SpaceIndex,
  paths: ReadonlySet<string>,
  others: readonly SpaceIndex[],
): readonly ForeignLink[] {
  return others
    .filter((other) => other.space !== space && other.space.repository === space.repository)
    .flatMap((index) =>
      [...index.facts.keys()].flatMap((path) =>
        index.links
          .from(path)
          .filter(
            ({resolution}) =>
              resolution.kind === 'other-space' &&
              resolution.root === space.root &&
              paths.has(resolution.path),
          )
          .map((link) => ({index, link})),
      ),
    )
}
