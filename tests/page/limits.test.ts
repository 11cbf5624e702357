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

describe('lists nested by indentation', () => {
  const nested = (levels: number, mark: string) =>
    Array.from({length: levels}, (_, level) => `${'  '.repeat(level)}${mark} gull`).join('\n')

  it('are read up to a hundred levels', () => {
    expect(findLimit(nested(100, '-'))).toBeUndefined()
    expect(findLimit(nested(101, '-'))).toMatchObject({reason: 'depth'})
  })

  it('count with quotes around them', () => {
    const quoted = nested(90, '-').replaceAll(/^/gm, '> '.repeat(20))
    expect(findLimit(quoted)).toMatchObject({reason: 'depth'})
  })

  it('start anew behind text at the margin', () => {
    expect(findLimit(`${nested(80, '-')}\n\nText\n\n${nested(80, ' -')}`)).toBeUndefined()
  })

  it('are not seen in indented text', () => {
    expect(findLimit(`- a\n\n${`${' '.repeat(400)}text\n`.repeat(50)}`)).toBeUndefined()
  })
})

it('reading stops where many lines are nearly too deep', () => {
  expect(findLimit(`${'> '.repeat(99)}gull\n`.repeat(5000))).toMatchObject({reason: 'work'})
})

it('reading stops where a quote goes on for very many lines without its mark', () => {
  expect(findLimit(`> gull\n${'gull\n'.repeat(30_000)}`)).toMatchObject({reason: 'work'})
  expect(findLimit(`> gull\n\n${'gull\n'.repeat(30_000)}`)).toBeUndefined()
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
