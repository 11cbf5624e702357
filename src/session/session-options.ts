/** What a session is given by its host. */
import type {PageSource} from '../lint/check-page.ts'
import type {CheckedPage} from '../lint/check-parsed-page.ts'
import type {RuleConfig} from '../lint/resolve-config.ts'
import type {Rule} from '../lint/rule.ts'
import type {FileSystem} from '../project/file-system.ts'

/** Parses a page and runs page rules on it. Never throws. */
export type CheckPage = (source: PageSource) => CheckedPage | Promise<CheckedPage>

/** What a session is given. Paths are absolute, with `/`. */
export interface SessionOptions {
  readonly fs: FileSystem
  readonly rules: readonly Rule[]
  /** How a page is parsed and its own rules run; with the reference parser where it is not said. */
  readonly checkPage?: CheckPage
  /** The config in force on a file; `folder` is the root of its space, or the folder of a lone file. */
  configFor(folder: string, path: string): ReadonlyMap<string, RuleConfig>
  /** Whether the config for a folder, that of the space or of a lone file, ignores a file or, with a final `/`, a folder. */
  isIgnored?(path: string, folder: string): boolean
  /** Folders that the config under a path names as spaces. */
  namedSpaces?(path: string): readonly string[]
}
