/** What a rule says about a file: findings and the fixes they offer. Plain data, no behaviour. */
import type {Range} from './range.ts'

/** From the worst to the mildest. */
export const severities = ['error', 'warning', 'info'] as const

export type Severity = (typeof severities)[number]

/** How bad a severity is; the worse, the greater. */
export const weightOf = (severity: Severity): number => -severities.indexOf(severity)

/** How sure a fix is: `safe` has one right answer, `unsafe` is a good guess or drops content. */
export type FixSafety = 'safe' | 'unsafe'

/**
 * Replaces the text of a range of a file; an empty range inserts. An edit at offset 0 of a file that is not there
 * makes it: only in a folder that is, and never over anything.
 */
export interface Edit {
  /** Path of the file, from the space root with `/`; the finding's own file when absent. */
  readonly path?: string
  readonly range: Range
  readonly text: string
}

/** A change that puts a finding right: all edits or none; sorted and disjoint within a file. */
export interface Fix {
  /** Imperative and concrete: "Replace `inof` with `info`". */
  readonly title: string
  readonly safety: FixSafety
  /**
   * Whether readers see other words afterwards, within the top-level blocks that the edits touch. Absent:
   * they see the same, and a fix that breaks this promise is withheld.
   */
  readonly visibleText?: 'changes'
  readonly edits: readonly Edit[]
}

/** Another place that explains a finding; its message ends in "here". */
export interface Related {
  /** Path of the file, from the space root with `/`; the finding's own file when absent. */
  readonly path?: string
  readonly range: Range
  readonly message: string
}

/** What a rule hands to `report`: all of a finding but what the engine knows. */
export interface Report {
  /** The smallest text that must change. */
  readonly range: Range
  /** What is wrong, in one sentence that begins with "Unexpected" and has no final period. */
  readonly message: string
  /** What readers of the site get, as a fact. */
  readonly note?: string
  /** What would be right in the place of exactly the range: for hosts that can only replace it. */
  readonly expected?: readonly string[]
  /** Below the rule's own severity where this case weighs less; a configured severity wins. */
  readonly severity?: Severity
  readonly related?: readonly Related[]
  readonly fix?: Fix
}

/** One report of one rule about one file. */
export interface Finding extends Report {
  /** Path of the file that owns the finding, from the space root with `/`. */
  readonly path: string
  readonly rule: string
  readonly severity: Severity
}

/** Sorts by path, position, then rule: the order in which every host gives its findings. */
export const compareFindings = (one: Finding, other: Finding): number =>
  compareText(one.path, other.path) ||
  one.range.start - other.range.start ||
  one.range.end - other.range.end ||
  compareText(one.rule, other.rule) ||
  compareText(one.message, other.message)

const compareText = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)
