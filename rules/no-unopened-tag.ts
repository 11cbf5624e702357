/** Page rule: end tags close something. Says nothing where a code fence or a misspelt name hides the opening tag. */
import type {Code} from 'mdast'
import type {Report} from '../src/core/finding.ts'
import {nearest} from '../src/core/nearest.ts'
import {isKnownTag} from '../src/gitbook/tag-schemas.ts'
import {definePageRule} from '../src/lint/rule.ts'
import type {Block} from '../src/page/facts.ts'
import {type LostTag, tagsLostInFences} from '../src/page/fences.ts'
import {rangeOf} from '../src/page/gathered.ts'
import type {GitbookTag} from '../src/syntax/nodes.ts'

export const noUnopenedTag = definePageRule({
  id: 'no-unopened-tag',
  summary: 'End tags close a block that was opened',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fix: 'never',
  why: 'An end tag that closes nothing is shown as it is written: readers see braces.',
  inEditor: 'Delete the raw tag where the page shows it.',
  sources: ['Observed in repositories: end tags left over after edits by hand'],
  examples: [
    {
      files: {
        'README.md':
          'Open port 80.\n\n{% endhint %}\n~  ^^^^^^^ no-unopened-tag "`{% hint %}` before it"\n\nGo on.\n',
      },
    },
    {files: {'README.md': '{% hint style="info" %}\nHi\n{% endhint %}\n'}},
    {files: {'README.md': 'The box ends at {% endhint %} and not before.\n'}, reason: 'Prose names the tag'},
    {
      files: {'README.md': '{% for page in pages %}\n\n{% endfor %}\n\n{% endunless %}\n'},
      reason: 'Not tags of GitBook',
    },
    {
      files: {'README.md': '{% hnit style="info" %}\nHi\n{% endhint %}\n'},
      reason: 'The misspelt opening tag is the mistake',
    },
  ],
  visit({page, report}) {
    const codes: Code[] = []
    return {
      code: (node) => void codes.push(node),
      done() {
        const tags = page.pairing.flatMap((problem) => (problem.kind === 'unopened' ? problem.tag : []))
        if (tags.length === 0) return
        const lost = tagsLostInFences(page.text, codes)
        const misspelt = page.facts.blocks.filter(({name, close}) => close === undefined && !isKnownTag(name))
        for (const tag of tags) {
          if (!tag.inline && !isSwallowed(tag, lost) && !isMisspelt(tag, misspelt)) report(unopened(tag))
        }
      },
    }
  },
})

const isSwallowed = (tag: GitbookTag, lost: readonly LostTag[]) =>
  lost.some(({name, kind, offset}) => kind === 'open' && name === tag.name && offset < rangeOf(tag).start)

const isMisspelt = (tag: GitbookTag, blocks: readonly Block[]) =>
  blocks.some(({name, range}) => range.start < rangeOf(tag).start && nearest(name, [tag.name]) !== undefined)

const unopened = (tag: GitbookTag): Report => ({
  range: tag.nameRange,
  message: `Unexpected end tag \`end${tag.name}\`, expected \`{% ${tag.name} %}\` before it`,
  note: 'Readers see the raw tag',
})
