import {describe, expect, test} from 'vitest'
import {pageUrl} from '../../src/project/page-url.ts'
import {indexOf, loadFiles} from './load-files.ts'

const summary = `# Table of contents

* [Home](README.md)

## Guides

* [Guides](guides/README.md)
  * [Setup](guides/setup.md "Short")
  * [Part](guides/setup.md#part)
* [Elsewhere](https://otter.example)
* Plain
`

const files = {
  '.gitbook.yaml': 'redirects:\n  a: guides/setup.md\n  a: README.md\n',
  '.gitbook/vars.yaml': 'product: Otter\n',
  '.gitbook/tags.yaml': '- tag: beta\n  label: Beta\n',
  '.gitbook/includes/tip.md': '---\ntitle: Tip\n---\n\n[Setup](../../guides/setup.md)\n',
  '.gitbook/assets/a.png': '',
  'SUMMARY.md': summary,
  'README.md':
    '# Home\n\n[Setup](guides/setup.md) ![a](.gitbook/assets/a.png)\n\n{% include ".gitbook/includes/tip.md" %}\n',
  'guides/README.md': '# Guides\n',
  'guides/setup.md': '# Setup\n\n[Up](./) [Here](#setup)\n',
  'guides.md': '# Clash\n',
}

describe('an index', () => {
  test('tells pages from includes and assets', async () => {
    const index = await indexOf(files)
    expect([...index.pages.keys()]).toEqual(['README.md', 'guides.md', 'guides/README.md', 'guides/setup.md'])
    expect([...index.includes.keys()]).toEqual(['.gitbook/includes/tip.md'])
    expect(index.assets.map(({path}) => path)).toEqual(['.gitbook/assets/a.png'])
  })

  test('knows where each page stands in the table of contents', async () => {
    const {navigation} = await indexOf(files)
    expect(navigation?.trailOf('guides/setup.md')).toEqual(['Guides', 'Guides'])
    expect(navigation?.trailOf('README.md')).toEqual([])
    expect(navigation?.trailOf('guides.md')).toBeUndefined()
    expect(navigation?.entriesOf('guides/setup.md').map(({entry}) => entry.text)).toEqual(['Setup', 'Part'])
    expect(navigation?.entries.map(({resolution}) => resolution?.kind)).toEqual([
      'page',
      'page',
      'page',
      'page',
      'address',
      undefined,
    ])
  })

  test('finds back-links, those of includes among them', async () => {
    const {links} = await indexOf(files)
    expect(links.to('guides/setup.md').map(({from, target}) => [from, target.href])).toEqual([
      ['.gitbook/includes/tip.md', '../../guides/setup.md'],
      ['README.md', 'guides/setup.md'],
      ['SUMMARY.md', 'guides/setup.md'],
      ['SUMMARY.md', 'guides/setup.md#part'],
      ['guides/setup.md', '#setup'],
    ])
    expect(links.to('.gitbook/includes/tip.md').map(({from}) => from)).toEqual(['README.md'])
    expect(links.to('.gitbook/assets/a.png').map(({from}) => from)).toEqual(['README.md'])
  })

  test('shows pages that collide on one address', async () => {
    const {urls} = await indexOf(files)
    expect(urls.get('guides')).toEqual(['guides.md', 'guides/README.md'])
  })

  test('knows variables, tags and redirects', async () => {
    const {variables, tagSlugs, redirects} = await indexOf(files)
    expect([variables, tagSlugs]).toEqual([new Set(['product']), new Set(['beta'])])
    expect(redirects.get('a')?.to).toBe('README.md')
  })

  test('without the files has no variables and tags', async () => {
    const {variables, tagSlugs} = await indexOf({'SUMMARY.md': ''})
    expect([variables?.size, tagSlugs?.size]).toEqual([0, 0])
  })

  test('does not pretend to know variables of a file that is broken', async () => {
    const {variables, tagSlugs} = await indexOf({
      'SUMMARY.md': '',
      '.gitbook/vars.yaml': 'a: b: c\n',
      '.gitbook/tags.yaml': 'beta: Beta\n',
    })
    expect([variables, tagSlugs]).toEqual([undefined, undefined])
  })

  test('without a table of contents has no navigation', async () => {
    const index = await indexOf({
      '.gitbook.yaml': 'structure: {summary: nav.md}',
      'SUMMARY.md': summary,
      'README.md': '',
    })
    expect(index.navigation).toBeUndefined()
  })

  test('knows the other spaces of its site', async () => {
    const site = ['en', 'fr'].map(
      (each) => `    - {type: space, content: {directory: ${each}, language: ${each}}}\n`,
    )
    const {spaces} = await loadFiles({
      'docs.yaml': `site:\n  structure:\n${site.join('')}`,
      'en/a.md': '# A\n',
      'fr/b.md': '# B\n',
    })
    expect(
      spaces.map(({index}) => [index.space.root, index.siblings.flatMap(({facts}) => [...facts.keys()])]),
    ).toEqual([
      ['en', ['b.md']],
      ['fr', ['a.md']],
    ])
  })
})

describe('the address of a page', () => {
  test.each([
    ['README.md', ''],
    ['a.md', 'a'],
    ['a/README.md', 'a'],
    ['a/b.markdown', 'a/b'],
    ['START.md', 'START'],
  ])('%s', (path, url) => {
    expect(pageUrl(path)).toBe(url)
  })

  test('of the configured landing page is empty', () => {
    expect(pageUrl('START.md', 'START.md')).toBe('')
  })
})
