/** Runs the command in this process, as a pipe would see it unless told: no terminal, no environment. */
import {fileURLToPath} from 'node:url'
import type {ProgressTerminal} from '../../src/hosts/cli/progress.ts'
import {run} from '../../src/hosts/cli/run.ts'

/** The folder of the project. */
export const root = fileURLToPath(new URL('../..', import.meta.url))

/** What a run gave. */
export interface Outcome {
  readonly status: number
  readonly stdout: string
  readonly stderr: string
}

/** What a run finds around it. */
export interface Surroundings {
  readonly cwd?: string
  readonly stdin?: string | Uint8Array
  readonly env?: Readonly<Record<string, string | undefined>>
  readonly isTty?: boolean
  readonly terminal?: ProgressTerminal
  /** Absolute; nothing is kept without one. */
  readonly cacheFolder?: string
}

/** Runs `gitbook-lint` with the given arguments, in the project's folder unless another is named. */
export async function runCommand(
  argv: readonly string[],
  {cwd = root, stdin = '', env = {}, isTty = false, terminal, cacheFolder}: Surroundings = {},
): Promise<Outcome> {
  let stdout = ''
  let stderr = ''
  const status = await run(argv, {
    cwd,
    env,
    isTty,
    columns: undefined,
    ...(terminal && {terminal}),
    ...(cacheFolder !== undefined && {cacheFolder}),
    stdout: (text) => {
      stdout += text
    },
    stderr: (text) => {
      stderr += text
    },
    stdin: async () => (typeof stdin === 'string' ? new TextEncoder().encode(stdin) : stdin),
  })
  return {status, stdout, stderr}
}
