import {describe, test} from 'vitest'
import {checkExample} from '../support/check-example.ts'
const names = (process.env.RULES ?? '').split(',')
const rules = (await Promise.all(names.map((n) => import(`../../rules/${n}.ts`)))).map((m) => Object.values(m)[0]) as any[]
describe.each(rules)('$id', (rule) => {
  test.each(rule.examples.map((example: any, index: number) => ({example, name: example.reason ?? `example ${index + 1}`})))(
    'gives what its example says: $name',
    ({example}: any) => checkExample(rule, example),
  )
})
