import {expect, test} from 'vitest'
import {destinationOf} from '../../src/project/links.ts'
import {indexOf} from './load-files.ts'

test.each([
  ['#id', {path: 'in/a.md', fragment: 'id'}],
  ['b.md', {path: 'in/b.md'}],
  ['b.md#', {path: 'in/b.md', fragment: ''}],
  ['../map.png', {path: 'map.png'}],
  ['gone.md#id', undefined],
  ['https://example.com/#id', undefined],
])('%s leads to its file and fragment', async (href, expected) => {
  const {links} = await indexOf({
    'SUMMARY.md': '',
    'in/a.md': `[x](${href})\n`,
    'in/b.md': '# B\n',
    'map.png': '',
  })
  expect(links.from('in/a.md').map(destinationOf)).toEqual([expected])
})
