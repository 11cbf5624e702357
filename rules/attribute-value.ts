/**
 * Page rule: values of tag attributes fit their type, as the tag table has it: choices, true and false, numbers,
 * HTTP methods. Hint styles, icons, dates and widths have rules of their own.
 */
import type {Report} from '../src/core/finding.ts'
import {nearest} from '../src/core/nearest.ts'
import {attributeSchema, schemaOf} from '../src/gitbook/tag-schemas.ts'
import type {AttributeSchema} from '../src/gitbook/tag-shape.ts'
import {definePageRule} from '../src/lint/rule.ts'
import {code, oneOf} from '../src/lint/wording.ts'
import type {TagAttribute} from '../src/syntax/nodes.ts'

export const attributeValue = definePageRule({
  id: 'attribute-value',
  summary: 'Attributes of tags have a value that GitBook knows',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fix: 'sometimes',
  why: 'GitBook ignores a value that it does not know: the block looks as by default.',
  inEditor: 'Set the option in the menu of the block.',
  afterExport: {fate: 'stays', source: 'It is the value that GitBook writes itself'},
  sources: [
    'Official API schema (@gitbook/api 0.202.0)',
    'Observed in exports: booleans are "true" and "false"',
  ],
  examples: [
    {
      files: {
        'README.md':
          '{% code lineNumbers="True" %}\n~                    ^^^^ attribute-value "expected `true`"\n```js\na()\n```\n{% endcode %}\n',
      },
      fixed: {'README.md': '{% code lineNumbers="true" %}\n```js\na()\n```\n{% endcode %}\n'},
    },
    {
      files: {
        'README.md':
          '{% code lineNumbers="yes" %}\n~                    ^^^ attribute-value "expected `false` or `true`"\n```js\na()\n```\n{% endcode %}\n',
      },
      fixedUnsafely: {'README.md': '{% code lineNumbers="true" %}\n```js\na()\n```\n{% endcode %}\n'},
      reason: 'It has had no effect so far: a guess',
    },
    {
      files: {
        'README.md':
          '{% code overflow="wrapped" collapsedlinecount="0" %}\n~                 ^^^^^^^ attribute-value "expected `scroll` or `wrap`"\n~                                              ^ attribute-value "whole number"\n```js\na()\n```\n{% endcode %}\n',
      },
    },
    {
      files: {
        'README.md':
          '{% openapi src="a.yaml" path="/a" method="GTE" %}\n~                                         ^^^ attribute-value\n[a.yaml](a.yaml)\n{% endopenapi %}\n',
      },
    },
    {
      files: {
        'README.md':
          '{% code overflow="wrap" lineNumbers="true" fullWidth="false" collapsedlinecount="12" %}\n```js\na()\n```\n{% endcode %}\n',
      },
    },
    {
      files: {
        'README.md':
          '{% @acme/form wide="yes" %}\n\n{% swagger-response status="404: Not Found" description="" %}\nHi\n{% endswagger-response %}\n',
      },
      reason: 'Free attributes, and free text in old blocks',
    },
  ],
  visit({page, report}) {
    return {
      done() {
        for (const {name, open} of page.facts.blocks) {
          if ((schemaOf(name)?.status ?? 'unsupported') === 'unsupported') continue
          for (const attribute of open.attributes) {
            const schema = attributeSchema(name, attribute.name)
            const found =
              schema === undefined || isElsewhere(name, schema) ? undefined : check(attribute, schema)
            if (found !== undefined) report(found)
          }
        }
      },
    }
  },
})

const isElsewhere = (tag: string, {name}: AttributeSchema) => tag === 'hint' && name === 'style'

const booleans: readonly string[] = ['true', 'false']

/** What other languages and templates write for true and false. */
const switchWords = new Map([
  ['yes', 'true'],
  ['on', 'true'],
  ['1', 'true'],
  ['no', 'false'],
  ['off', 'false'],
  ['0', 'false'],
])

function check(attribute: TagAttribute, schema: AttributeSchema): Report | undefined {
  const {value} = attribute
  if (value === undefined || attribute.quote === 'entity' || attribute.unclosed) return undefined
  if (schema.type === 'number') return /^[1-9]\d*$/.test(value) ? undefined : notNumber(attribute, value)
  const allowed = schema.type === 'boolean' ? booleans : (schema.values ?? [])
  if (schema.type !== 'boolean' && schema.type !== 'enum' && schema.type !== 'http-method') return undefined
  // An empty value is a missing one: for what is required `required-attribute` says so.
  if (allowed.includes(value) || (value.trim() === '' && schema.required)) return undefined
  return notAllowed(attribute, value, allowed)
}

const note = 'GitBook ignores the value'

const notNumber = ({name, valueRange, range}: TagAttribute, value: string): Report => ({
  range: valueRange ?? range,
  message: `Unexpected value ${code(value)} of \`${name}\`, expected a whole number from 1`,
  note,
})

function notAllowed(
  {name, valueRange, range}: TagAttribute,
  value: string,
  allowed: readonly string[],
): Report {
  const place = valueRange ?? range
  const folded = value.trim().toLowerCase()
  const same = allowed.find((one) => one.toLowerCase() === folded)
  const near =
    same ?? (allowed === booleans ? switchWords.get(folded) : undefined) ?? nearest(value.trim(), allowed)
  return {
    range: place,
    message: `Unexpected value ${code(value)} of \`${name}\`, expected ${same === undefined ? oneOf(allowed) : code(same)}`,
    note,
    ...(near !== undefined && {
      expected: [near],
      fix: {
        title: `Replace by \`${near}\``,
        safety: same === undefined ? 'unsafe' : 'safe',
        edits: [{range: place, text: near}],
      },
    }),
  }
}
