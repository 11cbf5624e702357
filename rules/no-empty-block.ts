/** Page rule: hints, and blocks that are made of others, are not empty. Empty columns are spacing, and left alone. */
import type {Report} from '../src/core/finding.ts'
import {definePageRule} from '../src/lint/rule.ts'
import {blockContents, isVisible} from '../src/page/block-content.ts'
import type {Block} from '../src/page/facts.ts'

const checked = new Set(['hint', 'tabs', 'stepper', 'columns', 'updates'])

export const noEmptyBlock = definePageRule({
  id: 'no-empty-block',
  summary: 'Hints, tabs, steppers, columns and updates are not empty',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fix: 'never',
  why: 'Readers see an empty box, or a gap.',
  inEditor: 'Delete the block, or write into it.',
  sources: ['Official API schema (@gitbook/api 0.202.0)', 'Renderer: an empty hint is a box with an icon'],
  examples: [
    {
      files: {
        'README.md':
          '{% hint style="info" %}\n~  ^^^^ no-empty-block "empty `hint`"\n\n{% endhint %}\n\n{% tabs %}\n~  ^^^^ no-empty-block\n{% endtabs %}\n',
      },
    },
    {
      files: {
        'README.md':
          '{% hint style="info" %}\n![](a.png)\n{% endhint %}\n\n{% columns %}\n{% column %}\nHi\n{% endcolumn %}\n\n{% column %}\n\n{% endcolumn %}\n{% endcolumns %}\n',
      },
      reason: 'An image is content, and an empty column is spacing',
    },
    {
      files: {
        'README.md': '{% hint style="info" %}\n{% include ".gitbook/includes/a.md" %}\n{% endhint %}\n',
      },
      reason: 'A void tag is content',
    },
    {files: {'README.md': 'Write {% tabs %}{% endtabs %}.\n'}, reason: 'Prose'},
  ],
  visit({page, report}) {
    return {
      done() {
        page.facts.blocks.forEach((block, index) => {
          if (!checked.has(block.name) || block.open.inline || block.children.length > 0) return
          const nodes = blockContents(page).get(index)
          if (nodes !== undefined && !nodes.some(isVisible)) report(empty(block))
        })
      },
    }
  },
})

const empty = ({name, open}: Block): Report => ({
  range: open.nameRange,
  message: `Unexpected empty \`${name}\`, expected content`,
  note: name === 'hint' ? 'Readers see an empty box' : 'Readers see nothing in its place',
})
