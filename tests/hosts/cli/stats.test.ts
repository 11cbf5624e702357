import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {rules} from '../../../rules/index.ts'
import {createStats} from '../../../src/hosts/cli/stats.ts'
import {runCommand} from '../../support/run-command.ts'

const sample = 'fixtures/sample'

describe('--stats', () => {
  test('tells on standard error what stages and rules took, and changes neither report nor status', async () => {
    const plain = await runCommand([sample])
    const told = await runCommand([sample, '--stats'])
    expect([told.status, told.stdout]).toEqual([plain.status, plain.stdout])
    expect(told.stderr).toMatch(/^ +\d+\.\d{3} s {2}whole run$/m)
    expect(told.stderr).toMatch(/ s {2}pages: 8 checked, 0 of them known from earlier runs$/m)
    expect(told.stderr).toMatch(/ s {2}hint-style \(7 files\)$/m)
    expect(told.stderr).toMatch(/ s {2}no-unlisted-page \(\d+ files\)$/m)
  })

  test('counts the fixes that a dry run would make by rule', async () => {
    const {stderr} = await runCommand([sample, '--stats', '--fix-dry-run', '--only', 'hint-style'])
    expect(stderr).toMatch(/^ +1 to fix {2}hint-style$/m)
    expect(stderr).not.toContain(' fixed ')
  })

  test('counts the fixes that were written, not those of a file that was left alone', async () => {
    const argv = ['--stats', '--fix', '--only', 'no-space-entity', '--loose']
    const cwd = mkdtempSync(join(tmpdir(), 'gitbook-lint-stats-'))
    writeFileSync(join(cwd, 'camp.md'), '# Camp\n\nFire&#x20;\n')
    writeFileSync(join(cwd, 'kept.md'), '# Kept\n\nFire&#x20;\n', {mode: 0o444})
    const first = await runCommand(argv, {cwd})
    const second = await runCommand(argv, {cwd})
    rmSync(cwd, {recursive: true})
    expect(first.stderr).toMatch(/^ +1 fixed {2}no-space-entity$/m)
    expect(second.stderr).toContain('Fixed nothing; 1 file left alone\n')
    expect(second.stderr).not.toContain(' fixed ')
  })

  test('tells nothing of pages where their time is not taken', async () => {
    const fixing = await runCommand([sample, '--stats', '--fix-dry-run', '--only', 'hint-style'])
    const stdin = await runCommand(['-', '--stats'], {stdin: '# Camp\n'})
    expect(stdin.stderr).toMatch(/ s {2}hint-style \(1 file\)$/m)
    for (const {stderr} of [fixing, stdin]) expect(stderr).not.toMatch(/checked|parsing/)
  })

  test('counts the fixes that were withheld by rule', () => {
    const stats = createStats(rules, () => 0)
    const withheld = [{rule: 'icon-name'}, {rule: 'icon-name'}]
    stats.fixed({applied: [{rule: 'hint-style'}], withheld}, {isDry: false})
    expect(stats.text()).toContain('       1 fixed  hint-style\n       2 withheld  icon-name\n')
  })

  test('counts the time of pages that are checked at once one time', async () => {
    let clock = 0
    const stats = createStats([], () => clock)
    const check = stats.timed('pages', async () => {
      clock += 1000
      return {} as never
    })
    await Promise.all([check({} as never, '/a.md'), check({} as never, '/b.md')])
    expect(stats.text()).toContain('   2.000 s  pages: 2 checked')
  })

  test('adds up the time of all handlers of a rule', () => {
    let clock = 0
    const rule = {
      ...rules[0],
      scope: 'page',
      visit: () => ({
        done: () => {
          clock += 1500
        },
      }),
    } as unknown as (typeof rules)[number]
    const stats = createStats([rule], () => clock)
    const [timed] = stats.rules
    if (timed?.scope === 'page') timed.visit({} as never).done?.()
    expect(stats.text()).toContain(`   1.500 s  ${rule.id} (1 file)`)
  })
})
