import {describe, expect, test} from 'vitest'
import {loadFiles} from './load-files.ts'

const page = '# Page\n'

describe('what cannot be read', () => {
  test('is told file by file, and the rest is there', async () => {
    const {spaces} = await loadFiles({
      'SUMMARY.md': '* [A](a.md)\n',
      'a.md': page,
      'bytes.md': new Uint8Array([0x23, 0x20, 0xff, 0xfe]),
      'closed.md': {unreadable: 'denied'},
      'folder.md': {folder: true},
      'huge.md': {bytes: 200_000_000},
      'link.md': {link: 'gone.md'},
      'loop.md': {link: 'loop.md'},
      '.gitbook/vars.yaml': {unreadable: 'denied'},
    })
    expect(spaces.flatMap(({problems}) => problems.map(({path, reason}) => `${path} ${reason}`))).toEqual([
      '.gitbook/vars.yaml denied',
      'bytes.md not-utf8',
      'closed.md denied',
      'folder.md is-directory',
      'huge.md too-big',
      'link.md missing',
      'loop.md link-loop',
    ])
    expect(spaces.flatMap(({index}) => [...index.pages.keys()])).toEqual(['a.md'])
  })

  test('is told of other files where a page leads to them', async () => {
    const {spaces} = await loadFiles({
      'SUMMARY.md': '* [A](a.md)\n',
      'a.md': '# A\n\n![Kite](kite.png)\n',
      'kite.png': {link: 'gone.png'},
      'line.png': {link: 'gone.png'},
    })
    expect(spaces.flatMap(({problems}) => problems)).toEqual([{path: 'kite.png', reason: 'missing'}])
  })

  test('is still a target that exists', async () => {
    const {spaces} = await loadFiles({
      'SUMMARY.md': '* [A](closed.md)\n',
      'closed.md': {unreadable: 'denied'},
    })
    expect(spaces[0]?.index.navigation?.entries[0]?.resolution).toMatchObject({
      kind: 'page',
      path: 'closed.md',
    })
  })

  test('of a config leaves the defaults', async () => {
    const {spaces} = await loadFiles({
      '.gitbook.yaml': {unreadable: 'denied'},
      'SUMMARY.md': '',
      'a.md': page,
    })
    expect(spaces.map(({index, problems}) => [index.space.summary, problems])).toEqual([
      ['SUMMARY.md', [{path: '.gitbook.yaml', reason: 'denied'}]],
    ])
  })
})

test('a byte order mark is part of the text', async () => {
  const {spaces} = await loadFiles({'SUMMARY.md': '', 'a.md': '\ufeff# A\n'})
  expect(spaces[0]?.index.pages.get('a.md')).toMatchObject({
    length: 5,
    title: {text: 'A', range: {start: 1, end: 4}},
  })
})

test('sizes and digests are there when they are asked for', async () => {
  const files = {
    'SUMMARY.md': '',
    '.gitbook/assets/a.png': 'xx',
    '.gitbook/assets/b.png': 'xx',
    '.gitbook/assets/c.png': 'yy',
    '.gitbook/assets/d.png': 'zzz',
    '.gitbook/assets/e.png': '',
    '.gitbook/assets/f.png': '',
  }
  const {spaces, fs} = await loadFiles(files, {measure: () => true})
  const assets = spaces.flatMap(({index}) => index.assets)
  expect(assets.map(({bytes}) => bytes)).toEqual([2, 2, 2, 3, 0, 0])
  expect(assets.map(({digest}) => digest !== undefined)).toEqual([true, true, true, false, false, false])
  expect(assets[0]?.digest === assets[1]?.digest && assets[0]?.digest !== assets[2]?.digest).toBe(true)
  const plain = await loadFiles(files)
  expect([fs.reads.length, plain.fs.reads]).toEqual([4, ['/SUMMARY.md']])
})
