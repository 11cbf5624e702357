import type {Report} from '../src/core/finding.ts'
import {definePageRule} from '../src/lint/rule.ts'
import type {HtmlElement} from '../src/syntax/html.ts'
import {childElements, elementText} from '../src/syntax/html-query.ts'

export const detailsSummary = definePageRule({
  id: 'details-summary',
  summary: 'Expandables have a summary with text',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fix: 'never',
  why: 'The summary is all that readers see of a closed expandable: without text they do not know what it holds.',
  inEditor: 'Type a title into the first line of the expandable',
  sources: ['https://gitbook.com/docs/creating-content/blocks/expandable'],
  examples: [
    {
      files: {
        'README.md':
          '# Relay\n\n<details>\n\nFive queues.\n\n</details>\n~ @3:2-3:9 details-summary "Unexpected missing `summary`"\n',
      },
    },
    {
      files: {
        'README.md':
          '# Relay\n\n<details>\n\n<summary></summary>\n~ @5:1-5:20 details-summary "Unexpected empty `summary`"\n\nFive queues.\n\n</details>\n',
      },
    },
    {
      files: {
        'README.md': '# Relay\n\n<details>\n\n<summary>Limits</summary>\n\nFive queues.\n\n</details>\n',
      },
    },
    {
      files: {
        'README.md':
          '# Relay\n\n<details>\n\n<summary><img src="https://example.com/a.png" alt="Limits"></summary>\n\nFive queues.\n\n</details>\n',
      },
      reason: 'An image is a label',
    },
    {
      files: {'README.md': '# Relay\n\n<details>\n\nFive queues.\n'},
      reason: 'An expandable without end is a mistake of its own',
    },
  ],
  visit: ({page, report}) => ({
    done() {
      for (const [index, details] of page.html.elements.entries()) {
        if (details.name !== 'details' || !details.closeRange) continue
        const children = childElements(details, page.html)
        const summary = children.find(({name}) => name === 'summary')
        if (!summary) {
          // Where the summary has no end, the missing end tag is the mistake.
          const first = page.html.elements[index + 1]
          if (first?.name !== 'summary') report(missingSummary(details))
        } else if (summary.closeRange && isEmpty(summary)) report(emptySummary(summary))
      }

      function isEmpty(summary: HtmlElement) {
        const labels = childElements(summary, page.html).filter(({name}) => name !== 'br')
        return (
          labels.every(({children, name}) => children.length === 0 && !pictures.has(name)) &&
          elementText(summary, page.html, page.text) === ''
        )
      }
    },
  }),
})

const pictures = new Set(['img', 'picture', 'svg', 'i'])

const missingSummary = ({nameRange}: HtmlElement): Report => ({
  range: nameRange,
  message: 'Unexpected missing `summary` in `details`, expected a label for the expandable',
  note: 'Readers see an expandable without a label',
})

const emptySummary = ({range}: HtmlElement): Report => ({
  range,
  message: 'Unexpected empty `summary`, expected a label for the expandable',
  note: 'Readers see an expandable without a label',
})
