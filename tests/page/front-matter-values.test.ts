import {describe, expect, it} from 'vitest'
import {slice} from '../../src/core/range.ts'
import {frontMatterValues} from '../../src/page/front-matter-values.ts'
import {parsePage} from '../../src/page/parse.ts'

/** `path=value` as written in the source. */
const written = (text: string) =>
  frontMatterValues(parsePage('README.md', text).facts).map(
    ({parents, keyRange, valueRange}) =>
      `${[...parents, slice(text, keyRange)].join('.')}=${slice(text, valueRange).trim()}`,
  )

describe('frontMatterValues', () => {
  it('gives keys at any depth in source order', () => {
    expect(written('---\nlayout:\n  cover:\n    size: hero\nicon: bolt\n---\n')).toEqual([
      'layout=cover:\n    size: hero',
      'layout.cover=size: hero',
      'layout.cover.size=hero',
      'icon=bolt',
    ])
  })

  it('counts offsets over a byte order mark and CRLF', () => {
    expect(written('\uFEFF---\r\nicon: bolt\r\nlayout:\r\n  width: wide\r\n---\r\n')).toEqual([
      'icon=bolt',
      'layout=width: wide',
      'layout.width=wide',
    ])
  })

  it('says nothing about front matter that cannot be read', () => {
    expect(written('---\nicon: a: b\n---\n')).toEqual([])
  })

  it('says nothing about a page without front matter', () => {
    expect(written('# Relay\n')).toEqual([])
  })
})
