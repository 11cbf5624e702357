/** Questions about the tags of a page: attributes, whether prose merely names a tag, whose condition an `if` is. */
import type {Range} from '../core/range.ts'
import type {GitbookTag, TagAttribute} from '../syntax/nodes.ts'
import type {Block} from './facts.ts'
import type {Page} from './page.ts'

/** The first attribute of that name. */
export const tagAttribute = (tag: GitbookTag, name: string): TagAttribute | undefined =>
  tag.attributes.find((attribute) => attribute.name === name)

/** The value of an attribute, trimmed; `undefined` where there is none or it is empty. */
export const tagValue = (tag: GitbookTag, name: string): string | undefined =>
  tagAttribute(tag, name)?.value?.trim() || undefined

/**
 * Whether a tag stands in running text and says nothing but its name: prose about GitBook, Jinja or Liquid,
 * not a block that someone meant.
 */
export const isMention = (tag: GitbookTag): boolean =>
  tag.inline && tag.argument === undefined && tag.attributes.every(({value}) => value === undefined)

/** Whether a condition is one of GitBook's, and not Jinja's or Liquid's: it is about something that only GitBook has. */
export const isGitbookCondition = (tag: GitbookTag): boolean =>
  /(?:^|[^\w.])(?:visitor\s*(?:\?\.|[.[])|(?:space|page)\??\.vars\b)/.test(tag.expression?.value ?? '')

/** The nearest block around a block of one of some names; blocks without end tag are none. */
export function enclosingBlock(
  {parent}: Block,
  names: readonly string[],
  {facts: {blocks}}: Page,
): Block | undefined {
  let at = parent === undefined ? undefined : blocks[parent]
  for (let depth = 0; at !== undefined && depth < deepest; depth++) {
    if (at.close !== undefined && names.includes(at.name)) return at
    at = at.parent === undefined ? undefined : blocks[at.parent]
  }
  return undefined
}

/** How far up blocks are looked for: no page nests deeper, and time stays linear. */
const deepest = 100

/** The names of blocks whose tags do not pair: what depends on them cannot be judged. */
export function unpairedNames({pairing, facts: {blocks}}: Page): ReadonlySet<string> {
  return new Set(
    pairing.flatMap((problem) => [
      ...('block' in problem ? [blocks[problem.block]?.name ?? ''] : []),
      ...('tag' in problem ? [problem.tag.name] : []),
    ]),
  )
}

/** The blocks that a test picks, without those that lie in another of them. Prose is left out. */
export function outermostBlocks({facts}: Page, picks: (block: Block) => boolean): readonly Block[] {
  const found: Block[] = []
  let end = -1
  for (const block of facts.blocks) {
    if (block.range.start < end || isMention(block.open) || !picks(block)) continue
    found.push(block)
    end = block.range.end
  }
  return found
}

/** The tags that lie in a range, in source order, by bisection. */
export function tagsWithin({start, end}: Range, {tags}: Page): readonly GitbookTag[] {
  const from = firstFrom(tags, start)
  return tags.slice(from, Math.max(from, firstFrom(tags, end)))
}

/** The index of the first tag that starts at or after an offset. */
function firstFrom(tags: readonly GitbookTag[], offset: number): number {
  let [low, high] = [0, tags.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((tags[middle]?.position?.start.offset ?? 0) < offset) low = middle + 1
    else high = middle
  }
  return low
}
