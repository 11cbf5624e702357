import {describe, expect, it} from 'vitest'
import {findLimit} from '../../src/page/limits.ts'

describe('reading stops', () => {
  it.each([
    ['quotes', '>'.repeat(200_000), 'depth'],
    ['quotes with spaces', '> '.repeat(101), 'depth'],
    ['lists', '- '.repeat(200_000), 'depth'],
    ['ordered lists', '1. '.repeat(101), 'depth'],
    ['a mixture', '> 1. * '.repeat(40), 'depth'],
    ['a line of a million and one', 'a'.repeat(1_000_001), 'line-length'],
  ])('before a line of %s', (_what, line, reason) => {
    expect(findLimit(`# Title\r\n\n${line} end\n`)).toEqual({offset: 10, reason})
  })
})

describe('reading goes on', () => {
  it.each([
    ['a hundred levels', '> '.repeat(100)],
    ['a rule of marks', '* '.repeat(500)],
    ['a rule of dashes', '-'.repeat(500)],
    ['a table', `|${' a |'.repeat(500)}`],
    ['numbers', '1.2.3.'.repeat(200)],
    ['no text', ''],
  ])('over %s', (_what, line) => {
    expect(findLimit(`# Title\n\n${line}\n`)).toBeUndefined()
  })
})
