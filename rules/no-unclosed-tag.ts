/** Page rule: opening tags have their end tag. Says nothing where a code fence swallowed it. */
import type {Code} from 'mdast'
import type {Report} from '../src/core/finding.ts'
import {definePageRule} from '../src/lint/rule.ts'
import type {Block} from '../src/page/facts.ts'
import {tagsLostInFences} from '../src/page/fences.ts'
import {rangeOf} from '../src/page/gathered.ts'
import {isGitbookCondition, isMention} from '../src/page/tag-query.ts'
import type {GitbookTag} from '../src/syntax/nodes.ts'

export const noUnclosedTag = definePageRule({
  id: 'no-unclosed-tag',
  summary: 'Blocks that need an end tag have one',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fix: 'never',
  why: 'Without its end tag a block swallows the rest of the page, or readers see the raw tag.',
  inEditor: 'In Git only: the editor cannot make a block without end.',
  sources: ['Observed in repositories: pages swallowed by a block that was never closed'],
  examples: [
    {
      files: {
        'README.md':
          '# Ports\n\n{% hint style="info" %}\n~  ^^^^ no-unclosed-tag "`{% endhint %}`"\nOpen port 80.\n\n## Next\n\nGo on.\n',
      },
    },
    {
      files: {
        'README.md':
          '{% tabs %}\n{% tab title="A" %}\n~  ^^^ no-unclosed-tag\nOne\n\n{% tab title="B" %}\nTwo\n{% endtab %}\n{% endtabs %}\n',
      },
    },
    {
      files: {'README.md': 'A {% raw %}{{ name }}\n\n{% hint style="info" %}\nHi\n{% endhint %}\n'},
      reason: 'Prose names a bare tag',
    },
    {
      files: {
        'README.md':
          '{% embed url="https://example.org" %}\n\n{% file src="a.pdf" %}\n\n{% include ".gitbook/includes/a.md" %}\n\n{% @acme/form id="1" %}\n',
      },
      reason: 'Void tags, and tags whose end tag is optional',
    },
    {
      files: {'README.md': '{% hint style="info" %}\nRun:\n\n```sh\nls\n{% endhint %}\n'},
      reason: 'The unclosed fence is the cause, and is reported by itself',
    },
    {files: {'README.md': '{% if user.name %}\n\nText\n'}, reason: 'A condition of Jinja, not of GitBook'},
  ],
  visit({page, report}) {
    const codes: Code[] = []
    return {
      code: (node) => void codes.push(node),
      done() {
        const problems = page.pairing.filter((problem) => problem.kind === 'unclosed')
        if (problems.length === 0) return
        const lost = tagsLostInFences(page.text, codes)
        for (const {block: index, interrupted} of problems) {
          const block = page.facts.blocks[index]
          if (block === undefined || !isMeant(block)) continue
          const swallowed = lost.some(
            ({name, kind, offset}) => kind === 'close' && name === block.name && offset > block.range.start,
          )
          if (!swallowed) report(unclosed(block, interrupted))
        }
      },
    }
  },
})

const isMeant = ({name, open}: Block) => !isMention(open) && (name !== 'if' || isGitbookCondition(open))

const unclosed = ({name, open}: Block, interrupted: GitbookTag | undefined): Report => ({
  range: open.nameRange,
  message: `Unexpected unclosed \`${name}\`, expected \`{% end${name} %}\``,
  note: 'Readers see the raw tag, or the rest of the page inside the block',
  ...(interrupted !== undefined && {
    related: [{range: rangeOf(interrupted), message: 'The end tag is missing before the tag here'}],
  }),
})
