import fc from 'fast-check'
import type {Nodes} from 'mdast'
import {describe, expect, it} from 'vitest'
import {parsePage, parseTree} from '../../src/page/parse.ts'
import {printTag} from '../../src/syntax/to-markdown.ts'
import {showTag, showTree} from './show-tree.ts'

const tagsOf = (text: string) => parsePage('a.md', text).tags.map((tag) => showTag(text, tag))
const treeOf = (text: string) => showTree(text, parseTree(text))

describe('a tag', () => {
  it('at block level is a node of its own', () => {
    expect(treeOf('{% hint style="info" %}\nHi\n{% endhint %}\n')).toMatchInlineSnapshot(`
      "root 1:1-4:1
        gitbookTag 1:1-1:24 open "hint" "style"="info"
        paragraph 2:1-2:3
          text 2:1-2:3
        gitbookTag 3:1-3:14 close "endhint""
    `)
  })

  it('in running text is a phrasing node', () => {
    expect(treeOf('See {% file src="a.pdf" %} here\n')).toMatchInlineSnapshot(`
      "root 1:1-2:1
        paragraph 1:1-1:32
          text 1:1-1:5
          gitbookTag 1:5-1:27 open "file" "src"="a.pdf" inline
          text 1:27-1:32"
    `)
  })

  it('ends a paragraph, a list and a table', () => {
    expect(
      treeOf('text\n{% endhint %}\n* item\n{% endhint %}\n\n| a |\n| - |\n| b |\n{% endtab %}\n'),
    ).toMatchInlineSnapshot(`
      "root 1:1-10:1
        paragraph 1:1-1:5
          text 1:1-1:5
        gitbookTag 2:1-2:14 close "endhint"
        list 3:1-3:7
          listItem 3:1-3:7
            paragraph 3:3-3:7
              text 3:3-3:7
        gitbookTag 4:1-4:14 close "endhint"
        table 6:1-8:6
          tableRow 6:1-6:6
            tableCell 6:1-6:6
              text 6:3-6:4
          tableRow 8:1-8:6
            tableCell 8:1-8:6
              text 8:3-8:4
        gitbookTag 9:1-9:13 close "endtab""
    `)
  })

  it('ends an HTML block, since the exporter leaves no blank line between the two', () => {
    expect(treeOf('<figure><img src="a.png" alt=""></figure>\n{% endtab %}\n')).toMatchInlineSnapshot(`
      "root 1:1-3:1
        html 1:1-1:42
        gitbookTag 2:1-2:13 close "endtab""
    `)
  })

  it('stays inside list items and quotes by its indent', () => {
    expect(
      treeOf('1. one\n\n   {% hint style="info" %}\n   two\n   {% endhint %}\n\n> {% endhint %}\n'),
    ).toMatchInlineSnapshot(`
      "root 1:1-8:1
        list 1:1-5:17
          listItem 1:1-5:17
            paragraph 1:4-1:7
              text 1:4-1:7
            gitbookTag 3:4-3:27 open "hint" "style"="info"
            paragraph 4:4-4:7
              text 4:4-4:7
            gitbookTag 5:4-5:17 close "endhint"
        blockquote 7:1-7:16
          gitbookTag 7:3-7:16 close "endhint""
    `)
  })
})

describe('attributes', () => {
  it.each([
    ['{% column width="33.33333333333333%" %}', ['open "column" "width"="33.33333333333333%"']],
    ['{% swagger path="/a/{id}" method="get" %}', ['open "swagger" "path"="/a/{id}" "method"="get"']],
    ["{% tab title='100% free' %}", ['open "tab" "title"="100% free"']],
    ['{% tab title="say %} now" %}', ['open "tab" "title"="say %} now"']],
    ['{% tab title="" %}', ['open "tab" "title"=""']],
    ['{% tab title="a \\"b\\"c" %}', ['open "tab" "title"="a \\\\\\"b\\\\\\"c"']],
    ['{% tab title="C:\\" %}', ['open "tab" "title"="C:\\\\"']],
    ['{% swagger expanded %}', ['open "swagger" "expanded"']],
    ['{% @vendor/block url="u" %}', ['open "@vendor/block" "url"="u"']],
    ['{% include "../.gitbook/includes/x.md" %}', ['open "include" argument="../.gitbook/includes/x.md"']],
    [
      '{% if visitor.claims.x === "pro" && !page.vars.y %}',
      ['open "if" expression="visitor.claims.x === \\"pro\\" && !page.vars.y"'],
    ],
    ['{%- endraw -%}', ['close "endraw"']],
    ['{% code title="a"\n   overflow="wrap"\n%}', ['open "code" "title"="a" "overflow"="wrap"']],
    [
      '{% @mermaid/diagram content="graph\n  a --> b\n\n  c" x="1" %}',
      ['open "@mermaid/diagram" "content"="graph\\n  a --> b\\n\\n  c" "x"="1"'],
    ],
  ])('%s', (text, expected) => {
    expect(tagsOf(text)).toEqual(expected)
  })
})

describe('a malformed tag is a node that says where reading failed', () => {
  it.each([
    [
      '{% embed url="https://example.org/#/a:b %}\n{% endembed %}',
      'open "embed" "url"="https://example.org/#/a:b" !unclosed-quote "\\"https://example.org/#/a:b"',
    ],
    ['{% tab title="a.py"}', 'open "tab" "title"="a.py" !missing-percent "}"'],
    ['{% hint style=&quot;info&quot; %}', 'open "hint" "style"="info" !entity-quote "&quot;info&quot;"'],
    ['{% hint style=“info” %}', 'open "hint" "style"="info" !curly-quote "“info”"'],
    ['{% hint style=info %}', 'open "hint" "style"="info" !unquoted-value "info"'],
    ['{%hint style="info"%}', 'open "hint" "style"="info" !missing-space "hint"'],
    ['{% hint style="info"icon="bolt" %}', 'open "hint" "style"="info" "icon"="bolt" !missing-space "i"'],
    ['{% hint style="info"\n\ntext', 'open "hint" "style"="info" !missing-end ""'],
    ['{% hint "info" "x" %}', 'open "hint" argument="info" !unexpected-text "\\"x\\""'],
  ])('%s', (text, expected) => {
    expect(tagsOf(text)[0]).toEqual(expected)
  })
})

describe('what cannot be a tag is text', () => {
  it.each([
    ['printf braces', 'GET /hosts/host{%s}/bar and {%ip4}'],
    ['an escape', '\\{% hint style="info" %\\} text \\{% endhint %\\}'],
    ['inline code', 'Write `{% tabs %}` first'],
    ['fenced code', '```\n{% tabs %}\n```'],
    ['indented code', '    {% tabs %}'],
    ['a comment', '<!-- {% hint %} -->'],
    ['<pre>', '<pre><code>\n{% tabs %}\n</code></pre>'],
    ['no end', 'a {% hint and more'],
    ['an unclosed quote in running text', 'a {% hint style="x and more'],
    ['a number for a name', '{% 3 %}'],
  ])('%s', (_what, text) => {
    expect(tagsOf(text)).toEqual([])
  })
})

const piece = fc.oneof(
  fc.constantFrom(
    '{%',
    '%}',
    '{% hint style="info" %}',
    '{% endhint %}',
    '{% tab title="',
    '"',
    "'",
    '`',
    '\n',
    '\n\n',
    '> ',
    '* ',
    '    ',
    '|',
    '| - |',
    '<div>',
    '</div>',
    '<!--',
    '-->',
    '$$',
    '&#x20;',
    '\\',
    '[a](b',
    ')',
    '\t',
    '\r\n',
    '#',
    ' ',
    '---\n',
    '{% include "x" %}',
    '{% if ',
    '```\n',
    '&quot;',
    '“',
    ':smile:',
    '👩‍💻',
    '\u0000',
  ),
  fc.string({maxLength: 8}),
)

describe('any text', () => {
  it('parses, with tags in bounds that slice to what they claim', () => {
    fc.assert(
      fc.property(fc.array(piece, {maxLength: 30}), (pieces) => {
        const text = pieces.join('')
        const page = parsePage('a.md', text)
        for (const tag of page.tags) {
          const written = text.slice(tag.nameRange.start, tag.nameRange.end)
          expect(written).toBe(tag.kind === 'close' ? `end${tag.name}` : tag.name)
          for (const {valueRange, value} of tag.attributes) {
            if (valueRange && !value?.includes('\n'))
              expect(text.slice(valueRange.start, valueRange.end).replaceAll('\0', '\uFFFD')).toBe(value)
          }
        }
      }),
      {numRuns: 500},
    )
  })

  it('gives a tree whose children lie in their parents, in order', () => {
    fc.assert(
      fc.property(fc.array(piece, {maxLength: 30}), (pieces) => {
        const text = pieces.join('')
        const check = (node: Nodes, start: number, end: number) => {
          const own = [node.position?.start.offset ?? -1, node.position?.end.offset ?? -1] as const
          expect(own[0]).toBeGreaterThanOrEqual(start)
          expect(own[1]).toBeLessThanOrEqual(end)
          expect(own[0]).toBeLessThanOrEqual(own[1])
          let from = own[0]
          for (const child of 'children' in node ? node.children : []) {
            check(child, from, own[1])
            from = child.position?.end.offset ?? from
          }
        }
        check(parseTree(text), 0, text.length)
      }),
      {numRuns: 500},
    )
  })

  it('has its offsets one further behind a byte order mark', () => {
    const text = '{% hint style="info" %}\nHi\n{% endhint %}\n'
    expect(tagsOf(`\uFEFF${text}`)).toEqual(tagsOf(text))
  })

  it('is read in time linear in its length, whatever is left open', () => {
    for (const unit of ['{% ', '{% a="', '{% a=\'{% b="', '{% a b ', '{% if {', '{% x="\n']) {
      expect(() => parseTree(unit.repeat(Math.ceil(100_000 / unit.length)))).not.toThrow()
    }
  }, 30_000)
})

describe('printing', () => {
  const attribute = fc.tuple(
    fc.stringMatching(/^[a-z][a-zA-Z]{0,8}$/),
    fc.stringMatching(/^[ -!#-&(-[\]-~äé漢]{0,12}$/),
  )

  it('parses back', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('hint', 'content-ref', '@a/b', 'swagger-response'),
        fc.array(attribute, {maxLength: 4}),
        (name, pairs) => {
          const text = `{% ${[name, ...pairs.map(([key, value]) => `${key}="${value}"`)].join(' ')} %}`
          const [tag] = parsePage('a.md', text).tags
          expect(tag && printTag(tag)).toBe(text)
        },
      ),
    )
  })
})
