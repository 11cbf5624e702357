/** Page rule: steps begin with a heading, or a line in bold. */
import type {Nodes} from 'mdast'
import type {Report} from '../src/core/finding.ts'
import {definePageRule} from '../src/lint/rule.ts'
import {blockContents, isVisible} from '../src/page/block-content.ts'
import type {Block} from '../src/page/facts.ts'
import {rangeOf} from '../src/page/gathered.ts'
import type {Page} from '../src/page/page.ts'

export const stepTitle = definePageRule({
  id: 'step-title',
  summary: 'Steps begin with a heading or a line in bold',
  severity: 'info',
  presets: ['recommended', 'strict'],
  fix: 'never',
  why: 'The heading of a step is its title; without one readers see a bare number, and the outline lacks the step.',
  inEditor: 'Type a heading as the first line of the step.',
  sources: [
    'Observed in exports: steps begin with a heading or a line in bold',
    'GitBook documentation, Stepper',
  ],
  examples: [
    {
      files: {
        'README.md':
          '{% stepper %}\n{% step %}\n~  ^^^^ step-title\nOpen port 80.\n\nIt is closed at first.\n{% endstep %}\n\n{% step %}\n### Close it\n\nAgain.\n{% endstep %}\n{% endstepper %}\n',
      },
    },
    {
      files: {
        'README.md':
          '{% stepper %}\n{% step %}\n**Open the port**\n\nPort 80.\n{% endstep %}\n\n{% step %}\n<h4>Close it</h4>\n{% endstep %}\n{% endstepper %}\n',
      },
    },
    {
      files: {
        'README.md':
          '{% stepper %}\n{% step %}\n[**Open the port**](port.md)\n\nPort 80.\n{% endstep %}\n{% endstepper %}\n',
        'port.md': '# Port\n',
      },
      reason: 'The line in bold may be a link',
    },
    {
      files: {'README.md': '{% stepper %}\n{% step %}\nOpen port 80.\n{% endstep %}\n{% endstepper %}\n'},
      reason: 'A paragraph alone says all there is to do',
    },
    {
      files: {'README.md': '{% stepper %}\n{% step %}\n\n{% endstep %}\n{% endstepper %}\n'},
      reason: 'An empty step lacks more than a title',
    },
    {
      files: {
        'README.md':
          '{% stepper %}\n{% step %}\n{% include ".gitbook/includes/a.md" %}\n{% endstep %}\n{% endstepper %}\n',
      },
      reason: 'The heading may be in the included content',
    },
  ],
  visit({page, report}) {
    return {
      done() {
        page.facts.blocks.forEach((block, index) => {
          if (block.name === 'step' && !block.open.inline && isUntitled(block, index, page))
            report(untitled(block))
        })
      },
    }
  },
})

function isUntitled(block: Block, index: number, page: Page): boolean {
  const [node, ...others] = (blockContents(page).get(index) ?? []).filter(isVisible)
  const inner = page.facts.blocks[block.children[0] ?? -1]
  if (inner !== undefined && (node === undefined || inner.range.start < rangeOf(node).start)) {
    return inner.name !== 'include' && inner.name !== 'if'
  }
  if (node?.type === 'paragraph' && others.length === 0 && inner === undefined) return false
  return node !== undefined && !isTitle(node)
}

function isTitle(node: Nodes): boolean {
  if (node.type === 'paragraph') {
    const [first] = node.children
    const opening = first?.type === 'link' ? first.children[0] : first
    return ['strong', 'html', 'image'].includes(opening?.type ?? '')
  }
  return node.type === 'heading' || node.type === 'html'
}

const untitled = ({open}: Block): Report => ({
  range: open.nameRange,
  message: 'Unexpected step without title, expected a heading as its first line',
  note: 'Readers see a number without a title',
})
