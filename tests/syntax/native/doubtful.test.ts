import fc from 'fast-check'
import {expect, it} from 'vitest'
import {allDoubts, doubtOf} from '../../../src/syntax/native/doubtful.ts'

const pieces = [
  'a',
  ' ',
  '\n',
  '\n\n',
  '\r\n',
  '\t',
  '    ',
  '*',
  '**',
  '***',
  '_',
  '__',
  '___',
  '~',
  '~~',
  '~~~',
  '\\',
  '😀',
  '→',
  '> ',
  '- ',
  '1. ',
  '+ ',
  '>',
  '|',
  '<',
  '</pre>',
  '</b>',
  '-->',
  '%}',
  '[^a]: ',
  '[^a]',
  '[ ] ',
  '[x]',
  '[',
  '](b)',
  '---',
  '===',
  '=',
  '<br>',
  '-     ',
  '字',
] as const

it('what spares it work hides no doubt', () => {
  fc.assert(
    fc.property(fc.string({unit: fc.constantFrom(...pieces), maxLength: 30}), (text) => {
      const all = allDoubts.find(({pattern}) => pattern.test(text))?.name
      expect(all === undefined || doubtOf(text) === all).toBe(true)
    }),
    {numRuns: 5000},
  )
})

it('names what is read differently', () => {
  expect(doubtOf('Row *on*\n\n- one\n- two\n')).toBeUndefined()
  expect(doubtOf('Row **_on**_\n')).toBe("the exporter's marks the wrong way round")
  expect(doubtOf('Row~~~on~~~\n')).toBe('strikes of other lengths')
  expect(doubtOf('- > Row on\n')).toBe('quote in a list')
  expect(doubtOf('> - Row\n>\n> on\n')).toBe('block and blank line in a quote')
  expect(doubtOf('Row*→*on\n')).toBe('marks beside emoji')
})
