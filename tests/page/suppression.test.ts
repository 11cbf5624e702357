import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {parseSuppression, suppressionAt, yamlSuppressions} from '../../src/page/suppression.ts'

describe('a comment', () => {
  test('names an action and rules, with their places', () => {
    const value = ' lint  disable hint-style\r\n\ticon-name '
    const said = parseSuppression(value)
    expect(said).toEqual({
      action: 'disable',
      rules: [
        {id: 'hint-style', start: 15, end: 25},
        {id: 'icon-name', start: 28, end: 37},
      ],
    })
    expect(said?.rules.map(({start, end}) => value.slice(start, end))).toEqual(['hint-style', 'icon-name'])
  })

  test('without rules means all of them', () => {
    const rules = ['disable', 'enable', 'ignore', 'disable-next-line'].map((action) =>
      parseSuppression(`lint ${action}`),
    )
    expect(rules.map((said) => [said?.action, said?.rules])).toEqual([
      ['disable', []],
      ['enable', []],
      ['ignore', []],
      ['disable-next-line', []],
    ])
  })

  test('of any other wording is none', () => {
    const others = [
      '',
      ' lint ',
      'lint off',
      'Lint disable',
      'lint Disable',
      'linting disable x',
      'a lint disable',
      'lint-disable x',
    ]
    expect(others.map(parseSuppression)).toEqual(others.map(() => undefined))
  })

  test('is placed in its file, after a byte order mark and astral characters', () => {
    const text = '\uFEFF😀\r\n\r\n<!-- lint ignore a -->\r\n'
    const start = text.indexOf('<!--')
    const said = parseSuppression(' lint ignore a ')
    const placed = said && suppressionAt(said, {start, end: start + 22}, start + 4)
    expect(placed).toEqual({
      action: 'ignore',
      rules: [{id: 'a', range: {start: 24, end: 25}}],
      range: {start: 7, end: 29},
    })
    expect([text.slice(24, 25), text.slice(7, 29)]).toEqual(['a', '<!-- lint ignore a -->'])
  })

  test('of any length is read in its bounds', () => {
    fc.assert(
      fc.property(fc.string({unit: 'binary'}), (rest) => {
        const value = `lint disable ${rest}`
        const words = (parseSuppression(value)?.rules ?? []).map(({start, end}) => value.slice(start, end))
        expect(words).toEqual(rest.split(/\s+/).filter((word) => word !== ''))
      }),
    )
  })
})

describe('a YAML comment', () => {
  test('on a line of its own switches rules off', () => {
    const text =
      '\uFEFFroot: ./\r\n  # gitbook-lint disable redirect-target\r\n#gitbook-lint disable-next-line\r\nx: 1 # gitbook-lint disable a\r\n# lint disable b\r\n'
    const found = yamlSuppressions(text)
    expect(
      found.map(({action, rules, range}) => [
        action,
        rules.map(({id}) => id),
        text.slice(range.start, range.end),
      ]),
    ).toEqual([
      ['disable', ['redirect-target'], '# gitbook-lint disable redirect-target'],
      ['disable-next-line', [], '#gitbook-lint disable-next-line'],
    ])
    const place = found[0]?.rules[0]?.range
    expect(text.slice(place?.start, place?.end)).toBe('redirect-target')
  })

  test('may be the first line after a byte order mark', () => {
    expect(yamlSuppressions('\uFEFF# gitbook-lint disable a')).toMatchObject([{range: {start: 1, end: 25}}])
  })
})
