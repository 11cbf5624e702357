/** Page rule: no `<iframe>`. */
import type {Fix, Report} from '../src/core/finding.ts'
import {definePageRule} from '../src/lint/rule.ts'
import type {Page} from '../src/page/page.ts'
import type {HtmlElement} from '../src/syntax/html.ts'
import {ancestorsOf, attributeOf} from '../src/syntax/html-query.ts'

export const noIframe = definePageRule({
  id: 'no-iframe',
  summary: 'Content of other sites is embedded with the `embed` tag',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fix: 'sometimes',
  why: 'GitBook blocks `<iframe>`: readers see nothing in its place.',
  inEditor: 'Paste the address on a line of its own and choose to embed it.',
  afterExport: {fate: 'stays', source: 'GitBook writes embeds as this tag'},
  sources: ['GitBook documentation, Embed a URL: embeds by `<iframe>` are blocked'],
  examples: [
    {
      files: {
        'README.md':
          'See:\n\n<iframe src="https://example.org/v" width="560"></iframe>\n~ @3:2-3:8 no-iframe "expected `{% embed"\n',
      },
      fixedUnsafely: {'README.md': 'See:\n\n{% embed url="https://example.org/v" %}\n'},
    },
    {
      files: {
        'README.md': '<iframe src="https://example.org/v"></iframe>\n~ @1:2-1:8 no-iframe\n**as written**\n',
      },
      fixedUnsafely: {},
      reason: 'The text below is HTML up to the next blank line, and would become Markdown',
    },
    {files: {'README.md': '{% embed url="https://example.org/v" %}\n'}},
    {
      files: {
        'README.md':
          'Use `<iframe>`:\n\n```html\n<iframe src="https://example.org"></iframe>\n```\n\n<pre><code>\n&#x3C;iframe>\n</code></pre>\n',
      },
      reason: 'Code',
    },
    {files: {'README.md': '<!-- <iframe src="https://example.org"></iframe> -->\n'}, reason: 'A comment'},
  ],
  visit({page, report}) {
    return {
      done() {
        for (const element of page.html.elements) {
          if (element.name === 'iframe' && !isShown(element, page)) report(blocked(element, page))
        }
      },
    }
  },
})

const isShown = (element: HtmlElement, {html}: Page) =>
  ancestorsOf(element, html).some(({name}) => name === 'pre' || name === 'code')

function blocked(element: HtmlElement, page: Page): Report {
  const fix = asEmbed(element, page)
  return {
    range: element.nameRange,
    message: 'Unexpected `<iframe>`, expected `{% embed url="…" %}`',
    note: 'Readers see nothing in its place',
    ...(fix !== undefined && {fix}),
  }
}

/** The same address in a tag; only for an element alone on its lines with a blank line behind, and a public address. */
function asEmbed(element: HtmlElement, {text, lines}: Page): Fix | undefined {
  const {range, closeRange} = element
  const src = attributeOf(element, 'src')?.value ?? ''
  const [first, last] = [lines.place(range.start), lines.place(range.end)]
  const behind = text.slice(range.end, lines.lineEnd(last.line + 1))
  const isAlone = first.column === 1 && behind.trim() === ''
  if (!isAlone || closeRange === undefined || !/^https?:\/\/[^\s"<>]+$/i.test(src)) return undefined
  return {
    title: 'Write it as `embed`',
    safety: 'unsafe',
    edits: [{range, text: `{% embed url="${src}" %}`}],
  }
}
