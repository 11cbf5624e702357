/** Runs the built command: compiled code is loaded only where nobody else could have put it. */
import {spawnSync} from 'node:child_process'
import {chmodSync, mkdtempSync, readdirSync, rmSync, statSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join, resolve} from 'node:path'
import {afterEach, beforeEach, expect, it, vi} from 'vitest'

// Each test starts two processes.
vi.setConfig({testTimeout: 60_000})

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gitbook-lint-code-'))
})
afterEach(() => rmSync(folder, {recursive: true, force: true}))

/** Runs the command, and gives the compiled code that it left. */
function codeAfterRun(): {readonly path: string; readonly ino: number; readonly mode: number} {
  const env = {...process.env, XDG_CACHE_HOME: folder, LOCALAPPDATA: folder, HOME: folder}
  const {status} = spawnSync(process.execPath, [resolve('dist/cli.cjs'), 'rules'], {env})
  expect(status).toBe(0)
  const code = join(folder, 'gitbook-lint/code')
  const [name] = readdirSync(code)
  const path = join(code, name ?? '')
  const {ino, mode} = statSync(path)
  return {path, ino, mode: mode & 0o777}
}

it('code of an earlier run is used as it is', () => {
  const first = codeAfterRun()
  expect(codeAfterRun()).toEqual(first)
})

it('code that others could have written is passed over, and made anew', () => {
  const first = codeAfterRun()
  chmodSync(first.path, 0o666)
  const second = codeAfterRun()
  expect(second.mode).toBe(0o600)
})
