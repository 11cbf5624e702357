import fc from 'fast-check'
import type {Nodes} from 'mdast'
import {fromMarkdown} from 'mdast-util-from-markdown'
import {visit} from 'unist-util-visit'
import {describe, expect, it} from 'vitest'
import {slice} from '../../src/core/range.ts'
import type {HtmlElement, HtmlFacts} from '../../src/syntax/html.ts'
import {
  ancestorsOf,
  attributeOf,
  childElements,
  classNames,
  elementText,
} from '../../src/syntax/html-query.ts'
import type {HtmlNode} from '../../src/syntax/read-html.ts'
import {hasOptionalEnd, readHtml} from '../../src/syntax/read-html.ts'

const htmlNodes = (text: string): readonly HtmlNode[] => {
  const nodes: HtmlNode[] = []
  visit(fromMarkdown(text) as Nodes, 'html', (node, _, parent) => {
    const start = node.position?.start.offset ?? 0
    const end = node.position?.end.offset ?? 0
    nodes.push({range: {start, end}, block: parent?.type !== 'paragraph'})
  })
  return nodes
}

const read = (text: string) => readHtml(text, htmlNodes(text))
const whole = (text: string) => readHtml(text, [{range: {start: 0, end: text.length}, block: true}])

/** Elements by nesting: `details(summary)`, with `!` for an element that has no end tag. */
const outline = (html: HtmlFacts): string => {
  const print = (element: HtmlElement): string => {
    const inner = childElements(element, html).map(print).join(' ')
    return `${element.name}${element.void || element.closeRange ? '' : '!'}${inner && `(${inner})`}`
  }
  return html.elements
    .filter(({parent}) => parent === undefined)
    .map(print)
    .join(' ')
}

const only = (html: HtmlFacts, name: string): HtmlElement => {
  const [element, ...rest] = html.elements.filter((candidate) => candidate.name === name)
  if (!element || rest.length > 0) throw new Error(`expected one ${name}`)
  return element
}

describe('readHtml', () => {
  it('matches a start tag with an end tag in a later node', () => {
    const text = '# T\n\n<details>\n\n<summary>More</summary>\n\nSome **text**.\n\n</details>\n'
    const html = read(text)
    expect(outline(html)).toBe('details(summary)')
    expect(slice(text, only(html, 'details').range)).toBe(text.slice(5, -1))
    expect(html.strayClosings).toEqual([])
  })

  it('gives the ranges of tags and names in the page', () => {
    const text = 'See <MARK style="x">this</Mark > now'
    const mark = only(read(text), 'mark')
    expect(slice(text, mark.openRange)).toBe('<MARK style="x">')
    expect(slice(text, mark.nameRange)).toBe('MARK')
    expect(slice(text, mark.closeRange ?? mark.openRange)).toBe('</Mark >')
    expect(slice(text, mark.range)).toBe('<MARK style="x">this</Mark >')
    expect(mark.block).toBe(false)
  })

  it('keeps attributes with ranges, decoded values and duplicates in order', () => {
    const text = `<img SRC="a&#x26;b&amp;c" alt='x > y' width = 10 alt="" data-x hidden=>`
    const {attributes} = only(whole(text), 'img')
    const rows = attributes.map(({name, value, range, nameRange, valueRange}) => [
      name,
      value,
      slice(text, range),
      slice(text, nameRange),
      valueRange && slice(text, valueRange),
    ])
    expect(rows).toEqual([
      ['src', 'a&b&c', 'SRC="a&#x26;b&amp;c"', 'SRC', 'a&#x26;b&amp;c'],
      ['alt', 'x > y', "alt='x > y'", 'alt', 'x > y'],
      ['width', '10', 'width = 10', 'width', '10'],
      ['alt', '', 'alt=""', 'alt', ''],
      ['data-x', '', 'data-x', 'data-x', undefined],
      ['hidden', '', 'hidden=', 'hidden', ''],
    ])
  })

  it('knows void and self-closed elements', () => {
    const html = whole('<br><a id="x"/><img src=y /><b>z</b>')
    expect(html.elements.map((element) => [element.name, element.void])).toEqual([
      ['br', true],
      ['a', true],
      ['img', true],
      ['b', false],
    ])
  })

  it('reads a self-closed iframe as empty', () => {
    expect(outline(whole('<iframe src="x" />\n<p>a</p>'))).toBe('iframe p')
  })

  it('lets names in angle brackets stay unclosed and be no parent of what follows', () => {
    const text = 'Run `x` <file> as <user>.\n\n<details>\n\n<summary>A</summary>\n\n</details>\n'
    expect(outline(read(text))).toBe('file! user! details(summary)')
  })

  it('leaves elements that an end tag passes over without end tag', () => {
    expect(outline(whole('<div><cmd><b>x</b></div>'))).toBe('div(cmd! b)')
  })

  it('ends cells, rows and items where the standard says so', () => {
    const table = '<table><tr><td>a<td><b>b</b><tr><th>c</table>'
    expect(outline(whole(table))).toBe('table(tr!(td! td!(b)) tr!(th!))')
    expect(outline(whole('<ul><li>a<ul><li>b</ul><li>c</ul>'))).toBe('ul(li!(ul(li!)) li!)')
    expect(['td', 'li', 'p', 'option', 'div', 'details'].map(hasOptionalEnd)).toEqual([
      true,
      true,
      true,
      true,
      false,
      false,
    ])
  })

  it('reports end tags that close nothing', () => {
    const text = 'a</b> <i>x</i></i>'
    const {strayClosings} = whole(text)
    expect(strayClosings.map(({name, range}) => [name, slice(text, range)])).toEqual([
      ['b', '</b>'],
      ['i', '</i>'],
    ])
  })

  it('keeps a stray end tag in a cell from closing what is around the table', () => {
    const html = whole('<p><div><p>x</div><p><table><tr><td>a</p></td></tr></table>')
    expect(outline(html)).toBe('p! div(p!) p! table(tr(td))')
    const outer = whole('<section><table><tr><td></section></td></tr></table></section>')
    expect(outline(outer)).toBe('section(table(tr(td)))')
    expect(outer.strayClosings).toHaveLength(1)
  })

  it('keeps a forgotten formatting end tag from tearing open the block after it', () => {
    const html = whole('<b>x<details><summary>y</b></summary></details>')
    expect(outline(html)).toBe('b! details(summary)')
    expect(html.strayClosings).toHaveLength(1)
  })

  it('keeps raw text within its node', () => {
    const html = read('Set <title> and <script> here.\n\n<div>\n\n<b>x</b>\n\n</div>\n')
    expect(outline(html)).toBe('title! script! div(b)')
  })

  it('reads no tags in raw text', () => {
    expect(outline(whole('<script>if (a<b) "<div>"</script><p>x</p>'))).toBe('script p')
  })

  it('gives comments with their text', () => {
    const text = 'a <!-- lint disable x --> b <!--> c <!x> <?y?>'
    const {comments} = whole(text)
    expect(comments.map(({value, range}) => [value, slice(text, range)])).toEqual([
      [' lint disable x ', '<!-- lint disable x -->'],
      ['', '<!-->'],
    ])
  })

  it('reads an unclosed comment to the end of its node', () => {
    const text = '<!-- open\n<b>'
    expect(whole(text)).toEqual({
      elements: [],
      strayClosings: [],
      openQuotes: [],
      comments: [{value: ' open\n<b>', range: {start: 0, end: text.length}}],
    })
  })

  it('ignores a tag that is cut off', () => {
    expect(whole('<a href="x').elements).toEqual([])
    expect(whole('<b>x</b').strayClosings).toEqual([])
  })

  it('ends a quote that has no end, or swallows tags, before the next bracket', () => {
    for (const text of [
      '<p><a href="x.md>one</a> <b>two</b></p>',
      '<p><a href="x.md>one</a> <b id="y">two</b></p>',
      "<p><a href='x.md>one</a> <b id='y'>two</b></p>",
    ]) {
      const {elements, openQuotes, strayClosings} = whole(text)
      expect(openQuotes.map(({name, value, valueRange}) => [name, value, valueRange?.start])).toEqual([
        ['href', 'x.md', 12],
      ])
      expect(elements.map(({name, closeRange}) => [name, closeRange !== undefined])).toEqual([
        ['p', true],
        ['a', true],
        ['b', true],
      ])
      expect(strayClosings).toEqual([])
    }
  })

  it('leaves values with brackets alone where the quote ends as it should', () => {
    for (const text of [
      '<a title="x > <b>y</b>">z</a>',
      '<a title="x > <b>" href="y">z</a>',
      '<a title="x">"</a>',
    ])
      expect(whole(text).openQuotes).toEqual([])
  })

  it('reads many quotes without end in linear time', () => {
    const before = performance.now()
    expect(whole('<a b="><a c=\'>'.repeat(50_000)).elements.length).toBeGreaterThan(1)
    expect(performance.now() - before).toBeLessThan(5_000)
  })

  it('survives container prefixes within a tag', () => {
    expect(outline(read('> <div>\n> <img\n> src="x">\n> </div>\n'))).toBe('div(img)')
  })

  it('knows which start tags stand in a block', () => {
    const html = read('<div>\n\nx <b>y</b>\n\n</div>\n')
    expect(html.elements.map((element) => element.block)).toEqual([true, false])
  })

  it('takes long and deep input', () => {
    const deep = whole(`${'<div>'.repeat(100_000)}${'</div>'.repeat(100_000)}`)
    expect(deep.elements).toHaveLength(100_000)
    expect(deep.strayClosings).toEqual([])
    expect(whole(`${'<div>'.repeat(100_000)}${'</x>'.repeat(100_000)}`).strayClosings).toHaveLength(100_000)
    const nested = `<div>${'<head>'.repeat(50_000)}x</div>`
    const heads = whole(nested)
    expect(heads.elements.slice(1, 2).map((head) => elementText(head, heads, nested))).toEqual(['x'])
    const parts = ['<', '<a', '<a ', '<!--', '</', '</a', '<a b="', '&', '<title>&', '<td>', '<a>', '<p>']
    for (const part of parts) {
      const text = part.repeat(250_000 / part.length)
      expect(whole(text).elements.length).toBeLessThanOrEqual(text.length)
    }
  })

  it('reads any string, with ranges in bounds and parents before children', () => {
    const piece = fc.constantFrom(
      ...['<', '>', '/', '</', '<div>', '</div>', '<td>', '<p', ' a="', "'", '=', '<!--', '-->', '<script>'],
      ...['</script>', 'x', '\n', '&amp;', '<b>', '</b>', '<li>', '<table>', '</table>', '/>'],
    )
    fc.assert(
      fc.property(fc.array(piece, {maxLength: 40}), (pieces) => {
        const text = pieces.join('')
        const html = whole(text)
        for (const [index, element] of html.elements.entries()) {
          expect(slice(text, element.nameRange).toLowerCase()).toBe(element.name)
          expect(text[element.openRange.start]).toBe('<')
          expect(text[element.openRange.end - 1]).toBe('>')
          expect(element.range.end).toBeLessThanOrEqual(text.length)
          expect(element.parent ?? -1).toBeLessThan(index)
          expect(element.children.map((child) => html.elements[child]?.parent)).toEqual(
            element.children.map(() => index),
          )
          expect(elementText(element, html, text)).not.toContain('\n')
        }
      }),
    )
  })
})

describe('html queries', () => {
  const text =
    '<table class="a  b"><tr>\n<td>x &amp;  <b>y</b>\n<!-- n --> z</td>' +
    '<td>one<br>two</i><td>last</tr></table>'
  const html = whole(text)
  const cells = html.elements.filter(({name}) => name === 'td')

  it('finds attributes and class names', () => {
    expect(attributeOf(only(html, 'table'), 'class')?.value).toBe('a  b')
    expect(attributeOf(only(html, 'table'), 'id')).toBeUndefined()
    expect(classNames(only(html, 'table'))).toEqual(['a', 'b'])
    expect(classNames(only(html, 'b'))).toEqual([])
  })

  it('gives ancestors from the nearest out', () => {
    expect(ancestorsOf(only(html, 'b'), html).map(({name}) => name)).toEqual(['td', 'tr', 'table'])
  })

  it('gives text without tags and comments, also where the end tag is left out', () => {
    expect(cells.map((cell) => elementText(cell, html, text))).toEqual(['x & y z', 'onetwo', 'last'])
  })

  it('gives no text for an element that has no end', () => {
    const pseudo = 'a <user> b'
    const facts = whole(pseudo)
    expect(elementText(only(facts, 'user'), facts, pseudo)).toBe('')
  })
})
