/** What the program and the threads that check pages for it say to each other. Plain data. */
import type {Severity} from '../../../core/finding.ts'
import type {RuleOptions} from '../../../lint/rule.ts'
import type {PageKind} from '../../../page/facts.ts'
import type {LintOptions} from '../options.ts'

/** What a thread is started with. */
export interface WorkerSetup {
  readonly parser: LintOptions['parser']
  /** Absolute path of the bundled program, the build it is of, and where its compiled code lies, if it does. */
  readonly program: string
  readonly build: string
  readonly codeFolder: string | undefined
}

/** A list of rules in force; pages that are sent later name it by its number. */
export interface RulesMessage {
  readonly type: 'rules'
  readonly number: number
  readonly rules: readonly RuleSetting[]
}

/** A rule of the program by its id, with what the config says of it. */
export interface RuleSetting {
  readonly id: string
  readonly severity?: Severity
  readonly options: RuleOptions
}

/** A page to be checked. */
export interface PageMessage {
  readonly type: 'page'
  readonly number: number
  readonly path: string
  readonly text: string
  readonly kind?: PageKind
  /** The number of its list of rules. */
  readonly rules: number
}

export type Request = RulesMessage | PageMessage

/** What a thread says when it has loaded what it needs. */
export interface Ready {
  readonly type: 'ready'
}

/** The answer to a page. */
export interface Answer {
  readonly type: 'answer'
  readonly number: number
  /** A `StoredPage` as JSON; absent where JSON cannot tell what was found, so that the program has to look itself. */
  readonly page?: string
}

export type Response = Ready | Answer
