import type {Fix, Report} from '../src/core/finding.ts'
import {type Range, slice} from '../src/core/range.ts'
import {definePageRule} from '../src/lint/rule.ts'
import {rangeOf} from '../src/page/gathered.ts'
import type {HtmlElement, HtmlFacts} from '../src/syntax/html.ts'
import {htmlTexts} from '../src/syntax/html-text.ts'
import {type RawMarkdown, rawInlineMarkdown} from '../src/syntax/raw-markdown.ts'

export const noMarkdownInHtml = definePageRule({
  id: 'no-markdown-in-html',
  summary: 'Cells, summaries and captions in HTML hold no Markdown',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fix: 'sometimes',
  why: 'Markdown inside an HTML block is not parsed: readers see the asterisks, backticks and brackets.',
  inEditor: 'Select the text in the cell and format it in the toolbar; delete the marks',
  afterExport: {fate: 'stays', source: 'GitBook writes formatted text in such places as HTML elements'},
  sources: ['https://spec.commonmark.org/0.31.2/#html-blocks'],
  examples: [
    {
      files: {
        'README.md':
          '# Relay\n\n<table><thead><tr><th>Field</th><th>Use</th></tr></thead><tbody><tr><td>peer</td><td>**the** other end</td></tr></tbody></table>\n~ @3:86-3:93 no-markdown-in-html "Unexpected bold text in Markdown, expected `<strong>`"\n',
      },
      fixedUnsafely: {
        'README.md':
          '# Relay\n\n<table><thead><tr><th>Field</th><th>Use</th></tr></thead><tbody><tr><td>peer</td><td><strong>the</strong> other end</td></tr></tbody></table>\n',
      },
    },
    {
      files: {
        'README.md':
          '# Relay\n\n<details>\n\n<summary>The `peer` field</summary>\n~ @5:14-5:20 no-markdown-in-html "inline code"\n\nText.\n\n</details>\n',
      },
    },
    {
      files: {
        'README.md':
          '# Relay\n\n<table><tr><td><strong>the</strong> other end, 2 ** 3 and 4 ** 5</td><td><code>**args</code>, <code>a**b**</code></td></tr></table>\n',
      },
      reason: 'Operators are no marks, and code shows what it holds',
    },
    {
      files: {'README.md': '# Relay\n\n<table><tr><td>\n\n**the** other end\n\n</td></tr></table>\n'},
      reason: 'Between blank lines Markdown is parsed',
    },
    {
      files: {'README.md': '# Relay\n\n| A |\n| --- |\n| <p>**the** other end</p> |\n'},
      reason: 'Markdown is parsed in a Markdown table',
    },
  ],
  visit: ({page, report}) => {
    const blocks: Range[] = []
    return {
      html(node, ancestors) {
        if (!phrasing.has(ancestors.at(-1)?.type ?? '')) blocks.push(rangeOf(node))
      },
      done() {
        const reported = new Set<HtmlElement>()
        let holderOf: ReadonlyMap<HtmlElement, HtmlElement> | undefined
        for (const {range, inside} of htmlTexts(page.text, page.html, blocks)) {
          const found = inside && rawInlineMarkdown(page.text, range)
          if (!found) continue
          holderOf ??= holdersByElement(page.html)
          const holder = holderOf.get(inside)
          if (!holder || reported.has(holder)) continue
          reported.add(holder)
          report(rawMarks(found, page.text))
        }
      },
    }
  },
})

const phrasing = new Set(['paragraph', 'heading', 'tableCell', 'emphasis', 'strong', 'delete', 'link'])
const holders = new Set(['td', 'th', 'summary', 'figcaption'])
const verbatim = new Set(['code', 'pre', 'kbd', 'samp', 'script', 'style', 'svg', 'textarea'])
const elementFor: Readonly<Record<string, string>> = {
  'bold text': '<strong>',
  'inline code': '<code>',
  link: '<a href>',
  image: '<img>',
}

/** The cell, summary or caption around each element, itself included; none for what shows its text as it is. */
function holdersByElement({elements}: HtmlFacts): ReadonlyMap<HtmlElement, HtmlElement> {
  const holderOf = new Map<HtmlElement, HtmlElement>()
  const asWritten = new Set<HtmlElement>()
  for (const element of elements) {
    const parent = element.parent === undefined ? undefined : elements[element.parent]
    if (verbatim.has(element.name) || (parent && asWritten.has(parent))) {
      asWritten.add(element)
      continue
    }
    const holder = holders.has(element.name) ? element : parent && holderOf.get(parent)
    if (holder) holderOf.set(element, holder)
  }
  return holderOf
}

function rawMarks(found: RawMarkdown, text: string): Report {
  const fix = asHtml(found, text)
  return {
    range: found.range,
    message: `Unexpected ${found.what} in Markdown, expected \`${elementFor[found.what] ?? '<…>'}\` inside HTML`,
    note: 'Readers see the marks as they are written',
    ...(fix && {fix}),
  }
}

/** The same in HTML, where nothing but plain text stands between the marks. */
function asHtml({node, range}: RawMarkdown, text: string): Fix | undefined {
  const name = node.type === 'strong' ? 'strong' : node.type === 'inlineCode' ? 'code' : undefined
  if (name === undefined) return undefined
  const inner = name === 'code' ? /^`+(.*?)`+$/s : /^(?:\*\*|__)(.*)(?:\*\*|__)$/s
  const content = inner.exec(slice(text, range))?.[1] ?? ''
  if (!/^[^`*_[\]<>&\\]+$/.test(content)) return undefined
  const replacement = `<${name}>${content.trim()}</${name}>`
  return {
    title: `Write it as \`<${name}>\``,
    safety: 'unsafe',
    visibleText: 'changes',
    edits: [{range, text: replacement}],
  }
}
