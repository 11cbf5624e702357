/** More than one H1: GitBook takes one as the page's title. */
import {definePageRule} from '../src/lint/rule.ts'
import {code} from '../src/lint/wording.ts'

export const noSecondTitle = definePageRule({
  id: 'no-second-title',
  summary: 'A page has one title',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fix: 'never',
  why: 'With several headings of the first level none is surely the title: it may come again in the text.',
  inEditor: 'Make it a heading of the next level.',
  sources: [
    'GitBook documentation, guides on publishing from the command line: with more than one H1 all of them become content.',
    'GitBook documentation, create-content/blocks/heading: headings in the text begin at the second level.',
  ],
  kinds: ['page'],
  examples: [
    {files: {'README.md': '# Harbour\n\nBoats.\n\n# Quay\n~ @5:1-5:7 no-second-title "`Quay`"\n'}},
    {
      files: {
        'README.md': '# Harbour\n\n# Quay\n~ @3:1-3:7 no-second-title "`Quay`"\n\nStone.\n\n# Tides\n',
      },
      reason: 'A page is reported once, however many there are.',
    },
    {files: {'README.md': '# Harbour\n\n## Quay\n'}},
    {files: {'README.md': '# Harbour\n\n```sh\n# Quay\n```\n'}, reason: 'A comment in code is no heading.'},
    {
      files: {'.gitbook/includes/tide.md': '# High\n\n# Low\n'},
      reason: 'Reusable content has no title of its own.',
    },
  ],
  visit: ({page, report}) => ({
    done() {
      // A conflict marker's `=======` makes a heading of what stands above it; another rule says so.
      const titles = page.facts.headings.filter(
        ({depth, text}) => depth === 1 && text.trim() !== '' && !text.startsWith('<<<<<<<'),
      )
      const [first, second, ...others] = titles
      if (first === undefined || second === undefined) return
      // A page that writes all its sections so has one habit, not many mistakes.
      report({
        range: second.range,
        message: `Unexpected second title ${code(second.text)}, expected a heading of level 2 or more`,
        note: 'GitBook then takes no heading as the title of the page for sure',
        related: [
          {range: first.range, message: 'The title stands here'},
          ...others.map(({range}) => ({range, message: 'Another heading of level 1'})),
        ],
      })
    },
  }),
})
