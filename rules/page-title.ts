/** Pages without H1, whose title comes from elsewhere. */
import {definePageRule} from '../src/lint/rule.ts'
import type {PageFacts} from '../src/page/facts.ts'

export const pageTitle = definePageRule({
  id: 'page-title',
  summary: 'A page begins with its title',
  severity: 'info',
  presets: ['strict'],
  fix: 'never',
  why: 'GitBook takes the title from the table of contents, or from the name of the file.',
  inEditor: 'Type a title at the top of the page.',
  sources: [
    'GitBook documentation, create-content/blocks/heading: the first heading is the title of the page.',
  ],
  kinds: ['page'],
  examples: [
    {files: {'tides.md': 'Twice a day.\n~ @1:1-1:1 page-title\n'}},
    {files: {'tides.md': '## Tides\n~ @1:1-1:1 page-title\n\nTwice a day.\n'}},
    {files: {'tides.md': '# Tides\n\nTwice a day.\n'}},
    {
      files: {'tides.md': '---\nlayout:\n  title:\n    visible: false\n---\n\n## Tides\n'},
      reason: 'A front page that hides its title needs none.',
    },
    {
      files: {'README.md': '---\ndescription: Tides\n---\n\nTwice a day.\n'},
      reason: 'A landing page is often without.',
    },
  ],
  visit: ({page: {facts, html, text}, report}) => ({
    done() {
      if (facts.empty || facts.headings.some(({depth}) => depth === 1)) return
      if (hidesTitle(facts) || html.elements.some(({name}) => name === 'h1')) return
      if (facts.frontMatter !== undefined && /(?:^|\/)readme\.md$/i.test(facts.path)) return
      const after = facts.frontMatter?.range.end ?? (text.startsWith('\uFEFF') ? 1 : 0)
      const start = after + (/^\s*/.exec(text.slice(after))?.[0].length ?? 0)
      report({
        range: {start, end: start},
        message: 'Unexpected missing title, expected a heading such as `# Title` first',
        note: 'Readers see a title taken from the table of contents',
      })
    },
  }),
})

/** Whether `layout.title.visible` is false. `layout` is a string in pages of other tools. */
function hidesTitle({frontMatter}: PageFacts): boolean {
  const layout = frontMatter?.entries.find(({key}) => key === 'layout')?.value
  return property(property(layout, 'title'), 'visible') === false
}

function property(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).find(([name]) => name === key)?.[1]
    : undefined
}
