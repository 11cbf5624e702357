import {version} from '../src/core/version.ts'
import {definePageRule} from '../src/lint/rule.ts'
import type {Limit} from '../src/page/limits.ts'

const deep = `${'> '.repeat(101)}gulls`

const messages = {
  depth: 'Unexpected nesting of more than 100 levels, expected fewer quotes and lists in one another',
  'line-length': 'Unexpected line of more than 1,000,000 characters, expected shorter ones',
  'front-matter': 'Unexpected front matter of more than 50,000 characters, expected shorter ones',
  tags: 'Unexpected nesting of more than 500 tags, expected fewer in one another',
  marks: 'Unexpected marks in one another, expected fewer than 400',
  work: 'Unexpected amount of marks, expected a page that can be read in a few seconds',
}

const messageFor = ({reason, failure = ''}: Limit): string =>
  reason === 'failure'
    ? `Unexpected failure of gitbook-lint ${version} on this page: ${failure}`.slice(0, 120)
    : messages[reason]

export const pageLimits = definePageRule({
  id: 'page-limits',
  summary: 'Pages can be read in full: nothing is too deep, too long or too costly',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fix: 'never',
  why: 'Nobody writes a hundred quotes or lists in one another, a line of a million characters or a paragraph of ten thousand marks: something has gone wrong with the file. From there on nothing is read, and no other rule looks at the page.',
  inEditor: 'In Git only: take the text out.',
  sources: [
    'Time that CommonMark parsers need for nested containers and for marks that do not pair, measured',
  ],
  kinds: ['page', 'include', 'summary'],
  examples: [
    {
      files: {'README.md': `# Harbour\n\n${deep}\n~ @3:1-3:1 page-limits "more than 100 levels"\n`},
    },
    {
      files: {'README.md': `# Harbour\n\n> > > gulls\n\n${'* '.repeat(120)}\n`},
      reason: 'A few levels are read, and a long row of marks is a rule',
    },
  ],
  visit: ({page, report}) => ({
    root() {
      const {limit} = page
      if (limit === undefined) return
      const range = {start: limit.offset, end: limit.offset}
      report({
        range,
        message: messageFor(limit),
        note: 'The page is not read in full: from here on nothing is read, and no other rule looks at the page',
      })
    },
  }),
})
