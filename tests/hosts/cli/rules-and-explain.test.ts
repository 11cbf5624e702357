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
