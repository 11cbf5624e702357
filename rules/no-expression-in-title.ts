import type {Range} from '../src/core/range.ts'
import {contains} from '../src/core/range.ts'
import {definePageRule} from '../src/lint/rule.ts'
import {rangeOf} from '../src/page/gathered.ts'
import type {HtmlElement} from '../src/syntax/html.ts'
import {classNames} from '../src/syntax/html-query.ts'

export const noExpressionInTitle = definePageRule({
  id: 'no-expression-in-title',
  summary: 'The title and description of a page hold no expression',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fix: 'never',
  kinds: ['page'],
  why: 'GitBook evaluates expressions in the body of a page only: in a title or description they show as they are written, also in the table of contents and in search.',
  inEditor: 'Replace the expression in the title by its value, or move it into the first paragraph',
  sources: ['https://gitbook.com/docs/creating-content/variables-and-expressions'],
  examples: [
    {
      files: {
        'README.md':
          '# Relay <code class="expression">space.vars.version</code>\n\nText.\n~ @1:9-1:59 no-expression-in-title "in the page title"\n',
      },
    },
    {
      files: {
        'README.md':
          '---\ndescription: Runs <code class="expression">space.vars.version</code>\n---\n\n# Relay\n~ @2:19-2:69 no-expression-in-title "in the description"\n',
      },
    },
    {
      files: {'README.md': '# Relay\n\nThis is <code class="expression">space.vars.version</code>.\n'},
    },
    {
      files: {'README.md': '# Relay\n\n## Since <code class="expression">space.vars.version</code>\n'},
      reason: 'A heading of the body is no title',
    },
    {
      files: {'README.md': '# The `<code class="expression">` element\n'},
      reason: 'Code shows the element, it does not use it',
    },
  ],
  visit: ({page, report}) => {
    let titled = false
    return {
      heading(node) {
        if (node.depth !== 1 || titled) return
        titled = true
        const heading = rangeOf(node)
        const found = page.html.elements.find((one) => isExpression(one) && contains(heading, one.range))
        if (found) report(expressionIn('page title', found.range))
      },
      done() {
        for (const {key, value, valueRange} of page.facts.frontMatter?.entries ?? []) {
          if (key !== 'description' || typeof value !== 'string') continue
          const range = writtenExpression(page.text, valueRange)
          if (range) report(expressionIn('description', range))
        }
      },
    }
  },
})

const expressionIn = (where: string, range: Range) => ({
  range,
  message: `Unexpected expression in the ${where}, expected plain text`,
  note: 'Readers see the expression as it is written',
})

const isExpression = (element: HtmlElement) =>
  element.name === 'code' && classNames(element).includes('expression')

/** An expression element in the source of a YAML value. */
function writtenExpression(text: string, {start, end}: Range): Range | undefined {
  const source = text.slice(start, end)
  const from = /<code class=\\?["']expression\\?["']>/.exec(source)?.index
  if (from === undefined) return undefined
  const close = source.indexOf('</code>', from)
  return {start: start + from, end: close < 0 ? end : start + close + '</code>'.length}
}
