/** Which rules a config switches on. Apart from the pass over a page, so that asking loads no parser. */
import type {ActiveRule} from './lint-page.ts'
import type {RuleConfig} from './resolve-config.ts'
import type {Rule} from './rule.ts'

type RulesOf<Scope extends Rule['scope']> = readonly ActiveRule<Extract<Rule, {scope: Scope}>>[]
type Config = ReadonlyMap<string, RuleConfig>

const known = new WeakMap<Config, Map<string, {readonly rules: readonly Rule[]; readonly active: unknown}>>()

/**
 * The rules of one scope that a config switches on, with their settings: the same list each time it is asked
 * for the same rules and config, since it is asked for every file.
 */
export function activeRules<Scope extends Rule['scope']>(
  rules: readonly Rule[],
  scope: Scope,
  config: Config,
): RulesOf<Scope> {
  const byScope = known.get(config) ?? new Map<string, {rules: readonly Rule[]; active: unknown}>()
  known.set(config, byScope)
  const before = byScope.get(scope)
  // What is kept under a scope is of that scope.
  if (before?.rules === rules) return before.active as RulesOf<Scope>
  const active = select(rules, scope, config)
  byScope.set(scope, {rules, active})
  return active
}

const select = <Scope extends Rule['scope']>(
  rules: readonly Rule[],
  scope: Scope,
  config: Config,
): RulesOf<Scope> =>
  rules.flatMap((rule) => {
    if (!isOfScope(rule, scope)) return []
    const setting = config.get(rule.id)
    if (setting === undefined || setting.severity === 'off') return []
    const {severity, options} = setting
    return [{rule, options, ...(severity !== undefined && {severity})}]
  })

const isOfScope = <Scope extends Rule['scope']>(
  rule: Rule,
  scope: Scope,
): rule is Extract<Rule, {scope: Scope}> => rule.scope === scope
