/** The last step for a page: its suppression comments are applied, and useless ones told. */
import {compareFindings, type Finding} from '../core/finding.ts'
import type {PageFacts} from '../page/facts.ts'
import type {CheckedPage} from './check-parsed-page.ts'
import {boundedRules, collectReports} from './collect-reports.ts'
import type {KnownRules} from './known-rules.ts'
import {internalPageError} from './lint-page.ts'
import type {RuleConfig} from './resolve-config.ts'
import {suppress, unusedSuppressionId} from './suppress.ts'

/** A file with its comments: a page, or a YAML file, in which nothing is a block. */
export interface FinishedFile extends Pick<CheckedPage, 'text' | 'lines' | 'nextBlocks'> {
  readonly facts: Pick<PageFacts, 'path' | 'suppressions' | 'frontMatter' | 'cut'>
}

/** What finishing a page needs to know of the run. */
interface Finishing {
  readonly rules: KnownRules
  readonly config: ReadonlyMap<string, RuleConfig>
  /** Ids of the rules that ran on the whole page. */
  readonly ran: ReadonlySet<string>
}

/**
 * The findings of a page that remain, sorted. `findings` holds those of page rules and of space rules. Never
 * throws: where comments cannot be applied, all findings remain, with one that says so.
 */
export function finishPage(
  page: FinishedFile,
  findings: readonly Finding[],
  finishing: Finishing,
): Finding[] {
  try {
    return finish(page, findings, finishing)
  } catch (thrown) {
    return [...findings, internalPageError(page.facts.path, thrown)].sort(compareFindings)
  }
}

function finish(
  page: FinishedFile,
  findings: readonly Finding[],
  {rules, config, ran}: Finishing,
): Finding[] {
  const bounded = boundedRules(findings)
  const {kept, unused} = suppress(findings, {
    text: page.text,
    lines: page.lines,
    facts: page.facts,
    rules,
    // Of what is left out nobody knows whether a comment was for it.
    ran: bounded.size === 0 ? ran : new Set([...ran].filter((id) => !bounded.has(id))),
    nextNodeRange: (offset) => page.nextBlocks.get(offset),
  })
  const setting = config.get(unusedSuppressionId)?.severity
  const told: Finding[] = []
  if (setting !== 'off' && !page.facts.cut) {
    const rule = {rule: unusedSuppression, ...(setting !== undefined && {severity: setting})}
    const {report, finish} = collectReports(page.facts.path, rule, told)
    for (const one of unused) report(one)
    finish()
  }
  return [...kept, ...told].sort(compareFindings)
}

const unusedSuppression = {id: unusedSuppressionId, severity: 'warning' as const}
