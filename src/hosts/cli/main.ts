/** The program: connects the process to `run`, and keeps what the run printed for the next one like it. */
import type {Io} from './io.ts'
import {startRecording} from './replay/start-recording.ts'
import {run} from './run.ts'
import {watchOutput} from './watch-output.ts'

const process_: Omit<Io, 'stdout' | 'stderr'> = {
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
}

const output = watchOutput()
const argv = process.argv.slice(2)
const {io, keep} = startRecording(argv, __filename, {
  ...process_,
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
