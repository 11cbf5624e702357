/**
 * Page rule: blocks do not stand in blocks that cannot hold them. Only what the document model forbids and no
 * export shows; children without parent and content of code blocks have rules of their own.
 */
import type {Report} from '../src/core/finding.ts'
import {schemaOf} from '../src/gitbook/tag-schemas.ts'
import {definePageRule} from '../src/lint/rule.ts'
import type {Block} from '../src/page/facts.ts'
import {enclosingBlock, isMention, unpairedNames} from '../src/page/tag-query.ts'

export const blockNesting = definePageRule({
  id: 'block-nesting',
  summary: 'Blocks stand only in blocks that can hold them',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fix: 'never',
  why: 'GitBook moves or flattens a block where its document model has no place for it.',
  inEditor: 'Drag the block out of the one that it stands in.',
  sources: ['Official API schema (@gitbook/api 0.202.0): the nodes that each block may hold'],
  examples: [
    {
      files: {
        'README.md':
          '{% hint style="info" %}\n{% columns %}\n~  ^^^^^^^ block-nesting "`columns` in `hint`"\n{% column %}\nHi\n{% endcolumn %}\n{% endcolumns %}\n{% endhint %}\n',
      },
    },
    {
      files: {
        'README.md':
          '{% tabs %}\n{% tab title="A" %}\n{% hint style="info" %}\nHi\n{% endhint %}\n\n{% stepper %}\n{% step %}\n### One\n{% endstep %}\n{% endstepper %}\n{% endtab %}\n{% endtabs %}\n',
      },
      reason: 'Seen in exports',
    },
    {
      files: {
        'README.md':
          '{% hint style="info" %}\nHi\n\n{% columns %}\n{% column %}\nHi\n{% endcolumn %}\n{% endcolumns %}\n',
      },
      reason: 'The unclosed hint is the mistake',
    },
  ],
  visit({page, report}) {
    return {
      done() {
        const unpaired = unpairedNames(page)
        for (const block of page.facts.blocks) {
          const forbidden = schemaOf(block.name)?.forbiddenAncestors
          if (forbidden === undefined || isMention(block.open) || unpaired.has(block.name)) continue
          const outer = enclosingBlock(block, forbidden, page)
          if (outer === undefined || unpaired.has(outer.name) || holdsCode(outer)) continue
          report(misplaced(block, outer))
        }
      },
    }
  },
})

const holdsCode = ({name}: Block) => schemaOf(name)?.content === 'fence'

const misplaced = ({name, open}: Block, outer: Block): Report => ({
  range: open.nameRange,
  message: `Unexpected \`${name}\` in \`${outer.name}\`, expected it outside`,
  note: 'GitBook moves or flattens it',
  related: [{range: outer.open.nameRange, message: `\`${outer.name}\` opens here`}],
})
