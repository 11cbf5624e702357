import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {afterEach, beforeEach, describe, expect, it} from 'vitest'
import {runCommand} from '../../support/run-command.ts'

let space = ''

beforeEach(() => {
  space = mkdtempSync(join(tmpdir(), 'gitbook-lint-test-'))
  put('.git/HEAD', '')
  put('.gitbook.yaml', 'redirects:\n  old: https://b.example/\n')
  put('README.md', '# Camp\n\nSee [a](https://a.example) and [b](https://b.example/).\n')
  put('SUMMARY.md', '# Table of contents\n\n* [Camp](README.md)\n* [A](https://a.example)\n')
})

afterEach(() => rmSync(space, {recursive: true, force: true}))

function put(path: string, text: string) {
  mkdirSync(dirname(join(space, path)), {recursive: true})
  writeFileSync(join(space, path), text)
}

const urls = (...argv: string[]) => runCommand(['urls', ...argv], {cwd: space})

describe('gitbook-lint urls', () => {
  it('prints each address with all its places', async () => {
    expect(await urls()).toEqual({
      status: 0,
      stdout:
        'https://b.example/\t.gitbook.yaml:2:8\tREADME.md:3:36\nhttps://a.example\tREADME.md:3:9\tSUMMARY.md:4:7\n',
      stderr: '',
    })
  })

  it('gives the same as JSON', async () => {
    const {stdout} = await urls('--format', 'json')
    expect(JSON.parse(stdout)).toEqual({
      version: 1,
      urls: [
        {
          url: 'https://b.example/',
          places: [
            {path: '.gitbook.yaml', line: 2, column: 8, kind: 'redirect'},
            {path: 'README.md', line: 3, column: 36, kind: 'link'},
          ],
        },
        {
          url: 'https://a.example',
          places: [
            {path: 'README.md', line: 3, column: 9, kind: 'link'},
            {path: 'SUMMARY.md', line: 4, column: 7, kind: 'link'},
          ],
        },
      ],
    })
  })

  it('narrows to named files, and reads pages outside any space', async () => {
    expect((await urls('SUMMARY.md')).stdout).toBe('https://a.example\tSUMMARY.md:4:7\n')
    rmSync(join(space, 'SUMMARY.md'))
    rmSync(join(space, '.gitbook.yaml'))
    expect((await urls('README.md')).stdout).toContain('https://a.example\tREADME.md:3:9\n')
  })

  it('prints nothing where there is none', async () => {
    for (const path of ['.gitbook.yaml', 'README.md', 'SUMMARY.md']) put(path, '# Camp\n')
    expect(await urls('.')).toEqual({status: 0, stdout: '', stderr: ''})
  })

  it.each([
    ['a missing path', ['nowhere']],
    ['an unknown format', ['--format', 'xml']],
    ['an unknown option', ['--fix']],
  ])('ends with 2 and one line for %s', async (_what, argv) => {
    const {status, stderr} = await urls(...argv)
    expect(status).toBe(2)
    expect(stderr).toMatch(/^gitbook-lint: [^\n]+\n$/)
  })
})
