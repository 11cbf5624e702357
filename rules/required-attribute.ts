/**
 * Page rule: tags have the attributes without which they show nothing. Hint styles, tab titles, dates of updates
 * and addresses of embeds have rules of their own.
 */
import type {Fix, Report} from '../src/core/finding.ts'
import {range} from '../src/core/range.ts'
import {schemaOf} from '../src/gitbook/tag-schemas.ts'
import type {AttributeSchema, TagSchema} from '../src/gitbook/tag-shape.ts'
import {definePageRule} from '../src/lint/rule.ts'
import type {Block} from '../src/page/facts.ts'
import type {Page} from '../src/page/page.ts'
import {isMention, tagAttribute, tagValue} from '../src/page/tag-query.ts'

export const requiredAttribute = definePageRule({
  id: 'required-attribute',
  summary: 'Tags have the attributes that they need',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fix: 'sometimes',
  why: 'A page link without address, a file without path or an API block without operation shows nothing at all.',
  inEditor: 'Delete the block and insert it again by typing `/`.',
  afterExport: {fate: 'stays', source: 'GitBook writes the attribute itself'},
  sources: ['Official API schema (@gitbook/api 0.202.0)', 'Renderer: a block without target is not rendered'],
  examples: [
    {
      files: {
        'README.md':
          '{% content-ref %}\n~  ^^^^^^^^^^^ required-attribute "expected a page"\n[Ports](ports.md)\n{% endcontent-ref %}\n\n{% file src="" %}\n~  ^^^^ required-attribute\n',
      },
      fixedUnsafely: {
        'README.md':
          '{% content-ref url="ports.md" %}\n[Ports](ports.md)\n{% endcontent-ref %}\n\n{% file src="" %}\n',
      },
    },
    {
      files: {
        'README.md':
          '{% prompt icon="bolt" %}\n~  ^^^^^^ required-attribute "`description`"\n```\nAsk.\n```\n{% endprompt %}\n',
      },
      reason: 'A prompt without description is shown: a warning',
    },
    {
      files: {
        'README.md':
          '{% content-ref url="ports.md" %}\n[Ports](ports.md)\n{% endcontent-ref %}\n\n{% file src="a.pdf" %}\n',
      },
    },
    {
      files: {
        'README.md':
          '{% swagger method="get" %}\nHi\n{% endswagger %}\n\n{% embed data="{}" %}\n\nA {% file %} or {% openapi %}.\n',
      },
      reason: 'Old blocks, and prose',
    },
  ],
  visit({page, report}) {
    return {
      done() {
        for (const block of page.facts.blocks) {
          const schema = schemaOf(block.name)
          if (schema?.status !== 'current' || isMention(block.open) || block.open.problems.length > 0)
            continue
          const attribute = schema.attributes.find((one) => isMissing(block, one))
          if (attribute !== undefined) report(missing(block, attribute, schema, page))
        }
      },
    }
  },
})

const elsewhere = new Set(['hint style', 'update date', 'embed url'])

const isMissing = ({name, open}: Block, attribute: AttributeSchema) =>
  attribute.required === true &&
  !elsewhere.has(`${name} ${attribute.name}`) &&
  tagValue(open, attribute.name) === undefined &&
  (attribute.unless === undefined || tagValue(open, attribute.unless) === undefined)

const expectations: Readonly<Record<string, string>> = {
  page: 'a page',
  path: 'the path of a file',
  'http-method': 'a method such as `get`',
  slug: 'the slug of a specification',
}

function missing(block: Block, {name, type}: AttributeSchema, schema: TagSchema, page: Page): Report {
  const fix =
    name === 'url' && tagAttribute(block.open, name) === undefined ? fromBody(block, page) : undefined
  const loses = schema.content !== 'fence'
  return {
    range: block.open.nameRange,
    message: `Unexpected missing attribute \`${name}\` in \`${block.name}\`, expected ${expectations[type] ?? 'a value'}`,
    note: loses ? 'Readers see nothing in its place' : 'Readers see no label',
    ...(!loses && {severity: 'warning'}),
    ...(fix !== undefined && {fix}),
  }
}

/** The address of the link between the tags, which GitBook writes the same. */
function fromBody({open, range: whole}: Block, {facts}: Page): Fix | undefined {
  const bodies = facts.targets.filter(
    ({kind, range: place}) =>
      kind === 'content-ref-body' && place.start >= whole.start && place.end <= whole.end,
  )
  const href = bodies[0]?.href
  if (bodies.length !== 1 || href === undefined || /["\r\n]/.test(href)) return undefined
  const at = open.nameRange.end
  return {
    title: 'Take the address of the link inside',
    safety: 'unsafe',
    edits: [{range: range(at, at), text: ` url="${href}"`}],
  }
}
