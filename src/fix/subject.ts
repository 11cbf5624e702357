/**
 * What the engine fixes, as it sees it: texts by path, and ways to lint them as they would be. A host
 * makes one of its index, a test of an example; the engine itself touches no disk.
 */
import type {Finding} from '../core/finding.ts'
import type {VisibleBlock} from './visible-blocks.ts'

/** A text that would take the place of each file's own, by path. */
export type Texts = ReadonlyMap<string, string>

/** One Markdown file by itself. */
export interface CheckedText {
  /** Of page rules, before suppression. */
  readonly findings: readonly Finding[]
  readonly visible: readonly VisibleBlock[]
}

/** Where the links of a file lead. */
export interface LinkState {
  /** The files of the space that its targets lead to. */
  readonly found: ReadonlySet<string>
  /** How many targets lead nowhere. */
  readonly lost: number
}

/** All files together. Paths of findings and of their edits are those of the subject. */
export interface LintedTexts {
  /** All that a run would report, sorted. */
  readonly findings: readonly Finding[]
  /** `undefined` for a file that has no links to resolve. */
  linksOf(path: string): LinkState | undefined
}

/** A file's text as fixes find it: empty where they may make it; `undefined` where they must not change it. */
export const startOf = (subject: Pick<FixSubject, 'textOf' | 'isFree'>, path: string): string | undefined =>
  subject.textOf(path) ?? (subject.isFree?.(path) ? '' : undefined)

/** What is to be fixed. */
export interface FixSubject {
  /** A file's own text; `undefined` for one that must not be changed. */
  textOf(path: string): string | undefined
  /** Whether a fix may make the file, since there is nothing yet. Absent: none may be made. */
  isFree?(path: string): boolean
  /** A file with another text; `undefined` where it is not Markdown. */
  check(path: string, text: string): CheckedText | undefined
  /** All files, some with another text. */
  lint(texts: Texts): Promise<LintedTexts>
}
