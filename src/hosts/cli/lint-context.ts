/** What every way of linting is given, and how it shows paths. */
import type {PageSource} from '../../lint/check-page.ts'
import type {CheckedPage} from '../../lint/check-parsed-page.ts'
import type {Rule} from '../../lint/rule.ts'
import type {PageFacts} from '../../page/facts.ts'
import type {FileSystem} from '../../project/file-system.ts'
import type {Space} from '../../project/space.ts'
import type {SpaceIndex} from '../../project/space-index.ts'
import {visible} from '../../report/visible.ts'
import {nativePaths} from '../native-paths.ts'
import type {CachedCheck} from './cache/cached-check.ts'
import type {Configs} from './configs.ts'
import type {Io} from './io.ts'
import type {LintedSpaces} from './lint-spaces.ts'
import type {LintOptions} from './options.ts'
import {plainLines} from './plain-lines.ts'
import type {Progress} from './progress.ts'
import type {Stats} from './stats.ts'

/** What every way of linting is given. */
export interface LintContext {
  readonly options: LintOptions
  readonly rules: readonly Rule[]
  readonly configs: Configs
  readonly fs: FileSystem
  readonly io: Io
  /** Absolute paths that exist whatever the file system says: Git's index, for sparse checkouts. */
  readonly indexed?: readonly string[]
  /** Whether the file system is a tree of Git, in which nothing is ignored. */
  readonly isTree?: boolean
  /** The spaces as they were before the change, by absolute root. */
  readonly before?: ReadonlyMap<string, SpaceIndex>
  readonly check: CheckPage
  /** Lints spaces in a way of its own, such as with what is known of them. */
  readonly lintSpaces?: (spaces: readonly Space[], context: LintContext) => Promise<LintedSpaces>
  /** What is known of pages from earlier runs. */
  readonly cache?: CachedCheck
  /** What need not be looked at. */
  readonly known?: Known
  /** How far the run is, if that is shown. */
  readonly progress?: Progress
  /** Where the time goes, if that was asked. */
  readonly stats?: Stats
}

/** Files of which all is known: pages whose facts hold, and files whose findings do. Paths are absolute. */
export interface Known {
  /** The facts of a page that need not be read. */
  facts(absolute: string): PageFacts | undefined
  /** Whether the findings of a file are asked for. */
  isWanted(absolute: string): boolean
}

/** Checks a page, or knows what checking it gives; with the absolute path. */
export type CheckPage = (source: PageSource, absolute: string) => CheckedPage | Promise<CheckedPage>

/** Whether two pages, as they are to be checked, differ in nothing but their text. */
export const isSameSource = (one: PageSource, other: PageSource): boolean =>
  one.path === other.path && one.kind === other.kind && one.rules === other.rules

/** Checks a page; the parser is loaded with the first one. */
export const checkAnew: CheckPage = async (source) => {
  const {checkPage} = await import('../../lint/check-page.ts')
  return checkPage(source)
}

/** A path as reports show it: from the working directory, with `/`. */
export const shown = (absolute: string, {cwd}: Io) => nativePaths.from(cwd, absolute)

/** Tells something on one line of standard error; the run goes on. */
export const notice = (text: string, io: Io) => io.stderr(plainLines(visible(`gitbook-lint: ${text}`)))
