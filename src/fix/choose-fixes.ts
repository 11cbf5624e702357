/** Which fixes can be applied together. Judges none of them. */
import type {Finding} from '../core/finding.ts'
import {areSound, editsOf, type PlacedEdit, touch} from './edits.ts'

/** Fixes that can be applied at once, and those whose edits cannot be applied at all. */
export interface Choice {
  readonly chosen: readonly Finding[]
  readonly unsound: readonly Finding[]
}

/**
 * Chooses fixes in the order of their findings: all edits of a fix or none. One that touches what an
 * earlier one changes is in neither list: it waits for the next round.
 */
export function chooseFixes(
  findings: readonly Finding[],
  textOf: (path: string) => string | undefined,
): Choice {
  const taken = new Map<string, PlacedEdit[]>()
  const chosen: Finding[] = []
  const unsound: Finding[] = []
  for (const finding of findings) {
    const byPath = [...editsByPath([finding])]
    if (byPath.length === 0 || !byPath.every(([path, edits]) => isApplicable(edits, textOf(path)))) {
      unsound.push(finding)
      continue
    }
    if (byPath.some(([path, edits]) => edits.some((edit) => isTaken(taken.get(path) ?? [], edit)))) continue
    for (const [path, edits] of byPath) {
      const list = taken.get(path) ?? []
      for (const edit of edits) list.splice(placeOf(list, edit), 0, edit)
      taken.set(path, list)
    }
    chosen.push(finding)
  }
  return {chosen, unsound}
}

/** The edits of all fixes by the path of their file. */
export function editsByPath(findings: readonly Finding[]): ReadonlyMap<string, readonly PlacedEdit[]> {
  const byPath = new Map<string, PlacedEdit[]>()
  for (const edit of findings.flatMap(editsOf)) {
    const list = byPath.get(edit.path)
    if (list === undefined) byPath.set(edit.path, [edit])
    else list.push(edit)
  }
  return byPath
}

const isApplicable = (edits: readonly PlacedEdit[], text: string | undefined): boolean =>
  text !== undefined && areSound(edits, text)

/** Whether an edit touches one of a list that is sorted and apart: only its neighbours can. */
function isTaken(taken: readonly PlacedEdit[], edit: PlacedEdit): boolean {
  const at = placeOf(taken, edit)
  return [taken[at - 1], taken[at]].some((other) => other !== undefined && touch(edit, other))
}

/** The index of the first edit of a sorted list that starts no earlier. */
function placeOf(sorted: readonly PlacedEdit[], {range}: PlacedEdit): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle]?.range.start ?? 0) < range.start) low = middle + 1
    else high = middle
  }
  return low
}
