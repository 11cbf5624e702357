/** A rule of ours fails on a page: all hosts say so, and what other rules find is told all the same. */
import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {remark} from 'remark'
import {VFile} from 'vfile'
import {afterEach, beforeEach, describe, expect, it} from 'vitest'
import {rules} from '../../../rules/index.ts'
import {version} from '../../../src/core/version.ts'
import {readArguments} from '../../../src/hosts/cli/options.ts'
import {runLint} from '../../../src/hosts/cli/run-lint.ts'
import {toPlugin} from '../../../src/hosts/remark/to-plugin.ts'
import {resolveConfig} from '../../../src/lint/resolve-config.ts'
import {definePageRule, type Rule} from '../../../src/lint/rule.ts'
import {defineSpaceRule} from '../../../src/lint/space-rule.ts'
import {createNodeFileSystem} from '../../../src/project/node-file-system.ts'
import {createSession} from '../../../src/session/session.ts'

const meta = {
  summary: 'Fails',
  severity: 'info',
  presets: ['recommended'],
  fix: 'never',
  why: 'It fails.',
  inEditor: 'In Git only.',
  sources: [],
  examples: [{files: {'README.md': ''}}],
} as const

const onPage = definePageRule({
  ...meta,
  id: 'failing-page-rule',
  visit: () => ({
    strong() {
      throw new TypeError("Cannot read properties of undefined (reading 'kite')")
    },
  }),
})

const onSpace = defineSpaceRule({
  ...meta,
  id: 'failing-space-rule',
  owners: ['page'],
  check({file}) {
    if (file.path === 'bow.md') throw new RangeError('oops')
  },
})

const all: readonly Rule[] = [onPage, ...rules, onSpace]

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gitbook-lint-failing-'))
  mkdirSync(join(folder, '.git'))
  writeFileSync(join(folder, 'SUMMARY.md'), '# Table of contents\n\n* [Kites](README.md)\n* [Bow](bow.md)\n')
  writeFileSync(join(folder, 'README.md'), '# Kites\n\nFly&#x20;\n')
  writeFileSync(join(folder, 'bow.md'), '# Bow\n\nThis is **tied**&#x20;\n\n[Lost](lost.md)\n')
})
afterEach(() => rmSync(folder, {recursive: true, force: true}))

async function run(...argv: string[]) {
  let [stdout, stderr] = ['', '']
  const invocation = readArguments(argv)
  if (invocation.command !== 'lint') throw new Error('no run')
  const status = await runLint(invocation.options, all, {
    cwd: folder,
    env: {},
    isTty: false,
    columns: undefined,
    stdout(text) {
      stdout += text
    },
    stderr(text) {
      stderr += text
    },
    stdin: async () => readFileSync(join(folder, 'bow.md')),
  })
  return {status, stdout, stderr}
}

const note = `This is a fault of gitbook-lint ${version}, not of the page; the other rules went on`

describe('the command', () => {
  it('tells rule, page and version, with all other findings, and fails as for any error', async () => {
    const {status, stdout, stderr} = await run('.', '--format', 'json')
    const {findings} = JSON.parse(stdout)
    expect({status, stderr}).toEqual({status: 1, stderr: ''})
    expect(findings.map(({path, rule}: {path: string; rule: string}) => `${path} ${rule}`)).toEqual([
      'README.md no-space-entity',
      'bow.md internal-error',
      'bow.md internal-error',
      'bow.md no-space-entity',
      'bow.md no-broken-page-link',
    ])
    const told = findings.filter(({rule}: {rule: string}) => rule === 'internal-error')
    expect(told).toMatchObject([
      {
        severity: 'error',
        note,
        message:
          "Unexpected failure of rule `failing-page-rule`: Cannot read properties of undefined (reading 'kite')",
      },
      {severity: 'error', note, message: 'Unexpected failure of rule `failing-space-rule`: oops'},
    ])
  })

  it.each([
    'pretty',
    'compact',
    'github',
    'junit',
    'sarif',
    'html',
    'markdown',
    'checkstyle',
    'gitlab',
    'rdjsonl',
  ])('names the rule as %s', async (format) => {
    const {stdout} = await run('.', '--format', format)
    expect(stdout).toContain('failing-space-rule')
  })

  it('fixes what other rules find, and tells the failure still', async () => {
    const {status, stdout} = await run('.', '--fix', '--format', 'compact')
    expect(status).toBe(1)
    expect(stdout).toContain('Unexpected failure of rule `failing-page-rule`')
    expect(readFileSync(join(folder, 'bow.md'), 'utf8')).toBe(
      '# Bow\n\nThis is **tied**\n\n[Lost](lost.md)\n',
    )
  })

  it('tells it of standard input', async () => {
    const {status, stdout} = await run('-', '--stdin-filename', 'bow.md', '--format', 'compact')
    expect(status).toBe(1)
    expect(stdout).toMatch(/^bow\.md:1:1: error Unexpected failure of rule `failing-page-rule`/)
    expect(stdout).toContain('[no-space-entity]')
  })

  it('is silent about it where the rule is switched off', async () => {
    const off = ['--rule', 'failing-page-rule=off', '--rule', 'failing-space-rule=off']
    expect((await run('.', ...off)).stdout).not.toContain('internal-error')
  })
})

it('remark tells rule and page, and goes on', async () => {
  const plugins = [onPage, ...rules.filter(({id}) => id === 'no-space-entity')].map((rule) => toPlugin(rule))
  const path = join(folder, 'bow.md')
  const file = await remark()
    .use(plugins)
    .process(new VFile({path, value: readFileSync(path)}))
  expect(file.messages.map(({ruleId, message}) => [ruleId, message.split(':')[0]])).toEqual([
    ['failing-page-rule', 'Unexpected failure of rule `failing-page-rule`'],
    ['no-space-entity', expect.stringContaining('Unexpected')],
  ])
})

it('an editor is told, and keeps its other findings', async () => {
  const config = resolveConfig({rules: all}).configFor('')
  const session = createSession({fs: createNodeFileSystem(), rules: all, configFor: () => config})
  session.add([folder])
  const file = await session.check(join(folder, 'bow.md'))
  expect(file?.findings.map(({rule}) => rule)).toEqual([
    'internal-error',
    'internal-error',
    'no-space-entity',
    'no-broken-page-link',
  ])
})
