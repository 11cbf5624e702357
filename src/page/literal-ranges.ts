/**
 * The stretches of a page that are shown as they are written: fenced and inline code
 * and the HTML elements for code. For rules that look at characters rather than at nodes.
 */
import type {Range} from '../core/range.ts'
import type {HtmlFacts} from '../syntax/html.ts'

const literal = new Set(['pre', 'code', 'kbd', 'samp', 'script', 'style'])

/** HTML elements for code, and comments, which nobody sees. */
export const literalHtml = ({elements, comments}: HtmlFacts): readonly Range[] => [
  ...elements.filter(({name}) => literal.has(name)).map(({range}) => range),
  ...comments.map(({range}) => range),
]

/** Says of an offset whether it lies in one of the ranges, which may overlap; each answer takes a bisection. */
export function createRangeTest(ranges: readonly Range[]): (offset: number) => boolean {
  const merged = merge(ranges)
  return (offset) => {
    let low = 0
    let high = merged.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((merged[middle]?.start ?? 0) <= offset) low = middle + 1
      else high = middle
    }
    return offset < (merged[low - 1]?.end ?? 0)
  }
}

function merge(ranges: readonly Range[]): readonly Range[] {
  const sorted = [...ranges].sort((one, other) => one.start - other.start)
  const merged: Range[] = []
  for (const next of sorted) {
    const last = merged[merged.length - 1]
    if (last === undefined || next.start > last.end) merged.push(next)
    else if (next.end > last.end) merged[merged.length - 1] = {start: last.start, end: next.end}
  }
  return merged
}
