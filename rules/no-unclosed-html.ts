import type {Report} from '../src/core/finding.ts'
import {slice} from '../src/core/range.ts'
import {definePageRule} from '../src/lint/rule.ts'
import type {HtmlElement} from '../src/syntax/html.ts'

export const noUnclosedHtml = definePageRule({
  id: 'no-unclosed-html',
  summary: 'HTML elements that GitBook knows have their end tag',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fix: 'never',
  why: 'An expandable without end takes in the rest of the page or stops the sync; another element without end is dropped, or spreads over what follows.',
  inEditor: 'in Git only',
  sources: [
    'https://github.com/TEN-framework/docs/pull/15',
    'https://github.com/pinot-contrib/pinot-docs/commit/4fe7f8c3',
  ],
  examples: [
    {
      files: {
        'README.md':
          '# Relay\n\n<details>\n~@3:2-3:9 no-unclosed-html "expected `</details>`"\n\n<summary>Limits</summary>\n\nFive queues.\n\n## Next\n',
      },
    },
    {
      files: {
        'README.md':
          '# Relay\n\n<details>\n\n<summary>Limits</summary>\n\nFive queues.\n\n<details>\n~ @9:2-9:9 no-unclosed-html "expected `</details>` here"\n',
      },
      reason: 'A start tag typed for the end tag is one mistake',
    },
    {
      files: {
        'README.md':
          '# Relay\n\nA <mark style="color:red;">red word.\n~ @3:4-3:8 no-unclosed-html "`mark`"\n\nMore text.\n',
      },
    },
    {
      files: {
        'README.md':
          '# Relay\n\n<details>\n\n<summary>Limits</summary>\n\nFive queues.\n\n</details>\n\n<figure><img src="https://example.com/a.png" alt="A"><figcaption></figcaption></figure>\n',
      },
    },
    {
      files: {'README.md': '# Relay\n\nRun relay <file> as <user>, or put it into a <table>.\n'},
      reason: 'Names in angle brackets are placeholders, not elements',
    },
    {
      files: {
        'README.md': '# Relay\n\n<table><tr><td>a<td>b<tr><td>c<td>d</table>\n',
      },
      reason: 'The end tags of rows and cells may be left out',
    },
  ],
  visit: ({page, report}) => ({
    done() {
      const unclosed = page.html.elements.filter(
        (element) => isUnclosed(element) && isMeant(element, slice(page.text, element.nameRange)),
      )
      for (let at = 0; at < unclosed.length; at++) {
        const element = unclosed[at]
        const next = unclosed[at + 1]
        if (!element) continue
        if (next && isTypedForEndTag(next, element, page.html.elements)) {
          report(startForEnd(next))
          at++
        } else report(withoutEnd(element))
      }
    },
  }),
})

/** Elements of GitBook's dialect that never do without their end tag. */
const elements = new Set(
  ['details', 'summary', 'table', 'figure', 'figcaption', 'picture', 'div', 'pre'].concat(['mark', 'button']),
)

const isUnclosed = ({name, closeRange, void: isVoid}: HtmlElement) =>
  elements.has(name) && !closeRange && !isVoid

/** A bare name in running text is a placeholder, and `<Table>` is a component of another tool. */
const isMeant = ({block, attributes}: HtmlElement, name: string) =>
  (block || attributes.length > 0) && (name === name.toLowerCase() || name === name.toUpperCase())

/** Whether a start tag stands where the one before it of the same name was to end. */
function isTypedForEndTag(tag: HtmlElement, before: HtmlElement, all: readonly HtmlElement[]): boolean {
  if (tag.name !== before.name || tag.attributes.length > 0) return false
  return tag.name !== 'details' || all[all.indexOf(tag) + 1]?.name !== 'summary'
}

const withoutEnd = ({name, nameRange}: HtmlElement): Report => ({
  range: nameRange,
  message: `Unexpected unclosed \`${name}\`, expected \`</${name}>\` after its content`,
  ...weight(name),
})

const startForEnd = ({name, nameRange}: HtmlElement): Report => ({
  range: nameRange,
  message: `Unexpected second \`<${name}>\`, expected \`</${name}>\` here`,
  ...weight(name),
})

const weight = (name: string): Pick<Report, 'severity' | 'note'> =>
  name === 'details'
    ? {note: 'The rest of the page is inside the expandable, or the page does not sync'}
    : {severity: 'warning'}
