import {readFileSync} from 'node:fs'
import {describe, expect, test} from 'vitest'
import {lintPage} from '../../src/lint/lint-page.ts'
import {parsePage} from '../../src/page/parse.ts'
import {readAnnotations} from '../../src/lint/annotations.ts'
import {checkExample} from '../support/check-example.ts'
const ids = readFileSync('/tmp/myrules.txt','utf8').trim().split(/\s+/)
const rules = await Promise.all(ids.map(async (id) => Object.values(await import(`../../rules/${id}.ts`))[0]))
describe.each(rules as any[])('$id', (rule: any) => {
  test.each(rule.examples.map((example: any, i: number) => ({example, name: example.reason ?? `example ${i + 1}`})))('$name', ({example}: any) => checkExample(rule, example))
  test('meta', async () => {
    const findings = rule.examples.flatMap((e: any) => Object.entries(e.files).flatMap(([p, s]: any) => lintPage(parsePage(p, readAnnotations(s).text), [{rule, options: {}}]))) as any[]
    expect(findings.filter(({message}) => !/^Unexpected [^\r\n]{1,108}(?<!\.)$/.test(message)).map(m => m.message)).toEqual([])
    const fixed = findings.filter(({fix}) => fix !== undefined)
    const told = fixed.length === 0 ? 'never' : fixed.length === findings.length ? 'always' : 'sometimes'
    expect({never: ['never'], sometimes: ['always', 'sometimes'], always: ['always']}[rule.fix as string]).toContain(told)
  })
})
