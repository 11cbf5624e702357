import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {afterEach, beforeEach, describe, expect, it} from 'vitest'
import {runCommand} from '../../support/run-command.ts'

let space = ''

beforeEach(() => {
  space = mkdtempSync(join(tmpdir(), 'gitbook-lint-test-'))
  put('.git/HEAD', '')
  put('README.md', '# Camp\n\nWelcome&#x20;\n')
  put('SUMMARY.md', '# Table of contents\n\n* [Camp](README.md)\n* [Fire](fire.md)\n')
  put('fire.md', '# Fire\n\n{% hint style="info" %}\nNever alone\n')
})

afterEach(() => rmSync(space, {recursive: true, force: true}))

function put(path: string, text: string | Uint8Array) {
  mkdirSync(dirname(join(space, path)), {recursive: true})
  writeFileSync(join(space, path), text)
}

const lint = (...argv: string[]) => runCommand(argv, {cwd: space})

describe('reports', () => {
  it('are compact where there is no terminal', async () => {
    expect(await lint()).toMatchInlineSnapshot(`
      {
        "status": 1,
        "stderr": "",
        "stdout": "README.md:3:8: warning Unexpected space entity \`&#x20;\`, expected nothing at this edge [no-space-entity]
      fire.md:3:4: error Unexpected unclosed \`hint\`, expected \`{% endhint %}\` [no-unclosed-tag]
      1 error and 1 warning in 2 pages of 1 space, 1 with a fix
      ",
      }
    `)
  })

  it('are pretty when asked for', async () => {
    expect((await lint('--format', 'pretty')).stdout).toMatchInlineSnapshot(`
      "README.md  Camp
        3:8 warning Unexpected space entity \`&#x20;\`, expected nothing at this edge [no-space-entity]
           3 │ Welcome&#x20;
             │        ^^^^^^
           Readers see nothing: a space at the edge of a line or block is dropped
           Fix: Delete \`&#x20;\`

      fire.md  Fire
        3:4 error Unexpected unclosed \`hint\`, expected \`{% endhint %}\` [no-unclosed-tag]
           3 │ {% hint style="info" %}
             │    ^^^^
           Readers see the raw tag, or the rest of the page inside the block

      1 error and 1 warning in 2 pages of 1 space, 1 with a fix
        1 no-space-entity
        1 no-unclosed-tag
      "
    `)
  })

  it('are JSON with the documented keys', async () => {
    const {stdout} = await lint('--format', 'json', 'fire.md')
    expect(JSON.parse(stdout)).toMatchInlineSnapshot(`
      {
        "findings": [
          {
            "end": {
              "column": 8,
              "line": 3,
              "offset": 15,
            },
            "message": "Unexpected unclosed \`hint\`, expected \`{% endhint %}\`",
            "note": "Readers see the raw tag, or the rest of the page inside the block",
            "path": "fire.md",
            "rule": "no-unclosed-tag",
            "severity": "error",
            "start": {
              "column": 4,
              "line": 3,
              "offset": 11,
            },
            "url": "https://github.com/gitbook-lint/gitbook-lint/blob/main/docs/rules/no-unclosed-tag.md",
            "where": {
              "block": "hint",
              "excerpt": "{% hint style="info" %}",
              "page": "Fire",
              "space": ".",
            },
          },
        ],
        "summary": {
          "assets": 0,
          "errors": 1,
          "fixable": 0,
          "infos": 0,
          "pages": 1,
          "spaces": 1,
          "warnings": 0,
        },
        "version": 1,
      }
    `)
  })

  it('go to a file', async () => {
    expect((await lint('--output', 'report.txt')).stdout).toBe('')
    expect(readFileSync(join(space, 'report.txt'), 'utf8')).toContain('fire.md:3:4: error')
  })

  it('carry colours only when asked for', async () => {
    const code = String.fromCharCode(27)
    expect((await lint('--format', 'pretty', '--color')).stdout).toContain(code)
    expect((await lint('--format', 'pretty')).stdout).not.toContain(code)
  })
})

describe('exit status', () => {
  it.each([
    ['an error', [], 1],
    ['only a warning', ['README.md'], 0],
    ['a warning with --fail-on warning', ['--fail-on', 'warning', 'README.md'], 1],
    ['too many warnings', ['--max-warnings', '0', 'README.md'], 1],
    ['too many warnings, hidden by --quiet', ['--quiet', '--max-warnings', '0', 'README.md'], 1],
    ['an error with --fail-on never', ['--fail-on', 'never'], 0],
    ['an error switched off', ['--rule', 'no-unclosed-tag=off'], 0],
  ])('for %s', async (_what, argv, status) => {
    expect((await lint(...argv)).status).toBe(status)
  })

  it.each([
    ['an unknown option', ['--fxi']],
    ['an unknown rule', ['--only', 'no-unclosed-tags']],
    ['an unknown severity', ['--rule', 'hint-style=fatal']],
    ['a missing path', ['nowhere']],
    ['an unknown format', ['--format', 'xml']],
    ['a bad number', ['--max-warnings', 'many']],
    ['a missing config', ['--config', 'none.yaml']],
    ['an unwritable output', ['--output', 'none/report.txt']],
    ['an unknown rule to explain', ['explain', 'hint-stile']],
  ])('is 2 with one plain line for %s', async (_what, argv) => {
    const {status, stdout, stderr} = await lint(...argv)
    expect({status, stdout}).toEqual({status: 2, stdout: ''})
    expect(stderr).toMatch(/^gitbook-lint: [^\n]+\n$/)
  })

  it.each([
    [['--max-warnings', '0'], 'too many warnings: 1, and `--max-warnings` allows 0'],
    [['--quiet', '--max-warnings', '0'], 'too many warnings: 1, and `--max-warnings` allows 0'],
    [
      ['--quiet', '--fail-on', 'warning'],
      '1 finding fails the run by `--fail-on warning`, hidden by `--quiet`',
    ],
  ])('is explained where the report does not: %s', async (argv, why) => {
    const {status, stderr} = await lint(...argv, 'README.md')
    expect([status, stderr]).toEqual([1, `gitbook-lint: ${why}\n`])
  })

  it.each([
    ['an empty path', ['']],
    ['an empty name of the output', ['--output', '']],
    ['an empty name of the config', ['--config', '']],
    ['standard input and a path', ['-', 'README.md']],
    ['a name for standard input and a path', ['--stdin-filename', 'x.md', 'README.md']],
    ['the config of two paths', ['--print-config', 'README.md', 'fire.md']],
    ["Git's own folder", ['.git']],
    ['a path of two lines', ['no\nwhere']],
  ])('is 2 with one plain line for %s as well', async (_what, argv) => {
    const {status, stdout, stderr} = await lint(...argv)
    expect({status, stdout}).toEqual({status: 2, stdout: ''})
    expect(stderr).toMatch(/^gitbook-lint: [^\n]+\n$/)
  })

  it('is 2 where there is no space, and says what was looked for', async () => {
    rmSync(join(space, 'SUMMARY.md'))
    const {status, stderr} = await lint()
    expect(status).toBe(2)
    expect(stderr).toContain('.gitbook.yaml')
  })

  it('lints Markdown outside any space with --loose', async () => {
    rmSync(join(space, 'SUMMARY.md'))
    expect((await lint('--loose', '.')).stdout).toContain('fire.md:3:4: error')
  })
})

describe('narrowing', () => {
  it('reports on named files only', async () => {
    expect((await lint('README.md')).stdout).not.toContain('fire.md')
  })

  it('keeps errors only with --quiet', async () => {
    expect((await lint('--quiet')).stdout).not.toContain('warning Unexpected')
  })

  it('runs one rule with --only', async () => {
    const {stdout} = await lint('--only', 'no-space-entity', '--format', 'json')
    expect(new Set(JSON.parse(stdout).findings.map(({rule}: {rule: string}) => rule))).toEqual(
      new Set(['no-space-entity']),
    )
  })
})

describe('config', () => {
  it('ranks rules, by path as well, and ignores files also when they are named', async () => {
    put(
      '.gitbook-lint.yaml',
      'rules: {no-space-entity: error}\nignore: [fire.md]\noverrides: [{files: [SUMMARY.md], rules: {no-space-entity: off}}]\n',
    )
    const {stdout} = await lint('README.md', 'fire.md')
    expect(stdout).toContain('README.md:3:8: error')
    expect(stdout).not.toContain('fire.md')
  })

  it('switches rules about the bytes of files on for some files alone', async () => {
    for (const path of ['a.png', 'b.png', 'old/c.png']) put(`.gitbook/assets/${path}`, 'the same picture')
    put(
      '.gitbook-lint.yaml',
      "rules: {no-duplicate-asset: off, asset-size: off}\noverrides: [{files: ['.gitbook/assets/*.png'], rules: {no-duplicate-asset: error}}]\n",
    )
    const {stdout} = await lint('--only', 'no-duplicate-asset', '--format', 'json')
    const owners = JSON.parse(stdout).findings.map(({path}: {path: string}) => path)
    expect(owners).toEqual(['.gitbook/assets/b.png'])
  })

  it('tells a misspelt rule with its place and the nearest one', async () => {
    put('.gitbook-lint.yaml', 'rules:\n  hint-stile: off\n')
    const {status, stderr} = await lint()
    expect(status).toBe(2)
    expect(stderr).toMatch(/\.gitbook-lint\.yaml:2:3: .*hint-style/)
  })

  it('is printed with where each value comes from', async () => {
    put('.gitbook-lint.yaml', 'rules:\n  hint-style: error\n')
    const {stdout} = await lint('--print-config')
    expect(stdout).toMatch(/hint-style: error {2}# .*\.gitbook-lint\.yaml:2:3/)
  })

  it('is printed for a path, with the overrides that hold there', async () => {
    put(
      '.gitbook-lint.yaml',
      'ignore: [old/]\nspaces: [camp]\noverrides:\n  - files: [camp/**]\n    rules: {hint-style: info}\n',
    )
    put('camp/README.md', '')
    const {stdout} = await lint('--print-config', 'camp/new.md', '--rule', 'no-unclosed-tag=warning')
    const lines = stdout.split('\n').filter((line) => !line.includes('# preset'))
    expect(lines.join('\n')).toMatchInlineSnapshot(`
      "# for camp/new.md
      extends: recommended  # default
      ignore:
        - "old/"  # .gitbook-lint.yaml:1:10
      spaces:
        - "camp"  # .gitbook-lint.yaml:2:10
      rules:
        hint-style: info  # .gitbook-lint.yaml:5:13
        no-unclosed-tag: warning  # --rule no-unclosed-tag=warning
      overrides:
        - files: ["camp/**"]  # .gitbook-lint.yaml:4:5; holds here
          rules: {hint-style: info}
      "
    `)
  })

  it('may be in package.json, whose other keys are no matter of ours', async () => {
    put('package.json', '{"gitbook-lint": {"rules": {"no-space-entity": "error"}}, "x": 1}')
    expect((await lint()).stdout).toContain('README.md:3:8: error')
    put('package.json', '{{ a template }}')
    expect((await lint()).stdout).toContain('README.md:3:8: warning')
  })

  it('may extend a file anywhere on the disk', async () => {
    put('shared/base.yml', 'rules: {no-space-entity: error}\n')
    put('.gitbook-lint.json', JSON.stringify({extends: join(space, 'shared/base.yml')}))
    expect((await lint()).stdout).toContain('README.md:3:8: error')
  })
})

describe('comments', () => {
  it('switch rules off, and useless ones are told', async () => {
    put('README.md', '# Camp\n\n<!-- lint disable no-space-entity -->\n\nWelcome&#x20;\n')
    put('fire.md', '# Fire\n\n<!-- lint disable hint-style -->\n\nNever alone\n')
    const {stdout} = await lint()
    expect(stdout).not.toContain('no-space-entity]')
    expect(stdout).toContain('fire.md:3:')
    expect(stdout).toContain('[unused-suppression]')
  })
})

describe('YAML files', () => {
  it('take comments that switch rules off', async () => {
    put('.gitbook.yaml', 'redirects:\n  old: /fire.md\n')
    expect((await lint()).stdout).toContain('.gitbook.yaml:2:8: warning')
    put('.gitbook.yaml', '# gitbook-lint disable redirect-slash\nredirects:\n  old: /fire.md\n')
    expect((await lint()).stdout).not.toContain('redirect-slash]')
  })

  it('are told with their own lines, also above the space', async () => {
    put('docs.yaml', 'version: 1\nsite:\n  title: Camp\n  structure:\n    - type: spac\n')
    expect((await lint()).stdout).toMatch(/^docs\.yaml:5:\d+: error/m)
  })
})

describe('standard input', () => {
  it('is linted as the page it is said to be', async () => {
    const {status, stdout} = await runCommand(['--stdin-filename', 'fire.md', '-'], {
      cwd: space,
      stdin: '{% hint style="info" %}\n',
    })
    expect(status).toBe(1)
    expect(stdout).toContain('fire.md:1:4: error')
  })

  it.each([[['--stdin-filename', 'fire.md']], [['-']]])('is read with %s alone', async (argv) => {
    const {stdout} = await runCommand(argv, {cwd: space, stdin: '{% hint style="info" %}\n'})
    expect(stdout).toMatch(/^(fire|stdin)\.md:1:4: error/)
  })

  it('that is not UTF-8 is a finding', async () => {
    const {status, stdout} = await runCommand(['-'], {cwd: space, stdin: new Uint8Array([0xff])})
    expect([status, stdout.split('\n')[0]]).toEqual([
      1,
      'stdin.md:1:1: error Unexpected bytes that are not UTF-8, expected a readable file [unreadable-file]',
    ])
  })

  it('is ignored where its path is, and that is told', async () => {
    put('.gitbook-lint.yaml', 'ignore: [fire.md]\n')
    const {status, stderr} = await runCommand(['--stdin-filename', 'fire.md', '-'], {
      cwd: space,
      stdin: '{% hint style="info" %}\n',
    })
    expect([status, stderr]).toEqual([0, 'gitbook-lint: fire.md: not linted, the config ignores it\n'])
  })
})

describe('odd input', () => {
  it('that is larger than any page is refused from standard input', async () => {
    const {status, stderr} = await runCommand(['-'], {cwd: space, stdin: 'gull '.repeat(400_001)})
    expect(status).toBe(2)
    expect(stderr).toContain('standard input is more than 2 MB')
  })

  it('gives one finding for a page that cannot be read in full, and goes on', async () => {
    put('README.md', `# Camp\n\n${'*'.repeat(12_000)}a${'*'.repeat(12_000)}\n`)
    put('SUMMARY.md', '# Table of contents\n\n* [Camp](README.md)\n* [Fire](fire.md)\n')
    put('fire.md', '# Fire\n\n{% hint style="info" %}\n')
    const {stdout} = await lint('--only', 'page-limits', '--only', 'no-unclosed-tag')
    expect(stdout).toMatch(/^README\.md:3:1: error .*page-limits/m)
    expect(stdout).toMatch(/^fire\.md:3:4: error .*no-unclosed-tag/m)
  })

  it('gives one finding for a page that is not UTF-8, and goes on', async () => {
    put('README.md', new Uint8Array([0x23, 0x20, 0xff, 0xfe]))
    const {stdout} = await lint()
    expect(stdout).toContain('README.md:1:1: error')
    expect(stdout).toContain('fire.md:3:4: error')
  })

  it('gives one finding for a folder with the name of a page', async () => {
    put('tent.md/inner.txt', '')
    expect((await lint()).stdout).toContain('tent.md:1:1: error')
  })
})

describe('help', () => {
  it('is printed, and so is the version', async () => {
    const help = await lint('--help')
    expect(help.status).toBe(0)
    expect(help.stdout).toContain('Usage: gitbook-lint')
    expect(help.stdout).toContain('default: "error"')
    expect(help.stdout).not.toMatch(/default:\s+(?:false|\[\])/)
    expect((await lint('--version')).stdout).toMatch(/^\d+\.\d+\.\d+/)
  })
})
