/** Files that no memory holds are told, and not read. */
import {closeSync, ftruncateSync, mkdirSync, mkdtempSync, openSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterEach, beforeEach, expect, it} from 'vitest'
import {runCommand} from '../../support/run-command.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gitbook-lint-huge-'))
  mkdirSync(join(folder, '.git'))
  mkdirSync(join(folder, '.gitbook/assets'), {recursive: true})
  writeFileSync(join(folder, 'SUMMARY.md'), '# Table of contents\n\n* [Kites](README.md)\n* [Sky](sky.md)\n')
  writeFileSync(join(folder, 'README.md'), '# Kites\n\n![Sky](.gitbook/assets/sky.png) Fly&#x20;\n')
})
afterEach(() => rmSync(folder, {recursive: true, force: true}))

/** A file of four gigabytes that takes no place on the disk. */
function huge(path: string) {
  const file = openSync(join(folder, path), 'w')
  ftruncateSync(file, 4 * 2 ** 30)
  closeSync(file)
}

it.runIf(process.platform === 'linux')('of four gigabytes', async () => {
  for (const path of [
    'sky.md',
    '.gitbook.yaml',
    '.gitbook/vars.yaml',
    '.gitbook/assets/sky.png',
    'docs.yaml',
  ])
    huge(path)
  const only = ['unreadable-file', 'no-space-entity', 'asset-size', 'no-duplicate-asset']
  const {status, stdout, stderr} = await runCommand(
    ['--format', 'compact', ...only.flatMap((rule) => ['--only', rule])],
    {cwd: folder},
  )
  const told = 'error Unexpected file of more than 2 MB, expected a readable file [unreadable-file]'
  expect({status, stderr}).toEqual({status: 1, stderr: ''})
  expect(stdout.split('\n').slice(0, -2)).toEqual([
    `.gitbook.yaml:1:1: ${told}`,
    expect.stringMatching(
      /^\.gitbook\/assets\/sky\.png:1:1: error Unexpected size of 4[0-9.]+ [MG]B.*\[asset-size\]$/,
    ),
    `.gitbook/vars.yaml:1:1: ${told}`,
    'README.md:3:36: warning Unexpected space entity `&#x20;`, expected nothing at this edge [no-space-entity]',
    `sky.md:1:1: ${told}`,
  ])
})

it.runIf(process.platform === 'linux').each([
  [
    'a config of the linter',
    '.gitbook-lint.yaml',
    [],
    'cannot read config .gitbook-lint.yaml: it is no text file of at most 5 MB',
  ],
  [
    'a baseline',
    'base.txt',
    ['--baseline', 'base.txt'],
    'cannot read baseline base.txt: it is no text file of at most 20 MB',
  ],
])('%s of four gigabytes is none, with status 2', async (_what, path, argv, why) => {
  huge(path)
  expect(await runCommand(argv, {cwd: folder})).toEqual({
    status: 2,
    stdout: '',
    stderr: `gitbook-lint: ${why}\n`,
  })
})
