/** Page rule: the tabs of a group have different titles. */
import type {Report} from '../src/core/finding.ts'
import type {Range} from '../src/core/range.ts'
import {definePageRule} from '../src/lint/rule.ts'
import {code} from '../src/lint/wording.ts'
import {isMention, tagAttribute} from '../src/page/tag-query.ts'

export const noDuplicateTabTitle = definePageRule({
  id: 'no-duplicate-tab-title',
  summary: 'The tabs of a group have different titles',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fix: 'never',
  why: 'GitBook selects tabs of the same title together: of two in a group, readers cannot reach one.',
  inEditor: 'Click the label of the tab and type another.',
  sources: ['Renderer: the id of a tab is made of its title', 'Official API schema (@gitbook/api 0.202.0)'],
  examples: [
    {
      files: {
        'README.md':
          '{% tabs %}\n{% tab title="Linux" %}\nOne\n{% endtab %}\n\n{% tab title="Linux" %}\n~             ^^^^^ no-duplicate-tab-title\nTwo\n{% endtab %}\n{% endtabs %}\n',
      },
    },
    {
      files: {
        'README.md':
          '{% tabs %}\n{% tab title="Linux" %}\nOne\n{% endtab %}\n\n{% tab title="Linux" slug="linux-arm" %}\nTwo\n{% endtab %}\n\n{% tab title="linux" %}\nThree\n{% endtab %}\n{% endtabs %}\n',
      },
      reason: 'A slug of its own, and another case',
    },
    {
      files: {
        'README.md':
          '{% tabs %}\n{% tab title="Linux" %}\nOne\n{% endtab %}\n{% endtabs %}\n\n{% tabs %}\n{% tab title="Linux" %}\nTwo\n{% endtab %}\n{% endtabs %}\n',
      },
      reason: 'Two groups: they are selected together on purpose',
    },
  ],
  visit({page, report}) {
    return {
      done() {
        const first = new Map<string, Range>()
        for (const {name, open, parent} of page.facts.blocks) {
          const {value = '', valueRange} = tagAttribute(open, 'title') ?? {}
          const title = value.trim()
          if (name !== 'tab' || parent === undefined || title === '' || valueRange === undefined) continue
          if (isMention(open) || tagAttribute(open, 'slug') !== undefined) continue
          const key = `${parent} ${title}`
          const earlier = first.get(key)
          if (earlier === undefined) first.set(key, valueRange)
          else report(duplicate(title, valueRange, earlier))
        }
      },
    }
  },
})

const duplicate = (title: string, range: Range, earlier: Range): Report => ({
  range,
  message: `Unexpected second tab ${code(title)} in a group, expected another title`,
  note: 'Readers cannot select the two tabs apart',
  related: [{range: earlier, message: 'The first of that title is here'}],
})
