/** Page rule: tags carry attributes that GitBook knows for them. Integration blocks have free ones. */
import type {Report} from '../src/core/finding.ts'
import {nearest} from '../src/core/nearest.ts'
import {schemaOf} from '../src/gitbook/tag-schemas.ts'
import type {TagSchema} from '../src/gitbook/tag-shape.ts'
import {definePageRule} from '../src/lint/rule.ts'
import {code, oneOf} from '../src/lint/wording.ts'
import {isMention, tagAttribute} from '../src/page/tag-query.ts'
import type {GitbookTag, TagAttribute} from '../src/syntax/nodes.ts'

export const noUnknownAttribute = definePageRule({
  id: 'no-unknown-attribute',
  summary: 'Tags have only attributes that GitBook knows for them',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fix: 'sometimes',
  why: 'GitBook ignores an attribute that it does not know: the block looks as if it were not there.',
  inEditor: 'Set the option in the menu of the block.',
  afterExport: {fate: 'stays', source: 'It is the name that GitBook writes itself'},
  sources: ['Official API schema (@gitbook/api 0.202.0)', 'Observed in exports: the names of attributes'],
  examples: [
    {
      files: {
        'README.md':
          '{% code linenumbers="true" %}\n~       ^^^^^^^^^^^ no-unknown-attribute "expected `lineNumbers`"\n```js\na()\n```\n{% endcode %}\n',
      },
      fixed: {'README.md': '{% code lineNumbers="true" %}\n```js\na()\n```\n{% endcode %}\n'},
    },
    {
      files: {
        'README.md':
          '{% hint style="info" color="red" %}\n~                    ^^^^^ no-unknown-attribute "expected `icon` or `style`"\nHi\n{% endhint %}\n',
      },
    },
    {
      files: {
        'README.md':
          '{% code title="a.js" overflow="wrap" collapsedlinecount="5" %}\n```js\na()\n```\n{% endcode %}\n',
      },
    },
    {
      files: {
        'README.md':
          '{% @acme/form formid="1" formId="1" %}\n\n{% include ".gitbook/includes/a.md" %}\n\n{% if visitor.claims.x === true %}\nHi\n{% endif %}\n',
      },
      reason: 'Integration blocks, includes and conditions have no attributes of a schema',
    },
    {
      files: {'README.md': '{% embed url="https://example.org" caption="Old" %}\n'},
      reason: 'An attribute of old exports',
    },
  ],
  visit({page, report}) {
    return {
      done() {
        for (const {name, open} of page.facts.blocks) {
          const schema = schemaOf(name)
          // What does not read as attributes is one mistake, and `attribute-syntax` reports it.
          if (schema === undefined || skipped.has(name) || open.problems.length > 0 || isMention(open))
            continue
          for (const attribute of open.attributes) {
            if (isUnknown(attribute, schema)) report(unknown(attribute, open, schema))
          }
        }
      },
    }
  },
})

/** Tags whose content is no list of attributes. */
const skipped = new Set(['if', 'include', 'raw'])

const isUnknown = ({name}: TagAttribute, {attributes}: TagSchema) =>
  attributes.every((one) => one.name !== name)

function unknown(attribute: TagAttribute, tag: GitbookTag, schema: TagSchema): Report {
  const names = schema.attributes.filter(({legacy}) => !legacy).map(({name}) => name)
  const near = nearest(attribute.name, names)
  const expected = near === undefined ? oneOf(names) || 'none' : code(near)
  const isFree = near !== undefined && tagAttribute(tag, near) === undefined && attribute.value !== undefined
  const isCase = near?.toLowerCase() === attribute.name.toLowerCase()
  return {
    range: attribute.nameRange,
    message: `Unexpected attribute ${code(attribute.name)} in \`${tag.name}\`, expected ${expected}`,
    note: 'GitBook ignores it',
    ...(isFree && {
      expected: [near],
      fix: {
        title: `Rename to \`${near}\``,
        safety: isCase ? 'safe' : 'unsafe',
        edits: [{range: attribute.nameRange, text: near}],
      },
    }),
  }
}
