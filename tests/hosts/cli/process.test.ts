/** Runs the built command as a process of its own: what only a real standard output shows. */
import {execFile, spawn, spawnSync} from 'node:child_process'
import {once} from 'node:events'
import {closeSync, existsSync, mkdtempSync, openSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
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

it.runIf(existsSync('/dev/full'))(
  'answers from the record as it answers without one, where nothing can be written',
  async () => {
    const cache = mkdtempSync(join(tmpdir(), 'gitbook-lint-process-'))
    const argv = [command, ...failing, '--cache-location', cache]
    const run = (stdout: number | 'pipe') =>
      spawnSync(process.execPath, argv, {cwd: root, stdio: ['ignore', stdout, 'pipe'], encoding: 'utf8'})
    const full = openSync('/dev/full', 'w')
    const [first, kept, again] = [run('pipe'), run('pipe'), run(full)]
    closeSync(full)
    rmSync(cache, {recursive: true})
    expect({status: first.status, stdout: kept.stdout}).toEqual({status: 1, stdout: first.stdout})
    expect(again.status).toBe(2)
    expect(again.stderr).toMatch(/^gitbook-lint: cannot write to standard output: ENOSPC[^\n]*\n$/)
  },
)

it('is the same command as in the other tests', async () => {
  const {stdout} = await promisify(execFile)(process.execPath, [command, '--help'], {cwd: root})
  expect(stdout).toContain('Usage: gitbook-lint')
})
