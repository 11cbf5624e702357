/** GitHub's alerts, `> [!NOTE]`, which GitBook shows as a plain quotation. */
import type {Blockquote, Nodes} from 'mdast'
import type {Fix} from '../src/core/finding.ts'
import {lineEndingOf} from '../src/core/line-ending.ts'
import type {Range} from '../src/core/range.ts'
import {definePageRule, type PageContext} from '../src/lint/rule.ts'
import {rangeOf} from '../src/page/gathered.ts'
import {sourceText} from '../src/syntax/source-text.ts'

export const noGithubAlert = definePageRule({
  id: 'no-github-alert',
  summary: 'Callouts are hints, not alerts of GitHub',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fix: 'sometimes',
  why: 'GitBook does not know alerts: readers see a quotation that begins with `[!NOTE]`.',
  inEditor: 'Delete the quotation and insert a hint.',
  afterExport: {fate: 'stays', source: 'Hints are blocks of GitBook, which it exports as they are.'},
  sources: ['Observed in exports: GitBook escapes the marker as text, `> \\[!NOTE]`.'],
  examples: [
    {
      files: {'README.md': '> [!NOTE]\n~ ^^^^^^^ no-github-alert "hint style"\n> High tide.\n'},
      fixedUnsafely: {'README.md': '{% hint style="info" %}\nHigh tide.\n{% endhint %}\n'},
    },
    {
      files: {
        'README.md': '> [!TIP]\n~ ^^^^^^ no-github-alert\n>\n> High tide.\n>\n> * Bring boots.\n\nAfter.\n',
      },
      fixedUnsafely: {
        'README.md': '{% hint style="success" %}\nHigh tide.\n\n* Bring boots.\n{% endhint %}\n\nAfter.\n',
      },
    },
    {files: {'README.md': '> \\[!CAUTION] High tide.\n~ @1:3-1:14 no-github-alert\n'}},
    {files: {'README.md': '{% hint style="info" %}\nHigh tide.\n{% endhint %}\n'}},
    {
      files: {'README.md': '> Write [!NOTE] to get an alert on GitHub.\n\n> A quotation.\n'},
      reason: 'The marker does not stand first.',
    },
  ],
  visit: (context) =>
    context.page.text.includes('[!')
      ? {blockquote: (node, ancestors) => checkQuote(context, node, ancestors)}
      : {},
})

const styles: Readonly<Record<string, string>> = {
  NOTE: 'info',
  IMPORTANT: 'info',
  TIP: 'success',
  WARNING: 'warning',
  CAUTION: 'danger',
}

function checkQuote({page: {text}, report}: PageContext, node: Blockquote, ancestors: readonly Nodes[]) {
  const paragraph = node.children[0]
  const first = paragraph?.type === 'paragraph' ? paragraph.children[0] : undefined
  if (first?.type !== 'text') return
  const [marker = '', name = ''] = /^\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]/i.exec(first.value) ?? []
  const style = styles[name.toUpperCase()]
  if (style === undefined) return
  const range = sourceText(text, rangeOf(first), first.value).rawRange(0, marker.length)
  const fix = ancestors.length === 1 ? asHint(text, rangeOf(node), range, style) : undefined
  report({
    range,
    message: `Unexpected GitHub alert \`${marker}\`, expected \`{% hint style="${style}" %}\``,
    note: `Readers see a quotation that begins with \`${marker}\``,
    ...(fix && {fix}),
  })
}

/** Replaces quote marks by a hint; not where a line of the quotation lacks its mark. */
function asHint(text: string, quote: Range, marker: Range, style: string): Fix | undefined {
  const ending = lineEndingOf(text)
  const before = text.slice(0, quote.start)
  if (before !== '' && !/(?:\r\n|\r(?!\n)|\n)[ \t]*(?:\r\n?|\n)$/.test(before.slice(-200))) return undefined
  const raw = text.slice(quote.start, marker.start) + text.slice(marker.end, quote.end)
  const lines = raw.split(/\r\n|\r|\n/)
  if (lines.some((line) => !/^ {0,3}>/.test(line))) return undefined
  const body = lines.map((line) => line.replace(/^ {0,3}> ?/, ''))
  const first = body.findIndex((line, at) => !(at === 0 ? /^[ \t\\]*$/ : /^[ \t]*$/).test(line))
  if (first < 0) return undefined
  const content = first === 0 ? [(body[0] ?? '').trimStart(), ...body.slice(1)] : body.slice(first)
  const hint = [`{% hint style="${style}" %}`, ...content, '{% endhint %}'].join(ending)
  return {
    title: `Make it a hint of style \`${style}\``,
    safety: 'unsafe',
    visibleText: 'changes',
    edits: [{range: quote, text: hint}],
  }
}
