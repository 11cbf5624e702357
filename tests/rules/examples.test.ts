import {describe, test} from 'vitest'
import {rules} from '../../rules/index.ts'
import {checkExample} from '../support/check-example.ts'

describe.each(rules)('$id', (rule) => {
  test.each(rule.examples.map((example, index) => ({example, name: example.reason ?? `example ${index + 1}`})))(
    'gives what its example says: $name',
    ({example}) => checkExample(rule, example),
  )
})
