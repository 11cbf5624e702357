/** Page rule: conditions can be read, and have no `else`. Jinja and Liquid in prose are not GitBook's conditions. */
import type {Report} from '../src/core/finding.ts'
import {conditionFault, rootFault} from '../src/gitbook/condition.ts'
import {definePageRule} from '../src/lint/rule.ts'
import type {Block} from '../src/page/facts.ts'
import {isGitbookCondition} from '../src/page/tag-query.ts'
import type {GitbookTag} from '../src/syntax/nodes.ts'

export const ifExpression = definePageRule({
  id: 'if-expression',
  summary: 'Conditions can be read, and have no `else`',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fix: 'never',
  why: 'Content under a condition that GitBook cannot read is never shown, or shown to all.',
  inEditor: 'Open the condition of the block and write it anew.',
  sources: [
    'GitBook documentation, Conditional content',
    'GitBook documentation, Adaptive content: `visitor`, `space` and `page`',
  ],
  examples: [
    {
      files: {
        'README.md':
          '{% if visitor.claims.plan = "pro" %}\n~                         ^ if-expression "expected `===`"\nHi\n{% endif %}\n\n{% if %}\n~  ^^ if-expression "empty condition"\nHi\n{% endif %}\n',
      },
    },
    {
      files: {
        'README.md':
          '{% if vistor.claims.plan === "pro" %}\n~     ^^^^^^ if-expression "expected `visitor`"\nHi\n{% endif %}\n\n{% if (visitor.claims.a && visitor.claims.b %}\n~     ^ if-expression\nHi\n{% endif %}\n',
      },
    },
    {
      files: {
        'README.md':
          '{% if visitor.claims.a %}\nHi\n\n{% else %}\n~  ^^^^ if-expression "second `{% if %}`"\n\nHo\n{% endif %}\n',
      },
    },
    {
      files: {
        'README.md':
          '{% if !(visitor.claims.unsigned.plan === "pro and more") && ["a", \'b\'].includes(space.vars.x) %}\nHi\n{% endif %}\n\n{% if page.vars.count >= 3 %}\nHi\n{% endif %}\n',
      },
    },
    {
      files: {
        'README.md':
          'In Jinja {% if user and admin %} and {% else %} are words.\n\n{% if user = %}\n\n{% if user %}\n\n{% else %}\n\n{% endif %}\n',
      },
      reason: 'Conditions of template languages',
    },
  ],
  visit({page, report}) {
    return {
      done() {
        for (const block of page.facts.blocks) {
          const found = isOurs(block) ? check(block.open) : undefined
          if (found !== undefined) report(found)
        }
        for (const {open, parent} of page.facts.blocks) {
          const around = parent === undefined ? undefined : page.facts.blocks[parent]
          if (isElse(open) && around?.name === 'if' && isGitbookCondition(around.open)) report(elseTag(open))
        }
      },
    }
  },
})

/** Alone on its line and closed, or about something that only GitBook has. */
const isOurs = ({name, open, close}: Block) =>
  name === 'if' && !open.inline && (close !== undefined || isGitbookCondition(open))

const isElse = ({name, inline}: GitbookTag) => !inline && ['else', 'elif', 'elsif', 'elseif'].includes(name)

function check(tag: GitbookTag): Report | undefined {
  const {expression, nameRange} = tag
  if (expression === undefined || expression.value === '') return empty(nameRange)
  const fault = isGitbookCondition(tag) ? conditionFault(expression.value) : rootFault(expression.value)
  if (fault === undefined) return undefined
  const {start} = expression.range
  return {
    range: {start: start + fault.range.start, end: start + fault.range.end},
    message: `Unexpected ${fault.found} in a condition, expected ${fault.expected}`,
    note: 'Readers never see the content, or all do',
  }
}

const empty = (range: Report['range']): Report => ({
  range,
  message: 'Unexpected empty condition of `if`, expected one such as `visitor.claims.plan === "pro"`',
  note: 'Readers never see the content, or all do',
})

const elseTag = ({name, nameRange}: GitbookTag): Report => ({
  range: nameRange,
  message: `Unexpected \`${name}\` in a condition, expected a second \`{% if %}\` with the opposite condition`,
  note: 'Readers see the raw tag',
})
