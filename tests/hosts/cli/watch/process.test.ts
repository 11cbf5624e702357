/** Runs the built command: what only a process shows. */
import {spawn} from 'node:child_process'
import {once} from 'node:events'
import {mkdtempSync, renameSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join, resolve} from 'node:path'
import {expect, it, vi} from 'vitest'

vi.setConfig({testTimeout: 60_000})

it('lints again what an editor saves, and ends without fault on Ctrl-C', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'gitbook-lint-watch-'))
  writeFileSync(join(folder, 'SUMMARY.md'), '# Table of contents\n\n* [Camp](README.md)\n')
  writeFileSync(join(folder, 'README.md'), '# Camp\n')
  const argv = [resolve('dist/cli.cjs'), '--watch', '--no-cache', '--format', 'compact']
  const run = spawn(process.execPath, argv, {cwd: folder})
  let told = ''
  const tell = (chunk: Buffer) => {
    told += chunk.toString()
    run.emit('told')
  }
  run.stdout.on('data', tell)
  run.stderr.on('data', tell)
  const until = async (text: string) => {
    while (!told.includes(text)) await once(run, 'told')
  }
  await until('Ctrl-C ends\n')
  writeFileSync(join(folder, '.draft'), '# Camp\n\n[Lake](lake.md)\n')
  renameSync(join(folder, '.draft'), join(folder, 'README.md'))
  await until('1 error in 1 page of 1 space\n')
  run.kill('SIGINT')
  const [status] = await once(run, 'close')
  rmSync(folder, {recursive: true})
  expect(status).toBe(0)
  expect(told).toContain('\nREADME.md changed: 1 new finding, 0 gone\nREADME.md:3:8')
})
