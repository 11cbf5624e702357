/** What a config file says, once read: settings with their places, nothing resolved. */
import type {Severity} from '../core/finding.ts'
import type {Place} from '../core/line-index.ts'
import type {RuleOptions} from './rule.ts'

/** What a rule may be set to. */
export type Setting = Severity | 'off'

/** A value of the config and where it is written. */
export interface Placed<T> {
  readonly value: T
  readonly place: Place
}

/** What a config says of one rule. */
export interface RuleSetting {
  /** The present id, also where a former one is written. */
  readonly id: string
  readonly place: Place
  /** Absent where only options are given: then severity and whether it runs stay as they are. */
  readonly severity?: Setting
  readonly options: RuleOptions
}

/** Settings for some paths. */
export interface Override {
  /** Patterns in gitignore syntax, from the config's folder. */
  readonly files: readonly string[]
  readonly rules: readonly RuleSetting[]
  readonly place: Place
}

/** A config file as written, in the order of the source. */
export interface ConfigFile {
  /** Path of the file, as given. */
  readonly where: string
  /** A preset, or the path of a local file from this file's folder. */
  readonly extends?: Placed<string>
  readonly rules: readonly RuleSetting[]
  /** Patterns in gitignore syntax, from the config's folder. */
  readonly ignore: readonly Placed<string>[]
  readonly overrides: readonly Override[]
  /** Folders that are spaces, from the config's folder. */
  readonly spaces: readonly Placed<string>[]
}
