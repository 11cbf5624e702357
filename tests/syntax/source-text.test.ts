import fc from 'fast-check'
import type {Text} from 'mdast'
import {fromMarkdown} from 'mdast-util-from-markdown'
import {decodeString} from 'micromark-util-decode-string'
import {visit} from 'unist-util-visit'
import {describe, expect, it} from 'vitest'
import {slice} from '../../src/core/range.ts'
import type {SourceText} from '../../src/syntax/source-text.ts'
import {entities, sourceText} from '../../src/syntax/source-text.ts'

interface Aligned {
  readonly node: Text
  readonly source: SourceText
}

const alignAll = (text: string): readonly Aligned[] => {
  const aligned: Aligned[] = []
  visit(fromMarkdown(text), 'text', (node) => {
    const start = node.position?.start.offset ?? 0
    const end = node.position?.end.offset ?? 0
    aligned.push({node, source: sourceText(text, {start, end}, node.value)})
  })
  return aligned
}

/** The raw slice of every character of every text node. */
const slices = (text: string): readonly string[] =>
  alignAll(text).flatMap(({node, source}) =>
    Array.from({length: node.value.length}, (_, index) => slice(text, source.rawRange(index, index + 1))),
  )

describe('sourceText', () => {
  it('maps plain text to itself', () => {
    expect(slices('abc')).toEqual(['a', 'b', 'c'])
    const source = sourceText('xxabc', {start: 2, end: 5}, 'abc')
    expect([0, 2, 3].map(source.rawStart)).toEqual([2, 4, 5])
    expect(source.rawEnd(2)).toBe(5)
  })

  it('takes an escape as one character', () => {
    expect(slices('a\\_b\\\\\\*\\c')).toEqual(['a', '\\_', 'b', '\\\\', '\\*', '\\', 'c'])
  })

  it('takes a character reference as one, also where it stands for several units', () => {
    expect(slices('a&#x20;&amp;&#x1F600;b')).toEqual(['a', '&#x20;', '&amp;', '&#x1F600;', '&#x1F600;', 'b'])
    expect(slices('&#xNAN;')).toEqual([...'&#xNAN;'])
    expect(slices('&nope;')).toEqual([...'&nope;'])
  })

  it('leaves white space around a soft line break to no character', () => {
    expect(slices('a \n   b')).toEqual(['a', '\n', 'b'])
    expect(slices('a\t\n\tb\\.')).toEqual(['a', '\n', 'b', '\\.'])
  })

  it('leaves container prefixes to no character', () => {
    expect(slices('> > a\n> > b\n> c\nd')).toEqual(['a', '\n', 'b', '\n', 'c', '\n', 'd'])
    expect(slices('* > a\n  > b')).toEqual(['a', '\n', 'b'])
  })

  it('knows a `>` that is text', () => {
    expect(slices('> a\n>     > b').join('')).toBe('a\n> b')
    expect(slices('> a\n> &gt; b')).toEqual(['a', '\n', '&gt;', ' ', 'b'])
    expect(slices('> a\n> \\> b')).toEqual(['a', '\n', '\\>', ' ', 'b'])
    expect(slices('> > a\n> > &gt; > b')).toEqual(['a', '\n', '&gt;', ' ', '>', ' ', 'b'])
  })

  it('takes CRLF as written, whatever the value holds', () => {
    expect(slices('a \r\n  b')).toEqual(['a', '\r\n', '\r\n', 'b'])
    const normalised = sourceText('a\r\nb', {start: 0, end: 4}, 'a\nb')
    expect([normalised.rawRange(1, 2), normalised.rawRange(2, 3)]).toEqual([
      {start: 1, end: 3},
      {start: 3, end: 4},
    ])
  })

  it('reads NUL as the replacement character', () => {
    expect(slices('a\0b')).toEqual(['a', '\0', 'b'])
  })

  it('gives the range of several characters and of none', () => {
    const text = 'x &amp; y'
    const source = sourceText(text, {start: 0, end: text.length}, 'x & y')
    expect(slice(text, source.rawRange(1, 4))).toBe(' &amp; ')
    expect(source.rawRange(2, 2)).toEqual({start: 2, end: 2})
    expect(source.rawRange(5, 5)).toEqual({start: 9, end: 9})
  })

  it('places what it cannot align at the end', () => {
    const source = sourceText('ab??', {start: 0, end: 4}, 'abc')
    expect(source.aligned).toBe(2)
    expect(source.rawRange(2, 3)).toEqual({start: 4, end: 4})
    expect(source.rawRange(1, 3)).toEqual({start: 1, end: 4})
  })

  it('gives each character the source that stands for it', () => {
    const plain = ['a', 'é', '😀', ' ', '  ', '\t', 'b_c', '&', ';', '#', ')', '>', '1.']
    const escapes = ['\\*', '\\_', '\\\\', '\\', '\\&amp;', '\\>']
    const references = [
      '&amp;',
      '&#x20;',
      '&gt;',
      '&#xNAN;',
      '&nope;',
      '&#x1F600;',
      '&#0;',
      '&NotEqualTilde;',
    ]
    // No NUL: next to marks the parser gives text nodes a position that their value does not fit.
    const marks = ['*', '**', '_', '`', '[', ']', '<', '~~']
    const prefixes = ['\n> ', '\n> > ', '\n* ', '\n>      > ']
    const lines = ['\n', '\n  ', '\r\n', '\r', ' \n', '\n     ', '\n\n']
    const pieces = [...plain, ...escapes, ...references, ...marks, ...lines, ...prefixes]
    const opening = fc.constantFrom('', '> ', '* ', '> > ', '# ')
    fc.assert(
      fc.property(opening, fc.array(fc.constantFrom(...pieces), {maxLength: 30}), (start, rest) => {
        const text = start + rest.join('')
        for (const {node, source} of alignAll(text)) {
          expect(source.aligned).toBe(node.value.length)
          let at = node.position?.start.offset ?? 0
          for (let index = 0; index < node.value.length; index++) {
            const raw = source.rawRange(index, index + 1)
            expect(decodeString(slice(text, raw)).replace('\0', '\uFFFD')).toContain(node.value[index])
            expect(raw.start).toBe(source.rawStart(index))
            expect(raw.end).toBe(source.rawEnd(index))
            expect(source.rawEnd(index)).toBeGreaterThanOrEqual(at)
            at = raw.end
          }
          expect(at).toBe(node.position?.end.offset)
        }
      }),
      {numRuns: 1000},
    )
  })

  it('takes any pair of source and value', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (text, value) => {
        const source = sourceText(text, {start: 0, end: text.length}, value)
        const raw = source.rawRange(0, value.length)
        expect(raw.start).toBeGreaterThanOrEqual(0)
        expect(raw.end).toBeGreaterThanOrEqual(raw.start)
        expect(raw.end).toBeLessThanOrEqual(text.length)
      }),
    )
  })

  it('takes long input', () => {
    for (const part of ['&', '\\', ' ', '>', '\n>', '\\*', '&amp;', ' \n']) {
      const text = part.repeat(200_000 / part.length)
      const source = sourceText(text, {start: 0, end: text.length}, `${text}x`)
      expect(source.aligned).toBeLessThanOrEqual(text.length)
    }
  })
})

describe('entities', () => {
  const all = (text: string) => entities(text, {start: 0, end: text.length})

  it('finds references with range and value', () => {
    const text = 'a &amp; &#x20;&#65; b'
    expect(all(text).map(({range, source, value}) => [slice(text, range), source, value])).toEqual([
      ['&amp;', '&amp;', '&'],
      ['&#x20;', '&#x20;', ' '],
      ['&#65;', '&#65;', 'A'],
    ])
  })

  it('gives no value to what CommonMark does not know', () => {
    expect(all('&#xNAN; &xxe; &#12345678; &amp').map(({source, value}) => [source, value])).toEqual([
      ['&#xNAN;', undefined],
      ['&xxe;', undefined],
      ['&#12345678;', undefined],
    ])
  })

  it('skips an escaped one, but not one after an escaped backslash', () => {
    expect(all(String.raw`\&amp; \\&lt; \\\&gt;`).map(({source}) => source)).toEqual(['&lt;'])
  })

  it('looks at the range alone', () => {
    expect(entities('&lt;&gt;&amp;', {start: 4, end: 8})).toEqual([
      {range: {start: 4, end: 8}, source: '&gt;', value: '>'},
    ])
  })

  it('takes long input', () => {
    expect(all('&'.repeat(500_000))).toEqual([])
    expect(all('\\'.repeat(500_000))).toEqual([])
    expect(all(`&${'a'.repeat(500_000)}`)).toEqual([])
    expect(all('&a;'.repeat(100_000))).toHaveLength(100_000)
  })
})
