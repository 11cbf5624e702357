/** Runs the built command as a process of its own: what only a real standard output shows. */
import {execFile, spawn} from 'node:child_process'
import {once} from 'node:events'
import {closeSync, existsSync, openSync} from 'node:fs'
import {join} from 'node:path'
import {promisify} from 'node:util'
import {expect, it} from 'vitest'
import {root} from '../../support/run-command.ts'

const command = join(root, 'dist/cli.cjs')
const failing = ['--rule', 'no-broken-reference=error', 'fixtures/sample']

it.runIf(existsSync('/dev/full'))('tells on one line that standard output cannot be written', async () => {
  const full = openSync('/dev/full', 'w')
  const run = spawn(process.execPath, [command, ...failing], {cwd: root, stdio: ['ignore', full, 'pipe']})
  let told = ''
  run.stderr?.on('data', (chunk) => {
    told += chunk
  })
  const [status] = await once(run, 'close')
  closeSync(full)
  expect(status).toBe(2)
  expect(told).toMatch(/^gitbook-lint: cannot write to standard output: ENOSPC[^\n]*\n$/)
})

it('keeps its exit status where nobody reads its output to the end', async () => {
  const run = spawn(process.execPath, [command, ...failing], {cwd: root, stdio: ['ignore', 'pipe', 'pipe']})
  run.stdout?.destroy()
  let told = ''
  run.stderr?.on('data', (chunk) => {
    told += chunk
  })
  const [status] = await once(run, 'close')
  expect({status, told}).toEqual({status: 1, told: ''})
})

it('is the same command as in the other tests', async () => {
  const {stdout} = await promisify(execFile)(process.execPath, [command, '--help'], {cwd: root})
  expect(stdout).toContain('Usage: gitbook-lint')
})
