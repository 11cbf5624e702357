/** The text that a reader sees of a piece of tree, without marks, images and HTML tags. */
import type {Nodes} from 'mdast'

/** Concatenated text and code of a node; a line break becomes a space. */
export function visibleText(node: Nodes): string {
  if (node.type === 'text' || node.type === 'inlineCode') return node.value
  if (node.type === 'break') return ' '
  return 'children' in node ? node.children.map(visibleText).join('') : ''
}
