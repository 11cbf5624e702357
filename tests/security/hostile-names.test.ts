/** Names of files and words of pages are whoever wrote them: no terminal, runner or reader of a report obeys them. */
import {execFileSync} from 'node:child_process'
import {mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {formats} from '../../src/hosts/cli/formats.ts'
import {gitlabErrors, rdjsonlErrors, sarifErrors, xmlErrors} from '../report/validate.ts'
import {runCommand} from '../support/run-command.ts'

const hostile = [
  '\x1b[2J\x1b]8;;https://example.org\x07',
  '\u202egnp\u2066',
  '::error title=no::yes',
  '##[add-path]here',
  '"><script>alert(1)</script>',
  ']]><!-- ',
  '<![CDATA[',
  '&lt;&#0;',
  '[a](javascript:alert(1))',
  '`|*_',
]

let folder = ''
const put = (path: string, text: string | Uint8Array) => {
  mkdirSync(dirname(join(folder, path)), {recursive: true})
  writeFileSync(join(folder, path), text)
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gitbook-lint-hostile-'))
  const names = hostile.map((word) => word.replaceAll('/', '∕'))
  put(
    'SUMMARY.md',
    `# Table of contents\n\n* [Start](README.md)\n${names.map((name) => `* [${name}](<${name}.md>)\n`).join('')}`,
  )
  put(
    'README.md',
    `# Start\n\n${hostile.map((word) => `[${word}](<${word}/lost.md>)\n\n{% hint style="${word}" %}\nText\n{% endhint %}\n`).join('\n')}`,
  )
  for (const name of names) {
    put(
      `${name}.md`,
      `# ${name}\n\n{% hint style="${name}" %}\n::error::${name}\n{% endhint %}\n\n<b title="${name}">\n`,
    )
  }
  put('line\nfeed\n::error::name.md', '# Line\n\n{% hint style="no" %}\n{% endhint %}\n')
})
afterAll(() => rmSync(folder, {recursive: true, force: true}))

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const obeyed = /[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/

const run = (...argv: readonly string[]) =>
  runCommand(['.', '--rule', 'hint-style=error', ...argv], {cwd: folder, env: {GITHUB_ACTIONS: 'true'}})

describe.each(formats)('a report as %s', (format) => {
  it('shows hostile names and texts, and has no character that a terminal obeys', async () => {
    const {stdout, stderr} = await run('--format', format)
    expect(stdout).toContain('hint-style')
    expect([obeyed.test(stdout), obeyed.test(stderr)]).toEqual([false, false])
  })
})

it.each(['pretty', 'compact', 'json', 'rdjsonl'])(
  'as %s has no line that is a command of a runner',
  async (format) => {
    const {stdout, stderr} = await run('--format', format)
    expect(`${stdout}\n${stderr}`).not.toMatch(/^\s*::|##\[/m)
  },
)

it('as github has no command but its own, each on one line', async () => {
  const {stdout} = await run('--format', 'github')
  const lines = stdout.trimEnd().split('\n')
  expect(
    lines.filter((line) => /^\s*::/.test(line) && !/^::(?:error|warning|notice|group|endgroup)\b/.test(line)),
  ).toEqual([])
  expect(lines.filter((line) => line.includes('##['))).toEqual([])
  expect(lines.filter((line) => /^::error /.test(line)).length).toBeLessThanOrEqual(10)
})

it('is valid in the formats that have a schema', async () => {
  const textOf = async (format: string) => (await run('--format', format)).stdout
  expect(sarifErrors(await textOf('sarif'))).toEqual([])
  expect(gitlabErrors(await textOf('gitlab'))).toEqual([])
  expect(await rdjsonlErrors(await textOf('rdjsonl'))).toEqual([])
  expect(await xmlErrors(await textOf('junit'), 'junit')).toEqual([])
  expect(await xmlErrors(await textOf('checkstyle'), 'checkstyle')).toEqual([])
})

it('as html has one script of its own and no other element of a page', async () => {
  const {stdout} = await run('--format', 'html')
  expect(stdout.match(/<script/gi)).toHaveLength(1)
  expect(stdout).not.toMatch(/<(?:b|img|iframe|!\[CDATA)\b[^>]*alert/i)
  expect(stdout).not.toContain('href="javascript:')
})

it('as markdown makes no element, no link to a script and no command of the texts', async () => {
  const {stdout} = await run('--format', 'markdown')
  expect(stdout).not.toMatch(/<script|\]\(javascript:/i)
})

describe('what the command says on standard error', () => {
  it.each([
    ['a path that is not there', ['\x1b[31mlost\u202e::error::x']],
    ['a config that is not there', ['--config', '\x1b[31m\n::error::x.yaml']],
    ['a baseline that is not there', ['.', '--baseline', '\x1b[31m\n::error::x.json']],
    ['a rule that does not exist', ['--rule', '\x1b[31m\n::error::x=error']],
    ['a format that does not exist', ['--format', '\x1b[31m\n##[error]x']],
    ['an option that does not exist', ['--\x1b[31m\n::error::x']],
    ['a file that cannot be written', ['.', '--output', '\x1b[31m\n::error::x/y']],
  ])('shows %s', async (_what, argv) => {
    const {status, stderr} = await runCommand(argv, {cwd: folder})
    expect(status).toBe(2)
    expect(obeyed.test(stderr)).toBe(false)
    expect(stderr).not.toMatch(/^\s*::|##\[/m)
  })

  it('shows words of a config', async () => {
    put('sub/.gitbook-lint.yaml', 'rules:\n  "\\e[31m\\u202e::error::x": error\n')
    put('sub/.gitbook.yaml', 'root: ./\n')
    const {status, stderr} = await runCommand(['.'], {cwd: join(folder, 'sub')})
    expect(status).toBe(2)
    expect(obeyed.test(stderr)).toBe(false)
    rmSync(join(folder, 'sub'), {recursive: true})
  })
})

describe('a config', () => {
  it('that has no end is not read', async () => {
    mkdirSync(join(folder, 'endless'))
    put('endless/.gitbook.yaml', 'root: ./\n')
    symlinkSync('/dev/zero', join(folder, 'endless/.gitbook-lint.yaml'))
    const {status, stderr} = await runCommand(['.'], {cwd: join(folder, 'endless')})
    rmSync(join(folder, 'endless'), {recursive: true})
    expect(status).toBe(2)
    expect(stderr).toContain('it is no text file')
  })

  it.each([
    ['a pipe', (path: string) => execFileSync('mkfifo', [path])],
    ['longer than any config', (path: string) => writeFileSync(path, '#'.repeat(5_000_001))],
  ])('that is %s is not read, nor a baseline that is a pipe', async (_what, make) => {
    mkdirSync(join(folder, 'odd'))
    put('odd/.gitbook.yaml', 'root: ./\n')
    const lint = (...argv: readonly string[]) => runCommand(argv, {cwd: join(folder, 'odd')})
    execFileSync('mkfifo', [join(folder, 'odd/baseline')])
    const baseline = await lint('--baseline', 'baseline')
    make(join(folder, 'odd/.gitbook-lint.yaml'))
    const config = await lint('.')
    rmSync(join(folder, 'odd'), {recursive: true})
    expect([baseline.status, config.status]).toEqual([2, 2])
    expect(baseline.stderr).toContain('it is no text file')
    expect(config.stderr).toContain('it is no text file of at most 5 MB')
  })

  it.each([
    ['nested deeper than can be read', `rules: ${'['.repeat(200_000)}`, ''],
    [
      'full of aliases',
      `ignore: &a [x]\noverrides:\n${'  - {files: *a}\n'.repeat(2000)}`,
      'number of aliases',
    ],
  ])('%s is an error and no more', async (_what, text, said) => {
    mkdirSync(join(folder, 'deep'))
    put('deep/.gitbook.yaml', 'root: ./\n')
    put('deep/.gitbook-lint.yaml', text)
    const {status, stderr} = await runCommand(['.'], {cwd: join(folder, 'deep')})
    rmSync(join(folder, 'deep'), {recursive: true})
    expect(status).toBe(2)
    expect(stderr).toMatch(/^gitbook-lint: \.gitbook-lint\.yaml:[^\n]*\n$/)
    expect(stderr).toContain(said)
  })
})
