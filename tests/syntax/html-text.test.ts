import {describe, expect, it} from 'vitest'
import {slice} from '../../src/core/range.ts'
import {htmlTexts} from '../../src/syntax/html-text.ts'
import {readHtml} from '../../src/syntax/read-html.ts'

/** `element: text` of each stretch of a text that is one HTML block. */
const texts = (text: string) => {
  const whole = {start: 0, end: text.length}
  const html = readHtml(text, [{range: whole, block: true}])
  return htmlTexts(text, html, [whole]).map(
    ({range, inside}) => `${inside?.name ?? '-'}: ${slice(text, range).trim()}`,
  )
}

describe('htmlTexts', () => {
  it('gives each text with the innermost element around it', () => {
    expect(texts('a<td>b<b>c</b>d<br>e</td>f')).toEqual(['-: a', 'td: b', 'b: c', 'td: d', 'td: e', '-: f'])
  })

  it('knows cells whose end tag is left out', () => {
    expect(texts('<table><tr><td>a<td>b</table>c')).toEqual(['td: a', 'td: b', '-: c'])
  })

  it('takes an element without end for no holder', () => {
    expect(texts('<td>a <user> b</td>')).toEqual(['td: a', 'td: b'])
  })

  it('leaves out comments and blank stretches', () => {
    expect(texts('<td> <!-- a --> </td>')).toEqual([])
  })

  it('goes on in the element that a block before left open', () => {
    const text = '<td>\n\nseen\n\nb</td>'
    const blocks = [
      {start: 0, end: 4},
      {start: 12, end: text.length},
    ]
    const html = readHtml(
      text,
      blocks.map((range) => ({range, block: true})),
    )
    expect(
      htmlTexts(text, html, blocks).map(({range, inside}) => [slice(text, range), inside?.name]),
    ).toEqual([['b', 'td']])
  })
})
