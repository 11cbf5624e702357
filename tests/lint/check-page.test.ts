import {describe, expect, it} from 'vitest'
import {createLineIndex} from '../../src/core/line-index.ts'
import {checkPage} from '../../src/lint/check-page.ts'
import {finishPage} from '../../src/lint/finish-page.ts'
import {definePageRule} from '../../src/lint/rule.ts'

const meta = {
  summary: 'An example',
  severity: 'warning',
  presets: [],
  fix: 'never',
  why: 'Example.',
  inEditor: 'Nothing.',
  sources: [],
  examples: [{files: {'README.md': '# Gull\n'}}],
} as const

const quiet = definePageRule({...meta, id: 'quiet', visit: () => ({})})

describe('a page on which the tool itself fails', () => {
  const failing = Object.defineProperty({...quiet}, 'kinds', {
    get() {
      throw new RangeError('oops')
    },
  })
  const page = checkPage({path: 'gull.md', text: '# Gull\n', rules: [{rule: failing, options: {}}]})

  it('gives one finding with the version', () => {
    expect(page.findings.map(({rule, severity, message}) => [rule, severity, message])).toEqual([
      ['internal-error', 'error', 'Unexpected failure of gitbook-lint 0.0.0-source on this page: oops'],
    ])
  })
})

it('comments that cannot be applied leave all findings in place', () => {
  const text = '<!-- lint disable quiet -->\n'
  const {facts} = checkPage({path: 'gull.md', text, rules: []})
  const page = {text, lines: createLineIndex(text), facts, nextBlocks: new Map()}
  const finding = {
    path: 'gull.md',
    rule: 'quiet',
    severity: 'warning' as const,
    range: {start: 3, end: 4},
    message: 'Unexpected gull',
  }
  const rules = Object.defineProperty([], 'length', {value: 1})
  const kept = finishPage(page, [finding], {rules, config: new Map(), ran: new Set()})
  expect(kept.map(({rule}) => rule)).toEqual(['internal-error', 'quiet'])
})
