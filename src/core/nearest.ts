/**
 * "Did you mean": finds the one candidate that a misspelt word stands for. Shared by all stages, so that
 * every message suggests by the same measure; it stays silent rather than guess.
 */
import {distance} from 'fastest-levenshtein'

/**
 * The candidate nearest to a word, by edits (two adjacent letters swapped count as one).
 *
 * A candidate that differs in case alone wins. Any other may be at most `max` edits away (2 by default)
 * and at most a third of the word's length. Of several at the same distance, the only one that shares
 * the word's first letter is taken; `undefined` if there is none, or more than one.
 */
export function nearest(word: string, candidates: Iterable<string>, max = 2): string | undefined {
  const folded = word.toLowerCase()
  const limit = Math.min(max, Math.floor(folded.length / 3))
  let best = limit
  let found = new Set<string>()
  for (const candidate of candidates) {
    const other = candidate.toLowerCase()
    if (other === folded) return candidate
    if (Math.abs(other.length - folded.length) > best) continue
    const edits = editsBetween(folded, other)
    if (edits > best) continue
    if (edits < best) found = new Set()
    best = edits
    found.add(candidate)
  }
  return onlyOne([...found], folded)
}

/**
 * `nearest` among hundreds of candidates, where nearly every short word has a neighbour that it has
 * nothing to do with (`tip` and `top`): words below five letters match in another case alone.
 */
export const nearestOfMany = (word: string, candidates: Iterable<string>): string | undefined =>
  nearest(word, candidates, word.length < 5 ? 0 : 2)

function onlyOne(found: readonly string[], folded: string): string | undefined {
  if (found.length <= 1) return found[0]
  const alike = found.filter((candidate) => candidate[0]?.toLowerCase() === folded[0])
  return alike.length === 1 ? alike[0] : undefined
}

const editsBetween = (one: string, other: string): number => (isSwap(one, other) ? 1 : distance(one, other))

/** Whether swapping two adjacent letters of one word gives the other. */
function isSwap(one: string, other: string): boolean {
  if (one.length !== other.length) return false
  let at = 0
  while (at < one.length && one[at] === other[at]) at++
  return one[at] === other[at + 1] && one[at + 1] === other[at] && one.slice(at + 2) === other.slice(at + 2)
}
