/**
 * The program: connects the process to `run`, and keeps what the run printed for the next one like it. It is loaded by
 * `launch`, and by the threads that check pages for it.
 */
import {statSync} from 'node:fs'
import type {Worker} from 'node:worker_threads'
import {codeFolder} from './cache-folder.ts'
import type {Io} from './io.ts'
import type {LintOptions} from './options.ts'
import {buildOf} from './replay/replay.ts'
import {startRecording} from './replay/start-recording.ts'
import {run} from './run.ts'
import {type WatchedOutput, watchOutput} from './watch-output.ts'
import type {ServePages} from './workers/serve-pages.ts'

const processIo = (output: WatchedOutput): Omit<Io, 'stdout' | 'stderr'> => ({
  cwd: process.cwd(),
  env: process.env,
  isTty: process.stdout.isTTY === true,
  columns: process.stdout.columns,
  ...(process.stderr.isTTY && {
    terminal: {write: (text) => output.write(process.stderr, text), now: () => performance.now()},
  }),
  async stdin(maxBytes) {
    const chunks: Buffer[] = []
    let bytes = 0
    for await (const chunk of process.stdin) {
      const buffer = Buffer.from(chunk)
      chunks.push(buffer)
      bytes += buffer.length
      if (bytes > maxBytes) break
    }
    return Buffer.concat(chunks)
  },
})

/** Starts threads of this very program. */
async function startWorker(parser: LintOptions['parser']): Promise<Worker> {
  const {startWorker: start} = await import('./workers/start-worker.ts')
  const argv = process.argv.slice(2)
  const build = buildOf(statSync(__filename))
  return start(__dirname, {
    parser,
    program: __filename,
    build,
    codeFolder: codeFolder({argv, env: process.env}),
  })
}

/** Runs the command that the process was started with. */
export function main(): void {
  const output = watchOutput()
  const argv = process.argv.slice(2)
  const {io, keep} = startRecording(argv, __filename, {
    ...processIo(output),
    startWorker,
    stdout: (text) => output.write(process.stdout, text),
    stderr: (text) => output.write(process.stderr, text),
  })

  run(argv, io).then(
    (status) => {
      if (!output.isBroken()) process.exitCode = status
      keep(status)
    },
    (thrown: unknown) => {
      const message = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown)
      process.stderr.write(`gitbook-lint: internal failure, please report it\n${message}\n`)
      process.exitCode = 2
    },
  )
}

/** Checks pages in a thread. */
export const servePages: ServePages = async (port, parser) => {
  const serving = await import('./workers/serve-pages.ts')
  serving.servePages(port, parser)
}

if (require.main === module) main()
