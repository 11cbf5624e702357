import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {afterEach, beforeEach, describe, expect, it} from 'vitest'
import {runCommand, type Surroundings} from '../../support/run-command.ts'

let repository = ''

beforeEach(() => {
  repository = mkdtempSync(join(tmpdir(), 'gitbook-lint-test-'))
  put('.git/HEAD', '')
  put('docs/README.md', '# Camp\n\nWelcome&#x20;\n')
  put('docs/SUMMARY.md', '# Table of contents\n\n* [Camp](README.md)\n* [Fire](fire.md)\n')
  put('docs/fire.md', '# Fire\n\n{% hint style="info" %}\nNever alone\n')
})

afterEach(() => rmSync(repository, {recursive: true, force: true}))

function put(path: string, text: string) {
  mkdirSync(dirname(join(repository, path)), {recursive: true})
  writeFileSync(join(repository, path), text)
}

const read = (path: string) => readFileSync(join(repository, path), 'utf8')

const lint = (argv: readonly string[], around: Surroundings = {}) =>
  runCommand(argv, {cwd: join(repository, 'docs'), ...around})

describe('--format', () => {
  it('may be given several times, each with its file', async () => {
    const formats = ['sarif', 'gitlab', 'junit', 'checkstyle', 'rdjsonl', 'markdown', 'github', 'json']
    const {status, stdout, stderr} = await lint([
      '--format',
      'compact',
      ...formats.flatMap((name) => ['--format', `${name}=../${name}.out`]),
    ])
    expect({status, stderr}).toEqual({status: 1, stderr: ''})
    expect(stdout).toContain('fire.md:3:4: error')
    expect(formats.map((name) => read(`${name}.out`).includes('fire.md'))).toEqual(formats.map(() => true))
  })

  it('gives paths from the root of the repository where the platform wants them', async () => {
    await lint(['--format', 'sarif=a', '--format', 'gitlab=b', '--format', 'github=c', '--format', 'junit=d'])
    expect(['a', 'b', 'c', 'd'].map((name) => read(`docs/${name}`).includes('docs/fire.md'))).toEqual([
      true,
      true,
      true,
      false,
    ])
  })

  it.each([
    [['--format', 'json', '--format', 'sarif'], 'cannot both go to standard output'],
    [['--format', 'json=a', '--format', 'sarif=a'], 'two reports cannot both go to a'],
    [['--format', 'json=a', '--output', 'b'], '--output b has no report to hold'],
    [['--format', 'sarf=a'], 'Unexpected format `sarf`, expected `sarif`'],
    [['--format', 'xml'], 'expected one of pretty, compact, json'],
    [['--format', 'json='], 'expected `json=FILE`'],
    [['--format', 'json=none/a.json'], 'cannot write none/a.json: its folder does not exist'],
    [['--format', 'json=.'], 'cannot write .: it is a folder'],
  ])('with %j is told in one line', async (argv, message) => {
    const {status, stdout, stderr} = await lint(argv)
    expect({status, stdout}).toEqual({status: 2, stdout: ''})
    expect(stderr).toContain(message)
    expect(stderr).toMatch(/^gitbook-lint: [^\n]+\n$/)
  })

  it('goes to the file of --output', async () => {
    expect((await lint(['--format', 'json', '--output', 'a.json'])).stdout).toBe('')
    expect(JSON.parse(read('docs/a.json')).version).toBe(1)
  })
})

describe('a report file', () => {
  it('is replaced in one step, with its mode kept and nothing left beside it', async () => {
    put('docs/report.json', 'old')
    chmodSync(join(repository, 'docs/report.json'), 0o640)
    const before = readdirSync(join(repository, 'docs'))
    await lint(['--format', 'json=report.json'])
    expect(JSON.parse(read('docs/report.json')).version).toBe(1)
    expect(statSync(join(repository, 'docs/report.json')).mode & 0o777).toBe(0o640)
    expect(readdirSync(join(repository, 'docs'))).toEqual(before)
  })

  it('is added to where it is the summary of a job', async () => {
    put('summary.md', 'Before\n')
    const env = {GITHUB_STEP_SUMMARY: join(repository, 'summary.md')}
    await lint(['--format', 'markdown=../summary.md'], {env})
    expect(read('summary.md')).toMatch(/^Before\n## gitbook-lint\n/)
  })
})

describe('without --format', () => {
  it('a terminal gets the pretty report', async () => {
    expect((await lint(['--no-color'], {isTty: true})).stdout).toContain('3 │ Welcome')
  })

  it('GitHub Actions gets annotations besides, and no other command', async () => {
    put('docs/::error::x.md', 'Odd&#x20;\n')
    const {stdout} = await lint([], {env: {GITHUB_ACTIONS: 'true'}})
    expect(stdout).toMatch(/^\\::error::x\.md:1:1: warning/)
    expect(stdout).toContain('fire.md:3:4: error')
    expect(stdout).toContain(
      '::error file=docs/fire.md,line=3,endLine=3,col=4,endColumn=8,title=no-unclosed-tag::',
    )
    expect(stdout.split('\n').at(-2)).toMatch(/^::notice title=gitbook-lint::/)
  })

  it('GitHub Actions gets annotations when the report goes to a file', async () => {
    const {stdout} = await lint(['--output', 'a.txt'], {env: {GITHUB_ACTIONS: 'true'}})
    expect(stdout).toMatch(/^::error /)
    expect(read('docs/a.txt')).toContain('fire.md:3:4: error')
  })

  it('a named format is the only one', async () => {
    const {stdout} = await lint(['--format', 'compact'], {env: {GITHUB_ACTIONS: 'true'}})
    expect(stdout).not.toContain('::error')
  })
})

it('the summary links to the lines of the repository where the CI system is known', async () => {
  const env = {
    GITHUB_SERVER_URL: 'https://github.example',
    GITHUB_REPOSITORY: 'camp/docs',
    GITHUB_SHA: 'abc',
  }
  expect((await lint(['--format', 'markdown'], {env})).stdout).toContain(
    'github.example/camp/docs/blob/abc/docs/fire.md?plain=1&#35;L3"',
  )
})

it('findings say where they are in the words of the space', async () => {
  put('docs/SUMMARY.md', '# Table of contents\n\n## Nights\n\n* [Camp](README.md)\n  * [Fire](fire.md)\n')
  put('docs/fire.md', '# Fire\n\n## Light it\n\n{% hint style="inof" %}\nNever alone\n{% endhint %}\n')
  const {stdout} = await lint(['--format', 'json', '--only', 'hint-style'])
  expect(JSON.parse(stdout).findings[0].where).toEqual({
    space: '.',
    page: 'Fire',
    trail: ['Nights', 'Camp'],
    heading: 'Light it',
    block: 'hint',
    excerpt: '{% hint style="inof" %}',
  })
})

it('what a config says is shown on standard error, and not obeyed', async () => {
  put('docs/.gitbook-lint.yaml', 'rules:\n  "\\e[2J\\n::error::x ##[add-mask]y": error\n')
  const {status, stderr} = await lint([])
  expect(status).toBe(2)
  expect(stderr).toMatch(/^[^\p{Control}]+\n(?:\\::error::x [^\p{Control}]+\n)?$/u)
  expect(stderr).not.toContain('##[')
})
