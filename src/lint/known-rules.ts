/**
 * What config and suppression comments must know of the rules: their ids, former ids, presets and
 * options. A part of `RuleMeta`, so that neither depends on what a rule does.
 */
import type {RuleMeta} from './rule.ts'

/** The part of a rule that config and suppressions look at. */
export type KnownRule = Pick<RuleMeta, 'id' | 'summary' | 'severity' | 'presets' | 'options' | 'aliases'>

/** All rules there are, in their order. */
export type KnownRules = readonly KnownRule[]

/** The rules by id and by former id. */
export function indexRules(rules: KnownRules): ReadonlyMap<string, KnownRule> {
  const index = new Map<string, KnownRule>()
  for (const rule of rules) for (const alias of rule.aliases ?? []) index.set(alias, rule)
  // Present ids last: no alias may hide one.
  for (const rule of rules) index.set(rule.id, rule)
  return index
}
