import {readdirSync} from 'node:fs'
import {describe, expect, test} from 'vitest'
import {rules} from '../../rules/index.ts'
import {lintExample} from '../../src/lint/lint-example.ts'
import {remarkLintRules} from '../../src/lint/remark-lint-rules.ts'
import type {Rule} from '../../src/lint/rule.ts'
import {expectationsOf} from '../support/check-example.ts'

const ids = rules.map(({id}) => id)
const names = rules.flatMap(({id, aliases = []}) => [id, ...aliases])

describe('the list of rules', () => {
  test('holds every file of the folder once, by its id', () => {
    const files = readdirSync(new URL('../../rules', import.meta.url))
    const expected = files.filter((file) => file !== 'index.ts').map((file) => file.replace(/\.ts$/, ''))
    expect([...ids].sort()).toEqual(expected.sort())
  })

  test('gives no name twice, former ones included', () => {
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
  })

  test('takes no name of remark-lint, whose comments switch off ours', () => {
    expect(names.filter((name) => remarkLintRules.has(name))).toEqual([])
  })

  test('names rules in kebab-case and without words that say nothing', () => {
    expect(names.filter((name) => !/^[a-z][a-z\d]*(-[a-z\d]+)+$/.test(name))).toEqual([])
    expect(names.filter((name) => /(^|-)(valid|correct|check)(-|$)/.test(name))).toEqual([])
  })
})

const findingsOfAll = async (rule: Rule) =>
  (await Promise.all(rule.examples.map((example) => lintExample(rule, example)))).flat()

describe.each(rules)('$id', (rule) => {
  test('says what it is about, why, and how to mend it', () => {
    expect(rule.summary).toMatch(/^[A-Z`].*[^.\s]$/)
    expect(rule.why).toMatch(/\S/)
    expect(rule.inEditor).toMatch(/\S/)
    expect(rule.sources.join('')).toMatch(/\S/)
  })

  test('words its messages as one short sentence', async () => {
    const findings = await findingsOfAll(rule)
    const outOfForm = findings.filter(({message}) => !/^Unexpected [^\r\n]{1,108}(?<!\.)$/.test(message))
    expect(outOfForm.map(({message}) => message)).toEqual([])
  })

  test('shows before and after of the fixes that it offers', async () => {
    const safeties = (await findingsOfAll(rule)).flatMap(({fix}) => fix?.safety ?? [])
    const shown = rule.examples.flatMap(({fixed, fixedUnsafely}) => [
      ...(fixed ? ['safe'] : []),
      ...(fixedUnsafely ? ['unsafe'] : []),
    ])
    expect([...new Set(shown)].sort()).toEqual([...new Set(safeties)].sort())
  })

  test('offers fixes as often as it says', async () => {
    const findings = await findingsOfAll(rule)
    const fixed = findings.filter(({fix}) => fix !== undefined)
    const told = fixed.length === 0 ? 'never' : fixed.length === findings.length ? 'always' : 'sometimes'
    const allowed = {never: ['never'], sometimes: ['always', 'sometimes'], always: ['always']}
    expect(allowed[rule.fix]).toContain(told)
    expect(rule.afterExport !== undefined, 'tells whether its fix outlives an export').toBe(
      rule.fix !== 'never',
    )
  })
})

// What the engine reports, such as bytes that are no text, cannot all be written as an example.
describe.each(rules.filter(({scope}) => scope !== 'engine'))('$id', (rule) => {
  test('has an example that is reported and one that is not', () => {
    const counts = rule.examples.map((example) => expectationsOf(example).length)
    expect(Math.max(...counts), 'most findings of an example').toBeGreaterThan(0)
    expect(Math.min(...counts), 'fewest findings of an example').toBe(0)
  })
})
