/** Page rule: tabs have a title. */
import type {Report} from '../src/core/finding.ts'
import {definePageRule} from '../src/lint/rule.ts'
import {isMention, tagAttribute} from '../src/page/tag-query.ts'

export const tabTitle = definePageRule({
  id: 'tab-title',
  summary: 'Tabs have a title',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fix: 'never',
  why: 'Readers see a tab without a label.',
  inEditor: 'Click the label of the tab and type one.',
  sources: ['GitBook documentation, Tabs', 'Observed in repositories: tabs without a title'],
  examples: [
    {
      files: {
        'README.md':
          '{% tabs %}\n{% tab %}\n~  ^^^ tab-title "missing"\nOne\n{% endtab %}\n\n{% tab title="" %}\n~      ^^^^^^^^ tab-title "empty"\nTwo\n{% endtab %}\n{% endtabs %}\n',
      },
    },
    {
      files: {
        'README.md':
          '{% tabs %}\n{% tab title="100% free" icon="bolt" %}\nOne\n{% endtab %}\n{% endtabs %}\n',
      },
    },
    {
      files: {
        'README.md':
          '{% tabs %}\n{% tab icon="windows" %}\nOne\n{% endtab %}\n{% endtabs %}\n\nThe {% tab %} tag.\n',
      },
      reason: 'An icon is a label; prose',
    },
  ],
  visit({page, report}) {
    return {
      done() {
        for (const {name, open} of page.facts.blocks) {
          if (name !== 'tab' || isMention(open) || open.problems.length > 0) continue
          const title = tagAttribute(open, 'title')
          if (title?.value?.trim() || tagAttribute(open, 'icon')?.value) continue
          report(untitled(title?.range ?? open.nameRange, title === undefined ? 'missing' : 'empty'))
        }
      },
    }
  },
})

const untitled = (range: Report['range'], what: 'missing' | 'empty'): Report => ({
  range,
  message: `Unexpected ${what} \`title\` in \`tab\`, expected a label`,
  note: 'Readers see a tab without a label',
})
