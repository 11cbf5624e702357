/** `gitbook-lint rules`: the list of rules, for people or as JSON. It gives a text and prints nothing. */
import {docsUrl} from '../../lint/docs-url.ts'
import type {Rule} from '../../lint/rule.ts'
import {count} from '../../report/totals.ts'
import {escapeJson} from '../../report/visible.ts'

/** The rules in the order of their ids, one a line, or as `{version, rules}`. */
export function rulesText(rules: readonly Rule[], {json = false}: {readonly json?: boolean} = {}): string {
  const sorted = [...rules].sort((one, other) => (one.id < other.id ? -1 : 1))
  if (json) return escapeJson(`${JSON.stringify({version: 1, rules: sorted.map(ruleEntry)}, undefined, 2)}\n`)
  const rows = [heads, ...sorted.map(rowOf)]
  const widths = heads.map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)))
  const lines = rows.map((row) =>
    row
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd(),
  )
  return `${[...lines, '', `${count(sorted.length, 'rule')}; \`gitbook-lint explain RULE\` says more`].join('\n')}\n`
}

const heads = ['RULE', 'SEVERITY', 'PRESET', 'FIX', 'SUMMARY']

const rowOf = ({id, severity, presets, fix, summary}: Rule): string[] => [
  id,
  severity,
  presets[0] ?? 'all',
  fix,
  summary,
]

/** What both commands say of a rule as JSON. */
export const ruleEntry = ({id, summary, severity, scope, presets, fix, aliases = []}: Rule) => ({
  id,
  summary,
  severity,
  scope,
  presets,
  fix,
  aliases,
  url: docsUrl(id),
})
