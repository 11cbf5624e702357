import {describe, expect, test} from 'vitest'
import {lintExample} from '../../src/lint/lint-example.ts'
import {definePageRule, type Example, type PageRule} from '../../src/lint/rule.ts'
import {rulePage} from '../../src/lint/rule-page.ts'

const examples: readonly [Example, ...Example[]] = [
  {
    files: {'README.md': 'Tea | `tea`\n~^^ no-tea "drink"\n'},
    fixed: {'README.md': 'Coffee | `tea`\n'},
    reason: 'Said | so',
  },
  {
    files: {'README.md': '```\ncode\n```\n', 'b/two.md': 'Tea\u200b\n~^^ no-tea\n'},
    options: {words: ['Tea']},
  },
  {files: {'README.md': '~~gone~~\n'}, reason: 'Nothing to drink'},
]

const rule: PageRule = definePageRule({
  id: 'no-tea',
  summary: 'Pages hold no `tea | coffee`',
  severity: 'warning',
  presets: ['strict'],
  fix: 'always',
  why: 'Readers get thirsty.',
  inEditor: 'Delete the word',
  afterExport: {fate: 'unknown', source: 'Never tried'},
  sources: ['A cup'],
  examples,
  options: {words: {type: 'string[]', description: 'What to look for', default: ['Tea']}},
  aliases: ['tea-less'],
  visit: ({page, report}) => ({
    text({value, position}) {
      const start = position?.start.offset ?? 0
      if (!value.startsWith('Tea')) return
      const range = {start, end: start + 3}
      const edits = [{range, text: 'Coffee'}]
      report({
        range,
        message: `Unexpected drink \`${page.text.slice(start, start + 3)}\``,
        fix: {title: 'Pour', safety: 'unsafe', edits},
      })
    },
  }),
})

const page = await rulePage(rule, lintExample)

describe('the page of a rule', () => {
  test('opens with its id, its summary and what kind of rule it is', () => {
    expect(page).toMatch(/^# no-tea\n\nPages hold no `tea \| coffee`\.\n\n\| Severity \|/)
    expect(page).toContain('| warning | one file at a time | pages, reusable content | strict | always |')
  })

  test('shows examples without annotations, with messages of the linter itself', () => {
    expect(page).toContain(
      'Said | so.\n\n```md\nTea | `tea`\n```\n\n```text\n1:1-1:4 Unexpected drink `Tea`\n```',
    )
  })

  test('keeps what is fine apart, with the reason', () => {
    expect(page).toContain('## Fine\n\nNothing to drink.\n\n```md\n~~gone~~\n```')
  })

  test('names files and options, fences code blocks, and shows characters that nobody sees', () => {
    expect(page).toContain(
      'With the options `{"words":["Tea"]}`:\n\n`README.md`:\n\n````md\n```\ncode\n```\n````',
    )
    expect(page).toContain(
      '`b/two.md`:\n\n```md\nTea<U+200B>\n```\n\n```text\nb/two.md:1:1-1:4 Unexpected drink `Tea`\n```',
    )
  })

  test('says how sure fixes are, whether they last, and shows one', () => {
    expect(page).toContain('Every finding carries a fix. Unsafe:')
    expect(page).toContain('next export of GitBook is not known. Never tried.')
    expect(page).toContain('Before:\n\n```md\nTea | `tea`\n```\n\nAfter:\n\n```md\nCoffee | `tea`\n```')
  })

  test('gives options, settings and former names', () => {
    expect(page).toContain('| `words` | list of texts | `["Tea"]` | What to look for. |')
    expect(page).toContain('  no-tea: [warning, {"words":["Tea"]}]')
    expect(page).toContain('`tea-less`, still understood.')
  })

  test('leaves out what a rule does not have', async () => {
    const {options: _options, aliases: _aliases, afterExport: _afterExport, ...plain} = rule
    const other = await rulePage({...plain, fix: 'never', inEditor: 'In Git only'}, async () => [])
    expect(other).not.toMatch(/## (Not fine|Fix|Options|Former names)/)
    expect(other).toContain('* In Git only.\n')
  })
})
