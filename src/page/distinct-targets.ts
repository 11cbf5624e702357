/** The targets of a page without those that say again what a block around them has said. */
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

/** Whether a link is a mention: GitBook shows the title of what it leads to in place of its text. */
export const isMention = ({title}: Pick<Target, 'title'>): boolean => title === 'mention'
