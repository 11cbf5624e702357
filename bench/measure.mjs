/** Runs a command as a whole process and tells what it took. */
import {spawnSync} from 'node:child_process'
import {existsSync, readFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

/** GNU time tells the processor time and memory of a child, which Node cannot. */
const timer = '/usr/bin/time'
export const hasTimer = existsSync(timer)

const record = join(tmpdir(), `gitbook-lint-bench-${process.pid}`)

/**
 * One run; its output is read and thrown away unless it is asked for.
 * @returns seconds of wall and processor time, MiB at the peak, exit status, and output
 */
export function measure({command, args, cwd, env}) {
  const timed = hasTimer
    ? [timer, '-q', '-f', '%U %S %M', '-o', record, command, ...args]
    : [command, ...args]
  const [file, ...rest] = timed
  const start = process.hrtime.bigint()
  const {status, stdout, stderr, error} = spawnSync(file, rest, {
    cwd,
    env: {...process.env, NO_COLOR: '1', ...env},
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  })
  const wall = Number(process.hrtime.bigint() - start) / 1e9
  if (error) throw error
  if (!hasTimer) return {wall, cpu: undefined, peak: undefined, status, stdout, stderr}
  const [user = 0, system = 0, kilobytes = 0] = readFileSync(record, 'utf8')
    .trim()
    .split('\n')
    .at(-1)
    .split(' ')
    .map(Number)
  return {wall, cpu: user + system, peak: kilobytes / 1024, status, stdout, stderr}
}

/** The middle value; undefined where nothing was measured. */
export function median(values) {
  const sorted = values.filter((value) => value !== undefined).sort((one, other) => one - other)
  const {length} = sorted
  if (length === 0) return undefined
  return length % 2 === 1 ? sorted[(length - 1) / 2] : (sorted[length / 2 - 1] + sorted[length / 2]) / 2
}
