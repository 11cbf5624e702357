import {readFileSync} from 'node:fs'
import {Ajv2020} from 'ajv/dist/2020.js'
import {expect, it} from 'vitest'
import {jsonReport} from '../../src/report/json.ts'
import {runCommand} from '../support/run-command.ts'
import {findingAt, inputOf} from './example-input.ts'

const schema: unknown = JSON.parse(
  readFileSync(new URL('../../docs/output.schema.json', import.meta.url), 'utf8'),
)

/** The schema without room for keys that it does not name: our own output has no others. */
const closed = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(closed)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([key, inside]) => [key, closed(inside)])
  const result: Record<string, unknown> = Object.fromEntries(entries)
  return result.type === 'object' ? {...result, additionalProperties: false} : result
}

const validate = new Ajv2020({allErrors: true, strict: false}).compile(closed(schema) as object)

const errorsOf = (report: string) => {
  validate(JSON.parse(report))
  return validate.errors ?? []
}

it.each(['fixtures/sample', 'fixtures/french-review', 'fixtures/clean'])(
  'the report on %s is as documented',
  async (space) => {
    const {stdout} = await runCommand(['--format', 'json', space])
    expect(errorsOf(stdout)).toEqual([])
  },
)

it('a report with every key is as documented', () => {
  const text = '# A\n'
  const finding = findingAt(text, 'A', {
    note: 'n',
    url: 'https://example.com/',
    where: {space: '.', page: 'A', trail: ['B'], heading: 'C', block: 'hint', excerpt: 'A'},
    related: [
      {
        path: 'b.md',
        start: {line: 1, column: 1, offset: 0},
        end: {line: 1, column: 1, offset: 0},
        message: 'm',
      },
    ],
    fix: {title: 't', safety: 'safe', edits: [{path: 'a.md', start: 0, end: 0, text: ''}]},
  })
  expect(errorsOf(jsonReport(inputOf([finding])))).toEqual([])
})

it('another report is not', () => {
  expect(errorsOf('{"version": 2, "findings": [{}], "summary": {}}')).not.toEqual([])
})
