/** Pages that no writer writes: each is read, or given up by what was counted in it. */
import {EditMap} from 'micromark-util-edit-map'
import {describe, expect, it, vi} from 'vitest'
import {lintPage} from '../../src/lint/lint-page.ts'
import {parsePage} from '../../src/page/parse.ts'
import {pageRules} from '../support/example-pages.ts'

const numbered = (count: number, line: (index: number) => string) =>
  Array.from({length: count}, (_, index) => line(index)).join('')

describe('a page is given up where it would take too long', () => {
  it.each([
    ['marks of emphasis around one letter', `${'*'.repeat(12_000)}a${'*'.repeat(12_000)}`, 'work'],
    ['emphasis in emphasis', `${'*'.repeat(1200)}a${'*'.repeat(1200)}`, 'marks'],
    ['links that begin', '[a]('.repeat(20_000), 'work'],
    ['links in a paragraph', '[a](b) '.repeat(6000), 'work'],
    ['closing brackets', ']'.repeat(50_000), 'work'],
    ['images that begin', '!['.repeat(50_000), 'work'],
    ['emphasis that crosses', '*a _b '.repeat(6000), 'work'],
    ['strikethrough', '~a '.repeat(12_000), 'work'],
    ['code spans of growing length', numbered(900, (index) => `${'`'.repeat(index + 1)}a`), 'work'],
    ['comments that begin', 'a <!-- '.repeat(6000), 'work'],
    ['HTML tags that begin', 'a <b c="'.repeat(6000), 'work'],
    ['entities', '&#x20;'.repeat(20_000), 'work'],
    ['escapes', '\\'.repeat(50_000), 'work'],
    ['titles that begin', '[a](b "c '.repeat(6000), 'work'],
    ['HTML elements in one another', `${'<div>\n\n'.repeat(700)}${'</div>\n\n'.repeat(700)}`, 'tags'],
    ['links of HTML in one another', `${'<a>\n\n'.repeat(700)}${'</a>\n\n'.repeat(700)}`, 'tags'],
    ['hints that never end', '{% hint %}\n'.repeat(700), 'tags'],
  ])('%s', (_what, text, reason) => {
    const page = parsePage('gull.md', `# Gull\n\n${text}`)
    expect(page.limit).toEqual({offset: expect.any(Number), reason})
    expect(page.facts.title?.text).toBe('Gull')
    expect(lintPage(page, pageRules).map(({rule}) => rule)).toEqual(['page-limits'])
  })
})

describe('front matter', () => {
  const pageWith = (yaml: string) => parsePage('gull.md', `---\n${yaml}\n---\n\n# Gull\n`)

  it('that is too long is given up', () => {
    const page = pageWith(numbered(6000, (index) => `key${index}: value\n`))
    expect(page.limit).toEqual({offset: 0, reason: 'front-matter'})
    expect(lintPage(page, pageRules).map(({rule}) => rule)).toEqual(['page-limits'])
  })

  it('that nests too deep is one error, and the page is read', () => {
    const page = pageWith(`a: ${'['.repeat(10_000)}`)
    expect(page.facts.title?.text).toBe('Gull')
    expect(lintPage(page, pageRules).map(({rule}) => rule)).toEqual(['frontmatter-yaml'])
  })
})

describe('a page is read in full, however many it has of', () => {
  it.each([
    ['quotes with a blank line between', '> a\n\n'.repeat(1500)],
    ['fences in quotes', '> ```\n\n'.repeat(1000)],
    [
      'footnotes',
      numbered(300, (index) => `[^${index}]: x\n\n`) + numbered(600, (index) => `a[^${index % 300}]\n\n`),
    ],
    ['definitions', numbered(1000, (index) => `[a${index}]: b\n`)],
    ['rows', `|a|b|\n|-|-|\n${'|1|2|\n'.repeat(1000)}`],
    ['headings of one text', '# a\n\n'.repeat(1000)],
    ['comments that switch rules off', '<!-- lint disable no-space-entity -->\n\n'.repeat(1000)],
    ['spaces in a srcset', `<img srcset="${' '.repeat(100_000)}">\n`],
    ['comments for the next block', '<!-- lint ignore no-space-entity -->\n\n'.repeat(1000)],
    ['tags that pair', '{% hint %}\n{% endhint %}\n'.repeat(1000)],
  ])('%s', (_what, text) => {
    const page = parsePage('gull.md', text)
    expect(page.limit).toBeUndefined()
    expect(lintPage(page, pageRules).filter(({rule}) => rule === 'internal-error')).toEqual([])
  })
})

it('an address in a srcset ends before its width or density', () => {
  const {facts} = parsePage('gull.md', '<img srcset="a b.png  2x "><img srcset="c 2x.png">\n')
  expect(facts.targets.map(({href}) => href)).toEqual(['a b.png', 'c 2x.png'])
})

it('a limit counts a byte order mark', () => {
  const page = parsePage('gull.md', `\uFEFF# Gull\n\n${']'.repeat(50_000)}`)
  expect(page.limit).toEqual({offset: 9, reason: 'work'})
})

it('a page on which the parser fails counts as one of which nothing was read', () => {
  const broken = vi.spyOn(EditMap.prototype, 'consume').mockImplementation(() => {
    throw new Error('oops')
  })
  const page = parsePage('gull.md', '# Gull\n\n> a\n\nb\n')
  broken.mockRestore()
  expect(page).toMatchObject({
    limit: {offset: 0, reason: 'failure', failure: 'oops'},
    facts: {empty: false, hasGeneratedAnchors: true},
  })
  expect(lintPage(page, pageRules).map(({message}) => message)).toEqual([
    expect.stringMatching(/^Unexpected failure of gitbook-lint \S+ on this page: oops$/),
  ])
})
