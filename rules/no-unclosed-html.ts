import type {Report} from '../src/core/finding.ts'
import {slice} from '../src/core/range.ts'
import {definePageRule} from '../src/lint/rule.ts'
import type {HtmlAttribute, HtmlElement} from '../src/syntax/html.ts'

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
      files: {
        'README.md':
          '# Relay\n\n<table><tr><td><a href="https://relay.example>Site</a></td><td><a href="#">Top</a></td></tr></table>\n~ @3:25-3:46 no-unclosed-html "Unexpected quote without end in `href`"\n\n<div><img src="a.png></div>\n~ @5:16-5:21 no-unclosed-html "`src`"\n',
      },
      reason: 'A quote without end is one mistake, and the table behind it is closed',
    },
    {
      files: {
        'README.md':
          '# Relay\n\n<table><tr><td data-query="Is 1 > 0 and <b>0</b> < 1?" >a</td></tr></table>\n',
      },
      reason: 'A value may hold brackets',
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
      let waiting: HtmlElement | undefined
      for (const [index, element] of page.html.elements.entries()) {
        if (!isUnclosed(element) || !isMeant(element, slice(page.text, element.nameRange))) continue
        const isTypedForEnd = waiting && isBareRepeat(element, waiting, page.html.elements[index + 1])
        if (isTypedForEnd) report(startForEnd(element))
        else if (waiting) report(withoutEnd(waiting))
        waiting = isTypedForEnd ? undefined : element
      }
      if (waiting) report(withoutEnd(waiting))
      for (const attribute of page.html.openQuotes) report(withoutQuote(attribute, page.text))
    },
  }),
})

/** Elements of GitBook's dialect that never do without their end tag. */
const elements = new Set('button details div figcaption figure mark picture pre summary table'.split(' '))

const isUnclosed = ({name, closeRange, void: isVoid}: HtmlElement) =>
  elements.has(name) && !closeRange && !isVoid

/** A bare name in running text is a placeholder, and `<Table>` is a component of another tool. */
const isMeant = ({block, attributes}: HtmlElement, name: string) =>
  (block || attributes.length > 0) && (name === name.toLowerCase() || name === name.toUpperCase())

/** Whether a start tag stands where the one before it of the same name was to end. */
const isBareRepeat = (tag: HtmlElement, before: HtmlElement, next: HtmlElement | undefined): boolean =>
  tag.name === before.name && tag.attributes.length === 0 && next?.name !== 'summary'

const withoutEnd = ({name, nameRange}: HtmlElement): Report => ({
  range: nameRange,
  message: `Unexpected unclosed \`${name}\`, expected \`</${name}>\` after its content`,
  ...weight(name),
})

function withoutQuote({name, valueRange, range: at}: HtmlAttribute, text: string): Report {
  const from = valueRange?.start ?? at.start
  return {
    range: valueRange && valueRange.end > from ? valueRange : at,
    message: `Unexpected quote without end in \`${name}\`, expected \`${text.charAt(from - 1)}\` before the \`>\``,
    note: 'What stands behind it, up to the next quote or the end of the block, is not shown',
  }
}

const startForEnd = ({name, nameRange}: HtmlElement): Report => ({
  range: nameRange,
  message: `Unexpected second \`<${name}>\`, expected \`</${name}>\` here`,
  ...weight(name),
})

const weight = (name: string): Pick<Report, 'severity' | 'note'> =>
  name === 'details'
    ? {note: 'The rest of the page is inside the expandable, or the page does not sync'}
    : {severity: 'warning'}
