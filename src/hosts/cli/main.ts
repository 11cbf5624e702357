/** The program: connects the process to `run`. */
import * as nodeModule from 'node:module'
import type {Io} from './io.ts'
import {run} from './run.ts'

// Node 22 and later keep compiled code between runs.
const {enableCompileCache} = nodeModule as {enableCompileCache?: () => void}
enableCompileCache?.()

const io: Io = {
  cwd: process.cwd(),
  env: process.env,
  isTty: process.stdout.isTTY === true,
  columns: process.stdout.columns,
  stdout: (text) => {
    process.stdout.write(text)
  },
  stderr: (text) => {
    process.stderr.write(text)
  },
  async stdin() {
    const chunks: Buffer[] = []
    for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk))
    return Buffer.concat(chunks)
  },
}

// A reader that has seen enough, such as `head`, closes the pipe: no fault of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0)
  throw error
})

run(process.argv.slice(2), io).then(
  (status) => {
    process.exitCode = status
  },
  (thrown: unknown) => {
    const message = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown)
    process.stderr.write(`gitbook-lint: internal failure, please report it\n${message}\n`)
    process.exitCode = 2
  },
)
