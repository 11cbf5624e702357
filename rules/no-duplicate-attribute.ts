/** Page rule: a tag has an attribute once. Integration blocks are exempt: GitBook itself writes some of theirs twice. */
import type {Report} from '../src/core/finding.ts'
import {schemaOf} from '../src/gitbook/tag-schemas.ts'
import {definePageRule} from '../src/lint/rule.ts'
import {code} from '../src/lint/wording.ts'
import type {GitbookTag, TagAttribute} from '../src/syntax/nodes.ts'

export const noDuplicateAttribute = definePageRule({
  id: 'no-duplicate-attribute',
  summary: 'A tag has each attribute once',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fix: 'never',
  why: 'One of the two values is lost, and nothing says which.',
  inEditor: 'Set the option anew in the menu of the block.',
  sources: ['Observed in exports: attributes occur once'],
  examples: [
    {
      files: {
        'README.md':
          '{% hint style="info" style="danger" %}\n~                    ^^^^^ no-duplicate-attribute\nHi\n{% endhint %}\n',
      },
    },
    {files: {'README.md': '{% hint style="info" icon="bolt" %}\nHi\n{% endhint %}\n'}},
    {
      files: {'README.md': '{% @acme/form formid="1" formId="1" formId="1" %}\n'},
      reason: 'GitBook writes this itself',
    },
    {
      files: {
        'README.md': '{% if visitor.claims.a === true && visitor.claims.a === true %}\nHi\n{% endif %}\n',
      },
      reason: 'A condition',
    },
  ],
  visit({page, report}) {
    return {
      done() {
        for (const {name, open} of page.facts.blocks) {
          if (schemaOf(name) !== undefined) for (const found of duplicates(open)) report(found)
        }
      },
    }
  },
})

function duplicates(tag: GitbookTag): readonly Report[] {
  const first = new Map<string, TagAttribute>()
  return tag.attributes.flatMap((attribute): Report[] => {
    const earlier = first.get(attribute.name)
    if (earlier !== undefined) return [duplicate(attribute, earlier, tag)]
    first.set(attribute.name, attribute)
    return []
  })
}

const duplicate = ({name, nameRange}: TagAttribute, earlier: TagAttribute, tag: GitbookTag): Report => ({
  range: nameRange,
  message: `Unexpected second attribute ${code(name)} in \`${tag.name}\`, expected it once`,
  note: 'One of the values is lost',
  related: [{range: earlier.nameRange, message: 'First given here'}],
})
