/** What the walk over a tree hands to the collectors of facts. */
import type {Definition, Heading as HeadingNode, Image, Link, Nodes} from 'mdast'
import type {Range} from '../core/range.ts'
import type {HtmlFacts} from '../syntax/html.ts'
import type {GitbookTag} from '../syntax/nodes.ts'
import type {Block, FrontMatterFacts} from './facts.ts'

/** What the walk hands to the collectors. */
export interface Gathered {
  readonly text: string
  readonly tags: readonly GitbookTag[]
  readonly blocks: readonly Block[]
  readonly html: HtmlFacts
  readonly headings: readonly HeadingNode[]
  readonly resources: readonly (Link | Image | Definition)[]
  readonly frontMatter: FrontMatterFacts | undefined
}

/** The range of a node of a parsed tree. */
export const rangeOf = (node: Nodes): Range => ({
  start: node.position?.start.offset ?? 0,
  end: node.position?.end.offset ?? 0,
})
