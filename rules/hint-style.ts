/** Page rule: hints have one of GitBook's four styles. */
import type {Report} from '../src/core/finding.ts'
import {nearest} from '../src/core/nearest.ts'
import {attributeSchema} from '../src/gitbook/tag-schemas.ts'
import {definePageRule} from '../src/lint/rule.ts'
import {code, oneOf} from '../src/lint/wording.ts'
import {isMention, tagAttribute} from '../src/page/tag-query.ts'
import type {GitbookTag} from '../src/syntax/nodes.ts'

const schema = attributeSchema('hint', 'style')
const styles = schema?.values ?? []
const synonyms = new Map(Object.entries(schema?.synonyms ?? {}))

export const hintStyle = definePageRule({
  id: 'hint-style',
  summary: 'Hints have a style that GitBook knows',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fix: 'sometimes',
  why: 'A hint of unknown style is shown as an info hint, so a danger reads like a remark.',
  inEditor: 'Choose the style in the menu of the hint.',
  afterExport: {fate: 'stays', source: 'GitBook writes the style itself'},
  sources: ['GitBook documentation, Hints', 'Renderer: an unknown style falls back to `info`'],
  examples: [
    {
      files: {
        'README.md':
          '{% hint style="Danger" %}\n~              ^^^^^^ hint-style "expected `danger`"\nHi\n{% endhint %}\n',
      },
      fixed: {'README.md': '{% hint style="danger" %}\nHi\n{% endhint %}\n'},
    },
    {
      files: {
        'README.md':
          '{% hint style="note" %}\n~              ^^^^ hint-style "expected `info`"\nHi\n{% endhint %}\n',
      },
      fixed: {'README.md': '{% hint style="info" %}\nHi\n{% endhint %}\n'},
    },
    {
      files: {
        'README.md':
          '{% hint style="tip" %}\n~              ^^^ hint-style "expected `success`"\nHi\n{% endhint %}\n\n{% hint style="warnnig" %}\n~              ^^^^^^^ hint-style\nHi\n{% endhint %}\n',
      },
      fixedUnsafely: {
        'README.md':
          '{% hint style="success" %}\nHi\n{% endhint %}\n\n{% hint style="warning" %}\nHi\n{% endhint %}\n',
      },
      reason: 'Tips are blue elsewhere, and a misspelled name is a guess',
    },
    {
      files: {
        'README.md':
          '{% hint style="purple" %}\n~              ^^^^^^ hint-style "expected `danger`, `info`, `success` or `warning`"\nHi\n{% endhint %}\n\n{% hint %}\n~  ^^^^ hint-style "missing"\nHi\n{% endhint %}\n',
      },
    },
    {
      files: {
        'README.md':
          '{% hint style="success" %}\nHi\n{% endhint %}\n\n{% hint icon="bolt" style=\'info\' %}\nHi\n{% endhint %}\n',
      },
    },
    {
      files: {'README.md': 'The {% hint %} tag, and:\n\n```\n{% hint style="note" %}\n```\n'},
      reason: 'Prose and code',
    },
  ],
  visit({page, report}) {
    return {
      done() {
        for (const {name, open} of page.facts.blocks) {
          if (name !== 'hint' || isMention(open)) continue
          const found = check(open)
          if (found !== undefined) report(found)
        }
      },
    }
  },
})

const note = 'Readers see an info hint'

function check(tag: GitbookTag): Report | undefined {
  const attribute = tagAttribute(tag, 'style')
  // Where the tag does not read well, the style may be there in another form.
  if (attribute === undefined) return tag.problems.length > 0 ? undefined : missing(tag)
  const {value = '', valueRange, unclosed} = attribute
  if (unclosed || styles.includes(value)) return undefined
  return unknown(value, valueRange ?? attribute.range)
}

const missing = ({nameRange}: GitbookTag): Report => ({
  range: nameRange,
  message: `Unexpected missing attribute \`style\` in \`hint\`, expected ${oneOf(styles)}`,
  note,
})

function unknown(value: string, range: GitbookTag['nameRange']): Report {
  const folded = value.trim().toLowerCase()
  const meant = styles.includes(folded) ? folded : (synonyms.get(folded) ?? nearest(folded, styles))
  // Another style than readers see today is a choice of the author's; a slip of the pen is none.
  const isPlain = meant === 'info' || (meant !== undefined && !lookalikes.has(folded))
  return {
    range,
    message: `Unexpected hint style ${code(value)}, expected ${meant === undefined ? oneOf(styles) : code(meant)}`,
    note,
    ...(meant !== undefined && {
      expected: [meant],
      fix: {
        title: `Replace by \`${meant}\``,
        safety: isPlain ? 'safe' : 'unsafe',
        edits: [{range, text: meant}],
      },
    }),
  }
}

/** Words of other tools that stand for a style by analogy alone. */
const lookalikes = new Set(['tip', 'working', 'caution'])
