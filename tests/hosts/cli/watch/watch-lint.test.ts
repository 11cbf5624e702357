import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {afterEach, beforeEach, describe, expect, it} from 'vitest'
import {UsageError} from '../../../../src/hosts/cli/usage-error.ts'
import type {Change, FileChanges, Places} from '../../../../src/hosts/cli/watch/file-changes.ts'
import {watchLint} from '../../../../src/hosts/cli/watch/watch-lint.ts'
import type {ReportInput} from '../../../../src/report/located.ts'
import {runCommand} from '../../../support/run-command.ts'

const place = (offset: number) => ({line: 1, column: offset + 1, offset})

/** A report of findings about words of one page, by rule. */
function found(text: string, words: Readonly<Record<string, string>>): ReportInput {
  const findings = Object.entries(words).map(([rule, word]) => {
    const start = text.indexOf(word)
    return {
      path: 'fire.md',
      rule,
      severity: 'error' as const,
      message: rule,
      start: place(start),
      end: place(start + word.length),
    }
  })
  const summary = {spaces: 1, pages: 1, assets: 0, errors: findings.length, warnings: 0, infos: 0, fixable: 0}
  return {findings, summary, sources: () => text}
}

const nowhere: Places = {folders: [], files: [], own: []}

/** Watches over rounds that give or throw what is listed, one after another; each after the first follows a change. */
async function watchRounds(rounds: readonly (ReportInput | Error)[], change: Change = 'changed') {
  let text = ''
  let round = 0
  const print = (more: string) => {
    text += more
  }
  const changes: FileChanges = {
    follow: async () => {},
    next: async () => (round < rounds.length ? new Map([['/camp/fire.md', change]]) : undefined),
    close: async () => print('closed\n'),
  }
  const status = await watchLint(
    {
      async lint() {
        const given = rounds[round++]
        if (given === undefined || given instanceof Error) throw given ?? new Error('no more rounds')
        return given
      },
      report: async (input, whole) =>
        print(`${input.findings.map(({rule}) => rule).join(', ')} of ${whole.findings.length}\n`),
      places: () => nowhere,
    },
    changes,
    {
      cwd: '/camp',
      env: {},
      isTty: false,
      columns: undefined,
      stdout: print,
      stderr: print,
      stdin: async () => new Uint8Array(),
    },
  )
  return {status, lines: text.split('\n')}
}

const before = found('fire\nrain', {one: 'fire', two: 'rain'})

describe('watching', () => {
  it('reports everything first, and ends without fault', async () => {
    const {status, lines} = await watchRounds([before, before])
    expect(status).toBe(0)
    expect(lines).toEqual(['one, two of 2', 'Watching 1 page for changes, Ctrl-C ends', 'closed', ''])
  })

  it('says what has changed and what came of it', async () => {
    const after = found('wood\nfire\nsnow', {one: 'fire', three: 'snow'})
    const {lines} = await watchRounds([before, before, after])
    expect(lines.slice(2)).toEqual([
      '',
      'fire.md changed: 1 new finding, 1 gone',
      'one, three of 2',
      'closed',
      '',
    ])
  })

  it('tells what changed before all was under watch', async () => {
    const {lines} = await watchRounds([before, found('fire', {one: 'fire'})])
    expect(lines.slice(1, 3)).toEqual(['', '0 new findings, 1 gone'])
  })

  it('waits for better where a later round cannot be done', async () => {
    const {lines} = await watchRounds([before, before, new UsageError('a bad config'), before], 'removed')
    expect(lines.slice(2)).toEqual([
      'gitbook-lint: a bad config',
      '',
      'fire.md removed: 0 new findings, 0 gone',
      'one, two of 2',
      'closed',
      '',
    ])
  })

  it('does not begin where the first round cannot be done', async () => {
    await expect(watchRounds([new UsageError('no such path')])).rejects.toThrow('no such path')
  })
})

describe('--watch', () => {
  let folder = ''
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'gitbook-lint-watch-'))
    const path = join(folder, 'camp/SUMMARY.md')
    mkdirSync(dirname(path))
    writeFileSync(path, '# Table of contents\n')
  })
  afterEach(() => rmSync(folder, {recursive: true}))

  it.each([
    ['--fix'],
    ['--fix-dry-run'],
    ['--staged'],
    ['--stats'],
    ['--write-baseline', 'known.json'],
    ['--stdin-filename', 'fire.md'],
  ])('does not go with %s', async (...option) => {
    const {status, stderr} = await runCommand(['--watch', ...option], {cwd: join(folder, 'camp')})
    expect(status).toBe(2)
    expect(stderr).toMatch(/^gitbook-lint: option `--watch` does not go with [^\n]+\n$/)
  })
})
