/** What becomes of a run whose output cannot be written. */

/** Standard output under watch. */
export interface WatchedOutput {
  /** Whether standard output could not be written: the run has then failed, with exit status 2. */
  isBroken(): boolean
  write(stream: NodeJS.WriteStream, bytes: string | Uint8Array): void
}

/**
 * Watches standard output and error, once a process. A reader that has seen enough, such as `head`, closes
 * the pipe: no fault of ours, and no reason to stop before the exit status is known.
 */
export function watchOutput(): WatchedOutput {
  let isBroken = false
  const fail = (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE' || isBroken) return
    isBroken = true
    process.exitCode = 2
    process.stderr.write(`gitbook-lint: cannot write to standard output: ${error.message}\n`)
  }
  process.stdout.on('error', fail)
  process.stderr.on('error', () => {})
  return {
    isBroken: () => isBroken,
    write(stream, bytes) {
      try {
        stream.write(bytes)
      } catch (thrown) {
        if (stream === process.stdout && thrown instanceof Error) fail(thrown)
      }
    },
  }
}
