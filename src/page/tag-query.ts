/** Questions about the tags of a page: attributes, whether prose merely names a tag, whose condition an `if` is. */
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

/** Whether a condition is one of GitBook's, and not Jinja's or Liquid's: it starts from a root that GitBook has. */
export const isGitbookCondition = (tag: GitbookTag): boolean =>
  /(?:^|[^\w.])(?:visitor|space|page)\s*[.[?]/.test(tag.expression?.value ?? '')

/** The blocks around a block, nearest first; blocks without end tag are none. */
export function enclosingBlocks(block: Block, {facts: {blocks}}: Page): readonly Block[] {
  const found: Block[] = []
  for (let at = parentOf(block, blocks); at !== undefined; at = parentOf(at, blocks)) {
    if (at.close !== undefined) found.push(at)
  }
  return found
}

const parentOf = ({parent}: Block, blocks: readonly Block[]) =>
  parent === undefined ? undefined : blocks[parent]

/** The names of blocks whose tags do not pair: what depends on them cannot be judged. */
export function unpairedNames({pairing, facts: {blocks}}: Page): ReadonlySet<string> {
  return new Set(
    pairing.flatMap((problem) => [
      ...('block' in problem ? [blocks[problem.block]?.name ?? ''] : []),
      ...('tag' in problem ? [problem.tag.name] : []),
    ]),
  )
}
