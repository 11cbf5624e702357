/** What is being written at a place of a YAML file. */
import * as fc from 'fast-check'
import {expect, test} from 'vitest'
import {yamlCursor} from '../../../src/hosts/lsp/yaml-cursor.ts'

/** The place at the `|`: the way to it, and what is written there. */
function read(text: string) {
  const offset = text.indexOf('|')
  const whole = text.slice(0, offset) + text.slice(offset + 1)
  const cursor = yamlCursor(whole, offset)
  if (!cursor) return undefined
  const way = cursor.frames.map(({kind, key}) => (kind === 'list' ? '-' : (key ?? '')))
  const {key, word, quote, start, end} = cursor
  return [[...way.slice(0, -1), key ?? '?'].join('/'), quote + word, whole.slice(start, end)]
}

test.each([
  ['|', '?', '', ''],
  ['a: 1\n|', '?', '', ''],
  ['a:\n  b|', 'a/?', 'b', 'b'],
  ['a:\n  b: c|', 'a/b', 'c', 'c'],
  ['a:\n  b: |  # note', 'a/b', '', ''],
  ['a:\n  - b|', 'a/-/?', 'b', 'b'],
  ['a:\n  - b: 1\n    |c: 2', 'a/-/?', '', 'c'],
  ['a:\n- b: 1\n- c: |', 'a/-/c', '', ''],
  ['a:\n- b: 1\nc: |', 'c', '', ''],
  ['a:\n  - - b: |', 'a/-/-/b', '', ''],
  ['a:\n  b:\n\n  # note\n    c: 1\n  |', 'a/?', '', ''],
  ['"a b": "c|"', 'a b', '"c', '"c"'],
  ["'it': 'c|", 'it', "'c", "'c"],
  ['old/path: x.md#y|', 'old/path', 'x.md#y', 'x.md#y'],
  ['a: https://x|', 'a', 'https://x', 'https://x'],
])('%j', (text, way, word, replaced) => {
  expect(read(text)).toEqual([way, word, replaced])
})

test.each(['# |', 'a: # |', 'a: b # |', 'a: [|', 'a: {b: |', 'a: >|', '-|', '\ta: |', 'a b|', 'a:|'])(
  'nothing at %j',
  (text) => {
    expect(read(text)).toBeUndefined()
  },
)

test('the keys behind the cursor count', () => {
  const cursor = yamlCursor('a:\n  - \n    type: "space" # note\n    key: x\nb: 1\n', 7)
  expect(cursor?.frames.at(-1)?.entries).toEqual(
    new Map([
      ['type', 'space'],
      ['key', 'x'],
    ]),
  )
})

test('any text has a place or none, and what is replaced holds the cursor', () => {
  const text = fc.array(
    fc.constantFrom('a', 'b: ', '- ', '  ', '\n', '\r\n', '"', "'", '#', ': ', 'type: space'),
    {
      maxLength: 30,
    },
  )
  fc.assert(
    fc.property(text, fc.nat(), (pieces, at) => {
      const whole = pieces.join('')
      const offset = at % (whole.length + 1)
      const {start, end} = yamlCursor(whole, offset) ?? {start: offset, end: offset}
      expect([start <= offset, end >= offset, end <= whole.length]).toEqual([true, true, true])
    }),
  )
})
