/**
 * Mends what remark-lint's comment control does to our messages. It drops those that stand behind the last leaf
 * of a page, such as the address of a link that ends it, and stops at `disable-next-line`. While it runs, the
 * tree ends with an empty leaf and such comments are out of its sight; then the tree is as it was. To be
 * removed once `unified-message-control` keeps the former and passes over the latter.
 */
import type {Html, Nodes, Root} from 'mdast'
import type {Plugin} from 'unified'
import {visit} from 'unist-util-visit'
import type {VFile} from 'vfile'
import {parseSuppression} from '../../page/suppression.ts'

interface Guard {
  readonly leaf: Nodes
  readonly hidden: readonly Html[]
}

const guards = new WeakMap<Root, Guard>()

/** Goes to the end of a list of plugins that holds `remark-lint`. */
export const commentControl: Plugin<[], Root> = function () {
  // The control joins the line when `remark-lint` is attached; this joins behind it.
  this.use(() => lower)
  return raise
}

function raise(tree: Root, file: VFile): undefined {
  const end = tree.position?.end
  const hidden: Html[] = []
  visit(tree, 'html', (node) => {
    if (actionOf(node)?.action === 'disable-next-line') hidden.push(node)
  })
  for (const node of hidden) hide(node, file)
  const leaf: Nodes = {type: 'text', value: '', ...(end && {position: {start: end, end}})}
  // An inline node has no place there; it is gone before anyone prints the tree.
  tree.children.push(leaf as never)
  guards.set(tree, {leaf, hidden})
}

function lower(tree: Root): undefined {
  const guard = guards.get(tree)
  if (!guard) return
  tree.children = tree.children.filter((child) => child !== guard.leaf)
  for (const node of guard.hidden) node.type = 'html'
  guards.delete(tree)
}

const actionOf = ({value}: Html) => {
  const comment = /^<!--([\s\S]*?)-->$/.exec(value.trim())?.[1]
  return comment === undefined ? undefined : parseSuppression(comment)
}

/** Takes the comment out of the control's sight, and does itself what the comment says. */
function hide(node: Html, file: VFile): void {
  const rules = new Set(actionOf(node)?.rules.map(({id}) => id))
  const line = (node.position?.end.line ?? 0) + 1
  file.messages = file.messages.filter(
    (message) =>
      message.source !== 'remark-lint' ||
      message.line !== line ||
      (rules.size > 0 && !rules.has(message.ruleId ?? '')),
  )
  Object.assign(node, {type: 'hiddenComment'})
}
