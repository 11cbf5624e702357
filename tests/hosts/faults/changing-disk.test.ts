/** The disk changes while a run looks at it: one page is told, and the run goes on. */
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterEach, beforeEach, describe, expect, it} from 'vitest'
import {rules} from '../../../rules/index.ts'
import {activeRules} from '../../../src/lint/active-rules.ts'
import {checkPage} from '../../../src/lint/check-page.ts'
import {resolveConfig} from '../../../src/lint/resolve-config.ts'
import {discover} from '../../../src/project/discover.ts'
import type {FileSystem} from '../../../src/project/file-system.ts'
import {load} from '../../../src/project/load.ts'
import {createNodeFileSystem} from '../../../src/project/node-file-system.ts'
import {runCommand} from '../../support/run-command.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gitbook-lint-disk-'))
  mkdirSync(join(folder, '.git'))
  writeFileSync(join(folder, 'SUMMARY.md'), '# Table of contents\n\n* [Kites](README.md)\n* [Bow](bow.md)\n')
  writeFileSync(join(folder, 'README.md'), '# Kites\n\nFly&#x20;\n')
  writeFileSync(join(folder, 'bow.md'), '# Bow\n')
})
afterEach(() => rmSync(folder, {recursive: true, force: true}))

const bow = () => join(folder, 'bow.md')

/** The disk, on which something happens right before the page is read. */
function disturbed(act: () => void): FileSystem {
  const fs = createNodeFileSystem()
  return {
    ...fs,
    async readText(path, maxBytes) {
      if (path === bow()) act()
      return fs.readText(path, maxBytes)
    },
  }
}

async function lint(fs: FileSystem) {
  const config = resolveConfig({rules}).configFor('')
  const {spaces} = await discover(fs, {paths: [folder]})
  const loaded = await load(fs, spaces, (page) =>
    checkPage({...page, rules: activeRules(rules, 'page', config)}),
  )
  return loaded.map(({findings, problems}) => ({found: findings.map(({rule}) => rule), problems}))
}

describe('between the walk and the reading, a page', () => {
  it.each<[what: string, reason: string, act: () => void]>([
    ['vanishes', 'missing', () => rmSync(bow())],
    [
      'becomes a folder',
      'is-directory',
      () => {
        rmSync(bow())
        mkdirSync(bow())
      },
    ],
    ['grows beyond any page', 'too-big', () => writeFileSync(bow(), 'x'.repeat(2_000_001))],
    ['is half written', 'not-utf8', () => writeFileSync(bow(), Buffer.from([0x23, 0xf0, 0x9f]))],
  ])('%s: that is told, and the other pages are linted', async (_what, reason, act) => {
    expect(await lint(disturbed(act))).toEqual([
      {found: ['no-space-entity'], problems: [{path: 'bow.md', reason}]},
    ])
  })

  it('changes: the new text is linted', async () => {
    const fs = disturbed(() => writeFileSync(bow(), '# Bow\n\nTie&#x20;\n'))
    expect(await lint(fs)).toEqual([{found: ['no-space-entity', 'no-space-entity'], problems: []}])
  })
})

it('as many names as a command line takes are no trouble', async () => {
  const names = Array.from({length: 3000}, (_, number) => (number % 2 === 0 ? 'README.md' : './bow.md'))
  const {status, stdout} = await runCommand([...names, '--format', 'compact'], {cwd: folder})
  expect(status).toBe(0)
  expect(stdout).toContain('1 warning in 2 pages')
})

it.runIf(process.platform === 'linux')(
  'a report for which there is no space left is told, with status 2',
  async () => {
    const {status, stderr} = await runCommand(['.', '--output', '/dev/full'], {cwd: folder})
    expect(status).toBe(2)
    expect(stderr).toMatch(/^gitbook-lint: cannot write \/dev\/full: ENOSPC[^\n]*\n$/)
  },
)
