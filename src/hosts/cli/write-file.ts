/** Writes a report to a file: whole, or not at all. */
import {randomUUID} from 'node:crypto'
import {
  appendFileSync,
  chmodSync,
  realpathSync,
  renameSync,
  type Stats,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
import {dirname, join, resolve} from 'node:path'
import {messageOf} from '../../core/thrown.ts'
import type {Io} from './io.ts'
import {UsageError} from './usage-error.ts'

/**
 * Checks that a file could be written, before any work is done for it.
 * @throws UsageError where its folder is missing, or it is a folder itself
 */
export function checkWritable(file: string, {cwd}: Io): void {
  const path = resolve(cwd, file)
  if (!statusOf(dirname(path))?.isDirectory())
    throw new UsageError(`cannot write ${file}: its folder does not exist`)
  if (statusOf(path)?.isDirectory()) throw new UsageError(`cannot write ${file}: it is a folder`)
}

/**
 * Writes a file in one step, by way of another beside it. What is no regular file, such as a pipe, is written as
 * it is; to the job summary of GitHub Actions the text is added.
 * @throws UsageError where that fails
 */
export function writeReportFile(file: string, text: string, {cwd, env}: Io): void {
  const path = resolve(cwd, file)
  try {
    if (env.GITHUB_STEP_SUMMARY !== undefined && path === resolve(cwd, env.GITHUB_STEP_SUMMARY)) {
      appendFileSync(path, text)
      return
    }
    const before = statusOf(path)
    if (before !== undefined && !before.isFile()) writeFileSync(path, text)
    else replaceFile(before === undefined ? path : realpathSync(path), text, before)
  } catch (thrown) {
    // Where the file is a pipe, its reader may have seen enough.
    if (thrown instanceof Error && 'code' in thrown && thrown.code === 'EPIPE') return
    throw new UsageError(`cannot write ${file}: ${messageOf(thrown)}`)
  }
}

function replaceFile(path: string, text: string, before: Stats | undefined) {
  const beside = join(dirname(path), `.gitbook-lint-${randomUUID()}.tmp`)
  try {
    writeFileSync(beside, text, {flag: 'wx'})
    if (before !== undefined) chmodSync(beside, before.mode)
    renameSync(beside, path)
  } catch (thrown) {
    remove(beside)
    throw thrown
  }
}

function remove(path: string) {
  try {
    unlinkSync(path)
  } catch {
    // It was never there.
  }
}

const statusOf = (path: string): Stats | undefined => statSync(path, {throwIfNoEntry: false})
