import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {slice} from '../../src/core/range.ts'
import {
  classifyHref,
  decodePercent,
  isPrivateHost,
  looksLikeDomain,
  schemeTypo,
  splitHref,
} from '../../src/gitbook/href.ts'

const kindOf = (href: string) => classifyHref(href).kind

function partsOf(raw: string) {
  const {path, query, fragment} = splitHref(raw)
  return {
    path: slice(raw, path),
    ...(query && {query: slice(raw, query)}),
    ...(fragment && {fragment: slice(raw, fragment)}),
  }
}

const hrefs = fc.oneof(
  fc.string({unit: 'binary'}),
  fc.string({
    unit: fc.constantFrom('/', '.', '#', '?', '&', ';', '%', ':', 'a', '2', 'x', '-', '~', 'http', 'www'),
  }),
)

describe('the parts of a destination', () => {
  test('are path, query and fragment', () => {
    expect(partsOf('../a/b.md?x=1#top')).toEqual({path: '../a/b.md', query: 'x=1', fragment: 'top'})
    expect(partsOf('b.md')).toEqual({path: 'b.md'})
    expect(partsOf('b.md#')).toEqual({path: 'b.md', fragment: ''})
    expect(partsOf('#a?b#c')).toEqual({path: '', fragment: 'a?b#c'})
    expect(partsOf('')).toEqual({path: ''})
  })

  test('do not part at the mark of a character reference', () => {
    expect(partsOf('my&#x20;page.md#top')).toEqual({path: 'my&#x20;page.md', fragment: 'top'})
    expect(partsOf('a&#38;b')).toEqual({path: 'a&#38;b'})
    expect(partsOf('a?b&#c')).toEqual({path: 'a', query: 'b&', fragment: 'c'})
  })

  test('put together give the destination', () => {
    fc.assert(
      fc.property(hrefs, (raw) => {
        const {path, query, fragment} = partsOf(raw)
        const whole = [
          path,
          query === undefined ? '' : `?${query}`,
          fragment === undefined ? '' : `#${fragment}`,
        ]
        expect(whole.join('')).toBe(raw)
      }),
    )
  })
})

describe('a destination within the repository', () => {
  test('is empty, a fragment, relative or from the root', () => {
    expect(classifyHref(' ')).toEqual({kind: 'empty'})
    expect(classifyHref('#setup')).toEqual({kind: 'fragment', fragment: 'setup'})
    expect(classifyHref('../guide/a.md#b')).toEqual({kind: 'relative', path: '../guide/a.md'})
    expect(classifyHref('./')).toEqual({kind: 'relative', path: './'})
    expect(classifyHref('/guide/a.md?x#b')).toEqual({kind: 'absolute-path', path: '/guide/a.md'})
  })

  test.each([
    'broken-reference',
    'broken-reference/',
    '/broken-reference',
    '../../broken-reference/README.md',
    'broken-reference#setup',
    'https://github.com/acme/handbook/blob/main/broken-reference/README.md',
  ])('is a dead link of the older exporter: %s', (href) => {
    expect(kindOf(href)).toBe('broken-reference')
  })

  test.each([
    '/broken/pages/AbCdEfGhIjKlMnOp',
    '/broken/pages/AbCdEfGhIjKlMnOp/README.md#setup',
    '/broken/spaces/AbCdEfGhIjKlMnOp/pages/QrStUvWxYzAbCdEf',
    '/broken/spaces/AbCdEfGhIjKlMnOp',
    '/broken/files/AbCdEfGhIjKlMnOp',
    '../broken/pages/AbCdEfGhIjKlMnOp/README.md',
  ])('is a dead link of the current exporter: %s', (href) => {
    expect(kindOf(href)).toBe('broken-pages')
  })

  test.each(['guides/broken-reference.md', 'broken/pages.md', '/broken/README.md', 'broken-references/a.md'])(
    'is an ordinary path in spite of its name: %s',
    (href) => {
      expect(kindOf(href)).toMatch(/relative|absolute-path/)
    },
  )
})

describe('an address', () => {
  test('has scheme, host and path', () => {
    expect(classifyHref('HTTPS://me@Example.org:8080/a?b#c')).toEqual({
      kind: 'url',
      scheme: 'https',
      host: 'example.org',
      path: '/a',
    })
    expect(classifyHref('//example.org/a')).toMatchObject({kind: 'url', scheme: '', host: 'example.org'})
    expect(classifyHref('localhost:3000/a')).toMatchObject({kind: 'url', scheme: '', host: 'localhost'})
    expect(classifyHref('http://[::1]:80/')).toMatchObject({kind: 'url', host: '::1'})
  })

  test('may be of another scheme', () => {
    expect(kindOf('mailto:docs@example.org')).toBe('mailto')
    expect(classifyHref('tel:112')).toEqual({kind: 'other-scheme', scheme: 'tel'})
    expect(classifyHref('data:image/png;base64,AA')).toEqual({kind: 'other-scheme', scheme: 'data'})
    expect(classifyHref('ttps://example.org')).toEqual({kind: 'other-scheme', scheme: 'ttps'})
  })
})

describe('an address of GitBook', () => {
  test('leads to another space', () => {
    expect(classifyHref('https://app.gitbook.com/s/AbC123/guides/setup#top')).toEqual({
      kind: 'gitbook-space',
      space: 'AbC123',
      path: 'guides/setup',
    })
    expect(classifyHref('https://app.gitbook.com/o/Org1/s/AbC123')).toEqual({
      kind: 'gitbook-space',
      space: 'AbC123',
      path: '',
    })
    expect(kindOf('https://app.gitbook.com/s/AbC123/~/reusable/XyZ/')).toBe('gitbook-space')
  })

  test.each([
    'https://app.gitbook.com/o/Org1/s/AbC123/~/changes/12/guides/setup',
    'https://app.gitbook.com/s/AbC123/~/drafts/XyZ',
    'https://app.gitbook.com/s/AbC123/~/diff/12',
    'https://app.gitbook.com/@acme/s/handbook/',
    'https://app.gitbook.com/invite/Org1/XyZ',
    'https://app.gitbook.com/join/XyZ',
    '~/changes/12/guides/setup',
  ])('opens the editor: %s', (href) => {
    expect(kindOf(href)).toBe('gitbook-editor')
  })

  test.each([
    '/spaces/AbC123/pages/XyZ',
    'https://app.gitbook.com/spaces/AbC123/pages/XyZ',
    'https://app.gitbook.com/s/XSPACE_API/guides',
  ])('never was one: %s', (href) => {
    expect(kindOf(href)).toBe('app-invalid')
  })

  test.each([
    'https://1234567-files.gitbook.io/~/files/v0/b/store/o/a.png?alt=media',
    'https://files.gitbook.com/v0/b/store/o/a.png',
    'https://content.gitbook.com/content/a/blobs/b/a.pdf',
    'https://firebasestorage.googleapis.com/v0/b/gitbook-legacy-files/o/a.png',
    'https://acme.gitbook.io/~gitbook/image?url=https%3A%2F%2Fexample.org',
    'https://docs.acme.example/~gitbook/image?url=a',
  ])('is of a file store: %s', (href) => {
    expect(kindOf(href)).toBe('gitbook-file-store')
  })

  test('names a user', () => {
    expect(kindOf('https://app.gitbook.com/u/AbC123')).toBe('gitbook-user')
  })

  test.each([
    'https://app.gitbook.com/',
    'https://app.gitbook.com/join',
    'https://app.gitbook.com/account/developer',
    'https://gitbook.com/docs/guides',
    'https://acme.gitbook.io/docs',
    'https://gitbook.com.example.org/s/AbC123/~/changes/1',
    'https://storage.googleapis.com/acme-images/a.png',
  ])('is an ordinary address: %s', (href) => {
    expect(kindOf(href)).toBe('url')
  })
})

describe('a private host', () => {
  test.each([
    'localhost',
    'app.localhost',
    'LOCALHOST:3000',
    'nas.local',
    'db.internal',
    '127.0.0.1',
    '10.1.2.3',
  ])('is %s', (host) => {
    expect(isPrivateHost(host)).toBe(true)
  })

  test.each(['192.168.0.1', '172.16.0.1', '172.31.255.1', '::1', '[::1]:80'])('is %s', (host) => {
    expect(isPrivateHost(host)).toBe(true)
  })

  test.each([
    'example.org',
    '172.32.0.1',
    '172.15.0.1',
    '192.169.0.1',
    '8.8.8.8',
    'local.example.org',
    '10.example.org',
    '',
  ])('is not %s', (host) => {
    expect(isPrivateHost(host)).toBe(false)
  })
})

describe('a misspelt scheme', () => {
  test.each([
    ['ttps://example.org', 'https://example.org'],
    ['ttp://example.org', 'http://example.org'],
    ['hhttps://example.org', 'https://example.org'],
    ['htpps://example.org', 'https://example.org'],
    ['httsp://example.org', 'https://example.org'],
    ['htps://example.org', 'https://example.org'],
    ['http:/example.org/a', 'http://example.org/a'],
    ['https//example.org', 'https://example.org'],
    ['http//example.org', 'http://example.org'],
    ['https:example.org', 'https://example.org'],
    ['https:///example.org', 'https://example.org'],
    ['https;//example.org', 'https://example.org'],
    ['http://https://example.org', 'https://example.org'],
  ])('%s means %s', (href, meant) => {
    const typo = schemeTypo(href)
    expect(`${typo?.expected}${href.slice(typo?.range.end)}`).toBe(meant)
  })

  test.each([
    'https://example.org',
    'HTTP://example.org',
    'https://example.org/https://example.com',
    'ftp://example.org',
    'ssh://example.org',
    'shttp://example.org',
    'https/guide.md',
    'http.md',
    'https',
    'http:notes',
    'mailto:a@example.org',
    'tps/report.md',
    '../http//a',
  ])('is not seen in %s', (href) => {
    expect(schemeTypo(href)).toBeUndefined()
  })
})

describe('a domain without scheme', () => {
  test.each([
    'www.example.nl',
    'www.example.museum/a',
    'example.com',
    'docs.example.io/setup#a',
    'example.gouv.fr/',
  ])('is seen in %s', (href) => {
    expect(looksLikeDomain(href)).toBe(true)
  })

  test.each([
    'README.md',
    'next.js/',
    'v1.2/',
    './example.com',
    '/example.com',
    'setup.py',
    'a/example.com',
    'beta.example.fr/guide.md#a',
    'www.md',
    '.com',
    '',
  ])('is not seen in %s', (href) => {
    expect(looksLikeDomain(href)).toBe(false)
  })
})

describe('percent-decoding', () => {
  test('happens once', () => {
    expect(decodePercent('a%20b/%C3%A9.md')).toBe('a b/é.md')
    expect(decodePercent('100%25.md')).toBe('100%.md')
    expect(decodePercent('a%2520b')).toBe('a%20b')
  })

  test('leaves what is not encoded text', () => {
    expect(decodePercent('100%.md')).toBe('100%.md')
    expect(decodePercent('a%20b%zz%FF')).toBe('a b%zz%FF')
  })

  test('undoes encoding', () => {
    fc.assert(
      fc.property(fc.string({unit: 'grapheme'}), (path) => {
        expect(decodePercent(encodeURIComponent(path))).toBe(path)
      }),
    )
  })
})

test('any string is classified without throwing', () => {
  fc.assert(
    fc.property(hrefs, (href) => {
      expect(kindOf(href)).toMatch(/^[a-z-]+$/)
      const typo = schemeTypo(href)
      expect(typo === undefined || typo.range.end <= href.length).toBe(true)
      expect(typeof looksLikeDomain(href)).toBe('boolean')
      expect(typeof isPrivateHost(href)).toBe('boolean')
      expect(typeof decodePercent(href)).toBe('string')
    }),
  )
})
