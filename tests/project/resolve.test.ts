import {describe, expect, test} from 'vitest'
import {resolve, resolveRedirect} from '../../src/project/resolve.ts'
import type {SpaceIndex} from '../../src/project/space-index.ts'
import {type Files, indexOf} from './load-files.ts'

const page = '# Page\n'
const files = {
  'SUMMARY.md': '',
  'README.md': page,
  'guides/README.md': page,
  'guides/setup.md': page,
  'guides/deep/er/leaf.md': page,
  'next.js/README.md': page,
  'example.com/README.md': page,
  'empty/x.png': '',
  'ref/a (1).md': page,
  'ref/b_c.md': page,
  'ref/100%.md': page,
  'ref/q&a.md': page,
  'ref/c#.md': page,
  'ref/Case.md': page,
  '.gitbook/includes/tip.md': '',
  '.gitbook/assets/image (8).png': '',
  'pictures/otter.png': '',
}

const from = async (path: string, href: string, given: Files = files, root?: string) =>
  resolve(await indexOf(given, root), path, href)

/** The answer in short: kind, path, and what is out of the ordinary. */
const short = async (path: string, href: string, given: Files = files) => {
  const {kind, ...rest} = await from(path, href, given)
  const usual: readonly unknown[] = ['exact', 'file', 'folder']
  return [kind, ...Object.values(rest).filter((value) => !usual.includes(value))].join(' ')
}

describe('a path leads to a file', () => {
  test.each([
    ['README.md', 'guides/setup.md', 'page guides/setup.md'],
    ['guides/setup.md', '../README.md', 'page README.md'],
    ['guides/setup.md', './deep/er/leaf.md#part', 'page guides/deep/er/leaf.md part'],
    ['README.md', 'guides/setup.md?plain=1#x', 'page guides/setup.md x'],
    ['guides/setup.md', '../.gitbook/assets/image (8).png', 'asset .gitbook/assets/image (8).png'],
    ['guides/setup.md', '../.gitbook/includes/tip.md', 'include .gitbook/includes/tip.md'],
    ['README.md', 'pictures/otter.png', 'file pictures/otter.png'],
    [
      '.gitbook/includes/tip.md',
      '../assets/image%20(8).png',
      'asset .gitbook/assets/image (8).png percent-decoded',
    ],
  ])('in %s, %s', async (path, href, expected) => {
    expect(await short(path, href)).toBe(expected)
  })

  test.each([
    ['guides/', 'guides/README.md'],
    ['guides', 'guides/README.md'],
    ['./', 'README.md'],
    ['./#part', 'README.md'],
    ['next.js/', 'next.js/README.md'],
    ['example.com/', 'example.com/README.md'],
    ['example.com', 'example.com/README.md'],
  ])('by its folder: %s', async (href, path) => {
    expect(await from('README.md', href)).toMatchObject({kind: 'page', path, form: 'folder'})
  })

  test('by a folder whose README has another case or is configured', async () => {
    const given = {
      '.gitbook.yaml': 'structure: {readme: START.md}',
      'START.md': page,
      'a/readme.md': page,
      'a/x.md': page,
    }
    expect(await short('a/x.md', '../', given)).toBe('page START.md')
    expect(await short('a/x.md', './', given)).toBe('page a/readme.md')
  })

  test.each([
    ['ref/b\\_c.md', 'ref/b_c.md', 'unescaped'],
    ['ref/a \\(1\\).md', 'ref/a (1).md', 'unescaped'],
    ['ref/q&#x26;a.md', 'ref/q&a.md', 'unescaped'],
    ['ref/a%20(1).md', 'ref/a (1).md', 'percent-decoded'],
    ['ref/100%25.md', 'ref/100%.md', 'percent-decoded'],
    ['ref/100%.md', 'ref/100%.md', 'exact'],
    ['ref/c#.md', 'ref/c#.md', 'exact'],
    ['ref/c%23.md', 'ref/c#.md', 'percent-decoded'],
  ])('however it is encoded: %s', async (href, path, encoding) => {
    expect(await from('README.md', href)).toMatchObject({kind: 'page', path, encoding, form: 'file'})
  })

  test('and the literal name comes before the decoded one', async () => {
    const given = {'SUMMARY.md': '', 'a%20b.md': page, 'a b.md': page, 'x.md': page}
    expect(await short('x.md', 'a%20b.md', given)).toBe('page a%20b.md')
    expect(await short('x.md', 'a b.md', given)).toBe('page a b.md')
  })

  test.each([
    ['guides/setup', 'guides/setup.md', 'without-md'],
    ['guides/setup/#part', 'guides/setup.md', 'without-md'],
    ['guides/setup.html', 'guides/setup.md', 'html'],
    ['guides/index.html', 'guides/README.md', 'html'],
    ['index.html#part', 'README.md', 'html'],
    ['guides/setup.md.md', 'guides/setup.md', 'doubled-md'],
  ])('in another form: %s', async (href, path, form) => {
    expect(await from('README.md', href)).toMatchObject({kind: 'page', path, form})
  })

  test('a page without .md comes before a folder without README', async () => {
    expect(await short('x.md', 'a/', {'SUMMARY.md': '', 'a.md': page, 'a/b.png': ''})).toBe(
      'page a.md without-md',
    )
  })
})

describe('a path from a root', () => {
  const given = {
    '.git/HEAD': '',
    '.gitbook.yaml': 'root: docs',
    'docs/README.md': page,
    'docs/a/b.md': page,
    'src/main.c': '',
  }

  test.each([
    ['/a/b.md', {kind: 'page', path: 'a/b.md', base: 'space-root'}],
    ['/', {kind: 'page', path: 'README.md', base: 'space-root', form: 'folder'}],
    ['/docs/a/b.md', {kind: 'page', path: 'a/b.md', base: 'repository-root'}],
    ['/src/main.c', {kind: 'outside', repositoryPath: 'src/main.c', exists: true, absolute: true}],
    ['/a/gone.md', {kind: 'missing', path: 'a/gone.md', absolute: true}],
  ])('%s', async (href, expected) => {
    expect(await from('a/b.md', href, given)).toMatchObject(expected)
  })

  test('a path that leaves the space and comes back is in the space', async () => {
    expect(await from('a/b.md', '../../docs/README.md', given)).toMatchObject({
      kind: 'page',
      path: 'README.md',
    })
  })
})

describe('what is no path', () => {
  test.each([
    ['', 'empty'],
    ['#part', 'same-page part'],
    ['?x=1#part', 'same-page part'],
  ])('%s', async (href, expected) => {
    expect(await short('README.md', href)).toBe(expected)
  })

  test.each([
    ['https://otter.example/a', 'url'],
    ['mailto:a@otter.example', 'mailto'],
    ['broken-reference', 'broken-reference'],
    ['/broken/pages/abc', 'broken-pages'],
    ['https://app.gitbook.com/s/abc/x', 'gitbook-space'],
    ['tel:123', 'other-scheme'],
  ])('%s', async (href, kind) => {
    expect(await from('README.md', href)).toMatchObject({kind: 'address', href: {kind}})
  })

  test('a file with a colon in its name is one nevertheless', async () => {
    expect(await short('x.md', 'note: one.md', {'SUMMARY.md': '', 'note: one.md': page})).toBe(
      'page note: one.md',
    )
  })
})

describe('out of the space', () => {
  const given = {
    '.git/HEAD': '',
    'README.md': page,
    'docs/SUMMARY.md': '',
    'docs/a/b.md': page,
    'docs/fr/.gitbook/x': '',
    'docs/fr/SUMMARY.md': '',
    'docs/fr/page.md': page,
    'api/.gitbook.yaml': '',
    'api/errors.md': page,
  }

  test.each([
    ['a/b.md', '../../README.md', {kind: 'outside', repositoryPath: 'README.md', exists: true}],
    ['a/b.md', '../../gone.md', {kind: 'outside', repositoryPath: 'gone.md', exists: false}],
    ['a/b.md', '../../../gone.md', {kind: 'outside', repositoryPath: '../gone.md', exists: false}],
    [
      'a/b.md',
      '../../api/errors.md',
      {kind: 'other-space', root: 'api', path: 'errors.md', exists: true, urlPath: 'errors'},
    ],
    ['a/b.md', '../fr/page.md', {kind: 'other-space', root: 'docs/fr', path: 'page.md', exists: true}],
    ['a/b.md', '../fr/gone.md', {kind: 'other-space', root: 'docs/fr', path: 'gone.md', exists: false}],
  ])('from %s, %s', async (path, href, expected) => {
    expect(await from(path, href, given, 'docs')).toMatchObject(expected)
  })
})

describe('a path that is nearly right', () => {
  test.each([
    ['README.md', 'ref/case.md', {kind: 'wrong-case', actual: 'ref/Case.md'}],
    ['README.md', 'Guides/', {kind: 'wrong-case', actual: 'guides'}],
    [
      'guides/setup.md',
      '../../.gitbook/assets/image (8).png',
      {kind: 'wrong-depth', actual: '.gitbook/assets/image (8).png', levels: 1},
    ],
    [
      'guides/deep/er/leaf.md',
      '../../../../../pictures/otter.png',
      {kind: 'wrong-depth', actual: 'pictures/otter.png', levels: 2},
    ],
    [
      'guides/deep/er/leaf.md',
      'pictures/otter.png',
      {kind: 'wrong-depth', actual: 'pictures/otter.png', levels: -3},
    ],
    ['guides/deep/er/leaf.md', '../setup.md', {kind: 'wrong-depth', actual: 'guides/setup.md', levels: -1}],
    ['guides/deep/er/leaf.md', '../ref/', {kind: 'missing'}],
    ['ref/Case.md', 'guides/', {kind: 'wrong-depth', actual: 'guides/README.md', levels: -1}],
    ['ref/Case.md', 'guides/setup#x', {kind: 'wrong-depth', actual: 'guides/setup.md', levels: -1}],
    ['guides/deep/er/leaf.md', '../README', {kind: 'missing'}],
    ['README.md', 'empty/', {kind: 'folder-without-readme', path: 'empty'}],
    ['README.md', 'old/leaf.md', {kind: 'missing', path: 'old/leaf.md', sameName: 'guides/deep/er/leaf.md'}],
    ['README.md', 'guides/setpu.md', {kind: 'missing', path: 'guides/setpu.md', nearest: 'guides/setup.md'}],
    ['README.md', 'otter.example.org/x', {kind: 'missing', domain: true}],
  ])('in %s, %s', async (path, href, expected) => {
    expect(await from(path, href)).toMatchObject(expected)
  })

  test('a README is not said to have moved to some other folder', async () => {
    expect(await from('ref/Case.md', 'gone/README.md')).toEqual({
      kind: 'missing',
      path: 'ref/gone/README.md',
      absolute: false,
      domain: false,
    })
  })

  test('of several files of a name none is offered', async () => {
    const given = {'SUMMARY.md': '', 'a/x.md': page, 'b/x.md': page, 'c/y.md': page}
    expect(await from('c/y.md', 'x.md', given)).toEqual({
      kind: 'missing',
      path: 'c/x.md',
      absolute: false,
      domain: false,
    })
  })

  test('the exact name wins over its double in another case', async () => {
    const given = {'SUMMARY.md': '', 'a.md': page, 'Untitled.md': page, 'untitled.md': page}
    expect(await short('a.md', 'untitled.md', given)).toBe('page untitled.md')
  })
})

describe('Unicode normalisation', () => {
  const nfd = 'de\u0301but.md'
  const nfc = 'd\u00e9but.md'

  test('a name in NFD is found by the same bytes', async () => {
    expect(await short('a.md', nfd, {'SUMMARY.md': '', 'a.md': page, [nfd]: page})).toBe(`page ${nfd}`)
    expect(await from('a.md', encodeURI(nfd), {'SUMMARY.md': '', 'a.md': page, [nfd]: page})).toMatchObject({
      path: nfd,
    })
  })

  test('another form of the name is an outcome of its own, with the name on the disk', async () => {
    const given = {'SUMMARY.md': '', 'a.md': page, [nfd]: page}
    expect(await from('a.md', nfc, given)).toEqual({kind: 'wrong-normalisation', actual: nfd})
  })

  test('where both forms exist each finds its own', async () => {
    const given = {'SUMMARY.md': '', 'a.md': page, [nfd]: page, [nfc]: page}
    expect([await short('a.md', nfd, given), await short('a.md', nfc, given)]).toEqual([
      `page ${nfd}`,
      `page ${nfc}`,
    ])
  })
})

describe('what was not looked at', () => {
  test.each([
    ['.github/x.md', 'hidden'],
    ['node_modules/x/y.md', 'dependencies'],
    ['build/x.pdf', 'git-ignored'],
    ['vendor/x.md', 'submodule'],
  ])('%s', async (href, reason) => {
    const given = {
      'SUMMARY.md': '',
      '.gitignore': 'build',
      '.gitmodules': '[submodule "v"]\n\tpath = vendor\n',
      '.github/x.md': '',
      'node_modules/x/y.md': '',
      'build/x.pdf': '',
      vendor: {folder: true} as const,
    }
    expect(await from('README.md', href, given)).toMatchObject({kind: 'not-checked', reason})
  })
})

describe('redirects', () => {
  const yaml = (...lines: readonly string[]) =>
    ['redirects:', ...lines.map((line) => `  ${line}`), ''].join('\n')
  const withRedirects = (...lines: readonly string[]) => ({...files, '.gitbook.yaml': yaml(...lines)})

  test('lead an old address to its page', async () => {
    const given = withRedirects('old/place: guides/setup.md')
    expect(await from('README.md', 'Old/place.md#x', given)).toMatchObject({
      kind: 'page',
      path: 'guides/setup.md',
      form: 'redirect',
      fragment: 'x',
      redirect: {from: 'old/place'},
    })
  })

  test('do not hide a live page', async () => {
    const given = withRedirects('guides/setup: README.md')
    expect(await short('README.md', 'guides/setup.md', given)).toBe('page guides/setup.md')
  })

  test('may follow one another, and end in a loop nowhere', async () => {
    const index: SpaceIndex = await indexOf(
      withRedirects('a: b', 'b: ./guides/', 'x: y', 'y: x', 'z: gone.md', 'n:'),
    )
    const ends = index.space.config.redirects.map((redirect) => resolveRedirect(index, redirect)?.path)
    expect(ends).toEqual(['guides/README.md', 'guides/README.md', undefined, undefined, undefined, undefined])
  })
})
