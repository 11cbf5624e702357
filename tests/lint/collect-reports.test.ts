/** How many findings of one rule are told about one file, in every host. */
import {remark} from 'remark'
import {expect, test} from 'vitest'
import {rules} from '../../rules/index.ts'
import type {Finding, Report} from '../../src/core/finding.ts'
import {toPlugin} from '../../src/hosts/remark/to-plugin.ts'
import {activeRules} from '../../src/lint/active-rules.ts'
import {checkPage} from '../../src/lint/check-page.ts'
import {collectReports, maxFindings} from '../../src/lint/collect-reports.ts'
import {finishPage} from '../../src/lint/finish-page.ts'
import {resolveConfig} from '../../src/lint/resolve-config.ts'

const rule = {id: 'kite', severity: 'warning'} as const
const at = (start: number, more: Partial<Report> = {}): Report => ({
  range: {start, end: start + 1},
  message: `Unexpected kite ${start}`,
  ...more,
})

function collect(reports: readonly Report[], severity?: Finding['severity']) {
  const findings: Finding[] = []
  const {report, finish} = collectReports('a.md', {rule, ...(severity && {severity})}, findings)
  for (const one of reports) report(one)
  finish()
  return findings
}

const upTo = (length: number) => Array.from({length}, (_, start) => at(start, {severity: 'info'}))

test('all are told up to the bound', () => {
  expect(collect(upTo(maxFindings))).toHaveLength(maxFindings)
})

test('beyond it one stands for all others, where they begin and as severe as the worst', () => {
  const findings = collect([
    ...upTo(maxFindings + 1),
    at(7, {severity: 'warning'}),
    at(8, {severity: 'info'}),
  ])
  expect(findings).toHaveLength(maxFindings + 1)
  expect(findings.at(-1)).toEqual({
    path: 'a.md',
    rule: 'kite',
    severity: 'warning',
    range: {start: maxFindings, end: maxFindings + 1},
    message: 'Unexpected number of findings, expected at most 5000 of one rule in a file',
    note: 'What the rule would say of the rest of the file is left out',
  })
})

test('it is as severe as the config says', () => {
  expect(collect(upTo(maxFindings + 1), 'error').at(-1)?.severity).toBe('error')
})

test('a fix of very many edits is none', () => {
  const fix = (length: number) =>
    ({
      title: 'Fly',
      safety: 'safe',
      edits: Array.from({length}, () => ({range: {start: 0, end: 0}, text: 'a'})),
    }) as const
  expect(
    collect([at(0, {fix: fix(1000)}), at(1, {fix: fix(1001)})]).map((one) => one.fix === undefined),
  ).toEqual([false, true])
})

const config = resolveConfig({rules, only: ['no-space-entity', 'unused-suppression']}).configFor('')
const active = activeRules(rules, 'page', config)
const many = `# Kites\n\n${'Fly&#x20;\n\n'.repeat(maxFindings + 2)}`

test('a comment of which nobody knows whether it was needed is not told as unused', () => {
  const text = `${many}<!-- lint disable no-space-entity -->\n\nFly&#x20;\n`
  const page = checkPage({path: 'README.md', text, rules: active})
  const ran = new Set(rules.map(({id}) => id))
  const told = finishPage(page, page.findings, {rules, config, ran})
  expect(new Set(told.map((finding) => finding.rule))).toEqual(new Set(['no-space-entity']))
})

test('remark tells as many', async () => {
  const found = rules.filter(({id}) => id === 'no-space-entity').map((one) => toPlugin(one))
  const {messages} = await remark().use(found).process({value: many, path: 'README.md'})
  const {findings} = checkPage({path: 'README.md', text: many, rules: active})
  expect(messages.map(({place}) => place)).toHaveLength(maxFindings + 1)
  expect(messages.at(-1)?.message).toContain('Unexpected number of findings')
  expect(findings).toHaveLength(maxFindings + 1)
  expect(findings.at(-1)?.message).toContain('Unexpected number of findings')
})
