/** Page rule: attributes of known tags are written `name="value"` and the tag ends in `%}`. One report per tag. */
import type {Edit, Fix, Report, Severity} from '../src/core/finding.ts'
import {range} from '../src/core/range.ts'
import {isKnownTag, schemaOf} from '../src/gitbook/tag-schemas.ts'
import {definePageRule} from '../src/lint/rule.ts'
import {code} from '../src/lint/wording.ts'
import {rangeOf} from '../src/page/gathered.ts'
import type {Page} from '../src/page/page.ts'
import {isMention} from '../src/page/tag-query.ts'
import type {GitbookTag, TagAttribute, TagProblem} from '../src/syntax/nodes.ts'

type Kind = TagProblem['kind']

export const attributeSyntax = definePageRule({
  id: 'attribute-syntax',
  summary: 'Attributes of tags are written `name="value"`',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fix: 'sometimes',
  why: 'GitBook loses the attribute, or shows the whole tag raw.',
  inEditor: 'Delete the raw tag and insert the block by typing `/`.',
  afterExport: {fate: 'stays', source: 'GitBook writes straight double quotes itself'},
  sources: [
    'Observed in repositories: curly quotes and `&quot;` from word processors and machine translation',
    'Observed in exports: always double quotes',
  ],
  examples: [
    {
      files: {
        'README.md':
          '{% hint style=“warning” %}\n~             ^^^^^^^^^ attribute-syntax "curly quotes"\nHi\n{% endhint %}\n',
      },
      fixed: {'README.md': '{% hint style="warning" %}\nHi\n{% endhint %}\n'},
    },
    {
      files: {
        'README.md':
          '{% hint style=info" icon="bolt" %}\n~             ^^^^^ attribute-syntax "value without quotes"\nHi\n{% endhint %}\n',
      },
      fixed: {'README.md': '{% hint style="info" icon="bolt" %}\nHi\n{% endhint %}\n'},
    },
    {
      files: {
        'README.md':
          '{% hint style=&quot;info&quot; %}\n~             ^^^^^^^^^^^^^^^^ attribute-syntax "`&quot;`"\nHi\n{% endhint %}\n',
      },
      fixed: {'README.md': '{% hint style="info" %}\nHi\n{% endhint %}\n'},
    },
    {
      files: {
        'README.md':
          '{% embed url="https://example.org %}\n~            ^^^^^^^^^^^^^^^^^^^^ attribute-syntax "unclosed quote"\n',
      },
      fixed: {'README.md': '{% embed url="https://example.org" %}\n'},
    },
    {
      files: {
        'README.md':
          '{% tabs %}\n{% tab title="A"}\n~               ^ attribute-syntax "expected ` %}`"\nHi\n{% endtab %}\n{% endtabs %}\n',
      },
      fixed: {'README.md': '{% tabs %}\n{% tab title="A" %}\nHi\n{% endtab %}\n{% endtabs %}\n'},
    },
    {
      files: {
        'README.md': '{% column width="33.3333%" %}\n{% hint style=\'info\' %}\n{% @acme/form id="a\nb" %}\n',
      },
      reason: 'Other forms that are read',
    },
    {
      files: {
        'README.md':
          '{% swagger-parameter in="path" name="id" required=true %}\nHi\n{% endswagger-parameter %}\n',
      },
      reason: 'Old exports of API blocks have bare values',
    },
    {
      files: {
        'README.md': '{% set style=“warning” %}\n\n{% if visitor.claims.plan === "pro" %}\nHi\n{% endif %}\n',
      },
      reason: 'No attributes of GitBook',
    },
  ],
  visit({page, report}) {
    return {
      done() {
        for (const {name, open} of page.facts.blocks) {
          if (name === 'if' || open.problems.length === 0 || isMention(open) || !isKnownTag(name)) continue
          const problem = open.problems.find(({kind}) => matters(kind, name))
          if (problem !== undefined) report(misread(open, problem, page))
        }
      },
    }
  },
})

const matters = (kind: Kind, name: string) =>
  kind !== 'unquoted-value' || (schemaOf(name)?.status ?? 'current') === 'current'

/** Words for each problem; where it is not known that GitBook minds, it is a warning. */
const wordings: Readonly<
  Record<Kind, {readonly found: string; readonly expected: string; readonly severity: Severity}>
> = {
  'unclosed-quote': {found: 'unclosed quote', expected: '`"` after the value', severity: 'error'},
  'missing-percent': {found: 'end `}` of a tag', expected: '` %}`', severity: 'error'},
  'missing-end': {found: 'end of line in a tag', expected: '` %}`', severity: 'error'},
  'curly-quote': {found: 'curly quotes', expected: 'straight ones, `"`', severity: 'error'},
  'entity-quote': {found: '`&quot;` as quotes', expected: '`"`', severity: 'error'},
  'unquoted-value': {found: 'value without quotes', expected: '`"` around it', severity: 'warning'},
  'missing-space': {found: 'missing space', expected: 'one', severity: 'warning'},
  'unexpected-text': {found: 'text', expected: 'only `name="value"`', severity: 'warning'},
}

function misread(tag: GitbookTag, {kind, range: place}: TagProblem, page: Page): Report {
  const {found, expected, severity} = wordings[kind]
  const fix = repair(tag, page)
  return {
    range: place,
    message: `Unexpected ${found} in ${code(tag.name)}, expected ${expected}`,
    note: 'GitBook loses the attribute or shows the tag raw',
    severity,
    ...(fix !== undefined && {fix}),
  }
}

/** Puts all that is wrong with a tag right; nothing where one thing has no certain repair. */
function repair(tag: GitbookTag, page: Page): Fix | undefined {
  const quoting = tag.attributes.flatMap((attribute) => requote(attribute))
  const others = tag.problems.map((problem) => repairProblem(problem, tag, page))
  if (others.includes('uncertain')) return undefined
  const edits = [...quoting, ...others.filter((edit) => typeof edit === 'object')].sort(
    (one, other) => one.range.start - other.range.start || one.range.end - other.range.end,
  )
  const unsure = tag.attributes.some(({unclosed, value = ''}) => unclosed && /\s/.test(value))
  return edits.length === 0 || tag.attributes.some(holdsQuote)
    ? undefined
    : {
        title: 'Write the attributes with straight quotes and end the tag',
        safety: unsure ? 'unsafe' : 'safe',
        edits,
      }
}

/** `style=info"`: only the first quote is missing. */
const lacksFirstQuote = ({quote, value = ''}: TagAttribute) =>
  quote === 'none' && /^[^\s"“”„&=%{}]+"$/.test(value)

const holdsQuote = ({quote, value = '', ...rest}: TagAttribute) =>
  !lacksFirstQuote({quote, value, ...rest}) &&
  quote !== '"' &&
  quote !== "'" &&
  /["“”„&]/.test(value) &&
  quote !== undefined

/** Straight quotes in the place of what stands around a value. */
function requote(attribute: TagAttribute): readonly Edit[] {
  const {quote, range: whole, nameRange, valueRange, unclosed} = attribute
  if (valueRange === undefined || quote === undefined) return []
  if (lacksFirstQuote(attribute)) return [{range: range(valueRange.start, valueRange.start), text: '"'}]
  if (quote === '"' || quote === "'") {
    const mark = quote
    return unclosed ? [{range: range(valueRange.end, valueRange.end), text: mark}] : []
  }
  const opening = quote === 'none' ? 0 : quote === 'entity' ? '&quot;'.length : 1
  if (valueRange.start - opening < nameRange.end) return []
  return [
    {range: range(valueRange.start - opening, valueRange.start), text: '"'},
    {range: range(valueRange.end, whole.end), text: '"'},
  ]
}

function repairProblem(
  {kind, range: place}: TagProblem,
  tag: GitbookTag,
  {text}: Page,
): Edit | 'quoting' | 'uncertain' {
  const space = /\s/.test(text.charAt(place.start - 1)) ? '' : ' '
  if (kind === 'missing-percent') return {range: place, text: `${space}%}`}
  if (kind === 'missing-end') {
    const {end} = rangeOf(tag)
    const onOneLine =
      !/[\r\n]/.test(text.slice(rangeOf(tag).start, end)) && !tag.attributes.some(({unclosed}) => unclosed)
    return onOneLine
      ? {range: range(end, end), text: /\s/.test(text.charAt(end - 1)) ? '%}' : ' %}'}
      : 'uncertain'
  }
  if (kind === 'missing-space') return {range: range(place.start, place.start), text: ' '}
  return kind === 'unexpected-text' ? 'uncertain' : 'quoting'
}
