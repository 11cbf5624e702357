import {expect, test} from 'vitest'
import {isKnownLanguage, nearestLanguage} from '../../src/gitbook/code-languages.ts'

const known = `js javascript typescript bash sh shell console json yaml yml python py go text plaintext txt
none mermaid http docker dockerfile diff sql solidity c++ objectivec parser html markup`

test.each(known.split(/\s/))('`%s` is known', (name) => {
  expect(isKnownLanguage(name)).toBe(true)
})

test('case does not count', () => {
  expect(isKnownLanguage('JSON')).toBe(true)
  expect(isKnownLanguage('Python')).toBe(true)
})

test.each(['pythn', 'meta', 'no-such-language', '', 'constructor'])('`%s` is unknown', (name) => {
  expect(isKnownLanguage(name)).toBe(false)
})

test('a slip gives the language that was meant', () => {
  expect(nearestLanguage('pythn')).toBe('python')
  expect(nearestLanguage('javascirpt')).toBe('javascript')
  expect(nearestLanguage('node')).toBeUndefined()
  expect(nearestLanguage('no-such-language')).toBeUndefined()
})
