/** `gitbook-lint explain RULE`: the page of a rule, or the same as JSON. It gives a text and prints nothing. */
import {unknownRule} from '../../lint/config-rules.ts'
import {indexRules} from '../../lint/known-rules.ts'
import {exampleFiles, lintExample} from '../../lint/lint-example.ts'
import type {Example, Rule} from '../../lint/rule.ts'
import {rulePage} from '../../lint/rule-page.ts'
import {escapeJson} from '../../report/visible.ts'
import {ruleEntry} from './rules-command.ts'
import {UsageError} from './usage-error.ts'

/**
 * Explains the rule of an id or former id.
 * @throws UsageError where there is no such rule; it names the nearest
 */
export async function explainText(
  rules: readonly Rule[],
  {rule: name, json = false}: {readonly rule: string; readonly json?: boolean},
): Promise<string> {
  const index = indexRules(rules)
  const id = index.get(name)?.id
  const rule = rules.find((one) => one.id === id)
  if (rule === undefined) throw new UsageError(unknownRule(name, index))
  if (!json) return rulePage(rule, lintExample)
  return escapeJson(`${JSON.stringify(await explanation(rule), undefined, 2)}\n`)
}

const explanation = async (rule: Rule) => ({
  version: 1,
  ...ruleEntry(rule),
  why: rule.why,
  inEditor: rule.inEditor,
  afterExport: rule.afterExport,
  options: rule.options ?? {},
  sources: rule.sources,
  examples: await Promise.all(rule.examples.map((example) => exampleEntry(rule, example))),
})

/** Findings of examples have ranges in UTF-16 offsets of the files as given here, end exclusive. */
async function exampleEntry(rule: Rule, example: Example) {
  const findings = await lintExample(rule, example)
  return {
    reason: example.reason,
    options: example.options,
    files: exampleFiles(example),
    findings: findings.map(({path, severity, range, message, note}) => ({
      path,
      severity,
      range,
      message,
      note,
    })),
    fixed: example.fixed,
  }
}
