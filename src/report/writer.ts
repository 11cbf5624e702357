/** What a report format is: a function from findings to a text. What it needs besides is given by the host. */
import type {Severity} from '../core/finding.ts'
import type {ReportInput} from './located.ts'

/** A rule as reports explain it. */
export interface ReportedRule {
  readonly id: string
  /** What holds where the rule is content. */
  readonly summary: string
  /** The highest severity its findings have by default. */
  readonly severity: Severity
  /** What readers of the site see. */
  readonly why: string
  /** How to mend it in GitBook's web editor, or `in Git only`. */
  readonly inEditor: string
  /** Its page. */
  readonly url: string
}

/** What formats are given besides findings. */
export interface ReportContext {
  rule(id: string): ReportedRule | undefined
  /** A digest of a text, in hexadecimal digits, for fingerprints. */
  readonly hash: (text: string) => string
  /** The SHA-256 digest of a text in Base64, by which an HTML page names its own scripts. */
  readonly integrity: (text: string) => string
  /** The working directory as a path from the root of the repository, ending in `/`; empty where they are one. */
  readonly fromRoot: string
  /** Where a line of a file can be looked at, if the run knows: the repository's page of it. */
  linkTo(path: string, line: number): string | undefined
  /** Whether a finding of this severity fails the run. */
  fails(severity: Severity): boolean
}

/** A format. */
export type ReportWriter = (input: ReportInput, context: ReportContext) => string
