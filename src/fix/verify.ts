/**
 * Whether fixes keep what they promise: their findings are gone, nothing as severe is new, readers see the
 * same but for what the fixes declare, and links lead where they led. Compares two states; applies nothing.
 */
import {type Finding, weightOf} from '../core/finding.ts'
import {compareRanges, type Range} from '../core/range.ts'
import {maxFindings} from '../lint/collect-reports.ts'
import {editsByPath} from './choose-fixes.ts'
import {editsOf} from './edits.ts'
import type {CheckedText, LinkState, LintedTexts} from './subject.ts'
import {type Replaced, showSame} from './visible-blocks.ts'

/** A step from one state to the next: `fixes` come to those that are in force already. */
export interface Step {
  readonly applied: readonly Finding[]
  readonly fixes: readonly Finding[]
  /** Whether a file is there only after the step. */
  isNew?(path: string): boolean
}

/** Whether a page is as good after a step as before it, as far as it can tell by itself. */
export function isPageSound(path: string, step: Step, before: CheckedText, after: CheckedText): boolean {
  const {fixes} = step
  const own = fixes.filter((finding) => finding.path === path)
  return (
    isNothingWorse(before.findings, after.findings, fixes, own) &&
    showSame(before.visible, after.visible, replacedBy(path, step))
  )
}

/** The edits of a step's fixes to a page in the offsets of both states. */
function replacedBy(path: string, {applied, fixes}: Step): readonly Replaced[] {
  const changing = new Set(
    fixes
      .filter(({fix}) => fix?.visibleText === 'changes')
      .flatMap(editsOf)
      .map(keyOf),
  )
  const edits = [
    ...(editsByPath(applied).get(path) ?? []).map((edit) => ({...edit, isNew: false})),
    ...(editsByPath(fixes).get(path) ?? []).map((edit) => ({...edit, isNew: true})),
  ].sort((one, other) => compareRanges(one.range, other.range))
  const replaced: Replaced[] = []
  let [before, after] = [0, 0]
  for (const edit of edits) {
    const {start, end} = edit.range
    if (edit.isNew)
      replaced.push({
        before: {start: start + before, end: end + before},
        after: {start: start + after, end: start + after + edit.text.length},
        changes: changing.has(keyOf(edit)),
      })
    const longer = edit.text.length - (end - start)
    after += longer
    if (!edit.isNew) before += longer
  }
  return replaced
}

const keyOf = ({path, range}: {readonly path: string; readonly range: Range}) =>
  `${range.start} ${range.end} ${path}`

/** The files that are worse off after a step, judged by all that is known of them; empty if it is sound. */
export function worseFiles(step: Step, before: LintedTexts, after: LintedTexts): readonly string[] {
  const {fixes} = step
  const [earlier, later] = [byPath(before.findings), byPath(asPlaced(after.findings, step))]
  const edited = new Set(editsByPath(fixes).keys())
  const own = byPath(fixes)
  return [...new Set([...earlier.keys(), ...later.keys(), ...edited])].filter((path) => {
    const gone = own.get(path) ?? []
    const causes = gone.length > 0 ? gone : fixes
    return (
      !isNothingWorse(earlier.get(path) ?? [], later.get(path) ?? [], causes, gone) ||
      (edited.has(path) && !leadsAsWell(before.linksOf(path), after.linksOf(path)))
    )
  })
}

/** What is found in a file that a fix made counts where the fix came from: there it was told before. */
function asPlaced(findings: readonly Finding[], {fixes, isNew}: Step): readonly Finding[] {
  const owners = new Map(
    fixes.flatMap((finding) =>
      editsOf(finding).flatMap(({path}) => (isNew?.(path) ? [[path, finding.path] as const] : [])),
    ),
  )
  if (owners.size === 0) return findings
  return findings.map((finding) => ({...finding, path: owners.get(finding.path) ?? finding.path}))
}

function byPath(findings: readonly Finding[]): ReadonlyMap<string, readonly Finding[]> {
  const lists = new Map<string, Finding[]>()
  for (const finding of findings) {
    const list = lists.get(finding.path)
    if (list === undefined) lists.set(finding.path, [finding])
    else list.push(finding)
  }
  return lists
}

/**
 * Whether each rule has as many findings fewer in a file as were fixed there, and none that is at least as
 * severe as what was fixed has more. Findings are counted, since their places and words move with the text.
 */
function isNothingWorse(
  before: readonly Finding[],
  after: readonly Finding[],
  fixes: readonly Finding[],
  gone: readonly Finding[],
): boolean {
  const [earlier, later, fixed] = [before, after, gone].map(countByRule)
  const least = Math.min(...fixes.map(({severity}) => weightOf(severity)))
  return [...(later ?? [])].every(([rule, {count, weight}]) => {
    const solved = fixed?.get(rule)?.count ?? 0
    const known = earlier?.get(rule)?.count ?? 0
    // Where more was found than is told, what was left out comes after what was fixed.
    const allowed = known > maxFindings ? known : Math.max(0, known - solved)
    return count <= allowed || (solved === 0 && weight < least)
  })
}

function countByRule(findings: readonly Finding[]) {
  const counts = new Map<string, {count: number; weight: number}>()
  for (const {rule, severity} of findings) {
    const known = counts.get(rule)
    const weight = weightOf(severity)
    counts.set(rule, {count: (known?.count ?? 0) + 1, weight: Math.max(known?.weight ?? weight, weight)})
  }
  return counts
}

/** Whether every file that was reached still is, and no more targets lead nowhere. */
const leadsAsWell = (before: LinkState | undefined, after: LinkState | undefined): boolean =>
  before === undefined ||
  after === undefined ||
  (after.lost <= before.lost && [...before.found].every((path) => after.found.has(path)))
