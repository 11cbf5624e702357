import {describe, expect, test} from 'vitest'
import {relativeHref} from '../../src/project/relative-href.ts'
import {spellPath} from '../../src/project/retarget.ts'
import {entryLink} from '../../src/project/summary-edits.ts'

const link = (path: string) => spellPath(path, {kind: 'link', href: 'old.md'})

describe('a path in a destination', () => {
  test.each([
    ['a b.md', 'a%20b.md'],
    ['a\u3000b.md', 'a%E3%80%80b.md'],
    ['a\u00a0b.md', 'a%C2%A0b.md'],
    ['50% (new)#1?.md', '50%25%20%28new%29%231%3F.md'],
  ])('%j is %s, whoever writes it', (path, written) => {
    expect([relativeHref('README.md', path), link(path)]).toEqual([written, written])
  })
})

describe('the link of an entry', () => {
  test('has the title as text, whatever marks it holds', () => {
    expect(entryLink('SUMMARY.md', 'maps.md', 'Map<T> & *args* [1]')).toBe(
      '[Map\\<T> \\& \\*args\\* \\[1\\]](maps.md)',
    )
  })

  test('has the words of the name where the page has no title', () => {
    expect(entryLink('SUMMARY.md', 'far/two-nets.md', undefined)).toBe('[Two nets](far/two-nets.md)')
    expect(entryLink('SUMMARY.md', 'two-nets/README.md', '')).toBe('[Two nets](two-nets/README.md)')
  })
})
