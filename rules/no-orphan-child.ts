/** Page rule: tabs, steps, columns and updates stand directly in their parent. Silent where tags do not pair. */
import type {Report} from '../src/core/finding.ts'
import {isKnownTag, schemaOf} from '../src/gitbook/tag-schemas.ts'
import {definePageRule} from '../src/lint/rule.ts'
import {oneOf} from '../src/lint/wording.ts'
import type {Block} from '../src/page/facts.ts'
import type {Page} from '../src/page/page.ts'
import {isMention, unpairedNames} from '../src/page/tag-query.ts'

export const noOrphanChild = definePageRule({
  id: 'no-orphan-child',
  summary: 'Tabs, steps, columns and updates stand in their parent block',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fix: 'never',
  why: 'GitBook drops a child without its parent: readers do not see the content, or see raw tags.',
  inEditor: 'Insert the parent block by typing `/` and move the content into it.',
  sources: ['Official API schema (@gitbook/api 0.202.0): tabs hold tab items, steppers hold steps'],
  examples: [
    {
      files: {
        'README.md':
          '{% tab title="Linux" %}\n~  ^^^ no-orphan-child "expected it directly in `tabs`"\nHi\n{% endtab %}\n',
      },
    },
    {
      files: {
        'README.md':
          '{% stepper %}\n{% step %}\n### One\n\n{% column %}\n~  ^^^^^^ no-orphan-child\nHi\n{% endcolumn %}\n{% endstep %}\n{% endstepper %}\n',
      },
    },
    {files: {'README.md': '{% tabs %}\n{% tab title="Linux" %}\nHi\n{% endtab %}\n{% endtabs %}\n'}},
    {
      files: {'README.md': '{% tbas %}\n{% tab title="Linux" %}\nHi\n{% endtab %}\n{% endtbas %}\n'},
      reason: 'The misspelt parent is the mistake',
    },
    {
      files: {'README.md': '{% tab title="Linux" %}\nHi\n{% endtab %}\n{% endtabs %}\n'},
      reason: 'The end tag without opening tag is the mistake',
    },
    {
      files: {
        'README.md': '{% swagger-description %}\nHi\n{% endswagger-description %}\n\nA {% tab %} is a tag.\n',
      },
      reason: 'Old blocks, and prose',
    },
  ],
  visit({page, report}) {
    return {
      done() {
        const unpaired = unpairedNames(page)
        for (const block of page.facts.blocks) {
          const {status, parents} = schemaOf(block.name) ?? {}
          if (status !== 'current' || parents === undefined || isMention(block.open)) continue
          if (parents.some((name) => unpaired.has(name)) || hasParent(block, parents, page)) continue
          report(orphan(block, parents))
        }
      },
    }
  },
})

/** Whether the block stands in one of its parents, or in a tag whose name may be a slip of one. */
function hasParent({parent}: Block, parents: readonly string[], {facts}: Page): boolean {
  const name = parent === undefined ? undefined : facts.blocks[parent]?.name
  return name !== undefined && (parents.includes(name) || !isKnownTag(name))
}

const orphan = ({name, open}: Block, parents: readonly string[]): Report => ({
  range: open.nameRange,
  message: `Unexpected \`${name}\` on its own, expected it directly in ${oneOf(parents)}`,
  note: 'Readers do not see its content',
})
