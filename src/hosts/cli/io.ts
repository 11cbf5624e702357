/** What the command touches outside itself, so that tests can stand in for a terminal. */
import type {Worker} from 'node:worker_threads'
import type {LintOptions} from './options.ts'
import type {ProgressTerminal} from './progress.ts'

/** The process as the command sees it. */
export interface Io {
  /** Absolute. */
  readonly cwd: string
  readonly env: Readonly<Record<string, string | undefined>>
  readonly isTty: boolean
  /** Width of the terminal, if there is one. */
  readonly columns: number | undefined
  /** Standard error where it is a terminal, for what is not to stay there. */
  readonly terminal?: ProgressTerminal
  stdout(text: string): void
  stderr(text: string): void
  /** Standard input up to its end; of one that is longer, a little more than `maxBytes`. */
  stdin(maxBytes: number): Promise<Uint8Array>
  /** Where to keep what speeds up later runs, absolute; absent where nothing is to be kept. */
  readonly cacheFolder?: string
  /** Tells one build of the program from another. */
  readonly build?: string
  /** What checks pages in threads, if they may be; it loads what it needs. */
  startWorker?(parser: LintOptions['parser']): Promise<Worker>
  /** Says that the run depends on nothing but what it reads by `node:fs`, so that its output may be kept for the next. */
  mayRepeat?(): void
}
