/** What every way of linting is given, and how it shows paths. */
import {relative, sep} from 'node:path'
import type {Rule} from '../../lint/rule.ts'
import type {FileSystem} from '../../project/file-system.ts'
import type {Configs} from './configs.ts'
import type {Io} from './io.ts'
import type {LintOptions} from './options.ts'

/** What every way of linting is given. */
export interface LintContext {
  readonly options: LintOptions
  readonly rules: readonly Rule[]
  readonly configs: Configs
  readonly fs: FileSystem
  readonly io: Io
}

/** A path as reports show it: from the working directory, with `/`. */
export const shown = (absolute: string, {cwd}: Io) => slashed(relative(cwd, absolute))

export const slashed = (path: string) => (sep === '/' ? path : path.replaceAll(sep, '/'))
