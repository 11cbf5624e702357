/** Reports explicit anchors with characters that GitBook's model of a page does not allow. */
import {isAnchorId} from '../src/gitbook/slug.ts'
import {definePageRule} from '../src/lint/rule.ts'
import {code} from '../src/lint/wording.ts'

export const anchorCharacters = definePageRule({
  id: 'anchor-characters',
  summary: 'Explicit anchors of headings hold lower-case letters, digits, `-`, `_`, `.` and `+`',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fix: 'never',
  why: 'GitBook refuses other characters in an anchor and may drop or change it, so that links to it lead to the top of the page.',
  inEditor:
    'Open the menu of the heading, choose to edit its anchor, and give it a name of lower-case letters and `-`.',
  sources: ['https://api.gitbook.com/openapi.json: ids of headings match `^[-a-z0-9.+_]+$`'],
  examples: [
    {
      files: {
        'README.md': `# Kites

## Knots <a href="#My Knots" id="My Knots"></a>
~                                ^^^^^^^^ anchor-characters "expected lower-case letters"
`,
      },
    },
    {
      files: {
        'README.md': `# Kites

## Knots <a href="#id-1.-knots_and+lines" id="id-1.-knots_and+lines"></a>

<table id="WindTable"><tr><td>Wind</td></tr></table> <a id="Far"></a>
`,
      },
      reason: 'The schema speaks of headings only',
    },
  ],
  visit: ({page: {facts}, report}) => ({
    done() {
      for (const {id, idRange, inHeading} of facts.anchors) {
        if (!inHeading || id === '' || isAnchorId(id)) continue
        report({
          range: idRange,
          message: `Unexpected characters in anchor ${code(id)}, expected lower-case letters, digits, \`-._+\``,
          note: 'GitBook may refuse or change the anchor, and links to it lead to the top of the page',
        })
      }
    },
  }),
})
