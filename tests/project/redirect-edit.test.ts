import {describe, expect, test} from 'vitest'
import {addRedirects} from '../../src/project/redirect-edit.ts'
import {parseYaml} from '../../src/project/yaml-facts.ts'

const redirect = {from: 'old/tent', to: 'camp/tent.md'}

function add(text: string, redirects = [redirect]): string | undefined {
  const edit = addRedirects(parseYaml('.gitbook.yaml', text), redirects)
  return edit && text.slice(0, edit.range.start) + edit.text + text.slice(edit.range.end)
}

describe('redirects are added', () => {
  test.each([
    ['behind the last one', 'redirects:\n  a: b.md\n', 'redirects:\n  a: b.md\n  old/tent: camp/tent.md\n'],
    [
      'with the indent, before what follows',
      'redirects:\n    a: b.md # note\n\nroot: ./\n',
      'redirects:\n    a: b.md # note\n    old/tent: camp/tent.md\n\nroot: ./\n',
    ],
    [
      'without a final line ending',
      'redirects:\n  a: b.md',
      'redirects:\n  a: b.md\n  old/tent: camp/tent.md',
    ],
    [
      'with Windows line endings',
      'redirects:\r\n  a: b.md\r\n',
      'redirects:\r\n  a: b.md\r\n  old/tent: camp/tent.md\r\n',
    ],
    [
      'with the quotes of the first',
      `redirects:\n  'a': "b.md"\n`,
      `redirects:\n  'a': "b.md"\n  'old/tent': "camp/tent.md"\n`,
    ],
    [
      'behind a target that is not written',
      'redirects:\n  a:\n',
      'redirects:\n  a:\n  old/tent: camp/tent.md\n',
    ],
    [
      'behind a block text',
      'redirects:\n  a: >\n    b.md\n',
      'redirects:\n  a: >\n    b.md\n  old/tent: camp/tent.md\n',
    ],
    [
      'below an empty key',
      'redirects: # none\nroot: x\n',
      'redirects: # none\n  old/tent: camp/tent.md\nroot: x\n',
    ],
    ['into braces', 'redirects: {a: b.md}\n', 'redirects: {a: b.md, old/tent: camp/tent.md}\n'],
    ['into empty braces', 'redirects: {}\n', 'redirects: {old/tent: camp/tent.md}\n'],
    [
      'with a new key, as deep as others',
      'structure:\n    readme: a.md',
      'structure:\n    readme: a.md\nredirects:\n    old/tent: camp/tent.md\n',
    ],
    [
      'though another one is given twice',
      'redirects:\n  a: b.md\n  a: c.md\n',
      'redirects:\n  a: b.md\n  a: c.md\n  old/tent: camp/tent.md\n',
    ],
    ['to an empty file', '', 'redirects:\n  old/tent: camp/tent.md\n'],
    ['to a file of comments', '# Ours\n', '# Ours\nredirects:\n  old/tent: camp/tent.md\n'],
  ])('%s', (_how, text, expected) => {
    expect(add(text)).toBe(expected)
  })

  test.each([
    ['a tent', 'x.md', "'a tent': x.md"],
    ["it's", 'x.md', "'it''s': x.md"],
    ['2024', 'yes', "'2024': 'yes'"],
    ['2024-01-02', '1e5', "'2024-01-02': '1e5'"],
    ['2024/intro', 'a#b.md', "2024/intro: 'a#b.md'"],
    ['日本', 'ñandú.md', '日本: ñandú.md'],
    ['a: b', '"x".md', `'a: b': "\\"x\\".md"`],
    ['-x', '*.md', "'-x': '*.md'"],
  ])('so that %j and %j stay text', (from, to, line) => {
    const text = add('', [{from, to}]) ?? ''
    expect(text).toBe(`redirects:\n  ${line}\n`)
    expect(parseYaml('', text)).toMatchObject({
      errors: [],
      root: {entries: [{value: {entries: [{key: from, value: {value: to}}]}}]},
    })
  })
})

test.each([
  ['broken YAML', 'redirects: [\n'],
  ['a list', '- a\n'],
  ['text in the place of redirects', 'redirects: none\n'],
  ['a second document', 'root: ./\n---\nroot: ./\n'],
  ['a text with an end mark', 'root: ./\n...\n'],
  ['two places for redirects', 'redirects:\n  a: b.md\nredirects:\n  c: d.md\n'],
  ['braces around all', '{root: ./}\n'],
  ['braces with a comment', 'redirects: {a: b.md # x\n  }\n'],
])('%s is left alone', (_what, text) => {
  expect(add(text)).toBeUndefined()
})
