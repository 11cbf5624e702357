/** Reports links that still bear the text GitBook gives to a link whose target is lost. */
import {type Range, range} from '../src/core/range.ts'
import {classifyHref} from '../src/gitbook/href.ts'
import {definePageRule} from '../src/lint/rule.ts'
import {isMention} from '../src/page/distinct-targets.ts'
import type {Target} from '../src/page/facts.ts'

export const noBrokenLinkText = definePageRule({
  id: 'no-broken-link-text',
  summary: 'No link is called "Broken link"',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fix: 'never',
  why: 'GitBook calls a link "Broken link" when its target is deleted. The address was mended since, but readers still see these words.',
  inEditor: 'Click the link and give it the title of the page it leads to.',
  sources: [
    'Observed in synced spaces: `[Broken link](/broken/pages/ID)` and links that were mended by hand',
  ],
  examples: [
    {
      files: {
        'README.md': `# Kites

First read [Broken link](lines.md).
~           ^^^^^^^^^^^ no-broken-link-text

<a href="tails.md">Broken link</a>
~                  ^^^^^^^^^^^ no-broken-link-text
`,
      },
    },
    {
      files: {'README.md': '# Kites\n\n[Broken link](broken-reference) and [Broken links](links.md)\n'},
      reason: 'A lost target is reported by `no-broken-reference`',
    },
    {
      files: {
        'README.md':
          '# Help\n\nSee [Broken link](troubleshooting/broken-link.md) or [Broken link](lines.md "mention").\n',
      },
      reason: 'A page about broken links may be called so, and the text of a mention is not shown',
    },
  ],
  visit: ({page, report}) => ({
    done() {
      for (const target of page.facts.targets) {
        if (!isTold(target)) continue
        report({
          range: textRange(target, page.text),
          message: 'Unexpected link text `Broken link`, expected the title of what it leads to',
          note: 'Readers see a link called "Broken link", although it leads somewhere',
        })
      }
    },
  }),
})

/** The text of other kinds is not shown, or belongs to a hidden column. */
const isTold = (target: Target): boolean =>
  (target.kind === 'link' || target.kind === 'html-link') &&
  target.text?.trim().toLowerCase() === 'broken link' &&
  !isMention(target) &&
  !/broken-reference|^\/broken\/|broken[-_]?link/i.test(target.href) &&
  !/^broken/.test(classifyHref(target.href).kind)

function textRange(target: Target, text: string): Range {
  const source = text.slice(target.range.start, target.range.end)
  const at = source.search(/broken link/i)
  return at < 0
    ? target.range
    : range(target.range.start + at, target.range.start + at + 'broken link'.length)
}
