/** Which block an offset lies in. */
import type {Block} from './facts.ts'

/**
 * Index of the innermost block with an end tag around an offset. Blocks are in source order; the search
 * is binary, then up the parents.
 */
export function blockAt(blocks: readonly Block[], offset: number): number | undefined {
  let low = 0
  let high = blocks.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((blocks[middle]?.range.start ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  let index: number | undefined = low - 1
  while (index !== undefined && index >= 0) {
    const block: Block | undefined = blocks[index]
    if (block !== undefined && offset < block.range.end) return index
    index = block?.parent
  }
  return undefined
}
