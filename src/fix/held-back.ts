/**
 * Findings that nobody asked to fix, told apart by their place: it moves with the text while others are fixed
 * around them. Which they are is known of the first state only.
 */
import type {Finding} from '../core/finding.ts'
import {type Range, range} from '../core/range.ts'
import type {PlacedEdit} from './edits.ts'

/** Places by file and by what is said there. */
export type HeldBack = ReadonlyMap<string, ReadonlyMap<string, readonly Range[]>>

/** Notes the findings of the present texts. */
export function holdBack(findings: readonly Finding[]): HeldBack {
  const held = new Map<string, Map<string, Range[]>>()
  for (const finding of findings) {
    const own = held.get(finding.path) ?? new Map<string, Range[]>()
    held.set(finding.path, own)
    own.set(nameOf(finding), [...(own.get(nameOf(finding)) ?? []), finding.range])
  }
  return held
}

/** Whether a finding of the present texts is one of them. */
export const isHeldBack = (held: HeldBack, finding: Finding): boolean =>
  (held.get(finding.path)?.get(nameOf(finding)) ?? []).some(
    ({start, end}) => start <= finding.range.end && finding.range.start <= end,
  )

/** The same findings after edits of the texts. */
export function moveHeldBack(
  held: HeldBack,
  editsByPath: ReadonlyMap<string, readonly PlacedEdit[]>,
): HeldBack {
  const moved = new Map(held)
  for (const [path, edits] of editsByPath) {
    const own = held.get(path)
    if (own === undefined) continue
    const to = ({start, end}: Range) => range(movedBy(edits, start), movedBy(edits, end))
    moved.set(path, new Map([...own].map(([name, ranges]) => [name, ranges.map(to)])))
  }
  return moved
}

const nameOf = ({rule, message}: Finding): string => `${rule} ${message}`

/** Where an offset is after disjoint edits; one inside an edit goes to the end of what takes its place. */
function movedBy(edits: readonly PlacedEdit[], offset: number): number {
  let by = 0
  for (const {range: replaced, text} of edits) {
    if (replaced.start > offset || (replaced.start === offset && replaced.end > offset)) continue
    by += text.length - (Math.min(replaced.end, offset) - replaced.start)
  }
  return offset + by
}
