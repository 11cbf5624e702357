/** A compact notation of a tree with positions: one node a line, `type start-end`, tags spelt out. */
import type {Nodes} from 'mdast'
import type {GitbookTag} from '../../src/syntax/nodes.ts'

export function showTree(text: string, node: Nodes, depth = 0): string {
  const position = node.position
  const place = `${position?.start.line}:${position?.start.column}-${position?.end.line}:${position?.end.column}`
  const own = `${'  '.repeat(depth)}${node.type} ${place}${node.type === 'gitbookTag' ? ` ${showTag(text, node)}` : ''}`
  const children = 'children' in node ? node.children.map((child) => showTree(text, child, depth + 1)) : []
  return [own, ...children].join('\n')
}

/** Name, attributes, argument and problems of a tag, all read off the source by their ranges. */
export function showTag(text: string, tag: GitbookTag): string {
  const read = ({start, end}: {start: number; end: number}) => JSON.stringify(text.slice(start, end))
  return [
    tag.kind,
    read(tag.nameRange),
    ...tag.attributes.map((each) =>
      each.valueRange ? `${read(each.nameRange)}=${read(each.valueRange)}` : read(each.nameRange),
    ),
    ...(tag.argument ? [`argument=${read(tag.argument.range)}`] : []),
    ...(tag.expression ? [`expression=${read(tag.expression.range)}`] : []),
    ...(tag.inline ? ['inline'] : []),
    ...tag.problems.map(({kind, range}) => `!${kind} ${read(range)}`),
  ].join(' ')
}
