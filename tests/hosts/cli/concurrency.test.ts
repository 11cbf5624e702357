import {spawnSync} from 'node:child_process'
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterEach, beforeEach, expect, it, vi} from 'vitest'
import {root, runCommand} from '../../support/run-command.ts'

vi.setConfig({testTimeout: 60_000})

let folder = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gitbook-lint-threads-'))
})
afterEach(() => rmSync(folder, {recursive: true, force: true}))

const lint = (...argv: readonly string[]) => {
  const {status, stdout, stderr} = spawnSync(
    process.execPath,
    [join(root, 'dist/cli.cjs'), '--no-cache', '--loose', ...argv, '.'],
    {cwd: folder, encoding: 'utf8'},
  )
  return {status, stdout, stderr}
}

it('a run in several threads prints what a run in one prints', () => {
  for (let page = 0; page < 40; page++)
    writeFileSync(
      join(folder, `buoy-${page}.md`),
      `# Buoy ${page}\n\n[Reef](reef.md)&#x20;\n\n${'The swell is long.\n'.repeat(600)}`,
    )
  const alone = lint('--concurrency', '1')
  expect(alone.stdout).toContain('buoy-39.md')
  expect(lint('--concurrency', '3')).toEqual(alone)
})

it('refuses a number of threads that is none', async () => {
  for (const number of ['0', 'two', '-1', '1.5'])
    expect(await runCommand([`--concurrency=${number}`], {cwd: folder})).toEqual({
      status: 2,
      stdout: '',
      stderr: `gitbook-lint: option '--concurrency <number>' argument '${number}' is not a whole number from 1 on\n`,
    })
})
