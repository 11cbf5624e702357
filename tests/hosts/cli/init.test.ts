import {existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {afterEach, beforeEach, describe, expect, it} from 'vitest'
import {createRepository, type TestRepository} from '../../support/git-repository.ts'
import {runCommand} from '../../support/run-command.ts'

let repository: TestRepository

beforeEach(() => {
  repository = createRepository({
    'docs/README.md': '# Camp\n\nWet&#x20;\n',
    'docs/SUMMARY.md': '* [Camp](README.md)\n',
    'docs/drafts/fire.md': '# Fire\n',
  })
})

afterEach(() => repository.delete())

const init = (...argv: string[]) => runCommand(['init', ...argv], {cwd: repository.folder})
const read = (path: string) => readFileSync(join(repository.folder, path), 'utf8')

describe('init', () => {
  it('writes a config that fits, and says what it can write besides', async () => {
    const {status, stdout} = await init()
    expect(status).toBe(0)
    expect(stdout).toMatch(/^wrote \.gitbook-lint\.yaml\n.*--hook, --github, --gitlab or --all\n$/)
    expect(read('.gitbook-lint.yaml').replace(/^\$schema: .*$/m, '$schema: …')).toMatchInlineSnapshot(`
      "# Settings of gitbook-lint. \`gitbook-lint rules\` lists the rules, \`gitbook-lint explain RULE\` tells about one.
      $schema: …

      # 1 space found: docs (2 pages).
      # Folders that are spaces and were not found can be named: \`spaces: [docs/fr]\`.

      # recommended, strict or all.
      extends: recommended

      # What is found today, for rules that are to be off, or \`error\`, \`warning\` or \`info\`.
      # \`gitbook-lint --write-baseline FILE\` notes all of it as known.
      # rules:
      #   no-space-entity: off # 1 warning, 1 with a fix

      # The table of contents lists no page of these. Syntax of .gitignore.
      ignore:
        - docs/drafts/
      "
    `)
  })

  it('writes a config that the command takes', async () => {
    await init()
    const {status, stderr} = await runCommand([], {cwd: repository.folder})
    expect({status, stderr}).toEqual({status: 0, stderr: ''})
  })

  it('keeps a config that is there, above as well', async () => {
    repository.put('.gitbook-lint.yaml', 'rules: {hint-style: off}\n')
    const {stdout} = await runCommand(['init'], {cwd: join(repository.folder, 'docs')})
    expect(stdout).toContain('kept ../.gitbook-lint.yaml')
    expect(read('.gitbook-lint.yaml')).toBe('rules: {hint-style: off}\n')
    expect(existsSync(join(repository.folder, 'docs/.gitbook-lint.yaml'))).toBe(false)
  })

  it('writes hook and CI files at the top of the repository', async () => {
    const {stdout} = await runCommand(['init', '--all'], {cwd: join(repository.folder, 'docs')})
    expect(stdout.split('\n')).toEqual([
      'wrote .gitbook-lint.yaml',
      'wrote ../.pre-commit-config.yaml',
      'wrote ../.github/workflows/gitbook-lint.yml',
      'wrote ../.gitlab-ci.yml',
      '',
    ])
    expect(read('.github/workflows/gitbook-lint.yml')).toContain('branches: [main]')
  })

  it('touches nothing that exists, and says what to add to it', async () => {
    repository.put('.pre-commit-config.yaml', 'repos: []\n')
    repository.put('.gitlab-ci.yml', 'stages: []\n')
    const {stdout} = await init('--hook', '--gitlab')
    expect(stdout).toContain(
      'kept .pre-commit-config.yaml, which exists; add this to its `repos`:\n      - repo:',
    )
    expect(stdout).toContain('kept .gitlab-ci.yml, which exists; add this to it:\n')
    expect([read('.pre-commit-config.yaml'), read('.gitlab-ci.yml')]).toEqual(['repos: []\n', 'stages: []\n'])
  })

  it('writes for husky where husky is', async () => {
    mkdirSync(join(repository.folder, '.husky'))
    expect((await init('--hook')).stdout).toContain('wrote .husky/pre-commit')
    expect(read('.husky/pre-commit')).toBe('npx --no-install gitbook-lint --staged\n')
    expect(statSync(join(repository.folder, '.husky/pre-commit')).mode & 0o100).toBe(0o100)
  })

  it('shows what to add for lefthook', async () => {
    repository.put('lefthook.yml', 'pre-push: {}\n')
    expect((await init('--hook')).stdout).toContain(
      'kept lefthook.yml, which exists; add this to it:\n    pre-commit:\n',
    )
  })

  it('says that a book of the former command line is one', async () => {
    repository.put('book/book.json', '{}')
    repository.put('book/SUMMARY.md', '* [Book](README.md)\n')
    repository.put('book/README.md', '# Book\n')
    await init()
    expect(read('.gitbook-lint.yaml')).toContain("# book is a book of GitBook's former command line")
  })

  it('works outside of Git', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'gitbook-lint-init-'))
    mkdirSync(dirname(join(folder, 'SUMMARY.md')), {recursive: true})
    writeFileSync(join(folder, 'SUMMARY.md'), '* [Camp](README.md)\n')
    writeFileSync(join(folder, 'README.md'), '# Camp\n')
    const {status} = await runCommand(['init', '--github'], {cwd: folder})
    const workflow = readFileSync(join(folder, '.github/workflows/gitbook-lint.yml'), 'utf8')
    rmSync(folder, {recursive: true})
    expect(status).toBe(0)
    expect(workflow).toContain('branches: [main]')
  })

  it('stops where there is no space, and writes nothing', async () => {
    repository.remove('docs')
    const {status, stderr} = await init('--all')
    expect(status).toBe(2)
    expect(stderr).toContain('No GitBook space')
    expect(existsSync(join(repository.folder, '.gitbook-lint.yaml'))).toBe(false)
    expect(existsSync(join(repository.folder, '.gitlab-ci.yml'))).toBe(false)
  })
})
