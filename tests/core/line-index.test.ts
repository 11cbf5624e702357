import fc from 'fast-check'
import {expect, it} from 'vitest'
import {createLineEnds} from '../../src/core/line-ends.ts'
import {createLineIndex} from '../../src/core/line-index.ts'

const texts = fc.string({unit: fc.constantFrom('a', '\n', '\r', '\r\n', '\ufeff', '字'), maxLength: 40})

it('parts lines at LF, CRLF and a lone CR', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const lines = createLineIndex(text)
      const found = Array.from({length: lines.count}, (_, at) =>
        text.slice(lines.lineStart(at + 1), lines.lineEnd(at + 1)),
      )
      expect(found).toEqual(text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/))
    }),
  )
})

it('finds the next line ending from any place on', () => {
  fc.assert(
    fc.property(texts, fc.array(fc.nat(40)), (text, places) => {
      const lineEnd = createLineEnds(text)
      // Places come in the order of the text: what was found once is not looked for again.
      for (const from of places.sort((one, other) => one - other)) {
        const rest = text.slice(from).search(/[\r\n]/)
        expect(lineEnd(from)).toBe(rest < 0 ? text.length : from + rest)
      }
    }),
  )
})
