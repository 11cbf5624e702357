import {describe, expect, test} from 'vitest'
import {blockContents, isVisible} from '../../src/page/block-content.ts'
import {parsePage} from '../../src/page/parse.ts'

/** Names of blocks with the types of what stands directly in them. */
const contentsOf = (text: string) => {
  const page = parsePage('README.md', text)
  return [...blockContents(page)]
    .map(([index, nodes]) => [page.facts.blocks[index]?.name, nodes.filter(isVisible).map(({type}) => type)])
    .sort()
}

describe('blockContents', () => {
  test('gives each node to the innermost block', () => {
    expect(
      contentsOf(
        '{% hint style="info" %}\nA\n\n{% code %}\n```\nb\n```\n{% endcode %}\n\n* C\n{% endhint %}\n',
      ),
    ).toEqual([
      ['code', ['code']],
      ['hint', ['paragraph', 'list']],
    ])
  })

  test('finds blocks in lists, quotes and running text', () => {
    expect(
      contentsOf('* {% hint style="info" %}\n  A\n  {% endhint %}\n\n> {% tabs %}\n> {% endtabs %}\n'),
    ).toEqual([
      ['hint', ['paragraph']],
      ['tabs', []],
    ])
    expect(contentsOf('{% hint style="info" %} A {% endhint %}\n')).toEqual([['hint', ['text']]])
  })

  test('leaves out void tags, blocks without end tag, and blocks across containers', () => {
    expect(contentsOf('{% embed url="https://example.org" %}\n\n{% hint style="info" %}\nA\n')).toEqual([])
    expect(contentsOf('* {% hint style="info" %}\n  A\n\n{% endhint %}\n')).toEqual([])
  })

  test('sees no content in comments and white space', () => {
    expect(contentsOf('{% tabs %}\n<!-- a -->\n\n&#x20;\n\n{% endtabs %}\n')).toEqual([['tabs', []]])
  })
})
