/** Texts of a SARIF log: messages in its own syntax, and what it says of a rule. */
import {visible} from './visible.ts'
import type {ReportedRule} from './writer.ts'

/**
 * Plain text as a SARIF message: what would be read as a placeholder (`{0}`) or an embedded link is escaped.
 * Other braces stay single, though SARIF doubles them: what shows messages does not undo it.
 */
export const messageText = (text: string): string =>
  visible(text)
    .replace(/\{(\d+)\}/g, '{{$1}}')
    .replace(/\[(?=[^\]]*\]\()/g, '\\[')

/** SARIF's word for a severity. */
export const levels = {error: 'error', warning: 'warning', info: 'note'} as const
/** GitHub's word for how much a rule weighs. */
const weights = {error: 'error', warning: 'warning', info: 'recommendation'} as const

/** A rule as SARIF describes it. */
export const ruleDescriptor = (id: string, rule: ReportedRule | undefined) =>
  rule === undefined
    ? {id}
    : {
        id,
        shortDescription: {text: rule.summary},
        fullDescription: {text: rule.why},
        defaultConfiguration: {level: levels[rule.severity]},
        helpUri: rule.url,
        help: {text: helpText(rule), markdown: helpMarkdown(rule)},
        properties: {'problem.severity': weights[rule.severity], tags: ['documentation', 'gitbook']},
      }

const helpText = ({why, inEditor, url}: ReportedRule): string =>
  `${why}\n\nIn GitBook's editor: ${inEditor}\n\nIn Git: ${url}`

const helpMarkdown = ({id, why, inEditor, url}: ReportedRule): string =>
  `${why}\n\n**In GitBook's editor:** ${inEditor}\n\n**In Git:** see [${id}](${url})`
