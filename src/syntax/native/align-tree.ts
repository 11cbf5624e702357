/**
 * Makes a tree of the native parser the one that the reference gives, where they are known to differ. Bare addresses
 * become text again, since GitBook's links are written out; paragraphs of task items begin at their box.
 */
import type {Code, Html, InlineCode, Link, Nodes, Root, TableRow, Text} from 'mdast'
import {opensHtml} from './cut-page.ts'

/** Aligns a tree in place; `false` where it cannot be told what the reference gives. */
export function alignTree(tree: Root, text: string): boolean {
  return alignChildren(tree, text)
}

/** What holds blocks and has marks of its own on their lines. */
const containers: ReadonlySet<string> = new Set(['blockquote', 'listItem', 'footnoteDefinition'])

function alignChildren(parent: Nodes, text: string): boolean {
  if (parent.type === 'html' && isDoubtfulHtml(parent.value)) return false
  if (!('children' in parent)) return true
  if (parent.type === 'tableRow' && !isPlainRow(parent, text)) return false
  let before: Nodes | undefined
  let isTorn = false
  const isContainer = containers.has(parent.type)
  const isFlow = isContainer || parent.type === 'root'
  for (const child of parent.children) {
    if ((isContainer && isUnclosed(child, text)) || isDoubtfulBelowCode(child, before, text)) return false
    if (child.type === 'code' && isDoubtfulCode(child, text)) return false
    if (child.type === 'html' && (isLazy(child, parent, text) || (!isFlow && isIndented(child)))) return false
    if (before?.type === 'text' && isTextEndDoubtful(before, child)) return false
    if (child.type === 'inlineCode' && isTabbed(child, text)) return false
    if (child.type === 'text' && mayCross(parent, child)) return false
    if (child.type === 'link' && isBareAddress(child, text)) isTorn = true
    else if (!alignChildren(child, text)) return false
    if (child.type === 'text' && before?.type === 'text') isTorn = true
    before = child
  }
  if (isTorn && !joinTexts(parent, text)) return false
  return (
    parent.type !== 'listItem' || typeof parent.checked !== 'boolean' || startAtBox(parent.children[0], text)
  )
}

/** HTML at the end of a list item may hold the end of its last line; `<pre>` ends at `</style>` in the reference. */
function isDoubtfulHtml(value: string): boolean {
  if (value.endsWith('\n')) return true
  const name = /^ {0,3}<(pre|script|style|textarea)(?=[\s>]|$)/i.exec(value)?.[1]?.toLowerCase()
  return name !== undefined && [...value.matchAll(rawEnd)].some((end) => end[1]?.toLowerCase() !== name)
}

/** Code in running text over several lines with a tab, which in a list may count as fewer spaces. */
const isTabbed = ({position}: InlineCode, text: string): boolean =>
  /\n.*\t/.test(text.slice(position?.start.offset, position?.end.offset))

/** HTML in running text that goes on behind white space, of which the reference leaves one space in a list. */
const isIndented = ({value}: Html): boolean => /\n[ \t]/.test(value)

/** HTML below a list or quote, behind fewer spaces than make it part of that: the reference counts them in. */
function isLazy({position}: Html, parent: Nodes, text: string): boolean {
  const offset = position?.start.offset ?? 0
  let start = offset
  while (text[start - 1] === ' ' || text[start - 1] === '\t') start--
  if (start === offset || (start > 0 && text[start - 1] !== '\n')) return false
  if (parent.type === 'root' || parent.type === 'blockquote' || parent.position === undefined) return true
  const {column, offset: from = 0} = parent.position.start
  const margin = text.slice(Math.max(0, from - Math.min(column - 1, longestMargin)), from)
  const first = parent.type === 'listItem' ? parent.children[0]?.position?.start.column : undefined
  const least = (first ?? column) - 1
  return offset - start < least || /[\t>]/.test(text.slice(start, offset) + margin)
}

/** More than marks of lists take, in UTF-16 units. */
const longestMargin = 200

/** Indented code at whose end a line of spaces stands, be it behind blank lines. */
function isDoubtfulCode({position}: Code, text: string): boolean {
  const start = position?.start.offset ?? 0
  const end = position?.end.offset ?? start
  if (/^[ \t]*(?:`{3}|~{3})/.test(text.slice(start, end))) return false
  let after = end
  while (/[ \t\r\n]/.test(text[after] ?? '')) after++
  const space = text.slice(end, after)
  return (
    /\n[ \t]+\r?$/.test(text.slice(start, end)) ||
    /\n[ \t]+\r?\n/.test(space) ||
    (after === text.length && /\n[ \t]+$/.test(space))
  )
}

/** Whether what looked like the start of code or HTML is at the end of a line: the reference may end such text later. */
const isTextEndDoubtful = (text: Text, next: Nodes): boolean =>
  text.value.endsWith('\n') &&
  /[`<]/.test(text.value) &&
  text.position?.end.offset !== next.position?.start.offset

const rawEnd = /<\/(pre|script|style|textarea)>/gi

/**
 * A list right below code: the reference asks of it what it asks of one that interrupts text. Indented code behind
 * indented code is one with it.
 */
function isDoubtfulBelowCode(node: Nodes, before: Nodes | undefined, text: string): boolean {
  if (before?.type !== 'code') return false
  if (node.type === 'code') return !isFenced(before, text) && !isFenced(node, text)
  return node.type === 'list' && before.position?.end.line === (node.position?.start.line ?? 0) - 1
}

const isFenced = ({position}: Code, text: string): boolean =>
  /[`~]/.test(text[position?.start.offset ?? 0] ?? '')

/** Marks of one sort in the text of marks of another: they may cross. */
const mayCross = (parent: Nodes, {value}: Text): boolean =>
  parent.type === 'delete'
    ? /[*_]/.test(value)
    : (parent.type === 'emphasis' || parent.type === 'strong') && value.includes('~')

/** Whether code or HTML in a list or quote ends because that does: they differ in where that is. */
function isUnclosed(node: Nodes, text: string): boolean {
  if (node.type === 'html') return opensHtml(node.value.trimStart()) !== undefined
  if (node.type !== 'code') return false
  const source = text.slice(node.position?.start.offset, node.position?.end.offset)
  const marks = /^(?:`{3,}|~{3,})/.exec(source)?.[0]
  return marks !== undefined && !new RegExp(`\\n[ \\t>]*${marks}${marks[0]}*[ \\t]*$`).test(source)
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

/** `false` for a box before something else. The reference moves the start of the paragraph with that of a text behind the box, and with nothing else. */
function startAtBox(node: Nodes | undefined, text: string): boolean {
  if (node?.type !== 'paragraph' || node.position === undefined) return false
  if (node.children[0]?.type === 'text') return true
  const {start} = node.position
  const box = text.lastIndexOf('[', (start.offset ?? 0) - 1)
  const distance = (start.offset ?? 0) - box
  node.position.start = {line: start.line, column: start.column - distance, offset: box}
  return true
}
