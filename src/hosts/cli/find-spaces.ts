/** From the paths that were named to spaces, with what the linter's own configs say of them. */
import {type Discovery, discover} from '../../project/discover.ts'
import {absoluteRoot} from '../../project/walk.ts'
import {visible} from '../../report/visible.ts'
import {nativePaths} from '../native-paths.ts'
import {isIgnoredBy} from './configs.ts'
import type {LintContext} from './lint-context.ts'
import {UsageError} from './usage-error.ts'

/** What a run over paths is given. */
export type PathsContext = LintContext & {readonly paths: readonly string[]}

/**
 * Finds what the named paths mean.
 * @throws UsageError where a path is missing or means no space, or a config cannot be read
 */
export async function findSpaces(context: PathsContext): Promise<Discovery> {
  const {io, configs} = context
  const paths = context.paths.map((path) => nativePaths.absolute(io.cwd, path))
  let named = [...new Set(paths.flatMap((path) => configs.spacesFor(path)))]
  for (;;) {
    const found = await find(paths, named, context)
    if (found.problems.length > 0)
      throw new UsageError(found.problems.map((problem) => visible(shorten(problem, io.cwd))).join('\n'))
    // A space may have a config of its own, which names others inside it: each round names more of them.
    const all = new Set([
      ...named,
      ...found.spaces.flatMap((space) => configs.spacesFor(absoluteRoot(space))),
    ])
    if (all.size === named.length) return found
    named = [...all]
  }
}

const find = (
  paths: readonly string[],
  spaces: readonly string[],
  {options, configs, fs, indexed, isTree = false}: LintContext,
): Promise<Discovery> =>
  discover(fs, {
    paths,
    spaces,
    isIgnored: (path, space) => isIgnoredBy(configs.for(space), path),
    loose: options.loose,
    isTree,
    ...(indexed && {indexed}),
  })

const shorten = (problem: string, cwd: string) =>
  problem.replaceAll(`${nativePaths.slashed(cwd)}/`, '').replaceAll(nativePaths.slashed(cwd), '.')
