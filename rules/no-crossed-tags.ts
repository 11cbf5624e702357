/** Page rule: blocks are closed in the order in which they nest. */
import type {Report} from '../src/core/finding.ts'
import {definePageRule} from '../src/lint/rule.ts'
import type {Block} from '../src/page/facts.ts'
import {isMention} from '../src/page/tag-query.ts'
import type {GitbookTag} from '../src/syntax/nodes.ts'

export const noCrossedTags = definePageRule({
  id: 'no-crossed-tags',
  summary: 'The block that was opened last is closed first, by its own end tag',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fix: 'never',
  why: 'Where end tags cross, content lands in the wrong block or the tags are shown raw.',
  inEditor: 'In Git only: the editor cannot make blocks that cross.',
  sources: ['Observed in repositories: nesting of tags in exports is strict'],
  examples: [
    {
      files: {
        'README.md':
          '{% tabs %}\n{% tab title="A" %}\n{% hint style="info" %}\nHi\n{% endtab %}\n~  ^^^^^^ no-crossed-tags "expected `{% endhint %}` first"\n{% endhint %}\n{% endtabs %}\n',
      },
    },
    {
      files: {
        'README.md':
          '{% hint style="info" %}\nHi\n{% endtabs %}\n~  ^^^^^^^ no-crossed-tags "expected `{% endhint %}`"\n\nGo on.\n',
      },
    },
    {files: {'README.md': '{% tabs %}\n{% tab title="A" %}\nHi\n{% endtab %}\n{% endtabs %}\n'}},
    {
      files: {
        'README.md': '{% embed url="https://example.org" %}\n\n{% hint style="info" %}\nHi\n{% endhint %}\n',
      },
      reason: 'An embed without caption has no end tag',
    },
  ],
  visit({page, report}) {
    return {
      done() {
        for (const problem of page.pairing) {
          if (problem.kind !== 'crossed' && problem.kind !== 'mismatched') continue
          const block = page.facts.blocks[problem.block]
          if (block === undefined || isMention(block.open)) continue
          report(crossed(block, problem.tag, problem.kind))
        }
      },
    }
  },
})

const crossed = ({name, open}: Block, tag: GitbookTag, kind: 'crossed' | 'mismatched'): Report => ({
  range: tag.nameRange,
  message: `Unexpected end tag \`end${tag.name}\` in \`${name}\`, expected \`{% end${name} %}\`${kind === 'crossed' ? ' first' : ''}`,
  note: 'Readers see raw tags, or content in the wrong block',
  related: [{range: open.nameRange, message: `\`${name}\` opens here`}],
})
