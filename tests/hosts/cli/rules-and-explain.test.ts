import {describe, expect, test} from 'vitest'
import {rules} from '../../../rules/index.ts'
import {runCommand} from '../../support/run-command.ts'

describe('gitbook-lint rules', () => {
  test('lists every rule once, in the order of ids', async () => {
    const {status, stdout} = await runCommand(['rules'])
    const [heads, ...lines] = stdout.split('\n')
    expect(heads).toMatch(/^RULE +SEVERITY +PRESET +FIX +SUMMARY$/)
    expect(lines.slice(0, rules.length).map((line) => line.split(' ')[0])).toEqual(
      rules.map(({id}) => id).sort(),
    )
    expect(status).toBe(0)
  })

  test('gives the same as JSON', async () => {
    const {stdout} = await runCommand(['rules', '--json'])
    const listed: readonly unknown[] = JSON.parse(stdout).rules
    expect(listed).toHaveLength(rules.length)
    expect(listed).toContainEqual(
      expect.objectContaining({id: 'hint-style', severity: 'warning', scope: 'page', fix: 'sometimes'}),
    )
  })
})

describe('gitbook-lint explain', () => {
  test('prints the page of a rule', async () => {
    const {status, stdout} = await runCommand(['explain', 'hint-style'])
    expect(stdout).toMatch(/^# hint-style\n/)
    expect(status).toBe(0)
  })

  test('gives examples with what is found in them as JSON', async () => {
    const {stdout} = await runCommand(['explain', 'hint-style', '--json'])
    const {id, examples}: Explained = JSON.parse(stdout)
    expect(id).toBe('hint-style')
    const found = examples.flatMap(({files, findings}) =>
      findings.map(({path, range}) => files[path]?.slice(range.start, range.end)),
    )
    expect(found).toContain('Danger')
  })

  test('names the nearest rule where there is none of that name, with exit status 2', async () => {
    expect(await runCommand(['explain', 'hint-stile'])).toEqual({
      status: 2,
      stdout: '',
      stderr: 'gitbook-lint: Unexpected rule `hint-stile`, expected `hint-style`\n',
    })
  })
})

interface Explained {
  readonly id: string
  readonly examples: readonly {
    readonly files: Readonly<Record<string, string>>
    readonly findings: readonly {
      readonly path: string
      readonly range: {readonly start: number; readonly end: number}
    }[]
  }[]
}

test.each([
  ['rules', 'rules'],
  ['explain', 'explain', 'hint-style'],
])('%s gives JSON by --format json as well', async (_what, ...argv) => {
  const byFormat = await runCommand([...argv, '--format', 'json'])
  expect(byFormat).toEqual(await runCommand([...argv, '--json']))
  expect(JSON.parse(byFormat.stdout)).toMatchObject({version: 1})
})

test('help is a command too', async () => {
  expect(await runCommand(['help'])).toEqual(await runCommand(['--help']))
  expect(await runCommand(['help', 'rules'])).toEqual(await runCommand(['rules', '--help']))
})

test('an empty name of a rule is told', async () => {
  const {status, stderr} = await runCommand(['--only', ''])
  expect({status, stderr}).toEqual({
    status: 2,
    stderr: 'gitbook-lint: Unexpected missing rule in `--only`, expected the name of one\n',
  })
})

test.each(['notes.txt', '.gitbook.yaml'])(
  'standard input named %s is no page, and that is told',
  async (name) => {
    const run = await runCommand(['--stdin-filename', name], {stdin: '{% hint %}\n'})
    expect(run.status).toBe(0)
    expect(run.stderr).toBe(
      `gitbook-lint: ${name}: not linted, standard input is linted as a Markdown page only\n`,
    )
  },
)

test('standard input is no folder', async () => {
  const {status, stderr} = await runCommand(['--stdin-filename', 'docs'], {stdin: '# Kites\n'})
  expect({status, stderr}).toEqual({
    status: 2,
    stderr: 'gitbook-lint: docs is a folder, expected the path of a page\n',
  })
})

test('--output - is standard output', async () => {
  const argv = ['fixtures/sample', '--format', 'json']
  expect(await runCommand([...argv, '--output', '-'])).toEqual(await runCommand(argv))
})
