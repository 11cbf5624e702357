import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {createLineIndex} from '../../src/core/line-index.ts'
import {codeFrame} from '../../src/report/code-frame.ts'
import {columnsOf} from '../../src/report/columns.ts'

/** The frame of the first occurrence of `word`, as two lines. */
const frame = (text: string, word: string, columns = 60) => {
  const lines = createLineIndex(text)
  const start = text.indexOf(word)
  const found = codeFrame(text, lines.place(start), lines.place(start + word.length), columns)
  return found ? `\n${found.code}\n${found.indent}${found.carets}\n` : undefined
}

test('the range is underlined, whatever ends the lines', () => {
  expect(frame('\uFEFFone\r\ntwo three\r\nfour', 'three')).toBe('\ntwo three\n    ^^^^^\n')
  expect(frame('\uFEFFone two\rthree', 'one')).toBe('\none two\n^^^\n')
})

test('wide characters and emoji take two columns, combining marks and joiners none', () => {
  expect(frame('提示 style 😀 x', 'style')).toBe('\n提示 style 😀 x\n     ^^^^^\n')
  expect(frame('提示 style', '示')).toBe('\n提示 style\n  ^^\n')
  expect(frame('👩‍👩‍👧 🇫🇷 1️⃣ ❤️ x', 'x')).toBe('\n👩‍👩‍👧 🇫🇷 1️⃣ ❤️ x\n            ^\n')
  expect(frame('cafe\u0301 word', 'word')).toBe('\ncafe\u0301 word\n     ^^^^\n')
  expect(frame('ｆｕｌｌ 한글 word', 'word')).toBe('\nｆｕｌｌ 한글 word\n              ^^^^\n')
})

test('tabs are expanded to stops of four columns', () => {
  expect(frame('\tab\tword', 'word')).toBe('\n    ab  word\n        ^^^^\n')
})

test('a range inside a character underlines all of it', () => {
  const text = 'a 😀 b'
  const lines = createLineIndex(text)
  expect(codeFrame(text, lines.place(3), lines.place(4), 60)).toMatchObject({indent: '  ', carets: '^^'})
})

test('an empty range has one caret, also at the end of the line and of the text', () => {
  const text = 'ab\ncd'
  const lines = createLineIndex(text)
  const at = (offset: number) => codeFrame(text, lines.place(offset), lines.place(offset), 60)
  expect(at(1)).toMatchObject({code: 'ab', indent: ' ', carets: '^'})
  expect(at(2)).toMatchObject({code: 'ab', indent: '  ', carets: '^'})
  expect(at(5)).toMatchObject({line: 2, code: 'cd', indent: '  ', carets: '^'})
})

test('the byte order mark is not underlined', () => {
  const text = '\uFEFFab\ncd'
  const lines = createLineIndex(text)
  expect(codeFrame(text, lines.place(0), lines.place(0), 60)).toMatchObject({
    code: 'ab',
    indent: '',
    carets: '^',
  })
})

test('of a range over several lines the first is shown', () => {
  expect(frame('one two\nthree', 'two\nthree')).toBe('\none two\n    ^^^\n')
})

test('control characters and bidi controls are shown as signs', () => {
  expect(frame('\u001b[31m red \u202e word', 'word')).toBe(
    '\n␛[31m red <U+202E> word\n                   ^^^^\n',
  )
  expect(frame('zero\u200bwidth', '\u200b')).toBe('\nzero<U+200B>width\n    ^^^^^^^^\n')
})

test('a long line is cut around the range', () => {
  const long = `${'start '.repeat(30)}WORD${' after'.repeat(30)}`
  expect(frame(long, 'WORD', 40)).toBe('\n…tart start start WORD after after afte…\n                  ^^^^\n')
  expect(frame(long, 'start', 40)).toBe('\nstart start start start start start st…\n^^^^^\n')
  expect(frame(`${'before '.repeat(30)}END`, 'END', 40)).toBe(
    '\n…before before before before before END\n                                    ^^^\n',
  )
})

test('a range longer than the terminal is wide is cut itself', () => {
  expect(frame(`a ${'x'.repeat(300)} b`, 'x'.repeat(300), 30)).toBe(
    `\n…${'x'.repeat(28)}…\n ${'^'.repeat(28)}\n`,
  )
})

test('a text that ends before the finding has no frame', () => {
  const place = {line: 9, column: 1, offset: 90}
  expect(codeFrame('short', place, place, 60)).toBeUndefined()
})

describe('any line', () => {
  const words = fc.constantFrom(
    'a',
    'b ',
    '提',
    '😀',
    '\t',
    'e\u0301',
    '\u202e',
    '\u001b',
    '\r\n',
    '\ud83d',
    '👩‍👩‍👧',
  )
  const texts = fc.array(words, {maxLength: 120}).map((all) => all.join(''))

  test('keeps to the width, with carets inside it', () => {
    fc.assert(
      fc.property(texts, fc.nat(400), fc.nat(400), (text, one, other) => {
        const lines = createLineIndex(text)
        const [start, end] = [Math.min(one, other), Math.max(one, other)]
        const found = codeFrame(text, lines.place(start), lines.place(end), 40)
        // One caret may stand after the last character.
        expect(columnsOf(found?.code ?? '')).toBeLessThanOrEqual(40)
        expect(`${found?.indent}${found?.carets}`.length).toBeLessThanOrEqual(41)
      }),
      {numRuns: 300},
    )
  })
})

test('a line of a megabyte is cut without reading all of it', () => {
  const text = `${'提😀\u202e'.repeat(200_000)}WORD${'x'.repeat(200_000)}`
  expect(frame(text, 'WORD', 30)).toBe('\n…提😀<U+202E>WORDxxxxxxxxxxxx…\n             ^^^^\n')
})
