import {describe, expect, it} from 'vitest'
import {parsePage} from '../../src/page/parse.ts'

/** Blocks as an outline, and problems in words. */
function pairing(text: string) {
  const page = parsePage('a.md', text)
  const {blocks} = page.facts
  const outline = (index: number): string => {
    const block = blocks[index]
    const children = (block?.children ?? []).map(outline)
    return `${block?.name}${block?.close ? '' : block?.unclosed ? '?' : '.'}${children.length > 0 ? `(${children.join(' ')})` : ''}`
  }
  return {
    blocks: blocks.flatMap((block, index) => (block.parent === undefined ? [outline(index)] : [])).join(' '),
    problems: page.pairing.map((problem) =>
      problem.kind === 'unopened'
        ? `unopened ${problem.tag.name}`
        : `${problem.kind} ${blocks[problem.block]?.name}`,
    ),
  }
}

describe('pairs', () => {
  it.each([
    ['nested blocks', '{% tabs %}\n{% tab title="a" %}\nx\n{% endtab %}\n{% endtabs %}', 'tabs(tab)'],
    [
      'void tags',
      '{% include "a.md" %}\n\n{% page-ref page="b.md" %}\n\n{% @a/b %}',
      'include. page-ref. @a/b.',
    ],
    ['embed and file without end tag', '{% embed url="u" %}\n\n{% file src="f" %}', 'embed. file.'],
    [
      'embed and file with end tag',
      '{% embed url="u" %}\n\n{% embed url="v" %}\ncaption\n{% endembed %}\n\n{% file src="f" %}\nx\n{% endfile %}',
      'embed. embed file',
    ],
    [
      'an embed at the end of a step',
      '{% stepper %}\n{% step %}\n{% embed url="u" %}\n{% endstep %}\n{% endstepper %}',
      'stepper(step(embed.))',
    ],
    ['one-line blocks', 'a {% hint style="info" %} b {% endhint %}', 'hint'],
    ['tags of others that have an end', '{% for x in y %}\n{% endfor %}\n\n{% set z = 1 %}', 'for set.'],
    ['raw, whose content is literal', '{% raw %}\n{% hint %}\n{% endtabs %}\n{% endraw %}', 'raw'],
    ['across list items', '1. a\n\n   {% hint style="info" %}\n   b\n{% endhint %}\n2. c', 'hint'],
  ])('%s', (_what, text, blocks) => {
    expect(pairing(text)).toEqual({blocks, problems: []})
  })
})

describe('says one thing for one mistake', () => {
  it.each([
    ['no end tag', '{% hint style="info" %}\ntext', ['unclosed hint']],
    [
      'no end tag before the next sibling',
      '{% tabs %}\n{% tab title="a" %}\n{% tab title="b" %}\n{% endtab %}\n{% endtabs %}',
      ['unclosed tab'],
    ],
    [
      'no end tag before the end of the parent',
      '{% tabs %}\n{% tab title="a" %}\n{% endtabs %}',
      ['unclosed tab'],
    ],
    ['no opening tag', 'text\n{% endhint %}', ['unopened hint']],
    ['crossed blocks', '{% hint style="info" %}\n{% tabs %}\n{% endhint %}\n{% endtabs %}', ['crossed tabs']],
    ['the wrong end tag', '{% hint style="info" %}\ntext\n{% endtabs %}', ['mismatched hint']],
    ['two blocks left open', '{% hint style="info" %}\n{% tabs %}', ['unclosed hint', 'unclosed tabs']],
    ['an end tag in excess', '{% hint style="info" %}\n{% endhint %}\n{% endhint %}', ['unopened hint']],
  ])('%s', (_what, text, problems) => {
    expect(pairing(text).problems).toEqual(problems)
  })
})
