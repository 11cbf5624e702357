import type {Report} from '../src/core/finding.ts'
import type {Range} from '../src/core/range.ts'
import {definePageRule} from '../src/lint/rule.ts'
import {rangeOf} from '../src/page/gathered.ts'
import type {Page} from '../src/page/page.ts'
import type {HtmlElement} from '../src/syntax/html.ts'
import {childElements} from '../src/syntax/html-query.ts'
import {htmlTexts} from '../src/syntax/html-text.ts'
import {rawMarkdown} from '../src/syntax/raw-markdown.ts'

export const detailsBlankLines = definePageRule({
  id: 'details-blank-lines',
  summary: 'Markdown in an expandable stands after a blank line below its summary',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fix: 'sometimes',
  why: 'Without a blank line after the summary, the text that follows is HTML up to the next blank line: readers see the asterisks, hashes and brackets of its Markdown.',
  inEditor: 'Cut the text out of the expandable and paste it into it again',
  afterExport: {fate: 'stays', source: 'GitBook writes a blank line on both sides of a summary'},
  sources: [
    'https://gitbook.com/docs/creating-content/blocks/expandable',
    'https://spec.commonmark.org/0.31.2/#html-blocks',
  ],
  examples: [
    {
      files: {
        'README.md':
          '# Relay\n\n<details>\n\n<summary>Limits</summary>\nAt most **five** queues.\n\n</details>\n~ @6:9-6:17 details-blank-lines "Unexpected bold text right after the summary"\n',
      },
      fixed: {
        'README.md':
          '# Relay\n\n<details>\n\n<summary>Limits</summary>\n\nAt most **five** queues.\n\n</details>\n',
      },
    },
    {
      files: {
        'README.md':
          '# Relay\n\n<details><summary>Limits</summary> See [limits](limits.md).</details>\n~ @3:40-3:59 details-blank-lines "Unexpected link"\n',
        'limits.md': '# Limits\n',
      },
      reason: 'The end tag on the same line leaves no certain place for the blank line',
    },
    {
      files: {
        'README.md':
          '# Relay\n\n<details>\n\n<summary>Limits</summary>\n\nAt most **five** queues.\n\n</details>\n',
      },
    },
    {
      files: {
        'README.md': '# Relay\n\n<details>\n<summary>Limits</summary>\nAt most 2 * 3 queues.\n</details>\n',
      },
      reason: 'Plain text reads the same as HTML and as Markdown',
    },
    {
      files: {
        'README.md':
          '# Relay\n\n<details>\n\n<summary>Limits</summary>\n{% hint style="info" %}\nAt most **five** queues.\n{% endhint %}\n\n</details>\n',
      },
      reason: 'A tag ends the HTML block',
    },
    {
      files: {
        'README.md':
          '# Relay\n\n<details>\n\n<summary>Limits</summary>\n\nAt most **five** queues.\n</details>\n',
      },
      reason: 'The end tag needs no blank line before it',
    },
  ],
  visit: ({page, report}) => {
    const blocks: Range[] = []
    const topLevel = new Set<number>()
    return {
      html(node, ancestors) {
        if (ancestors.at(-1)?.type === 'paragraph') return
        const range = rangeOf(node)
        blocks.push(range)
        if (ancestors.length === 1) topLevel.add(range.end)
      },
      done() {
        const summaryEnds = new Map<number, HtmlElement>()
        for (const summary of summaries(page)) {
          if (summary.closeRange) summaryEnds.set(summary.closeRange.end, summary)
        }
        if (summaryEnds.size === 0) return
        for (const {range} of htmlTexts(page.text, page.html, blocks)) {
          const found = summaryEnds.has(range.start) ? rawMarkdown(page.text, range) : undefined
          if (found) report(rawAfterSummary(page.text, range, found, topLevel.has(range.end)))
        }
      },
    }
  },
})

const summaries = ({html}: Page): readonly HtmlElement[] =>
  html.elements
    .filter(({name, block}) => name === 'details' && block)
    .flatMap((details) => childElements(details, html).filter(({name}) => name === 'summary'))

/** `canFix` says that the text ends its HTML block, and that the block stands in no container. */
function rawAfterSummary(
  text: string,
  after: Range,
  {what, range}: {readonly what: string; readonly range: Range},
  canFix: boolean,
): Report {
  const lineEnd = /[\r\n]/.exec(text.slice(range.start, range.end))?.index
  const fix = canFix ? blankLineFix(text, after) : undefined
  return {
    range: lineEnd === undefined ? range : {start: range.start, end: range.start + lineEnd},
    message: `Unexpected ${what} right after the summary, expected a blank line between them`,
    note: 'Readers see the Markdown as it is written',
    ...(fix && {fix}),
  }
}

function blankLineFix(text: string, after: Range): Report['fix'] {
  const [gap = ''] = /^[ \t]*(\r\n|\n|\r)?/.exec(text.slice(after.start, after.end)) ?? []
  const lineEnding = /[\r\n]+$/.exec(gap)?.[0] ?? '\n'
  const range = {start: after.start, end: after.start + gap.length}
  return {
    title: 'Insert a blank line after the summary',
    safety: 'safe',
    visibleText: 'changes',
    edits: [{range, text: lineEnding + lineEnding}],
  }
}
