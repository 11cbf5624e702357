/** Adds to findings of page rules the fixes that only the index of the space can tell. */
import type {Finding} from '../core/finding.ts'
import type {SpaceIndex} from '../project/space-index.ts'
import type {PageRule, Rule} from './rule.ts'

/** The same findings in the same order, some with a fix more. */
export function withFixesInSpace(
  findings: readonly Finding[],
  rules: readonly Rule[],
  index: SpaceIndex,
): readonly Finding[] {
  const asked = new Map(
    rules.flatMap((rule): [string, PageRule][] =>
      rule.scope === 'page' && rule.fixInSpace ? [[rule.id, rule]] : [],
    ),
  )
  return findings.map((finding) => {
    const facts = index.facts.get(finding.path)
    if (finding.fix || !facts) return finding
    const fix = asked.get(finding.rule)?.fixInSpace?.(finding, {facts, index})
    return fix ? {...finding, fix} : finding
  })
}
