/** Page rule: tags that GitBook gave up are not used. One report for the outermost block. */
import type {Report} from '../src/core/finding.ts'
import {schemaOf} from '../src/gitbook/tag-schemas.ts'
import {definePageRule} from '../src/lint/rule.ts'
import type {Block} from '../src/page/facts.ts'
import {outermostBlocks} from '../src/page/tag-query.ts'

export const noUnsupportedTag = definePageRule({
  id: 'no-unsupported-tag',
  summary: 'Tags that GitBook gave up are not used',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fix: 'never',
  display: 'deprecated',
  why: 'GitBook no longer makes a block of such a tag: readers see raw tags, or the content without its frame.',
  inEditor: 'Delete the raw tags and insert tabs or an OpenAPI block by typing `/`.',
  sources: ['Observed in repositories: `code-tabs` of 2018-19, `api-method` of before 2021'],
  examples: [
    {
      files: {
        'README.md':
          '{% code-tabs %}\n~  ^^^^^^^^^ no-unsupported-tag "expected `tabs`"\n{% code-tabs-item title="a.sh" %}\n```sh\nls\n```\n{% endcode-tabs-item %}\n{% endcode-tabs %}\n',
      },
    },
    {
      files: {
        'README.md':
          '{% api-method method="get" host="" path="/a" %}\n~  ^^^^^^^^^^ no-unsupported-tag "expected `openapi-operation`"\n{% api-method-summary %}\nHi\n{% endapi-method-summary %}\n{% endapi-method %}\n',
      },
    },
    {files: {'README.md': '{% tabs %}\n{% tab title="a.sh" %}\nHi\n{% endtab %}\n{% endtabs %}\n'}},
    {
      files: {'README.md': '```\n{% code-tabs %}\n```\n\nThe old {% code-tabs %} tag.\n'},
      reason: 'Code and prose',
    },
  ],
  visit({page, report}) {
    return {
      done() {
        for (const block of outermostBlocks(page, ({name}) => schemaOf(name)?.status === 'unsupported')) {
          report(unsupported(block))
        }
      },
    }
  },
})

const unsupported = ({name, open}: Block): Report => ({
  range: open.nameRange,
  message: `Unexpected tag \`${name}\`, which GitBook gave up, expected \`${name.startsWith('code-') ? 'tabs' : 'openapi-operation'}\``,
  note: 'Readers see raw tags, or the content without its frame',
})
