import {definePageRule} from '../src/lint/rule.ts'

const deep = `${'> '.repeat(101)}gulls`

export const pageLimits = definePageRule({
  id: 'page-limits',
  summary: 'Pages have no line that is too deep or too long to be read',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fix: 'never',
  why: 'Nobody writes a hundred quotes or lists in one another, or a line of a million characters: something has gone wrong with the file. From that line on nothing is checked.',
  inEditor: 'In Git only: take the line out.',
  sources: ['Time that CommonMark parsers need for nested containers, measured'],
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
      const message =
        limit.reason === 'depth'
          ? 'Unexpected nesting of more than 100 levels, expected fewer quotes and lists in one another'
          : 'Unexpected line of more than 1,000,000 characters, expected shorter ones'
      report({range, message, note: 'The page is not read in full: from here on nothing is checked'})
    },
  }),
})
