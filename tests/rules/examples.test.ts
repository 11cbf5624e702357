import {describe, test} from 'vitest'
import {rules} from '../../rules/index.ts'
import type {Example} from '../../src/lint/rule.ts'
import {checkExample} from '../support/check-example.ts'

const withCrlf = (files: Example['files']) =>
  Object.fromEntries(Object.entries(files).map(([path, text]) => [path, text.replace(/\r?\n/g, '\r\n')]))

describe.each(rules)('$id', (rule) => {
  const examples = rule.examples.map((example, index) => ({
    example,
    name: example.reason ?? `example ${index + 1}`,
  }))

  test.each(examples)('gives what its example says: $name', ({example}) => checkExample(rule, example))

  test.each(examples)('gives the same with CRLF line endings: $name', ({example}) =>
    checkExample(rule, {
      ...example,
      files: withCrlf(example.files),
      ...(example.fixed && {fixed: withCrlf(example.fixed)}),
      ...(example.fixedUnsafely && {fixedUnsafely: withCrlf(example.fixedUnsafely)}),
    }),
  )
})
