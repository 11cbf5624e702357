import type {Report} from '../src/core/finding.ts'
import {definePageRule} from '../src/lint/rule.ts'
import {code} from '../src/lint/wording.ts'
import type {HtmlAttribute, HtmlElement} from '../src/syntax/html.ts'
import {ancestorsOf, attributeOf} from '../src/syntax/html-query.ts'

export const tableOption = definePageRule({
  id: 'table-option',
  summary: 'Select cells choose options that their table declares',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fix: 'never',
  why: 'A cell of a select column names an option by its id; where the head of the table does not declare that id, the cell shows empty.',
  inEditor: 'Choose the option in the cell again',
  sources: ['https://gitbook.com/docs/creating-content/blocks/table'],
  examples: [
    {
      files: {
        'README.md':
          '# Relay\n\n<table><thead><tr><th data-type="select"><select><option value="a1" label="On" color="blue"></option></select></th></tr></thead><tbody><tr><td><span data-option="b2">Off</span></td></tr></tbody></table>\n~ @3:163-3:165 table-option "Unexpected option `b2`"\n',
      },
    },
    {
      files: {
        'README.md':
          '# Relay\n\n<table><thead><tr><th data-type="select"><select><option value="a1" label="On" color="blue"></option></select></th></tr></thead><tbody><tr><td><span data-option="a1">On</span></td></tr></tbody></table>\n',
      },
    },
    {
      files: {'README.md': '# Relay\n\nA <span data-option="b2">word</span> in a line.\n'},
      reason: 'Outside a table the attribute means nothing',
    },
    {
      files: {
        'README.md':
          '# Relay\n\n<table><thead><tr><th>State</th></tr></thead><tbody><tr><td><span data-option="b2">Off</span></td></tr></tbody></table>\n',
      },
      reason: 'A table that declares no options at all is not one of select cells',
    },
  ],
  visit: ({page, report}) => ({
    done() {
      const declared = new Map<HtmlElement, Set<string>>()
      const uses: {readonly table: HtmlElement; readonly use: HtmlAttribute}[] = []
      for (const element of page.html.elements) {
        const use = attributeOf(element, 'data-option')
        const value = element.name === 'option' ? attributeOf(element, 'value') : undefined
        if (!use && !value) continue
        const table = ancestorsOf(element, page.html).find(({name}) => name === 'table')
        if (!table) continue
        if (use) uses.push({table, use})
        else if (value) declared.set(table, (declared.get(table) ?? new Set()).add(value.value))
      }
      for (const {table, use} of uses) {
        const options = declared.get(table)
        if (options && !options.has(use.value)) report(undeclared(use))
      }
    },
  }),
})

const undeclared = ({value, range, valueRange}: HtmlAttribute): Report => ({
  range: valueRange ?? range,
  message: `Unexpected option ${code(value)}, expected the id of an option in the head of the table`,
  note: 'Readers see an empty cell',
})
