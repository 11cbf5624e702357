/** The rules whose findings can belong to a Markdown file that remark reads. */
import {rules} from '../../../rules/index.ts'
import type {Rule} from '../../lint/rule.ts'

const markdownOwners: ReadonlySet<string> = new Set(['page', 'include', 'summary'])

/** A file that cannot be read never comes to remark's plugins. */
const isForMarkdown = (rule: Rule): boolean =>
  rule.scope === 'space'
    ? rule.owners.some((owner) => markdownOwners.has(owner))
    : rule.id !== 'unreadable-file'

export const markdownRules: readonly Rule[] = rules.filter(isForMarkdown)
