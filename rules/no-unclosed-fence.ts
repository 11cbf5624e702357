/**
 * Page rule: code fences close. A fence that its list item or quote ends is reported only if it swallowed a tag:
 * CommonMark closes it there, and so may have the author.
 */
import type {Code} from 'mdast'
import type {Report} from '../src/core/finding.ts'
import {isKnownTag} from '../src/gitbook/tag-schemas.ts'
import {definePageRule} from '../src/lint/rule.ts'
import {isUnclosedFence, openingFence} from '../src/page/fences.ts'
import {rangeOf} from '../src/page/gathered.ts'
import type {Page} from '../src/page/page.ts'

export const noUnclosedFence = definePageRule({
  id: 'no-unclosed-fence',
  summary: 'Code fences are closed',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fix: 'never',
  why: 'Everything after the fence is shown as code, tags and headings included.',
  inEditor: 'Turn the swallowed part of the code block back into text.',
  sources: ['CommonMark: a fence without end runs to the end of its container'],
  examples: [
    {
      files: {
        'README.md': '# Ports\n\n```bash\n~^^^^^^ no-unclosed-fence\nls\n\n## Next\n\nGo on.\n',
      },
    },
    {
      files: {
        'README.md':
          '{% hint style="info" %}\n````\n~ @2:1-2:5 no-unclosed-fence "expected ````` ```` ````` at its end"\n```\n{% endhint %}\n\nGo on.\n',
      },
    },
    {
      files: {
        'README.md':
          'Use ```one``` word.\n\n````markdown\n```bash\nls\n```\n````\n\n~~~\n```\n~~~\n\n* ```\n  ls\n  ```\n\n    indented\n',
      },
      reason: 'Code spans, fences in longer fences, and indented code',
    },
    {files: {'README.md': '> ```\n> ls\n\nText\n'}, reason: 'The quote ends the fence'},
  ],
  visit({page, report}) {
    const codes: Code[] = []
    return {
      code: (node) => void codes.push(node),
      done() {
        const unclosedFences = codes.filter((node) => isUnclosedFence(page.text, node))
        const suspect = unclosedFences.length === 0 ? undefined : codes.find(holdsFence)
        for (const node of unclosedFences) {
          if (runsToEnd(node, page) || swallowsTag(node)) report(unclosed(node, suspect, page))
        }
      },
    }
  },
})

const runsToEnd = (node: Code, {text}: Page) => text.slice(rangeOf(node).end).trim() === ''

const swallowsTag = ({value}: Code) =>
  [...value.matchAll(/^[ \t]*\{% end([a-z][a-z-]*) %\}[ \t]*$/gm)].some(([, name = '']) => isKnownTag(name))

function unclosed(node: Code, suspect: Code | undefined, {text}: Page): Report {
  const place = openingFence(text, node) ?? rangeOf(node)
  const fence = /^(?:`+|~+)/.exec(text.slice(place.start, place.end))?.[0] ?? ''
  const before =
    suspect === undefined || rangeOf(suspect).start >= place.start ? undefined : openingFence(text, suspect)
  return {
    range: place,
    message: `Unexpected unclosed code fence, expected ${quoted(fence.slice(0, 20))} at its end`,
    note: 'Readers see the rest of the page as code',
    ...(before !== undefined && {
      related: [
        {
          range: before,
          message: 'The end may be missing in this code block, which holds another fence, here',
        },
      ],
    }),
  }
}

/** Whether code holds what looks like the start of another fence: then its own end may be what is missing. */
const holdsFence = ({value}: Code) => /^[ \t]*(?:```|~~~)[a-z]/m.test(value)

/** The fence as code: backticks stand in a span of one backtick more. */
const quoted = (fence: string) => (fence.startsWith('`') ? `${fence}\` ${fence} ${fence}\`` : `\`${fence}\``)
