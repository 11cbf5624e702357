/** What naming paths does: which spaces are meant, what is reported, what is told. */
import {mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {afterEach, beforeEach, describe, expect, it} from 'vitest'
import {runCommand} from '../../support/run-command.ts'

let folder = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gitbook-lint-test-'))
  put('.git/HEAD', '')
})

afterEach(() => rmSync(folder, {recursive: true, force: true}))

function put(path: string, text: string) {
  mkdirSync(dirname(join(folder, path)), {recursive: true})
  writeFileSync(join(folder, path), text)
}

const lint = (...argv: string[]) => runCommand(argv, {cwd: folder})
const spaced = 'Tea&#x20;\n'

function putSpace(root = '') {
  put(`${root}SUMMARY.md`, '# Contents\n\n* [Tea](README.md)\n* [Green](kinds/green.md)\n* [Gone](gone.md)\n')
  put(`${root}README.md`, spaced)
  put(`${root}kinds/green.md`, spaced)
}

/** The paths of the findings, once each. */
async function reported(...argv: string[]) {
  const {stdout} = await lint('--format', 'json', ...argv)
  return [...new Set(JSON.parse(stdout).findings.map(({path}: {path: string}) => path))]
}

describe('a report', () => {
  beforeEach(() => {
    putSpace()
    put('.gitbook.yaml', 'redirects:\n  old: lost.md\n')
  })

  it.each([
    ['the space', ['.'], ['.gitbook.yaml', 'README.md', 'SUMMARY.md', 'kinds/green.md']],
    ['a folder of the space', ['kinds/'], ['kinds/green.md']],
    ['a page', ['./README.md'], ['README.md']],
    ['the table of contents', ['SUMMARY.md'], ['SUMMARY.md']],
    ['the config of the space', ['.gitbook.yaml'], ['.gitbook.yaml']],
    ['folders and files together', ['kinds', 'SUMMARY.md'], ['SUMMARY.md', 'kinds/green.md']],
  ])('is about %s when that is named', async (_what, paths, expected) => {
    expect(await reported(...paths)).toEqual(expected)
  })

  it('counts the pages that it is about', async () => {
    expect((await lint('kinds')).stdout).toContain('1 warning in 1 page of 1 space')
    expect((await lint('.gitbook.yaml')).stdout).toContain('1 error in 1 space')
  })

  it('holds the config above a space when the space is named', async () => {
    rmSync(join(folder, 'SUMMARY.md'))
    putSpace('docs/')
    put('.gitbook.yaml', 'root: docs\nredirects:\n  old: lost.md\n')
    expect(await reported('docs')).toContain('.gitbook.yaml')
  })
})

describe('a named path that leads to no finding is told with the reason', () => {
  beforeEach(() => putSpace())

  it.each([
    ['a file that is no page', 'notes.txt', 'notes.txt: neither a page nor a config of a space'],
    ['a file that the config ignores', 'ignored.md', 'ignored.md: not linted, the config ignores it'],
    ['a folder that the config ignores', 'drafts', 'drafts: not linted, the config ignores it'],
    ['a file that Git ignores', 'built.md', 'built.md: not linted, Git ignores it'],
  ])('%s', async (_what, path, expected) => {
    put('.gitbook-lint.yaml', 'ignore: [ignored.md, drafts/]\n')
    put('.gitignore', 'built.md\n')
    for (const each of ['notes.txt', 'ignored.md', 'drafts/a.md', 'built.md']) put(each, spaced)
    const {status, stderr} = await lint(path)
    expect(status).toBe(0)
    expect(stderr).toMatch(new RegExp(`^gitbook-lint: ${expected}[^\\n]*\\n$`))
  })

  it('outside any space as well', async () => {
    rmSync(join(folder, 'SUMMARY.md'))
    const {status, stderr} = await lint('README.md', 'kinds/green.md', '.git/../notes.txt')
    expect([status, stderr]).toEqual([2, 'gitbook-lint: No such path: notes.txt\n'])
    put('notes.txt', '')
    expect((await lint('notes.txt')).stderr).toContain('notes.txt: neither a page nor a config')
  })
})

describe('links', () => {
  it('that lead nowhere are findings when they are named', async () => {
    putSpace()
    symlinkSync('nowhere.md', join(folder, 'dead.md'))
    const {status, stdout} = await lint('dead.md')
    expect(status).toBe(1)
    expect(stdout).toContain('dead.md:1:1: error Unexpected link in the file system that leads nowhere')
  })

  it('to a folder are followed when they are named', async () => {
    putSpace('docs/')
    symlinkSync('docs', join(folder, 'latest'))
    expect(await reported('latest/kinds')).toEqual(['docs/kinds/green.md'])
  })
})

describe('what is no readable file', () => {
  const unreadable = async (...argv: string[]) => {
    const {findings} = JSON.parse(
      (await lint('--format', 'json', '--only', 'unreadable-file', ...argv)).stdout,
    )
    return findings.map(({path, message}: {path: string; message: string}) => `${path}: ${message}`)
  }
  const aFolder = 'Unexpected folder with the name of a file, expected a readable file'

  it.each(['.gitbook.yaml', 'docs.yaml', 'page.md', '.gitbook/vars.yaml', '.gitbook/tags.yaml'])(
    'is told of a folder called %s',
    async (name) => {
      putSpace()
      mkdirSync(join(folder, name), {recursive: true})
      expect(await unreadable()).toEqual([`${name}: ${aFolder}`])
      expect(await unreadable(name)).toEqual([`${name}: ${aFolder}`])
    },
  )

  it('is told of a table of contents that is a folder, in a space that has a config', async () => {
    put('.gitbook.yaml', 'root: ./\n')
    mkdirSync(join(folder, 'SUMMARY.md'))
    expect(await unreadable()).toEqual([`SUMMARY.md: ${aFolder}`])
  })

  it('is told of the config of a site, and not of another file that has its name', async () => {
    putSpace('docs/')
    writeFileSync(join(folder, 'docs.yaml'), Buffer.from([0x73, 0x69, 0x74, 0x65, 0xe9]))
    put('elsewhere/docs.yaml/x.txt', '')
    expect(await unreadable()).toEqual([
      'docs.yaml: Unexpected bytes that are not UTF-8, expected a readable file',
    ])
    put('docs.yaml', `x: ${'x'.repeat(2_000_000)}\n`)
    expect(await unreadable()).toEqual([])
  })

  it('is told of a config of the linter, with status 2', async () => {
    putSpace()
    mkdirSync(join(folder, '.gitbook-lint.yaml'))
    const {status, stderr} = await lint()
    expect({status, stderr}).toEqual({
      status: 2,
      stderr: 'gitbook-lint: cannot read config .gitbook-lint.yaml: it is no text file of at most 5 MB\n',
    })
  })

  it.each([
    ['nowhere.png', 'lost.png', 'a link that leads nowhere, nothing to lint in it'],
    ['circle.png', 'circle.png', 'a link that leads in a circle, nothing to lint in it'],
  ])('is told where the link %s is named', async (name, target, why) => {
    putSpace()
    symlinkSync(target, join(folder, name))
    const {status, stdout, stderr} = await lint(name)
    expect({status, stdout, stderr}).toEqual({
      status: 0,
      stdout: 'No findings in 0 pages of 1 space\n',
      stderr: `gitbook-lint: ${name}: ${why}\n`,
    })
  })

  it.each(['docs.yaml', 'openapi.yaml', '.gitbook/assets/tea.png'])(
    'or holds nothing to lint, as %s, is told where it is named',
    async (name) => {
      putSpace()
      put(name, 'a: b\n')
      expect((await lint(name)).stderr).toBe(
        `gitbook-lint: ${name}: neither a page nor a config of a space, nothing to lint in it\n`,
      )
    },
  )
})

describe('configs', () => {
  it('of folders that do not matter are not read', async () => {
    put('solo.md', spaced)
    put('other/.gitbook-lint.yaml', 'rules: [\n')
    expect((await lint('solo.md')).stdout).toContain('solo.md:1:4: warning')
    putSpace('docs/')
    expect((await lint('docs')).stderr).toBe('')
    expect((await lint('.')).stderr).toBe('')
  })

  it('of a space say what is ignored in it, those below say nothing', async () => {
    putSpace()
    put('kinds/.gitbook-lint.yaml', 'ignore: [green.md]\n')
    expect(await reported()).toContain('kinds/green.md')
    put('.gitbook-lint.yaml', 'ignore: [kinds/green.md]\n')
    expect(await reported()).not.toContain('kinds/green.md')
  })

  it.each(['nope', '../other', '/etc', 'README.md'])('cannot call %s a space', async (path) => {
    putSpace()
    put('.gitbook-lint.yaml', `rules: {}\nspaces:\n  - kinds\n  - ${path}\n`)
    const {status, stderr} = await lint()
    expect(status).toBe(2)
    expect(stderr).toMatch(
      new RegExp(`^gitbook-lint: \\.gitbook-lint\\.yaml:4:5: Unexpected .*\`${path}\`[^\\n]*\\n$`),
    )
  })

  it.each(['.', 'docs', 'docs/kinds', 'docs/kinds/green.md'])(
    'name the same spaces when %s is named',
    async (path) => {
      putSpace('docs/')
      put('.gitbook-lint.yaml', 'spaces: [docs/kinds]\n')
      put('docs/.gitbook-lint.yaml', 'rules: {}\n')
      put('docs/kinds/deep/x.md', spaced)
      const {stdout} = await lint('--format', 'json', path)
      const green = JSON.parse(stdout).findings.find(({path: at}: {path: string}) => at.endsWith('green.md'))
      expect(green.where.space).toBe('docs/kinds')
    },
  )
})

describe('a legacy book', () => {
  it('gives one notice with its folder from the working directory, and does not fail', async () => {
    putSpace('books/tea/')
    put('books/tea/book.json', '{}')
    const {status, stdout, stderr} = await runCommand([], {cwd: join(folder, 'books')})
    expect(status).toBe(0)
    expect(stderr).toMatch(/^gitbook-lint: tea: a book of GitBook's former command line[^\n]*\n$/)
    expect(stdout).toContain('tea/SUMMARY.md:5:10: warning')
  })
})

describe('a site', () => {
  it('with a folder that is not there has a finding at it, and no space', async () => {
    put(
      'docs.yaml',
      'site:\n  title: Tea\n  structure:\n    - type: space\n      content:\n        directory: ./en\n',
    )
    put('README.md', spaced)
    const {stdout} = await lint('--only', 'site-config')
    expect(stdout).toContain('docs.yaml:6:20: error Unexpected missing folder `./en`')
    expect(stdout).not.toContain('space\n')
  })
})
