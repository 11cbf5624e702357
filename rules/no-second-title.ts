/** More than one H1: GitBook takes one as the page's title. */
import {definePageRule} from '../src/lint/rule.ts'

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
    {files: {'README.md': '# Harbour\n\n## Quay\n'}},
    {files: {'README.md': '# Harbour\n\n```sh\n# Quay\n```\n'}, reason: 'A comment in code is no heading.'},
    {files: {'.gitbook/includes/tide.md': '# High\n\n# Low\n'}, reason: 'Reusable content has no title of its own.'},
  ],
  visit: ({page, report}) => ({
    done() {
      // A conflict marker's `=======` makes a heading of what stands above it; another rule says so.
      const titles = page.facts.headings.filter(({depth, text}) => depth === 1 && text.trim() !== '' && !text.startsWith('<<<<<<<'))
      const [first, ...others] = titles
      if (first === undefined) return
      for (const {range, text} of others) {
        report({
          range,
          message: `Unexpected second title \`${shorten(text)}\`, expected a heading of level 2 or more`,
          note: 'GitBook then takes no heading as the title of the page for sure',
          related: [{range: first.range, message: 'The title stands here'}],
        })
      }
    },
  }),
})

const shorten = (text: string) => (text.length > 40 ? `${text.slice(0, 39)}…` : text).replace(/\s+/g, ' ')
