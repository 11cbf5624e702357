/**
 * Mends what remark-lint's comment control does to our messages. It drops those that stand behind the last leaf
 * of a page, such as the address of a link that ends it, stops at `disable-next-line`, and has no way to hide
 * what stands in front matter. While it runs, the tree ends with an empty leaf and such comments are out of its
 * sight; then the tree is as it was. To be removed once `unified-message-control` does without.
 */
import type {Html, Nodes, Root} from 'mdast'
import type {Plugin, Processor} from 'unified'
import {visit} from 'unist-util-visit'
import type {VFile} from 'vfile'
import {parseSuppression} from '../../page/suppression.ts'

interface Guard {
  readonly leaf: Nodes
  readonly hidden: readonly Html[]
}

const guards = new WeakMap<Root, Guard>()

/** Makes the tree as it was once the control has run, wherever `remark-lint` stands in the list of plugins. */
export function guardComments(processor: Processor): void {
  processor.use(behindControl)
}

/** `remark-lint` attaches the control when it is attached itself: what is attached one step later runs behind it. */
const behindControl: Plugin<[], Root> = function () {
  this.use(() => lower)
}

/** Makes the tree ready for the control; to be called before that, and no matter how often. */
export function raise(tree: Root): void {
  if (guards.has(tree)) return
  const end = tree.position?.end
  const hidden: Html[] = []
  visit(tree, 'html', (node) => {
    if (actionOf(node)?.action === 'disable-next-line') hidden.push(node)
  })
  for (const node of hidden) Object.assign(node, {type: 'hiddenComment'})
  const leaf: Nodes = {type: 'text', value: '', ...(end && {position: {start: end, end}})}
  // An inline node has no place there; it is gone before anyone prints the tree.
  tree.children.push(leaf as never)
  guards.set(tree, {leaf, hidden})
}

function lower(tree: Root, file: VFile): undefined {
  const guard = guards.get(tree)
  if (!guard) return
  tree.children = tree.children.filter((child) => child !== guard.leaf)
  for (const node of guard.hidden) {
    node.type = 'html'
    obey(node, file)
  }
  hideFrontMatter(tree, file)
  guards.delete(tree)
}

const actionOf = ({value}: Html) => {
  const comment = /^<!--([\s\S]*?)-->$/.exec(value.trim())?.[1]
  return comment === undefined ? undefined : parseSuppression(comment)
}

/** Comments before any other block speak of the front matter above them as well. */
function hideFrontMatter({children: [front, ...blocks]}: Root, file: VFile): void {
  const end = front?.type === 'yaml' ? front.position?.end.line : undefined
  if (end === undefined) return
  for (const block of blocks) {
    if (block.type !== 'html' || !block.value.startsWith('<!--')) return
    const said = actionOf(block)
    if (said?.action !== 'disable' && said?.action !== 'ignore') continue
    drop(file, said.rules, (line) => line <= end)
  }
}

/** Does what a comment says that the control has not seen. */
function obey(node: Html, file: VFile): void {
  const next = (node.position?.end.line ?? 0) + 1
  drop(file, actionOf(node)?.rules ?? [], (line) => line === next)
}

/** Drops our messages on some lines: those of the rules, or of all where none is named. */
function drop(
  file: VFile,
  rules: readonly {readonly id: string}[],
  isThere: (line: number) => boolean,
): void {
  const ids = new Set(rules.map(({id}) => id))
  file.messages = file.messages.filter(
    ({source, line, ruleId}) =>
      source !== 'remark-lint' ||
      line === undefined ||
      !isThere(line) ||
      (ids.size > 0 && !ids.has(ruleId ?? '')),
  )
}
