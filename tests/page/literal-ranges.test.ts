import {describe, expect, test} from 'vitest'
import {createRangeTest, literalHtml} from '../../src/page/literal-ranges.ts'
import {parsePage} from '../../src/page/parse.ts'

describe('a range test', () => {
  const isInside = createRangeTest([
    {start: 8, end: 9},
    {start: 1, end: 5},
    {start: 2, end: 3},
  ])

  test('takes ranges in any order, nested ones too', () => {
    expect([0, 1, 3, 4, 5, 7, 8, 9].filter(isInside)).toEqual([1, 3, 4, 8])
  })

  test('says no where there are no ranges', () => {
    expect(createRangeTest([])(0)).toBe(false)
  })
})

test('elements for code and comments are literal, other elements are not', () => {
  const text = '<pre>a</pre>\n\n<!-- b -->\n\n<p>c</p>\n'
  const found = literalHtml(parsePage('README.md', text).html).map(({start, end}) => text.slice(start, end))
  expect(found).toEqual(['<pre>a</pre>', '<!-- b -->'])
})
