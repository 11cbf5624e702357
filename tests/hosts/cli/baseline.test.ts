import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {afterEach, beforeEach, describe, expect, it} from 'vitest'
import {runCommand} from '../../support/run-command.ts'

let folder = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gitbook-lint-baseline-'))
  put('.git/HEAD', '')
  put('docs/SUMMARY.md', '* [Camp](README.md)\n')
  put('docs/README.md', '# Camp\n\nWet&#x20;\n\n{% hint style="info" %}\n')
})

afterEach(() => rmSync(folder, {recursive: true, force: true}))

function put(path: string, text: string) {
  mkdirSync(dirname(join(folder, path)), {recursive: true})
  writeFileSync(join(folder, path), text)
}

const lint = (...argv: string[]) => runCommand(argv, {cwd: folder})
const lines = () => readFileSync(join(folder, 'known.txt'), 'utf8').trimEnd().split('\n').slice(1)

describe('--write-baseline', () => {
  it('writes what is found, reports nothing and passes', async () => {
    const {status, stdout, stderr} = await lint('--write-baseline', 'known.txt')
    expect({status, stdout, stderr}).toEqual({
      status: 0,
      stdout: '',
      stderr: 'gitbook-lint: wrote 2 known findings to known.txt\n',
    })
    expect(lines().map((line) => line.replace(/ [\da-f]{32} /, ' '))).toEqual([
      'no-space-entity docs/README.md',
      'no-unclosed-tag docs/README.md',
    ])
  })

  it.each([['docs/README.md'], ['--only', 'hint-style'], ['--page-rules-only']])(
    'needs a run over whole folders, without %s',
    async (...argv) => {
      const {status, stderr} = await lint('--write-baseline', 'known.txt', ...argv)
      expect(status).toBe(2)
      expect(stderr).toContain('whole folders')
    },
  )
})

describe('--baseline', () => {
  it('keeps fixes from what is known', async () => {
    await lint('--write-baseline', 'known.txt')
    put('docs/README.md', '# Camp\n\nWet&#x20;\n\nNew&#x20;\n\n{% hint style="info" %}\n')
    const {stderr} = await lint('--baseline', 'known.txt', '--fix')
    expect(stderr).toContain('Fixed 1 finding in 1 file\n')
    expect(readFileSync(join(folder, 'docs/README.md'), 'utf8')).toContain('Wet&#x20;\n\nNew\n')
  })

  beforeEach(async () => {
    await lint('--write-baseline', 'known.txt')
  })

  it('passes over what is known, wherever the lines are now', async () => {
    put('docs/README.md', '# Camp\n\nNew text\n\nWet&#x20;\n\n{% hint style="info" %}\n')
    const {status, stdout, stderr} = await lint('--baseline', 'known.txt')
    expect({status, stdout}).toEqual({status: 0, stdout: 'No findings in 1 page of 1 space\n'})
    expect(stderr).toBe('gitbook-lint: 2 findings are known from known.txt\n')
  })

  it('holds from another folder, and for named files', async () => {
    const {status} = await runCommand(['--baseline', '../known.txt', 'README.md'], {
      cwd: join(folder, 'docs'),
    })
    expect(status).toBe(0)
  })

  it('reports what is new', async () => {
    put('docs/README.md', '# Camp\n\nWet&#x20;\n\n{% hint style="info" %}\n\n{% tabs %}\n')
    const {status, stdout} = await lint('--baseline', 'known.txt')
    expect(status).toBe(1)
    expect(stdout).toMatch(/^docs\/README\.md:7:4: error/)
  })

  it('tells entries that are stale, where all was looked at', async () => {
    put('docs/README.md', '# Camp\n\nWet&#x20;\n')
    const whole = await lint('--baseline', 'known.txt')
    expect(whole.status).toBe(0)
    expect(whole.stderr).toContain('1 entry of known.txt is stale')
    expect(whole.stderr).toContain('  docs/README.md no-unclosed-tag\n')
    expect((await lint('--baseline', 'known.txt', 'docs/README.md')).stderr).not.toContain('stale')
  })

  it('may be written anew in the same run', async () => {
    put('docs/README.md', '# Camp\n\nWet&#x20;\n')
    await lint('--baseline', 'known.txt', '--write-baseline', 'known.txt')
    expect(lines()).toHaveLength(1)
  })

  it.each([
    ['none.txt', 'cannot read baseline none.txt: there is no such file'],
    ['docs/README.md', 'docs/README.md:1: Unexpected text'],
    ['docs', 'cannot read baseline docs'],
  ])('stops at %s, which is none', async (file, message) => {
    const {status, stdout, stderr} = await lint('--baseline', file)
    expect({status, stdout}).toEqual({status: 2, stdout: ''})
    expect(stderr).toContain(message)
  })
})
