/**
 * Applies fixes in rounds until nothing is left to do. Every fix is verified before it is kept: pages by
 * themselves first, which is cheap and says which fix is to blame, then all files together.
 */
import type {Finding, FixSafety} from '../core/finding.ts'
import {acceptGood} from './accept.ts'
import {chooseFixes, editsByPath} from './choose-fixes.ts'
import {applyEdits, editsOf} from './edits.ts'
import {groupsOf} from './groups.ts'
import {holdBack, isHeldBack, moveHeldBack} from './held-back.ts'
import {type CheckedText, type FixSubject, type LintedTexts, startOf, type Texts} from './subject.ts'
import {isPageSound, worseFiles} from './verify.ts'

/** Which fixes are wanted. */
export interface FixOptions {
  readonly safeties: ReadonlySet<FixSafety>
  /** Whether a finding is to be fixed; all are where absent. */
  readonly isWanted?: (finding: Finding) => boolean
  /**
   * Whether a finding of the texts as they are is told; those that are not are left alone, wherever they move.
   * All are where absent.
   */
  readonly isTold?: (finding: Finding) => boolean
}

/** What fixing gave. */
export interface FixedTexts {
  /** The new texts of the files that changed. */
  readonly texts: Texts
  /** The findings whose fixes were applied, round by round. */
  readonly applied: readonly Finding[]
  /** The findings that remain although they have a fix of the wanted sort: it did not keep its promise. */
  readonly withheld: readonly Finding[]
}

/** Fixes that wait for others are done by then; what still moves is withheld. */
const mostRounds = 20
/** How often a page, and all files together, are checked in one round before the rest is withheld. */
const pageBudget = 200
const wholeBudget = 40

/** Fixes what can be fixed. The same subject and options give the same texts. */
export async function fixTexts(subject: FixSubject, options: FixOptions): Promise<FixedTexts> {
  const {safeties, isWanted, isTold = () => true} = options
  const applied: Finding[] = []
  let state: State = {texts: new Map(), linted: await subject.lint(new Map())}
  let held = holdBack(state.linted.findings.filter((finding) => finding.fix && !isTold(finding)))
  const isCandidate = (finding: Finding): boolean =>
    finding.fix !== undefined &&
    !isHeldBack(held, finding) &&
    safeties.has(finding.fix.safety) &&
    (isWanted?.(finding) ?? true) &&
    editsOf(finding).every(({path}) => startOf(subject, path) !== undefined)
  // What was refused in the present state is passed over, so that fixes that wait for it have their turn.
  let refused: ReadonlySet<Finding> = new Set()
  for (let round = 0; round < mostRounds; round++) {
    const open = state.linted.findings.filter((finding) => isCandidate(finding) && !refused.has(finding))
    if (open.length === 0) break
    const {tried, accepted, next} = await playRound(subject, state, open)
    refused = accepted.length > 0 ? new Set() : new Set([...refused, ...tried])
    applied.push(...accepted)
    held = moveHeldBack(held, editsByPath(accepted))
    state = next
  }
  const texts = new Map([...state.texts].filter(([path, text]) => text !== subject.textOf(path)))
  return {texts, applied, withheld: state.linted.findings.filter(isCandidate)}
}

interface State {
  readonly texts: Texts
  readonly linted: LintedTexts
}

/** One round: chooses fixes that go together, and keeps those that prove sound. */
async function playRound(subject: FixSubject, state: State, candidates: readonly Finding[]) {
  const textOf = (path: string) => state.texts.get(path) ?? startOf(subject, path)
  const {chosen, unsound} = chooseFixes(candidates, textOf)
  const sound: Finding[] = []
  for (const {findings} of groupsOf(chosen)) {
    sound.push(...(await soundOnPages(subject, textOf, findings)))
  }
  return {tried: [...chosen, ...unsound], ...(await soundTogether(subject, state, sound))}
}

/** The fixes of a group that pages by themselves find nothing wrong with. */
async function soundOnPages(
  subject: FixSubject,
  textOf: (path: string) => string | undefined,
  group: readonly Finding[],
): Promise<readonly Finding[]> {
  const paths = [...editsByPath(group).keys()]
  const known = new Map<string, CheckedText | undefined>()
  const checkWith = (path: string, fixes: readonly Finding[]): CheckedText | undefined => {
    const text = applyEdits(textOf(path) ?? '', editsByPath(fixes).get(path) ?? [])
    const key = `${path}\0${text}`
    if (!known.has(key)) known.set(key, subject.check(path, text))
    return known.get(key)
  }
  const isGood = (applied: readonly Finding[], fixes: readonly Finding[]): boolean =>
    paths.every((path) => {
      const [before, after] = [checkWith(path, applied), checkWith(path, [...applied, ...fixes])]
      return before === undefined || after === undefined || isPageSound(path, {applied, fixes}, before, after)
    })
  return (await acceptGood(group, isGood, pageBudget)).accepted
}

/** The fixes that all files together find nothing wrong with, and the state that they give. */
async function soundTogether(
  subject: FixSubject,
  state: State,
  fixes: readonly Finding[],
): Promise<{readonly accepted: readonly Finding[]; readonly next: State}> {
  const stateWith = async (some: readonly Finding[]): Promise<State> => {
    const texts = new Map(state.texts)
    for (const [path, edits] of editsByPath(some)) {
      texts.set(path, applyEdits(texts.get(path) ?? subject.textOf(path) ?? '', edits))
    }
    return {texts, linted: await subject.lint(texts)}
  }
  if (fixes.length === 0) return {accepted: [], next: state}
  const isNew = (path: string): boolean => !state.texts.has(path) && subject.textOf(path) === undefined
  const all = await stateWith(fixes)
  const worse = new Set(worseFiles({applied: [], fixes, isNew}, state.linted, all.linted))
  if (worse.size === 0) return {accepted: fixes, next: all}

  let kept: readonly Finding[] = []
  let next = state
  const isGood = async (_: readonly Finding[], more: readonly Finding[]): Promise<boolean> => {
    const after = await stateWith([...kept, ...more])
    if (worseFiles({applied: kept, fixes: more, isNew}, next.linted, after.linted).length > 0) return false
    kept = [...kept, ...more]
    next = after
    return true
  }
  // What was done to a file that is worse off is to blame first, so the rest is tried as a whole.
  const isSuspect = (finding: Finding): boolean =>
    [finding, ...editsOf(finding)].some(({path}) => worse.has(path))
  await acceptGood(
    fixes.filter((finding) => !isSuspect(finding)),
    isGood,
    wholeBudget,
  )
  await acceptGood(fixes.filter(isSuspect), isGood, wholeBudget)
  return {accepted: kept, next}
}
