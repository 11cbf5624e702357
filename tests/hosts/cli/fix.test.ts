import {execFileSync} from 'node:child_process'
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {afterEach, beforeEach, describe, expect, it} from 'vitest'
import {runCommand} from '../../support/run-command.ts'

let space = ''

beforeEach(() => {
  space = mkdtempSync(join(tmpdir(), 'gitbook-lint-test-'))
  put('.git/HEAD', '')
  put('README.md', '# Camp\n\nWelcome&#x20;\n')
  put('SUMMARY.md', '# Table of contents\n\n* [Camp](README.md)\n* [Fire](fire.md)\n* [Map](map.md)\n')
  put('fire.md', '# Fire\r\n\r\n{% hint style="Info" %}\r\nNever alone&#x20;\r\n{% endhint %}\r\n')
  put('map.md', '# Map\n\n:sailbot: [Fire](fire.md)\n')
})

afterEach(() => rmSync(space, {recursive: true, force: true}))

function put(path: string, text: string | Uint8Array) {
  mkdirSync(dirname(join(space, path)), {recursive: true})
  writeFileSync(join(space, path), text)
}

const get = (path: string) => readFileSync(join(space, path), 'utf8')
const run = (...argv: string[]) => runCommand(argv, {cwd: space})

/** The names and contents of all files but the repository's own. */
const everything = () =>
  Object.fromEntries(
    readdirSync(space, {recursive: true, encoding: 'utf8'})
      .filter((path) => /^[^.].*\.\w+$/.test(path))
      .map((path) => [path, get(path)]),
  )

describe('--fix', () => {
  it('mends what has one right answer, reports what remains and says what it did', async () => {
    expect(await run('--fix')).toEqual({
      status: 0,
      stderr: 'Fixed 3 findings in 2 files\n',
      stdout: expect.stringMatching(/^map\.md:3:\d+: warning .*\[emoji-name\]\n1 warning in 3 pages/),
    })
    expect(everything()).toMatchObject({
      'README.md': '# Camp\n\nWelcome\n',
      'fire.md': '# Fire\r\n\r\n{% hint style="info" %}\r\nNever alone\r\n{% endhint %}\r\n',
      'map.md': '# Map\n\n:sailbot: [Fire](fire.md)\n',
    })
  })

  it('mends more of one sort than is told of one page', async () => {
    put('README.md', `# Camp\n\n${'Welcome&#x20;\n\n'.repeat(5005)}`)
    const {stdout, stderr} = await run('--fix', '--only', 'no-space-entity', 'README.md')
    expect({stdout, stderr}).toEqual({
      stdout: 'No findings in 1 page of 1 space\n',
      stderr: 'Fixed 5005 findings in 1 file\n',
    })
    expect(get('README.md')).toBe(`# Camp\n\n${'Welcome\n\n'.repeat(5005)}`)
  })

  it('does nothing the second time', async () => {
    await run('--fix')
    const before = everything()
    expect((await run('--fix')).stderr).toBe('Fixed nothing\n')
    expect(everything()).toEqual(before)
  })

  it('does nothing the second time where the first makes a table of contents of a page', async () => {
    put('.gitbook.yaml', 'structure:\n  summary: SUMARY.md\n')
    put('SUMMARY.md', '# Words\n')
    put('SUMARY.MD', '# Table of contents\n\n* [Camp](README.md)\n')
    await run('--fix-unsafe')
    const before = everything()
    expect((await run('--fix-unsafe')).stderr).toMatch(/^Fixed nothing/)
    expect(everything()).toEqual(before)
  })

  it('leaves guesses to --fix-unsafe', async () => {
    expect((await run('--fix-unsafe')).stderr).toBe('Fixed 4 findings in 3 files\n')
    expect(get('map.md')).toContain(':sailboat:')
  })

  it.each([
    ['one rule', ['--only', 'hint-style'], 1],
    ['one file', ['README.md'], 1],
    ['a rule switched off', ['--rule', 'no-space-entity=off'], 1],
    ['errors alone', ['--quiet'], 0],
  ])('is narrowed to %s', async (_what, argv, fixed) => {
    const {stderr} = await run('--fix', ...argv)
    expect(stderr).toMatch(
      fixed === 0 ? /^Fixed nothing\n$/ : new RegExp(`^Fixed ${fixed} finding in 1 file\n$`),
    )
  })

  it('follows the overrides of the config and the comments of a page', async () => {
    put('.gitbook-lint.yaml', 'overrides:\n  - files: [fire.md]\n    rules: {hint-style: off}\n')
    put('README.md', '# Camp\n\n<!-- lint disable no-space-entity -->\n\nWelcome&#x20;\n')
    expect((await run('--fix')).stderr).toBe('Fixed 1 finding in 1 file\n')
    expect(get('README.md')).toContain('&#x20;')
    expect(get('fire.md')).toContain('"Info"')
  })

  it('exits by what remains', async () => {
    expect((await run('--fix', '--max-warnings', '1')).status).toBe(0)
    put('fire.md', '# Fire\n\n{% hint style="info" %}\n')
    expect((await run('--fix')).status).toBe(1)
  })

  it('names a file that cannot be written, with status 2, and fixes the others', async () => {
    chmodSync(join(space, 'README.md'), 0o444)
    expect(await run('--fix')).toMatchObject({
      status: 2,
      stderr:
        'gitbook-lint: README.md was not written: it is read-only\nFixed 2 findings in 1 file; 1 file left alone\n',
    })
    expect(get('README.md')).toContain('&#x20;')
    expect(get('fire.md')).not.toContain('&#x20;')
  })

  it('writes no file that is not UTF-8, and none through a link', async () => {
    const bytes = Uint8Array.of(0x23, 0x20, 0xe9, 0x26, 0x23, 0x78, 0x32, 0x30, 0x3b, 0x0a)
    put('map.md', bytes)
    mkdirSync(join(space, 'other'))
    put('other/deep.md', '# Deep\n\nWell&#x20;\n')
    rmSync(join(space, 'README.md'))
    symlinkSync('other/deep.md', join(space, 'README.md'))
    await run('--fix')
    expect(readFileSync(join(space, 'map.md'))).toEqual(Buffer.from(bytes))
    expect(get('other/deep.md')).toBe('# Deep\n\nWell\n')
    expect(readdirSync(space, {withFileTypes: true}).filter((entry) => entry.isSymbolicLink())).toHaveLength(
      1,
    )
  })

  it('fixes a page outside of any space', async () => {
    rmSync(join(space, 'SUMMARY.md'))
    expect(await run('--fix', 'README.md')).toMatchObject({status: 0, stderr: 'Fixed 1 finding in 1 file\n'})
    expect(get('README.md')).toBe('# Camp\n\nWelcome\n')
  })
})

describe('--fix-dry-run', () => {
  it('prints a diff that Git applies, writes nothing and exits as a run without it', async () => {
    const before = everything()
    const plain = await run('--fail-on', 'warning')
    const {status, stdout, stderr} = await run('--fix-dry-run', '--fail-on', 'warning')
    expect({status, stderr}).toEqual({status: plain.status, stderr: 'Would fix 3 findings in 2 files\n'})
    expect(everything()).toEqual(before)
    rmSync(join(space, '.git'), {recursive: true})
    execFileSync('git', ['init', '-q'], {cwd: space})
    execFileSync('git', ['apply', '--whitespace=nowarn'], {cwd: space, input: stdout})
    const applied = everything()
    for (const [path, text] of Object.entries(before)) put(path, text)
    await run('--fix')
    expect(applied).toEqual(everything())
  })

  it('writes the report where --output says', async () => {
    const {stdout} = await run('--fix-dry-run', '--fix-unsafe', '--output', 'report.txt')
    expect(stdout).toContain('+:sailboat:')
    expect(get('report.txt')).toContain('[emoji-name]')
  })

  it('prints nothing where nothing is to be fixed', async () => {
    await run('--fix')
    expect(await run('--fix-dry-run')).toMatchObject({stdout: '', stderr: 'Would fix nothing\n'})
  })
})

describe('standard input', () => {
  const page = '\ufeff# Camp\r\n\r\nWelcome&#x20;\r\n\r\n{% hint style="info" %}\r\n'
  const pipe = (stdin: string, ...argv: string[]) => runCommand([...argv, '-'], {cwd: space, stdin})

  it('is printed as it is once fixed, with the report on standard error', async () => {
    const {status, stdout, stderr} = await pipe(page, '--fix')
    expect(status).toBe(1)
    expect(stdout).toBe('\ufeff# Camp\r\n\r\nWelcome\r\n\r\n{% hint style="info" %}\r\n')
    expect(stderr).toMatch(/^Fixed 1 finding in 1 file\nstdin\.md:5:4: error .*no-unclosed-tag/)
  })

  it('is printed unchanged where nothing is to be fixed, or the config ignores it', async () => {
    expect((await pipe('# Camp\n', '--fix')).stdout).toBe('# Camp\n')
    put('.gitbook-lint.yaml', 'ignore: [drafts/**]\n')
    expect((await pipe(page, '--fix', '--stdin-filename', 'drafts/a.md')).stdout).toBe(page)
  })

  it('gives a diff with --fix-dry-run', async () => {
    const {stdout} = await pipe('Welcome&#x20;\n', '--fix-dry-run', '--stdin-filename', 'a b.md')
    expect(stdout).toBe('--- a/a b.md\t\n+++ b/a b.md\t\n@@ -1,1 +1,1 @@\n-Welcome&#x20;\n+Welcome\n')
  })
})
