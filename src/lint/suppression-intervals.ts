/** Where which rule is switched off: suppressions as intervals of a page, and what they catch. */
import type {LineIndex} from '../core/line-index.ts'
import type {Range} from '../core/range.ts'
import type {Suppression} from '../page/facts.ts'

/** A stretch of a page in which one rule, or every rule, is off. */
export interface Interval {
  /** The present id; absent for all rules. */
  readonly rule: string | undefined
  readonly suppression: Suppression
  /** The word that names the rule. */
  readonly word: Suppression['rules'][number] | undefined
  readonly start: number
  /** Exclusive. Empty where the comment has nothing to work on. */
  end: number
  /** Whether it caught something. */
  used: boolean
}

interface Surroundings {
  readonly lines: LineIndex
  /** The present id of a rule. */
  idOf(id: string): string
  nextNodeRange(offset: number): Range | undefined
}

/** Lays out the suppressions, in source order. */
export function intervalsOf(suppressions: readonly Suppression[], around: Surroundings): Interval[] {
  const intervals: Interval[] = []
  const open = new Map<string | undefined, Interval>()
  for (const suppression of suppressions) {
    // remark-lint takes a comment with any other sign for an ordinary one: "a, b" switches off neither.
    if (suppression.rules.some(({id}) => !/^[-\w]+(=|$)/.test(id))) continue
    const words = suppression.rules.length > 0 ? suppression.rules : [undefined]
    const named = new Set<string | undefined>()
    for (const word of words) {
      const rule = word && around.idOf(word.id)
      const again = named.has(rule)
      named.add(rule)
      if (suppression.action === 'enable') {
        close(open, rule, suppression.range.start)
        continue
      }
      const [start, end] = reach(suppression, around)
      const interval: Interval = {rule, suppression, word, start, end, used: false}
      intervals.push(interval)
      // Switched off already: this one can catch nothing.
      if (again || (suppression.action === 'disable' && open.has(rule))) interval.end = start
      else if (suppression.action === 'disable') open.set(rule, interval)
    }
  }
  return intervals
}

/** Ends a `disable`; without a rule, all of them. */
function close(open: Map<string | undefined, Interval>, rule: string | undefined, at: number): void {
  for (const [key, interval] of rule === undefined ? [...open] : [[rule, open.get(rule)] as const]) {
    if (interval) interval.end = at
    open.delete(key)
  }
}

function reach(
  {action, range}: Suppression,
  {lines, nextNodeRange}: Surroundings,
): [start: number, end: number] {
  if (action === 'disable') return [range.start, Number.POSITIVE_INFINITY]
  if (action === 'ignore') return [range.start, nextNodeRange(range.end)?.end ?? range.start]
  const line = lines.place(range.end).line + 1
  if (line > lines.count) return [range.end, range.end]
  const start = lines.lineStart(line)
  // The last line has no line after it; what stands at the very end of the text is on it.
  return [start, line === lines.count ? Number.POSITIVE_INFINITY : lines.lineStart(line + 1)]
}

/**
 * The indexes of the items that start in an interval of their rule or of all rules; the intervals that
 * catch one are marked as used. One sweep over intervals and items in order of their offsets.
 */
export function markUses<T>(
  intervals: readonly Interval[],
  items: readonly T[],
  placeOf: (item: T) => {readonly rule: string; readonly offset: number},
): ReadonlySet<number> {
  const starts = intervals.filter(({start, end}) => start < end).sort((one, other) => one.start - other.start)
  const placed = items
    .map((item, index) => ({index, ...placeOf(item)}))
    .sort((one, other) => one.offset - other.offset)
  const active = new Map<string | undefined, Interval[]>()
  const caught = new Set<number>()
  let next = 0
  for (const {index, rule, offset} of placed) {
    for (let from = starts[next]; from && from.start <= offset; from = starts[++next]) {
      active.set(from.rule, [...alive(active, from.rule, from.start), from])
    }
    const catching = [...alive(active, rule, offset), ...alive(active, undefined, offset)]
    for (const interval of catching) interval.used = true
    if (catching.length > 0) caught.add(index)
  }
  return caught
}

/** Those of a rule's intervals that have not ended; the others are forgotten. */
function alive(
  active: Map<string | undefined, Interval[]>,
  rule: string | undefined,
  offset: number,
): Interval[] {
  const left = (active.get(rule) ?? []).filter(({end}) => end > offset)
  active.set(rule, left)
  return left
}
