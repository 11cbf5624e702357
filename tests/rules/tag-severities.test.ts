import {expect, test} from 'vitest'
import {attributeSyntax} from '../../rules/attribute-syntax.ts'
import {hintStyle} from '../../rules/hint-style.ts'
import {noEscapedTag} from '../../rules/no-escaped-tag.ts'
import {requiredAttribute} from '../../rules/required-attribute.ts'
import {updateDate} from '../../rules/update-date.ts'
import {lintPage} from '../../src/lint/lint-page.ts'
import type {PageRule} from '../../src/lint/rule.ts'
import {parsePage} from '../../src/page/parse.ts'

const escapedHint = '\\{% hint style="info" %\\}\nA\n\\{% endhint %\\}\n'

test.each<
  readonly [what: string, rule: PageRule, text: string, severity: string, safety: string | undefined]
>([
  ['an escaped pair on a page without other tags', noEscapedTag, escapedHint, 'error', 'safe'],
  [
    'an escaped pair on a page that shows tags',
    noEscapedTag,
    `${escapedHint}\n\`{% tabs %}\`\n`,
    'warning',
    'unsafe',
  ],
  [
    'an escaped tag without end tag',
    noEscapedTag,
    '\\{% embed url="https://example.org" %\\}\n',
    'warning',
    'unsafe',
  ],
  ['a template date', updateDate, '{% update date="YYYY-MM-DD" %}\n', 'warning', undefined],
  ['a date of no calendar', updateDate, '{% update date="2026-13-01" %}\n', 'error', undefined],
  ['a prompt without description', requiredAttribute, '{% prompt icon="bolt" %}\n', 'warning', undefined],
  ['a file without path', requiredAttribute, '{% file src="" %}\n', 'error', undefined],
  ['a value without quotes', attributeSyntax, '{% hint style=info %}\n', 'warning', 'safe'],
  ['an unclosed quote before words', attributeSyntax, '{% tab title="A b %}\n', 'error', 'unsafe'],
  ['a style of the same look', hintStyle, '{% hint style="note" %}\n', 'warning', 'safe'],
  ['a style of another look', hintStyle, '{% hint style="tip" %}\n', 'warning', 'unsafe'],
])('weighs %s', (_, rule, text, severity, safety) => {
  const findings = lintPage(parsePage('README.md', text), [{rule, options: {}}])
  expect(findings.map((found) => [found.severity, found.fix?.safety])).toEqual([[severity, safety]])
})
