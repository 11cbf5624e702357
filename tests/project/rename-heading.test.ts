import {expect, test} from 'vitest'
import {renameHeading} from '../../src/project/rename-heading.ts'
import {indexOf} from './load-files.ts'

/** The links of another page after the heading at a place (from 0) has got another text. */
async function linksAfter(page: string, links: string, at: number, text: string) {
  const index = await indexOf({'SUMMARY.md': '', 'a.md': page, 'b.md': links})
  const heading = index.facts.get('a.md')?.headings[at]
  if (!heading) throw new Error('no such heading')
  const edits = renameHeading(index, 'a.md', heading, text).get('b.md') ?? []
  return edits
    .toSorted((one, other) => other.range.start - one.range.start)
    .reduce((was, {range, text: by}) => was.slice(0, range.start) + by + was.slice(range.end), links)
}

const twice = '# A\n\n## Setup\n\n## Setup\n'

test.each([
  [
    'takes the links to it along, beside one of its title that has another anchor',
    '# A\n\n## Setup <a href="#install" id="install"></a>\n\n## Setup\n',
    2,
    'Start',
    '[x](a.md#setup) [y](a.md#install)',
    '[x](a.md#start) [y](a.md#install)',
  ],
  [
    'leaves a link to an anchor of its name',
    '# A\n\n<a id="setup"></a>\n\n## Setup\n',
    1,
    'Start',
    '[x](a.md#setup)',
    '[x](a.md#setup)',
  ],
  [
    'leaves a link that led nowhere',
    '# A\n\n## Setup\n',
    1,
    'Start',
    '[x](a.md#setup-5)',
    '[x](a.md#setup-5)',
  ],
  [
    'gives the number of the next one away',
    twice,
    1,
    'Start',
    '[x](a.md#setup) [y](a.md#setup-1)',
    '[x](a.md#start) [y](a.md#setup)',
  ],
  [
    'of the second leaves the first',
    twice,
    2,
    'Start',
    '[x](a.md#setup) [y](a.md#setup-1)',
    '[x](a.md#setup) [y](a.md#start)',
  ],
  [
    'to the title of a later one takes its place',
    '# A\n\n## Start\n\n## Setup\n',
    1,
    'Setup',
    '[x](a.md#setup) [y](a.md#start)',
    '[x](a.md#setup-1) [y](a.md#setup)',
  ],
  [
    'in other letters changes no link',
    '# A\n\n## Set up\n',
    1,
    'SET UP',
    '[x](a.md#set-up)',
    '[x](a.md#set-up)',
  ],
])('renaming a heading %s', async (_what, page, at, text, before, after) => {
  expect(await linksAfter(page, before, at, text)).toBe(after)
})
