import {describe, expect, test} from 'vitest'
import {escapedTags} from '../../src/page/escaped-tags.ts'
import {parseTree} from '../../src/page/parse.ts'

const tagsOf = (text: string) =>
  parseTree(text).children.flatMap((node) =>
    node.type === 'paragraph'
      ? node.children.flatMap((child) => (child.type === 'text' ? escapedTags(text, child) : []))
      : [],
  )

describe('escapedTags', () => {
  test('reads name, attributes and place', () => {
    const text = 'A\n\\{% embed url="https://example.org/a\\_b" %\\}&#x20;\nB \\{% endhint %\\}\n'
    expect(
      tagsOf(text).map(({range, ...tag}) => ({...tag, source: text.slice(range.start, range.end)})),
    ).toEqual([
      {
        name: 'embed',
        kind: 'open',
        value: '{% embed url="https://example.org/a_b" %}',
        source: '\\{% embed url="https://example.org/a\\_b" %\\}',
        hasAttribute: true,
        alone: true,
        atEdge: true,
      },
      {
        name: 'hint',
        kind: 'close',
        value: '{% endhint %}',
        source: '\\{% endhint %\\}',
        hasAttribute: false,
        alone: false,
        atEdge: true,
      },
    ])
  })

  test('takes the hard break with it that GitBook writes behind a tag', () => {
    const text = '\\{% hint style="info" %\\}\\\nA\n'
    expect(tagsOf(text).map(({range}) => range)).toEqual([{start: 0, end: 26}])
  })

  test('leaves unknown tags and braces without escape alone', () => {
    expect(tagsOf('\\{% for a in b %\\} and {% 5 %} and \\{{ x }}\n')).toEqual([])
  })
})
