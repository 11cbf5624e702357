/** The entries and groups of a `SUMMARY.md`, as far as its Markdown says. */
import type {Link, List, ListItem, Root} from 'mdast'
import {lineEndingOf} from '../core/line-ending.ts'
import type {Range} from '../core/range.ts'
import {destinationRange, titleRange} from '../syntax/destination.ts'
import type {SummaryEntry, SummaryFacts, SummaryGroup, SummaryYaml} from './facts.ts'
import {rangeOf} from './gathered.ts'
import {visibleText} from './visible-text.ts'

/** Reads a table of contents. */
export function collectSummary(tree: Root, text: string): SummaryFacts {
  const entries: SummaryEntry[] = []
  const groups: SummaryGroup[] = []
  const other: SummaryFacts['other'][number][] = []

  const addItem = (item: ListItem, depth: number, parent: number | undefined) => {
    const index = entries.length
    const group = groups.length - 1
    entries.push({
      ...entryOf(item, text),
      ...placeOf(item, text),
      depth,
      ...(parent !== undefined && {parent}),
      ...(group >= 0 && {group}),
    })
    for (const child of item.children) if (child.type === 'list') addList(child, depth + 1, index)
  }
  const addList = (list: List, depth: number, parent: number | undefined) => {
    for (const item of list.children) addItem(item, depth, parent)
  }

  for (const node of tree.children) {
    if (node.type === 'list') addList(node, 0, undefined)
    else if (node.type === 'heading' && node.depth > 1) {
      const range = rangeOf(node)
      const anchor = /\bid="([^"]*)"/.exec(text.slice(range.start, range.end))?.[1]
      const first = node.children[0]
      groups.push({
        text: visibleText(node).trim(),
        depth: node.depth,
        range,
        textRange: first === undefined ? {start: range.end, end: range.end} : rangeOf(first),
        ...(anchor !== undefined && {anchor}),
      })
    } else if (!separators.has(node.type)) other.push(rangeOf(node))
  }
  return {entries, groups, other, lineEnding: lineEndingOf(text)}
}

const separators = new Set(['heading', 'thematicBreak', 'html', 'yaml'])

function entryOf(item: ListItem, text: string): Omit<SummaryEntry, 'depth'> {
  const first = item.children[0]
  const whole = rangeOf(item)
  if (first?.type === 'code') {
    const range = rangeOf(first)
    return {
      text: '',
      range,
      textRange: {start: range.start, end: range.start},
      yaml: yamlOf(first.value, range, text),
    }
  }
  if (first?.type !== 'paragraph') {
    const range = {start: whole.start, end: first === undefined ? whole.end : rangeOf(first).start}
    return {text: '', range, textRange: {start: range.end, end: range.end}}
  }
  const [link, ...more] = first.children.filter((child): child is Link => child.type === 'link')
  if (link === undefined) return {text: visibleText(first), range: rangeOf(first), textRange: rangeOf(first)}
  const [head, tail] = [link.children[0], link.children[link.children.length - 1]]
  const titled = titleRange(text, link)
  return {
    text: visibleText(link),
    href: link.url,
    hrefRange: destinationRange(text, link),
    range: rangeOf(first),
    textRange: head && tail ? {start: rangeOf(head).start, end: rangeOf(tail).end} : rangeOf(link),
    ...(link.title != null && {title: link.title}),
    ...(titled !== undefined && {titleRange: titled}),
    ...(more.length > 0 && {moreLinks: more.map(rangeOf)}),
  }
}

/** Where the bullet stands. Not given for an item that starts behind other text, as in `* * x`. */
function placeOf(item: ListItem, text: string): Pick<SummaryEntry, 'indent' | 'marker' | 'contentColumn'> {
  const {start} = rangeOf(item)
  const lineStart = Math.max(text.lastIndexOf('\n', start - 1), text.lastIndexOf('\r', start - 1)) + 1
  const before = text.slice(lineStart, start)
  if (!/^[ \t]*$/.test(before)) return {}
  const columns = advance(0, before)
  const [, marker = '*', space = ''] =
    /^([*+-]|\d{1,9}[.)])([ \t]*)(?=\S)/.exec(text.slice(start, start + 32)) ?? []
  const bullet = columns + marker.length
  const content = advance(bullet, space)
  return {
    indent: {range: {start: lineStart, end: start}, columns, text: before},
    marker,
    // Behind more than four columns of white space, the content begins after the first.
    contentColumn: content === bullet || content > bullet + 4 ? bullet + 1 : content,
  }
}

/** The column behind some white space that begins at a column. Tab stops stand at every fourth. */
const advance = (column: number, space: string): number =>
  [...space].reduce((at, char) => (char === '\t' ? at + 4 - (at % 4) : at + 1), column)

/** A fence takes its indentation from each line: what is left ends where the line ends. */
function yamlOf(source: string, range: Range, text: string): SummaryYaml {
  const lineStarts: number[] = []
  const ends = /\r\n|\r|\n|$/g
  ends.lastIndex = range.start
  let end = ends.exec(text)
  for (const line of source.split(/\r\n|\r|\n/)) {
    ends.lastIndex = end === null ? text.length : end.index + end[0].length
    end = ends.exec(text)
    lineStarts.push((end?.index ?? text.length) - line.length)
  }
  return {source, range, lineStarts}
}
