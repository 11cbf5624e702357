import type {Fix, Report} from '../src/core/finding.ts'
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
          '<details>\n<summary>Limits</summary>\n* **five** queues\n~ @3:1-3:18 details-blank-lines "Unexpected list"\n</details>\n',
      },
      fixed: {
        'README.md': '<details>\n<summary>Limits</summary>\n\n* **five** queues\n</details>\n',
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
    const topLevel: Range[] = []
    return {
      html(node, ancestors) {
        if (ancestors.at(-1)?.type === 'paragraph') return
        const range = rangeOf(node)
        blocks.push(range)
        if (ancestors.length === 1) topLevel.push(range)
      },
      done() {
        const summaryEnds = detailsBySummaryEnd(page)
        if (summaryEnds.size === 0) return
        for (const {range} of htmlTexts(page.text, page.html, blocks)) {
          const details = summaryEnds.get(range.start)
          const found = details && rawMarkdown(page.text, range)
          if (!found) continue
          const block = topLevel.find((one) => one.start <= range.start && range.start < one.end)
          const fix =
            block && endsOnOwnLine(page.text, details, block) ? blankLineFix(page.text, range) : undefined
          report(rawAfterSummary(page.text, found, fix))
        }
      },
    }
  },
})

/** The expandables by the offset behind the end tag of their summary. */
function detailsBySummaryEnd({html}: Page): ReadonlyMap<number, HtmlElement> {
  const found = new Map<number, HtmlElement>()
  for (const details of html.elements) {
    if (details.name !== 'details' || !details.block) continue
    for (const {name, closeRange} of childElements(details, html)) {
      if (name === 'summary' && closeRange) found.set(closeRange.end, details)
    }
  }
  return found
}

/** Whether the end tag can be HTML when the text before it is Markdown: at the start of a line or in another block. */
function endsOnOwnLine(text: string, {closeRange}: HtmlElement, block: Range): boolean {
  if (closeRange === undefined || closeRange.start >= block.end) return true
  return /[\r\n] {0,3}$/.test(text.slice(block.start, closeRange.start))
}

function rawAfterSummary(
  text: string,
  {what, range}: {readonly what: string; readonly range: Range},
  fix: Fix | undefined,
): Report {
  const lineEnd = /[\r\n]/.exec(text.slice(range.start, range.end))?.index
  return {
    range: lineEnd === undefined ? range : {start: range.start, end: range.start + lineEnd},
    message: `Unexpected ${what} right after the summary, expected a blank line between them`,
    note: 'Readers see the Markdown as it is written',
    ...(fix && {fix}),
  }
}

function blankLineFix(text: string, after: Range): Fix {
  const [gap = ''] = /^[ \t]*(\r\n|\n|\r)?/.exec(text.slice(after.start, after.end)) ?? []
  const lineEnding = /[\r\n]+$/.exec(gap)?.[0] ?? (/\r\n|\n|\r/.exec(text)?.[0] || '\n')
  return {
    title: 'Insert a blank line after the summary',
    safety: 'safe',
    visibleText: 'changes',
    edits: [{range: {start: after.start, end: after.start + gap.length}, text: lineEnding + lineEnding}],
  }
}
