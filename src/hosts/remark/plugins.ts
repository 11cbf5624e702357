/** Every rule as a remark-lint plugin, by id: `plugins['hint-style']`. */
import type {Root} from 'mdast'
import type {Plugin} from 'unified'
import {rules} from '../../../rules/index.ts'
import {toPlugin} from './to-plugin.ts'

/** The plugins by rule id. */
const plugins: Readonly<Record<string, Plugin<[unknown?], Root>>> = Object.fromEntries(
  rules.filter((rule) => rule.scope === 'page').map((rule) => [rule.id, toPlugin(rule)]),
)

export default plugins
