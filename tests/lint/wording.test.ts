import fc from 'fast-check'
import {expect, test} from 'vitest'
import {codesApart, firstWords} from '../../src/lint/wording.ts'

test('two short values are shown whole', () => {
  expect(codesApart('a/b.md', 'c/b.md', 40)).toEqual(['`a/b.md`', '`c/b.md`'])
})

test('of long paths with the same name the folders that differ stay', () => {
  const [one, other] = codesApart(
    'handbook/making/first-steps/materials/sails.md',
    'handbook/archive/first-steps/materials/sails.md',
    56,
  )
  expect(one).toBe('`…/making/first-st…/sails.md`')
  expect(other).toContain('/archive/')
})

test('of long paths that differ at their end the end stays', () => {
  expect(
    codesApart('one/long/way/through/many/folders/README.md', 'one/long/way/through/many/folders.md', 40),
  ).toEqual(['`…/folders/README.md`', '`…/many/folders.md`'])
})

test('of long ids the words that differ stay', () => {
  const [one, other] = codesApart(
    'fly-the-kite-in-strong-wind-over-the-open-sea-of-the-north',
    'fly-the-kite-in-weak-wind-over-the-open-sea-of-the-north',
    50,
  )
  expect(one).toContain('strong')
  expect(other).toContain('weak')
})

test('two values that differ are never shown alike, and never much longer than asked', () => {
  const word = fc.constantFrom(
    'kite',
    'line',
    'a',
    'sail-cloth',
    'knots.md',
    'README.md',
    '/',
    '/',
    '-',
    'x'.repeat(50),
  )
  const text = fc.array(word, {minLength: 1, maxLength: 14}).map((words) => words.join(''))
  fc.assert(
    fc.property(text, text, fc.integer({min: 44, max: 90}), (one, other, room) => {
      fc.pre(one !== other)
      const [first, second] = codesApart(one, other, room)
      expect(first).not.toBe(second)
      expect(first.length + second.length).toBeLessThanOrEqual(room + 20)
    }),
  )
})

test('a text is cut behind a word', () => {
  expect(firstWords('Nested mappings are not allowed here', 24)).toBe('Nested mappings are…')
  expect(firstWords('Short', 24)).toBe('Short')
  expect(firstWords('x'.repeat(30), 10)).toBe('xxxxxxxxx…')
})
