/** Lints a page that lies in no space: page rules only. */
import type {Finding} from '../../core/finding.ts'
import {createLineIndex} from '../../core/line-index.ts'
import {activeRules} from '../../lint/active-rules.ts'
import {finishPage} from '../../lint/finish-page.ts'
import {unreadableFindings} from '../../lint/space-files.ts'
import type {FailureReason} from '../../project/file-system.ts'
import {maxTextBytes} from '../../project/file-system.ts'
import {isIgnoredBy, pathIn} from './configs.ts'
import {type LintContext, shown} from './lint-context.ts'
import type {ReportedFile} from './locate-findings.ts'

/** A page that lies in no space. */
export interface LoneFile {
  /** Absolute. */
  readonly path: string
  readonly file: ReportedFile
  readonly findings: readonly Finding[]
}

/**
 * Lints the page at an absolute path; `undefined` where the config ignores it.
 * @throws UsageError if a config cannot be read
 */
export async function lintLonePage(absolute: string, context: LintContext): Promise<LoneFile | undefined> {
  const {rules, configs, fs, io, check} = context
  const placed = configs.for(absolute)
  if (isIgnoredBy(placed, absolute)) return undefined
  const text = await fs.readText(absolute, maxTextBytes)
  if (!text.ok) return unreadablePage(absolute, text.reason, context)
  const path = shown(absolute, io)
  const config = placed.config.configFor(pathIn(placed, absolute))
  const active = activeRules(rules, 'page', config)
  const page = await check({path, text: text.value, rules: active}, absolute)
  const ran = new Set(active.map(({rule}) => rule.id))
  const findings = finishPage(page, page.findings, {rules, config, ran})
  return {path: absolute, file: {path, text: page.text, lines: page.lines, facts: page.facts}, findings}
}

/** What is said of a page that cannot be read. */
export function unreadablePage(
  absolute: string,
  reason: FailureReason,
  {configs, io}: LintContext,
): LoneFile {
  const path = shown(absolute, io)
  const placed = configs.for(absolute)
  const config = placed.config.configFor(pathIn(placed, absolute))
  return {
    path: absolute,
    file: {path, text: '', lines: createLineIndex('')},
    findings: unreadableFindings([{path, reason}], () => config),
  }
}
