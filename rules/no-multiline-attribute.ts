/**
 * Page rule: attributes of integration blocks stand on one line. Diagrams are exempt, for GitBook itself writes
 * their source over several lines, and so are old API blocks.
 */
import type {Report} from '../src/core/finding.ts'
import {isIntegration} from '../src/gitbook/tag-schemas.ts'
import {definePageRule} from '../src/lint/rule.ts'
import {code} from '../src/lint/wording.ts'
import type {GitbookTag, TagAttribute} from '../src/syntax/nodes.ts'

export const noMultilineAttribute = definePageRule({
  id: 'no-multiline-attribute',
  summary: 'Attributes of integration blocks stand on one line',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fix: 'never',
  why: 'Such a block may come back escaped when the page is changed by way of the API: readers then see its source.',
  inEditor: 'Delete the block and insert it again by typing `/`.',
  sources: ['GitBook skills, change requests: values over several lines are escaped'],
  examples: [
    {
      files: {
        'README.md': '{% @acme/form text="one\n~             ^^^^ no-multiline-attribute\ntwo" %}\n',
      },
    },
    {files: {'README.md': '{% @acme/form text="one" %}\n'}},
    {
      files: {
        'README.md':
          '{% @mermaid/diagram content="graph TB\na --> b" %}\n\n{% swagger-parameter in="path" name="id" default="one\ntwo" %}\nHi\n{% endswagger-parameter %}\n',
      },
      reason: 'GitBook writes diagrams so',
    },
  ],
  visit({page, report}) {
    return {
      done() {
        for (const {name, open} of page.facts.blocks) {
          if (!isIntegration(name) || /^@(?:mermaid|plantuml|kroki|excalidraw)\//.test(name)) continue
          const attribute = open.attributes.find(({value = ''}) => /[\r\n]/.test(value))
          if (attribute !== undefined) report(multiline(attribute, open))
        }
      },
    }
  },
})

const multiline = ({name, nameRange}: TagAttribute, tag: GitbookTag): Report => ({
  range: nameRange,
  message: `Unexpected line break in ${code(name)} of ${code(tag.name)}, expected one line`,
  note: 'After the next change by way of the API readers may see the raw tag',
})
