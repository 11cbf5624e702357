/** Which server the extension for VS Code starts, and what it is told. */
import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {basename, dirname, join} from 'node:path'
import {afterAll, beforeAll, expect, test} from 'vitest'
import {chooseServer} from '../../editors/vscode/src/choose-server.ts'

let bare = ''
let equipped = ''
const installed = 'node_modules/gitbook-lint/dist/cli.cjs'
beforeAll(() => {
  bare = mkdtempSync(join(tmpdir(), 'gitbook-lint-bare-'))
  equipped = mkdtempSync(join(tmpdir(), 'gitbook-lint-equipped-'))
  for (const path of [installed, 'tools/lint.cjs']) {
    mkdirSync(dirname(join(equipped, path)), {recursive: true})
    writeFileSync(join(equipped, path), '')
  }
})
afterAll(() => {
  for (const folder of [bare, equipped]) rmSync(folder, {recursive: true, force: true})
})

const brought = '/extension/out/server.cjs'
const choose = (given: Partial<Parameters<typeof chooseServer>[0]>) => {
  const {module, args} = chooseServer({
    isTrusted: true,
    folders: [bare, equipped],
    path: '',
    brought,
    ...given,
  })
  return [module, ...args]
}

test('the package of any folder of the workspace comes before the server of the extension', () => {
  expect(choose({})).toEqual([join(equipped, installed), 'lsp'])
  expect(choose({folders: [bare]})).toEqual([brought])
  expect(choose({folders: []})).toEqual([brought])
})

test('nothing of a workspace runs that nobody trusts', () => {
  expect(choose({isTrusted: false})).toEqual([brought])
  expect(choose({isTrusted: false, path: 'tools/lint.cjs'})).toEqual([brought])
})

test('a path that is set counts from the folder that has it, or as it is', () => {
  expect(choose({path: 'tools/lint.cjs'})).toEqual([join(equipped, 'tools/lint.cjs'), 'lsp'])
  expect(choose({path: '/usr/lib/lint.cjs'})).toEqual(['/usr/lib/lint.cjs', 'lsp'])
})

test('a path that is set and leads nowhere is not passed over', () => {
  expect(choose({path: 'tools/lnit.cjs'})).toEqual([join(bare, 'tools/lnit.cjs'), 'lsp'])
  expect(choose({path: 'tools/lint.cjs', folders: []})).toEqual([brought])
})

test('the status item says which server it is', () => {
  const originOf = (folders: readonly string[], path = '') =>
    chooseServer({isTrusted: true, folders, path, brought}).origin
  expect(originOf([])).toBe('server of the extension')
  expect(originOf([equipped])).toBe(`${installed} in ${basename(equipped)}`)
  expect(originOf([], '/usr/lib/lint.cjs')).toBe('/usr/lib/lint.cjs')
})

test('a workspace that nobody trusts cannot name a server by its settings either', () => {
  const manifest: unknown = JSON.parse(
    readFileSync(new URL('../../editors/vscode/package.json', import.meta.url), 'utf8'),
  )
  expect(manifest).toMatchObject({
    capabilities: {
      untrustedWorkspaces: {supported: 'limited', restrictedConfigurations: ['gitbookLint.path']},
    },
  })
})
