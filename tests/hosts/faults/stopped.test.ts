/** The command is stopped at any moment of its writing: files are whole, and the next run makes up for it. */
import {spawn} from 'node:child_process'
import {once} from 'node:events'
import {mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterEach, beforeEach, describe, expect, it} from 'vitest'
import {root} from '../../support/run-command.ts'

const command = join(root, 'dist/main.cjs')
const preload = join(root, 'tests/hosts/faults/kill-at.cjs')

let folder = ''
const pages = ['README.md', 'bow.md', 'line.md', 'tail.md']
const before = '# Kites\n\nFly&#x20;\n'
const after = '# Kites\n\nFly\n'

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gitbook-lint-faults-'))
  mkdirSync(join(folder, 'space/.git'), {recursive: true})
  for (const page of pages) writeFileSync(join(folder, 'space', page), before)
  writeFileSync(
    join(folder, 'space/SUMMARY.md'),
    `# Table of contents\n\n${pages.map((page) => `* [Kites](${page})\n`).join('')}`,
  )
})
afterEach(() => rmSync(folder, {recursive: true, force: true}))

interface Ending {
  readonly status: number | null
  readonly signal: string | null
  readonly stdout: string
  readonly stderr: string
}

/** Starts the command; with `at`, it is stopped at that change of the disk. */
async function start(argv: readonly string[], at?: number, signal = 'SIGKILL'): Promise<Ending> {
  const {child, ending} = launch(argv, at, signal)
  child.stdin.end()
  return ending
}

function launch(argv: readonly string[], at?: number, signal = 'SIGKILL') {
  const options = at === undefined ? [] : ['--require', preload]
  const child = spawn(process.execPath, [...options, command, ...argv], {
    cwd: join(folder, 'space'),
    env: {PATH: process.env.PATH, HOME: folder, KILL_AT: String(at), KILL_WITH: signal, NO_COLOR: '1'},
  })
  let [stdout, stderr] = ['', '']
  child.stdout.on('data', (chunk) => {
    stdout += chunk
  })
  child.stderr.on('data', (chunk) => {
    stderr += chunk
  })
  const ending = once(child, 'close').then(
    ([status, ended]): Ending => ({status, signal: ended, stdout, stderr}),
  )
  return {child, ending}
}

const texts = () => pages.map((page) => readFileSync(join(folder, 'space', page), 'utf8'))
const drafts = () => readdirSync(join(folder, 'space')).filter((name) => name.endsWith('.tmp'))

const fixing = ['.', '--fix', '--no-cache', '--only', 'no-space-entity', '--format', 'compact']

describe('--fix that is killed', () => {
  // Four drafts are written, and four times one takes the place of a page.
  it.each([0, 1, 2, 3, 4, 5, 6, 7])('at change %i of the disk leaves whole pages', async (at) => {
    const {signal} = await start(fixing, at)
    expect(signal).toBe('SIGKILL')
    expect(texts().filter((text) => text !== before && text !== after)).toEqual([])
    const again = await start(fixing)
    expect(again.status).toBe(0)
    expect(texts()).toEqual(pages.map(() => after))
  })

  it('before it has written anything leaves all as it was', async () => {
    await start(fixing, 0)
    expect(texts()).toEqual(pages.map(() => before))
  })
})

it('--fix that is interrupted leaves no draft behind and ends by the signal, without a word', async () => {
  const {signal, stderr} = await start(fixing, 3, 'SIGINT')
  expect({signal, stderr}).toEqual({signal: 'SIGINT', stderr: ''})
  expect(drafts()).toEqual([])
  expect(texts().filter((text) => text !== before && text !== after)).toEqual([])
})

it('a run that waits for standard input ends by the signal, without a word', async () => {
  const {child, ending} = launch(['-', '--no-cache'])
  child.kill('SIGINT')
  const {signal, stderr} = await ending
  expect({signal, stderr}).toEqual({signal: 'SIGINT', stderr: ''})
})

describe('a run that is killed while it keeps what it knows', () => {
  const linting = ['.', '--only', 'no-space-entity', '--format', 'compact', '--cache-location', '../cache']

  it.each([0, 1, 2, 3, 4, 5])(
    'at change %i of the disk leaves a cache that the next run can use',
    async (at) => {
      expect((await start(linting, at)).signal).toBe('SIGKILL')
      const first = await start(linting)
      const second = await start(linting)
      expect(first).toMatchObject({status: 0, stderr: ''})
      expect(first.stdout).toContain('README.md:3:4: warning')
      expect(second).toEqual(first)
    },
  )
})

it('two runs that fix at once leave whole pages, and one more has nothing to do', async () => {
  const endings = await Promise.all([start(fixing), start(fixing)])
  expect(endings.map(({stderr}) => /at |Error/.test(stderr))).toEqual([false, false])
  expect(texts().filter((text) => text !== before && text !== after)).toEqual([])
  await start(fixing)
  expect(texts()).toEqual(pages.map(() => after))
  expect(drafts()).toEqual([])
})
