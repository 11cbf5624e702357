/**
 * Whether a node is the first or last thing in its block: what stands at a block's edge loses the white
 * space around it. Shared by rules about text; it looks at no source.
 */
import type {Nodes, Parents} from 'mdast'

/** Where a node stands in the paragraph, heading or cell around it. */
export interface BlockEdges {
  /** The paragraph, heading or table cell; `undefined` outside any. */
  readonly block: Parents | undefined
  /** Whether nothing stands before the node, though marks around it may open there. */
  readonly first: boolean
  readonly last: boolean
  /** Whether the node is a child of the block itself, not of a mark or link in it. */
  readonly direct: boolean
}

/** The edges of the block that a node touches, by its ancestors from the root. */
export function blockEdges(node: Nodes, ancestors: readonly Nodes[]): BlockEdges {
  let child = node
  let first = true
  let last = true
  for (let at = ancestors.length - 1; at >= 0; at--) {
    const parent = ancestors[at]
    if (parent === undefined || !('children' in parent)) break
    first &&= parent.children[0] === child
    last &&= parent.children[parent.children.length - 1] === child
    if (isTextBlock(parent)) return {block: parent, first, last, direct: at === ancestors.length - 1}
    child = parent
  }
  return {block: undefined, first: false, last: false, direct: false}
}

const isTextBlock = ({type}: Nodes) => type === 'paragraph' || type === 'heading' || type === 'tableCell'
