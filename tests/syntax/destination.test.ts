import fc from 'fast-check'
import type {Definition, Image, Link} from 'mdast'
import {fromMarkdown} from 'mdast-util-from-markdown'
import {decodeString} from 'micromark-util-decode-string'
import {visit} from 'unist-util-visit'
import {describe, expect, it} from 'vitest'
import {slice} from '../../src/core/range.ts'
import {destinationRange, titleRange} from '../../src/syntax/destination.ts'

type Resource = Definition | Image | Link

const resources = (text: string): readonly Resource[] => {
  const found: Resource[] = []
  visit(fromMarkdown(text), ['link', 'image', 'definition'], (node) => {
    found.push(node as Resource)
  })
  return found
}

const destinations = (text: string) =>
  resources(text).map((node) => slice(text, destinationRange(text, node)))

const titles = (text: string) =>
  resources(text).map((node) => {
    const range = titleRange(text, node)
    return range && slice(text, range)
  })

describe('destinationRange', () => {
  it.each([
    ['bare', '[a](b.md)', ['b.md']],
    ['angled', '[a](<b c.md>)', ['b c.md']],
    ['with white space around', '[a](  b.md\t)', ['b.md']],
    ['with a title', '[a](b.md "c")', ['b.md']],
    ['escaped', String.raw`[a](b\_c\(1\).md)`, [String.raw`b\_c\(1\).md`]],
    ['with references', '[a](b&#x20;c&amp;d)', ['b&#x20;c&amp;d']],
    ['with parentheses', '[a](b_(c).md)', ['b_(c).md']],
    ['after marks in the label', '[**a** `](x)` b](c.md)', ['c.md']],
    ['after an escaped bracket', String.raw`[a \](x)](c.md)`, ['c.md']],
    ['around an image', '[![a](b.png)](c.md)', ['c.md', 'b.png']],
    ['of an image with a link in its text', '![a [b](c.md)](d.png)', ['d.png']],
    ['of an autolink', '<https://example.com/a_b>', ['https://example.com/a_b']],
    ['of a mail autolink', '<a@example.com>', ['a@example.com']],
    ['of a definition', '[a\\]: b]: <c d.md> "e"', ['c d.md']],
    ['of a definition on the next line', '[a]:\n   b.md\n   (c)', ['b.md']],
    ['on the next line', '[a](\nb.md\n"c")', ['b.md']],
    ['in a block quote', '> [a](\n> b.md\n> "c")', ['b.md']],
    ['of a definition in block quotes', '> > [a]:\n> > b.md', ['b.md']],
    ['that starts with `>` as text', '> [a](\n>      >b)', ['>b']],
    ['with NUL', '[a](b\0c)', ['b\0c']],
    ['without a label', '[](b.md)![](c.png)', ['b.md', 'c.png']],
  ])('gives a destination %s', (_, text, expected) => {
    expect(destinations(text)).toEqual(expected)
  })

  it('marks the place where nothing is written', () => {
    const places = (text: string) => resources(text).map((node) => destinationRange(text, node))
    expect(places('[x]()')).toEqual([{start: 4, end: 4}])
    expect(places('![x]( )')).toEqual([{start: 5, end: 5}])
    expect(places('[x](<>)')).toEqual([{start: 5, end: 5}])
    expect(places('[x](<> "t")')).toEqual([{start: 5, end: 5}])
    expect(places('[x]: <>')).toEqual([{start: 6, end: 6}])
  })

  it('falls back to the whole node', () => {
    const [link] = resources('[a](b)')
    expect(link && destinationRange('[a](c)', link)).toEqual({start: 0, end: 6})
    const synthetic: Link = {type: 'link', url: 'x', children: []}
    expect(destinationRange('[a](b)', synthetic)).toEqual({start: 0, end: 0})
  })

  it('decodes to the URL, whatever the link', () => {
    const label = fc.array(
      fc.constantFrom('a', ' ', '](', ')', '*b*', '`](`', '![c](d)', '\\]', '&amp;', '<i>', '"', "'"),
      {maxLength: 6},
    )
    const part = fc.constantFrom(
      ...['a', '/', '\\(', '\\)', '(b)', '&amp;', '&#x20;', '#', '\\_'],
      ...[']', '[', '\\\\', 'é', '>', '](', '\\'],
    )
    const destination = fc.array(part, {maxLength: 8})
    const space = fc.constantFrom('', ' ', '\n', '  \n  ', '\t')
    const title = fc.constantFrom('', ' "t"', " 't\\'](x'", '\n(t)', ' "](a)"', " 'b\nc'")
    const shape = fc.constantFrom(
      (before: string, inner: string) => `[${before}](${inner})`,
      (before: string, inner: string) => `x ![${before}](${inner}) y`,
      (before: string, inner: string) => `[${before}]:${inner}`,
      (before: string, inner: string) => `> [${before}](${inner.replaceAll('\n', '\n> ')})`,
      (before: string, inner: string) => `* > ![${before}](${inner.replaceAll('\n', '\n  > ')})`,
      (before: string, inner: string) => `> [${before}]:${inner.replaceAll('\n', '\n> ')}`,
    )
    fc.assert(
      fc.property(shape, label, fc.boolean(), destination, space, space, title, (make, ...parts) => {
        const [before, angled, written, left, right, quoted] = parts
        const target = angled ? `<${written.join('')}>` : written.join('')
        const text = make(before.join(''), `${left}${target}${quoted}${right}`)
        for (const node of resources(text)) {
          const range = destinationRange(text, node)
          expect(decodeString(slice(text, range))).toBe(node.url)
          const titled = titleRange(text, node)
          expect(titled === undefined).toBe(node.title === null || node.title === undefined)
          const shown = decodeString(slice(text, titled ?? range))
          expect(shown.replace(/\n *> /, '\n')).toBe(node.title ?? node.url)
        }
      }),
      {numRuns: 1000},
    )
  })

  it('takes long input', () => {
    const image = (text: string, url: string): Image => ({
      type: 'image',
      url,
      position: {
        start: {line: 1, column: 1, offset: 0},
        end: {line: 1, column: text.length + 1, offset: text.length},
      },
    })
    for (const part of ['](a', '](<a', '](a (', '](a "', '](', '](a\n>', '](a)', '](\\(']) {
      const text = `![${part.repeat(100_000 / part.length)}x y z)`
      expect(destinationRange(text, image(text, 'a'))).toEqual({start: 0, end: text.length})
      expect(destinationRange(text, image(text, 'a'.repeat(50_000)))).toEqual({start: 0, end: text.length})
    }
  })
})

describe('titleRange', () => {
  it.each([
    ['in double quotes', '[a](b "c d")', ['c d']],
    ['in single quotes', "[a](<b> 'c')", ['c']],
    ['in parentheses', '![a](b (c))', ['c']],
    ['escaped', String.raw`[a](b "c \" d")`, [String.raw`c \" d`]],
    ['of a definition', '[a]: b "mention"', ['mention']],
    ['on the next line of a quote', '> [a](b\n> "c")', ['c']],
  ])('gives a title %s', (_, text, expected) => {
    expect(titles(text)).toEqual(expected)
  })

  it('gives none where none is written', () => {
    expect(titles('[a](b "") <https://example.com> [c](<d "e">)')).toEqual([undefined, undefined, undefined])
  })
})
