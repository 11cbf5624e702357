/**
 * Makes a tree of the native parser the one that the reference gives, where they are known to differ. Bare addresses
 * become text again, since GitBook's links are written out; paragraphs of task items begin at their box.
 */
import type {Link, Nodes, Root, TableRow, Text} from 'mdast'

/** Aligns a tree in place; `false` where it cannot be told what the reference gives. */
export function alignTree(tree: Root, text: string): boolean {
  return alignChildren(tree, text)
}

function alignChildren(parent: Nodes, text: string): boolean {
  // A block of HTML at the end of a list item: whether it holds the end of its last line.
  if (parent.type === 'html' && parent.value.endsWith('\n')) return false
  if (!('children' in parent)) return true
  if (parent.type === 'tableRow' && !isPlainRow(parent, text)) return false
  let before: Nodes | undefined
  let isTorn = false
  for (const child of parent.children) {
    if (child.type === 'link' && isBareAddress(child, text)) isTorn = true
    else if (!alignChildren(child, text)) return false
    if (child.type === 'text' && before?.type === 'text') isTorn = true
    before = child
  }
  if (isTorn && !joinTexts(parent, text)) return false
  if (parent.type === 'listItem' && typeof parent.checked === 'boolean') startAtBox(parent.children[0], text)
  return true
}

/** Whether a row has as many cells as there are bars between them: too many cells are read differently. */
const isPlainRow = ({children, position}: TableRow, text: string): boolean => {
  const row = text.slice(position?.start.offset, position?.end.offset).trim()
  const inner = row.slice(row.startsWith('|') ? 1 : 0, row.endsWith('|') ? -1 : undefined)
  return row.includes('|') && inner.split('|').length === children.length
}

/** Whether a link is an address without brackets or angles. */
const isBareAddress = ({position}: Link, text: string): boolean => {
  const first = text[position?.start.offset ?? 0]
  return first !== '[' && first !== '<'
}

/** Makes text of bare addresses, and one text of those that touch. */
function joinTexts(parent: Nodes & {readonly children: readonly Nodes[]}, text: string): boolean {
  const children: Nodes[] = []
  for (const child of parent.children) {
    const node = child.type === 'link' && isBareAddress(child, text) ? textOf(child, text) : child
    if (node === undefined) return false
    const before = children[children.length - 1]
    if (node.type === 'text' && before?.type === 'text') children[children.length - 1] = joined(before, node)
    else children.push(node)
  }
  Object.assign(parent, {children})
  return true
}

function textOf({position}: Link, text: string): Text | undefined {
  const value = text.slice(position?.start.offset, position?.end.offset)
  // Marks, escapes and entities would be read in text.
  return position === undefined || /[\\&*_~`<[\]!\r\n]/.test(value)
    ? undefined
    : {type: 'text', value, position}
}

const joined = (one: Text, other: Text): Text => ({
  type: 'text',
  value: one.value + other.value,
  ...(one.position && other.position && {position: {start: one.position.start, end: other.position.end}}),
})

/** The reference moves the start of the paragraph with that of a text behind the box, and with nothing else. */
function startAtBox(node: Nodes | undefined, text: string) {
  if (node?.type !== 'paragraph' || node.position === undefined || node.children[0]?.type === 'text') return
  const {start} = node.position
  const box = text.lastIndexOf('[', (start.offset ?? 0) - 1)
  const distance = (start.offset ?? 0) - box
  node.position.start = {line: start.line, column: start.column - distance, offset: box}
}
