/** Every rule as a remark-lint plugin, by id: `plugins['hint-style']`. */
import {rules} from '../../../rules/index.ts'
import {markdownRules} from './markdown-rules.ts'
import {type RulePlugin, toPlugin} from './to-plugin.ts'

/** The plugins by rule id. */
const plugins: Readonly<Record<string, RulePlugin>> = Object.fromEntries(
  markdownRules.map((rule) => [rule.id, toPlugin(rule, {known: rules})]),
)

export default plugins
