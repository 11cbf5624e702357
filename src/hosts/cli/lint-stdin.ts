/** Lints standard input as one page: page rules only, whatever its path. */
import {resolve} from 'node:path'
import {activeRules, checkPage} from '../../lint/check-page.ts'
import {finishPage} from '../../lint/finish-page.ts'
import {decodeUtf8} from '../../project/file-system.ts'
import type {ReportInput} from '../../report/located.ts'
import {pathIn} from './configs.ts'
import type {LintContext} from './lint-context.ts'
import {locateFindings} from './locate-findings.ts'
import {emptyReport, summarize} from './summarize.ts'
import {UsageError} from './usage-error.ts'

/**
 * Lints standard input under the path of `--stdin-filename`.
 * @throws UsageError if it is not UTF-8
 */
export async function lintStdin({options, rules, configs, io}: LintContext): Promise<ReportInput> {
  const path = (options.stdinFilename ?? 'stdin.md').replaceAll('\\', '/')
  const absolute = resolve(io.cwd, path)
  const text = decodeUtf8(await io.stdin())
  if (!text.ok) throw new UsageError('standard input is not UTF-8')
  const placed = configs.for(absolute)
  const inside = pathIn(placed, absolute)
  if (placed.config.isIgnored(inside)) return emptyReport
  const config = placed.config.configFor(inside)
  const active = activeRules(rules, 'page', config)
  const page = checkPage({path, text: text.value, rules: active})
  const kept = finishPage(page, page.findings, {rules, config, ran: new Set(active.map(({rule}) => rule.id))})
  const file = {path, text: page.text, lines: page.lines, facts: page.facts}
  const findings = locateFindings(kept, () => file)
  return {
    findings,
    summary: summarize(findings, {spaces: 0, pages: 1, assets: 0}),
    sources: () => page.text,
  }
}
