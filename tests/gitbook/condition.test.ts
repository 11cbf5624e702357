import {describe, expect, test} from 'vitest'
import {conditionFault, rootFault} from '../../src/gitbook/condition.ts'

const faultIn = (condition: string) => {
  const fault = conditionFault(condition)
  return fault && [condition.slice(fault.range.start, fault.range.end), fault.expected]
}

describe('conditionFault', () => {
  test.each([
    'visitor.claims.unsigned.plan === "pro and more"',
    '!visitor.claims.a && (space.vars.b || !page.vars.c)',
    'visitor.claims.list.includes("a") && visitor.claims["is not"] >= 3',
    "visitor?.claims?.x !== 'it\\'s'",
    'visitor.claims.and',
  ])('has nothing to say about %s', (condition) => {
    expect(conditionFault(condition)).toBeUndefined()
  })

  test.each([
    ['visitor.claims.a = true', '=', '`===`'],
    ['visitor.claims.a and visitor.claims.b', 'and', '`&&`'],
    ['not visitor.claims.a', 'not', '`!`'],
    ['(visitor.claims.a', '(', 'one that closes it'],
    ['visitor.claims.a)', ')', 'one that opens it'],
    ['visitor.claims["a"', '[', 'one that closes it'],
    ['visitor.claims.a === "pro', '"', 'one that closes it'],
    ['visitor.claims.a === “pro”', '“', '`"`'],
    ['visitor.claims.a &&', '&&', 'a value after it'],
    ['|| visitor.claims.a', '||', 'a value before it'],
    ['visitors.claims.a', 'visitors', '`visitor`'],
  ])('finds the fault of %s', (condition, text, expected) => {
    expect(faultIn(condition)).toEqual([text, expected])
  })

  test('takes linear time on a condition of brackets', () => {
    expect(faultIn('('.repeat(100_000))).toEqual(['(', 'one that closes it'])
  })
})

describe('rootFault', () => {
  test('knows a slip of a root by what follows on it', () => {
    expect(rootFault('!(vistor.claims.a')?.range).toEqual({start: 2, end: 8})
    expect(rootFault('spaces.vars.x')?.expected).toBe('`space`')
  })

  test('leaves names of template languages alone', () => {
    expect(rootFault('visitors.first')).toBeUndefined()
    expect(rootFault('user.claims.a')).toBeUndefined()
  })
})
