import * as fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {slice} from '../../src/core/range.ts'
import {
  entriesOf,
  findEntry,
  isNothing,
  kindInWords,
  parseYaml,
  textOf,
  toPlain,
  valueAt,
} from '../../src/project/yaml-facts.ts'

const read = (text: string) => parseYaml('x.yaml', text)

describe('a YAML file', () => {
  test('has its values with the places of their letters', () => {
    const text = 'root: "./docs/" # here\nredirects:\n  old: \'new.md\'\n  404: a\n'
    const {root} = read(text)
    const top = findEntry(root, 'root')
    expect(top?.value.kind === 'scalar' && slice(text, top.value.textRange)).toBe('./docs/')
    expect(top?.value.kind === 'scalar' && slice(text, top.value.range)).toBe('"./docs/"')
    expect(
      entriesOf(valueAt(root, 'redirects')).map(({key, keyRange}) => [key, slice(text, keyRange)]),
    ).toEqual([
      ['old', 'old'],
      ['404', '404'],
    ])
    expect(toPlain(root)).toEqual({root: './docs/', redirects: {old: 'new.md', '404': 'a'}})
  })

  test('keeps offsets behind a byte order mark and CRLF', () => {
    const text = '\ufeffa: b\r\nc: d\r\n'
    expect(entriesOf(read(text).root).map(({keyRange}) => slice(text, keyRange))).toEqual(['a', 'c'])
  })

  test('reads a list behind a byte order mark', () => {
    const text = '\ufeff- tag: a\n  label: b\n'
    const {root, errors} = read(text)
    expect([toPlain(root), errors]).toEqual([[{tag: 'a', label: 'b'}], []])
    expect(root?.range.start).toBe(1)
  })

  test('keeps invisible characters of keys and values', () => {
    const {root} = read('\u200bstructure:\n  summary: SUMMARY.md\u200b\n')
    expect(entriesOf(root).map(({key}) => key)).toEqual(['\u200bstructure'])
    expect(textOf(valueAt(valueAt(root, '\u200bstructure'), 'summary'))).toBe('SUMMARY.md\u200b')
  })

  test('tells each duplicate key with the first place, and goes on', () => {
    const text = 'a: 1\nb: 2\na: 3\na: 4\n'
    const {root, errors} = read(text)
    expect(errors.map(({code, range, first}) => [code, range.start, first?.start])).toEqual([
      ['DUPLICATE_KEY', 10, 0],
      ['DUPLICATE_KEY', 15, 0],
    ])
    expect(toPlain(root)).toEqual({a: 4, b: 2})
  })

  test('tells syntax errors in one line with their place', () => {
    expect(read('a: b\n\tc: d\n').errors[0]).toMatchObject({code: 'TAB_AS_INDENT', range: {start: 5}})
  })

  test('that is empty or all comment has no root', () => {
    expect([read('').root, read('# x\n').root]).toEqual([undefined, undefined])
  })

  test('has nothing where nothing is written', () => {
    const {root} = read('a:\nb: ~\nc: 1\n')
    expect(['a', 'b', 'c', 'd'].map((key) => isNothing(valueAt(root, key)))).toEqual([
      true,
      true,
      false,
      true,
    ])
  })

  test('does not follow aliases', () => {
    const {root} = read('a: &x [1]\nb: *x\n')
    expect(valueAt(root, 'b')).toMatchObject({kind: 'alias', name: 'x'})
  })

  test('names kinds in words', () => {
    const {root} = read('a: x\nb: 1\nc: true\nd:\ne: [1]\nf: {g: 1}\n')
    expect(entriesOf(root).map(({value}) => kindInWords(value))).toEqual([
      'text',
      'number',
      'boolean',
      'empty value',
      'list',
      'map',
    ])
  })

  test('hears the comments that switch rules off', () => {
    expect(read('# gitbook-lint disable config-keys\na: 1\n').suppressions).toMatchObject([
      {action: 'disable', rules: [{id: 'config-keys'}]},
    ])
  })

  test('that is nested without end is an error', () => {
    expect(read('['.repeat(20_000)).errors.length).toBeGreaterThan(0)
  })

  test('may be any text, and all ranges lie in it', () => {
    fc.assert(
      fc.property(fc.string({unit: fc.constantFrom(...'a:- \n\t"\'[]{},&*!|>#?~\r1')}), (text) => {
        const {errors, root} = read(text)
        const ranges = [...errors.map(({range}) => range), ...(root ? [root.range] : [])]
        expect(ranges.filter(({start, end}) => start < 0 || end < start || end > text.length)).toEqual([])
      }),
    )
  })
})
