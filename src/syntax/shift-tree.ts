/** Moves trees: for text that was cut out of a page, parsed by itself and put back. */
import type {Nodes} from 'mdast'
import type {Range} from '../core/range.ts'

/** Moves a node and all in it, in place, by so many UTF-16 units and lines; columns stay. */
export function shiftTree(node: Nodes, units: number, lines = 0) {
  const {position} = node
  for (const point of [position?.start, position?.end]) {
    if (point?.offset === undefined) continue
    point.offset += units
    point.line += lines
  }
  if (node.type === 'gitbookTag') Object.assign(node, shiftRanges(node, units))
  if ('children' in node) for (const child of node.children) shiftTree(child, units, lines)
}

/** The same plain data with every range moved; positions, which are no ranges, stay. */
function shiftRanges(value: unknown, by: number): unknown {
  if (value === null || typeof value !== 'object') return value
  if (Array.isArray(value)) return value.map((item) => shiftRanges(item, by))
  if (isRange(value)) return {start: value.start + by, end: value.end + by}
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, key === 'position' ? item : shiftRanges(item, by)]),
  )
}

const isRange = (value: object): value is Range =>
  'start' in value && 'end' in value && typeof value.start === 'number' && typeof value.end === 'number'
