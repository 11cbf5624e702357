/** Which targets of a page count: not those that repeat a block's address, nor texts that are not shown. */
import type {Target} from './facts.ts'

/**
 * Leaves out the link inside a `content-ref` that repeats the block's address, as GitBook always writes it,
 * and links inside OpenAPI blocks, which GitBook ignores. In source order.
 */
export function distinctTargets(targets: readonly Target[]): readonly Target[] {
  let around: Target | undefined
  return targets.filter((target) => {
    if (target.kind === 'content-ref') around = target
    return target.kind === 'content-ref-body' ? target.href !== around?.href : target.kind !== 'openapi-body'
  })
}

/**
 * Where the links start whose text readers do not see: mentions, and links inside `content-ref` and OpenAPI
 * blocks. Offsets.
 */
export const hiddenLinkStarts = (targets: readonly Target[]): ReadonlySet<number> =>
  new Set(
    targets.flatMap((target) => {
      const isHidden = /-body$/.test(target.kind) || (target.kind === 'link' && isMention(target))
      return isHidden ? target.range.start : []
    }),
  )

/** Whether a link is a mention: GitBook shows the title of what it leads to in place of its text. */
export const isMention = ({title}: Pick<Target, 'title'>): boolean => title === 'mention'
