import type {Code} from 'mdast'
import {describe, expect, test} from 'vitest'
import {isUnclosedFence, openingFence, tagsLostInFences} from '../../src/page/fences.ts'
import {parseTree} from '../../src/page/parse.ts'

const codesOf = (text: string): readonly Code[] =>
  parseTree(text).children.flatMap(function codes(node): Code[] {
    return node.type === 'code' ? [node] : 'children' in node ? node.children.flatMap(codes) : []
  })

const unclosed = (text: string) => codesOf(text).map((node) => isUnclosedFence(text, node))

describe('isUnclosedFence', () => {
  test.each([
    '```\na\n```\n',
    '```\r\na\r\n```\r\n',
    '````\n```\n````\n',
    '~~~ js\n```\n~~~~\n',
    '> ```\n> a\n> ```\n',
    '* ```\n  a\n  ```\n',
    '```\n```',
    '    a\n',
  ])('is content with %j', (text) => {
    expect(unclosed(text)).toEqual([false])
  })

  test.each(['```', '```\na\n', '```\na\n~~~\n', '````\na\n```\n', '> ```\n> a\n\nb\n', '```\na\n``` js\n'])(
    'finds no end in %j',
    (text) => {
      expect(unclosed(text)).toEqual([true])
    },
  )
})

test('openingFence covers marks and info string', () => {
  const text = 'A\n\n```js title \na\n```\n'
  const ranges = codesOf(text).map((node) => openingFence(text, node))
  expect(ranges.map((range) => range && text.slice(range.start, range.end))).toEqual(['```js title'])
})

describe('tagsLostInFences', () => {
  test('reads tags out of code where a fence does not close', () => {
    const text = '```\n{% hint style="info" %}\n{% endhint %}\n'
    expect(tagsLostInFences(text, codesOf(text)).map(({name, kind}) => [name, kind])).toEqual([
      ['hint', 'open'],
      ['hint', 'close'],
    ])
  })

  test('takes tags in code for samples where all fences close', () => {
    const text = '```\n{% endhint %}\n```\n'
    expect(tagsLostInFences(text, codesOf(text))).toEqual([])
  })
})
