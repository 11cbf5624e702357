/** The rules whose findings can belong to a Markdown file that remark reads. */
import {rules} from '../../../rules/index.ts'
import {isAboutMarkdown} from '../../lint/markdown-rule.ts'
import type {Rule} from '../../lint/rule.ts'

export const markdownRules: readonly Rule[] = rules.filter(isAboutMarkdown)
