/** What must hold of every space: order, place, line endings and normalisation of names play no part. */
import * as fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {parsePage} from '../../src/page/parse.ts'
import {headingFor, headingIds, resolveAnchor} from '../../src/project/anchors.ts'
import {resolve} from '../../src/project/resolve.ts'
import {createSpaceIndex, type SpaceIndex} from '../../src/project/space-index.ts'
import {type Files, indexOf} from './load-files.ts'

const files: Readonly<Record<string, string>> = {
  '.gitbook.yaml': 'redirects:\n  old: guides/setup.md\n',
  'SUMMARY.md':
    '# Table of contents\n\n* [Home](README.md)\n  * [Début](guides/début.md)\n* [Gone](gone.md)\n',
  'README.md':
    '# Home\n\n[a](guides/début.md#suite) [b](guides/Setup.md) [c](old) [d](../x.md) [e](guides/)\n',
  'guides/setup.md': '# Setup\n\n![a](../.gitbook/assets/é.png) ![b](.gitbook/assets/é.png)\n',
  'guides/début.md': '# Début\n\n## Suite\n\n[a](../README.md#home) [b](setpu.md)\n',
  '.gitbook/assets/é.png': '',
}

/** Everything that rules may read of resolution, in a form that compares. */
const answers = (index: SpaceIndex): unknown => ({
  links: [...index.facts.keys()].flatMap((path) =>
    index.links.from(path).map(({resolution}) => [path, resolution]),
  ),
  back: index.space.files.map(({path}) => index.links.to(path).map(({from}) => from)),
  trails: [...index.pages.keys()].map((path) => index.navigation?.trailOf(path)),
  urls: [...index.urls],
})

const rename = (given: Files, change: (text: string) => string): Files =>
  Object.fromEntries(
    Object.entries(given).map(([path, file]) => [
      change(path),
      typeof file === 'string' ? change(file) : file,
    ]),
  )

describe('an index', () => {
  test('does not depend on the order of files and facts', async () => {
    const index = await indexOf(files)
    const expected = answers(index)
    fc.assert(
      fc.property(fc.shuffledSubarray([...index.facts], {minLength: index.facts.size}), (facts) => {
        expect(answers(createSpaceIndex({space: index.space, facts: new Map(facts)}))).toEqual(expected)
      }),
      {numRuns: 20},
    )
    const reversed = Object.fromEntries(Object.entries(files).reverse())
    expect(answers(await indexOf(reversed))).toEqual(expected)
  })

  test('is the same for a space in NFC and in NFD', async () => {
    const composed = await indexOf(rename(files, (text) => text.normalize('NFC')))
    const decomposed = await indexOf(rename(files, (text) => text.normalize('NFD')))
    const normal = (index: SpaceIndex) => JSON.stringify(answers(index)).normalize('NFC')
    expect(normal(decomposed)).toBe(normal(composed))
    expect(decomposed.links.to('guides/de\u0301but.md').map(({from}) => from)).toEqual([
      'README.md',
      'SUMMARY.md',
    ])
  })

  test('is the same for a space that lies elsewhere', async () => {
    const here = await indexOf({'.git/HEAD': '', ...files})
    const moved = Object.fromEntries(
      Object.entries(files).map(([path, text]) => [`some/where/${path}`, text]),
    )
    const there = await indexOf({'.git/HEAD': '', ...moved})
    const comparable = (index: SpaceIndex) =>
      JSON.stringify(answers(index)).replaceAll(/"repositoryPath":"[^"]*"/g, '')
    expect(comparable(there)).toBe(comparable(here))
  })

  test('is the same with CRLF', async () => {
    const crlf = Object.fromEntries(
      Object.entries(files).map(([path, text]) => [path, text.replaceAll('\n', '\r\n')]),
    )
    const withoutPlaces = (index: SpaceIndex) =>
      JSON.stringify(answers(index), (key, value: unknown) => (/Range$/.test(key) ? undefined : value))
    expect(withoutPlaces(await indexOf(crlf))).toEqual(withoutPlaces(await indexOf(files)))
  })
})

describe('resolution', () => {
  test('answers any destination from any file', async () => {
    const index = await indexOf(files)
    const part = fc.constantFrom(
      '..',
      '.',
      '/',
      '#',
      '?',
      '%',
      '%C3%A9',
      '\\',
      'guides',
      'setup.md',
      'README.md',
      'é',
      ':',
      '',
    )
    const href = fc.oneof(
      fc.string(),
      fc.array(part).map((parts) => parts.join('')),
    )
    fc.assert(
      fc.property(fc.constantFrom(...index.facts.keys()), href, (from, given) => {
        expect(typeof resolve(index, from, given).kind).toBe('string')
      }),
      {numRuns: 500},
    )
  })

  test('finds every file by the way that leads to it', async () => {
    const index = await indexOf(files)
    for (const {path} of index.space.files) {
      expect(resolve(index, 'guides/setup.md', `/${path}`)).toMatchObject({path, encoding: 'exact'})
      expect(resolve(index, 'guides/setup.md', encodeURI(`../${path}`))).toMatchObject({path})
    }
  })

  test('finds the automatic anchor of every heading', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z][A-Za-z0-9 ,.&'-]{0,20}[a-z]$/), (title) => {
        const {facts} = parsePage('a.md', `# T\n\n## ${title}\n`)
        const index = {facts: new Map([['a.md', facts]])}
        const slugs = facts.headings[1]?.slugs ?? []
        expect(slugs).not.toEqual([])
        expect(slugs.map((slug) => resolveAnchor(index, 'a.md', slug).kind)).toEqual(slugs.map(() => 'ok'))
      }),
    )
  })
})

test('the id of a heading means that heading, and leads somewhere', () => {
  const title = fc.constantFrom(
    '## Setup',
    '## Setup 1',
    '## Setup-1-1',
    '## 1. Setup',
    '## Set.up',
    '## Setup <a href="#setup-1" id="setup-1"></a>',
    '## Setup <a id="setup"></a>',
    '<a id="setup-2"></a>',
    '<details><summary>Setup</summary>x</details>',
  )
  fc.assert(
    fc.property(fc.array(title, {maxLength: 8}), (titles) => {
      const {facts} = parsePage('a.md', `# A\n\n${titles.join('\n\n')}\n`)
      for (const [heading, id] of headingIds(facts)) {
        expect(headingFor(facts, id)).toBe(heading)
        expect(resolveAnchor({facts: new Map([['a.md', facts]])}, 'a.md', id)).toEqual({kind: 'ok'})
      }
    }),
  )
})
