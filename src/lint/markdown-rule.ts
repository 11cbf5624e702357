/** Which rules can say something of a Markdown file, so that a host which sees nothing else can run them. */
import type {Rule} from './rule.ts'
import {unreadableFileId} from './space-files.ts'
import type {FileOwner} from './space-rule.ts'

const markdownOwners: ReadonlySet<FileOwner> = new Set<FileOwner>(['page', 'include', 'summary'])

/** Whether findings of the rule can belong to a Markdown file that was read. */
export const isAboutMarkdown = (rule: Rule): boolean =>
  rule.scope === 'space'
    ? rule.owners.some((owner) => markdownOwners.has(owner))
    : rule.id !== unreadableFileId
