/**
 * The recommended rules for remark: GitBook's syntax, comment control, and each rule at its own severity.
 * An info counts as a warning, since remark knows no info.
 */
import remarkFrontmatter from 'remark-frontmatter'
import remarkLint from 'remark-lint'
import type {Preset} from 'unified'
import {rules} from '../../../rules/index.ts'
import {remarkGitbook} from '../../syntax/remark-gitbook.ts'
import {markdownRules} from './markdown-rules.ts'
import {toPlugin} from './to-plugin.ts'

/** The preset. */
const preset: Preset = {
  plugins: [
    [remarkFrontmatter, ['yaml']],
    remarkGitbook,
    remarkLint,
    ...markdownRules
      .filter((rule) => rule.presets.includes('recommended'))
      .map((rule): [ReturnType<typeof toPlugin>, unknown] => [
        toPlugin(rule, {ownSeverity: true, known: rules}),
        [rule.severity === 'error' ? 2 : 1],
      ]),
  ],
}

export default preset
