/** Headings that are more than one level below the heading before them. */
import {definePageRule} from '../src/lint/rule.ts'
import type {Heading} from '../src/page/facts.ts'

export const noSkippedHeadingLevel = definePageRule({
  id: 'no-skipped-heading-level',
  summary: 'Heading levels go down one at a time',
  severity: 'info',
  presets: ['strict'],
  fix: 'never',
  why: 'The outline of the page and screen readers lose the order of the sections.',
  inEditor: 'Choose the heading level below that of the heading before it.',
  sources: ['WCAG 2.2, technique G141: headings that follow the order of the sections.'],
  examples: [
    {files: {'README.md': '# Harbour\n\n### Quay\n~ @3:1-3:4 no-skipped-heading-level "`##`"\n'}},
    {
      files: {'README.md': '# Harbour\n\n###\n\n## Quay\n'},
      reason: 'An empty heading is one mistake, and another rule tells it',
    },
    {files: {'README.md': '# Harbour\n\n## Quay\n\n### Crane\n\n## Gate\n'}},
    {
      files: {'README.md': '# Harbour\n\n{% hint style="info" %}\n#### Tide\n\nHigh.\n{% endhint %}\n'},
      reason: 'A block begins anew: GitBook writes the titles of hints and steps at a level of its own.',
    },
  ],
  visit({page, report}) {
    const details = page.html.elements.filter(({name}) => name === 'details')
    const headingsByPlace = new Map<string, Heading>()
    return {
      done() {
        for (const heading of page.facts.headings) {
          const {start} = heading.range
          // The last one to open is the innermost, if it still holds the heading.
          const around =
            details.length === 0
              ? -1
              : details.findLastIndex(({range}) => range.start < start && start < range.end)
          // An empty heading is to go, whatever its level.
          if (heading.text.trim() === '') continue
          const place = `${heading.block ?? ''} ${around}`
          const previous = headingsByPlace.get(place)
          headingsByPlace.set(place, heading)
          if (previous === undefined || heading.depth <= previous.depth + 1) continue
          const right = '#'.repeat(previous.depth + 1)
          report({
            range: {start, end: start + heading.depth},
            message: `Unexpected heading level \`${'#'.repeat(heading.depth)}\`, expected \`${right}\` after \`${'#'.repeat(previous.depth)}\``,
            note: 'The outline of the page skips a level',
            related: [{range: previous.range, message: 'The heading before it stands here'}],
          })
        }
      },
    }
  },
})
