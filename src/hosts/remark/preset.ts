/**
 * The recommended rules for remark: GitBook's syntax, comment control, and each rule at its own severity.
 * An info counts as a warning, since remark knows no info. A plugin that is listed after the preset with another
 * setting takes the place of the preset's, as it is the same function.
 */
import remarkFrontmatter from 'remark-frontmatter'
import remarkLint from 'remark-lint'
import type {Preset} from 'unified'
import {remarkGitbook} from '../../syntax/remark-gitbook.ts'
import {markdownRules} from './markdown-rules.ts'
import plugins from './plugins.ts'
import {ownSeverity, type RulePlugin} from './to-plugin.ts'

/** The preset. */
const preset: Preset = {
  plugins: [
    [remarkFrontmatter, ['yaml']],
    remarkGitbook,
    remarkLint,
    ...markdownRules
      .filter((rule) => rule.presets.includes('recommended'))
      .flatMap((rule): [RulePlugin, unknown][] => {
        const plugin = plugins[rule.id]
        return plugin ? [[plugin, ownSeverity(rule)]] : []
      }),
  ],
}

export default preset
