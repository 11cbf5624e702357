/** The spaces that a session holds, and where in them a file is. */
import {isWithin, pathFrom} from '../project/paths.ts'
import type {FileRole} from '../project/space.ts'
import {absolutePath} from '../project/walk.ts'
import type {SpaceState} from './space-state.ts'

/** A space under edit; its root is absolute. */
export interface Held {
  readonly root: string
  readonly state: SpaceState
}

/** A file of a space that is held; `own` is its path from the root. */
export interface Located {
  readonly held: Held
  readonly own: string
}

/** The space that a file belongs to: the innermost that has it, else the one whose settings it holds. */
export function locate(held: readonly Held[], path: string): Located | undefined {
  let owner: Held | undefined
  for (const one of held) {
    const isInner = owner === undefined || one.root.length > owner.root.length
    if (isInner && isWithin(path, one.root) && one.state.index.lookup.file(pathFrom(one.root, path)))
      owner = one
  }
  if (owner) return {held: owner, own: pathFrom(owner.root, path)}
  for (const one of held) {
    const {config, site} = one.state.index.space
    for (const own of [config.yaml?.path, site?.owns ? site.path : undefined])
      if (own !== undefined && absolutePath(one.root, own) === path) return {held: one, own}
  }
  return undefined
}

/** What a file is to its space; `undefined` where the space has no such file any more. */
export function roleOf({held: {state}, own}: Located): FileRole | undefined {
  const {lookup, space} = state.index
  if (own === space.config.yaml?.path) return 'config'
  if (own === space.site?.path) return 'site'
  return lookup.file(own)?.role
}
