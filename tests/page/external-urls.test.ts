import {describe, expect, it} from 'vitest'
import {externalUrls, webUrl} from '../../src/page/external-urls.ts'
import {parsePage} from '../../src/page/parse.ts'

const urlsOf = (text: string) =>
  externalUrls(parsePage('a.md', text)).map(({url, range, kind}) => [
    url,
    kind,
    text.slice(range.start, range.end),
  ])

describe('the web addresses of a page', () => {
  it('are those of links, images, blocks and HTML', () => {
    const text = [
      '[a](https://a.example/x "t") ![b](http://b.example/i.png) <https://c.example>',
      '',
      '{% embed url="https://d.example/v?a=1&b=2" %}',
      '',
      '<a href="//e.example/p">e</a>',
      '',
      '[f]: https://f.example',
    ].join('\n')
    expect(urlsOf(text)).toEqual([
      ['https://a.example/x', 'link', 'https://a.example/x'],
      ['http://b.example/i.png', 'image', 'http://b.example/i.png'],
      ['https://c.example', 'link', 'https://c.example'],
      ['https://d.example/v?a=1&b=2', 'embed', 'https://d.example/v?a=1&b=2'],
      ['https://e.example/p', 'html-link', '//e.example/p'],
      ['https://f.example', 'definition', 'https://f.example'],
    ])
  })

  it('are those that stand in the text, without the punctuation after them', () => {
    expect(urlsOf('See https://a.example/x, or (https://b.example/y).')).toEqual([
      ['https://a.example/x', 'text', 'https://a.example/x'],
      ['https://b.example/y', 'text', 'https://b.example/y'],
    ])
  })

  it('are told once where a link shows its own address', () => {
    expect(urlsOf('[https://a.example](https://a.example)')).toHaveLength(1)
  })

  it('are not what stands in code, and no path, anchor or mail address', () => {
    expect(urlsOf('`https://a.example` [b](b.md) [c](#c) [d](mailto:d@e.example) [f](/f)')).toEqual([])
  })
})

it('an address holds no white space, control or bidi character', () => {
  expect(webUrl(' https://a.example/b c\u202ed\u0007 ')).toBe('https://a.example/b%20c%E2%80%AEd%07')
  expect(webUrl('//')).toBeUndefined()
  expect(webUrl('https:///x')).toBeUndefined()
})
