import {describe, expect, test} from 'vitest'
import {readAnnotations} from '../../src/lint/annotations.ts'

const read = (source: string) => {
  const {text, expectations} = readAnnotations(source)
  return {
    text,
    found: expectations.map(({rule, range, messagePart}) => [
      rule,
      text.slice(range.start, range.end),
      messagePart,
    ]),
  }
}

describe('readAnnotations', () => {
  test('leaves a file without annotations as it is', () => {
    const source = '~~~js\n~ tilde\n~~~\n~~gone~~ ^ @1\n'
    expect(readAnnotations(source)).toEqual({text: source, expectations: []})
  })

  test('places carets by their own column', () => {
    expect(read('See [a](b.md).\n~       ^^^^ some-rule\n')).toEqual({
      text: 'See [a](b.md).\n',
      found: [['some-rule', 'b.md', undefined]],
    })
  })

  test('lets the tilde stand for column 1 when a caret follows at once', () => {
    expect(read('# Set up\n~^^^^^^^ some-rule\n').found).toEqual([['some-rule', '# Set up', undefined]])
  })

  test('reads a part of the message, quotes in it included', () => {
    expect(read('# Set up\n~ ^^^ some-rule "such as "x" or `y`"\n').found).toEqual([
      ['some-rule', 'Set', 'such as "x" or `y`'],
    ])
  })

  test('stacks', () => {
    expect(read('one two\n~^^ first\n~   ^^^ second\nthree\n~ ^^^ third\n')).toEqual({
      text: 'one two\nthree\n',
      found: [
        ['first', 'one', undefined],
        ['second', 'two', undefined],
        ['third', 'ree', undefined],
      ],
    })
  })

  test('takes places of the stripped text', () => {
    expect(read('~ @2:1-3:3 long-rule\none\ntwo\n~ @1:2 empty-rule\nfor')).toEqual({
      text: 'one\ntwo\nfor',
      found: [
        ['long-rule', 'two\nfo', undefined],
        ['empty-rule', '', undefined],
      ],
    })
  })

  test('keeps CRLF and counts columns after a byte order mark', () => {
    expect(read('\uFEFFone\r\n~^^ some-rule\r\ntwo\r\n~^^ some-rule\r\n')).toEqual({
      text: '\uFEFFone\r\ntwo\r\n',
      found: [
        ['some-rule', 'one', undefined],
        ['some-rule', 'two', undefined],
      ],
    })
  })

  test.each([
    ['no rule', 'one\n~^^\n', 'Cannot read'],
    ['carets below nothing', '~^^ some-rule\none\n', 'No 0:1'],
    ['carets beyond the line', 'one\n~ ^^^^^ some-rule\n', 'No 1:8'],
    ['a line that is not there', 'one\n~ @7:1 some-rule\n', 'No 7:1'],
  ])('refuses %s', (_, source, message) => {
    expect(() => readAnnotations(source)).toThrow(message)
  })
})
