/** A parsed page: what page rules see. Held while its rules run, never kept for the space stage. */
import type {Root} from 'mdast'
import type {LineIndex} from '../core/line-index.ts'
import type {HtmlFacts} from '../syntax/html.ts'
import type {GitbookTag} from '../syntax/nodes.ts'
import type {PairingProblem} from '../syntax/pair-tags.ts'
import type {PageFacts} from './facts.ts'
import type {Limit} from './limits.ts'

/** Everything that a page alone can tell. */
export interface Page {
  /** From the space root, with `/`. */
  readonly path: string
  /** The whole decoded file, byte order mark included. */
  readonly text: string
  readonly lines: LineIndex
  /** Of the text up to `limit`. */
  readonly tree: Root
  /** Where reading stopped; absent when all of the page was read. */
  readonly limit?: Limit
  /** All tags of the tree in source order, block and inline; none from code, comments or HTML. */
  readonly tags: readonly GitbookTag[]
  readonly pairing: readonly PairingProblem[]
  readonly html: HtmlFacts
  readonly facts: PageFacts
}
