import type {Report} from '../src/core/finding.ts'
import {nearest} from '../src/core/nearest.ts'
import {definePageRule} from '../src/lint/rule.ts'
import {code} from '../src/lint/wording.ts'
import type {HtmlElement} from '../src/syntax/html.ts'
import {attributeOf, childElements, classNames, elementText} from '../src/syntax/html-query.ts'

export const buttonClass = definePageRule({
  id: 'button-class',
  summary: 'Buttons are primary or secondary and have a label',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fix: 'never',
  why: 'GitBook makes a button of a link whose classes are `button primary` or `button secondary`: any other shows as a plain link, and one without text shows no label.',
  inEditor: 'Select the button and choose its style; type its label',
  sources: ['https://gitbook.com/docs/creating-content/formatting/inline#buttons'],
  examples: [
    {
      files: {
        'README.md':
          '# Relay\n\n<a href="https://example.com" class="button primery">Start</a>\n~ @3:38-3:52 button-class "`primery`, expected `primary`"\n\n<a href="https://example.com" class="button primary"></a>\n~ @5:1-5:58 button-class "Unexpected button without label"\n',
      },
    },
    {
      files: {
        'README.md':
          '# Relay\n\n<a href="https://example.com" class="button">Start</a>\n~ @3:38-3:44 button-class "expected `primary` or `secondary`"\n',
      },
    },
    {
      files: {
        'README.md':
          '# Relay\n\n<a href="https://example.com" class="button primary" data-icon="github">Code</a> <button type="button" class="button secondary" data-action="ask" data-query="Why?">Why?</button>\n',
      },
    },
    {
      files: {
        'README.md': '# Relay\n\n<a href="https://example.com" class="external">Start</a> Press <button>.\n',
      },
      reason: 'A link of another class, or a name in angle brackets, is no button',
    },
  ],
  visit: ({page, report}) => ({
    done() {
      for (const element of page.html.elements) {
        if (!isButton(element)) continue
        if (!classNames(element).some((name) => styles.includes(name))) report(otherStyle(element))
        const holds = childElements(element, page.html).some(({name}) => name === 'img' || name === 'picture')
        if (element.closeRange && !holds && elementText(element, page.html, page.text) === '') {
          report(withoutLabel(element))
        }
      }
    },
  }),
})

const styles = ['primary', 'secondary']

const isButton = (element: HtmlElement) =>
  (element.name === 'a' || element.name === 'button') && classNames(element).includes('button')

function otherStyle(element: HtmlElement): Report {
  const classes = attributeOf(element, 'class')
  const range = classes?.valueRange ?? element.nameRange
  const names = classNames(element).filter((name) => name !== 'button')
  const misspelt = names.find((name) => nearest(name, styles) !== undefined)
  const note = 'Readers see a plain link'
  if (misspelt === undefined) {
    return {
      range,
      message: 'Unexpected button without style, expected `primary` or `secondary` in its class',
      note,
    }
  }
  return {
    range,
    message: `Unexpected button class ${code(misspelt)}, expected \`${nearest(misspelt, styles)}\``,
    note,
  }
}

const withoutLabel = ({range}: HtmlElement): Report => ({
  range,
  message: 'Unexpected button without label, expected text in it',
})
