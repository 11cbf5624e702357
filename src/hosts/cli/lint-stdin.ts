/** Lints standard input as one page: page rules only, whatever its path. */
import {resolve} from 'node:path'
import type {Finding} from '../../core/finding.ts'
import {activeRules} from '../../lint/active-rules.ts'
import {checkParsedPage} from '../../lint/check-page.ts'
import {finishPage} from '../../lint/finish-page.ts'
import type {Page} from '../../page/page.ts'
import {parsePage} from '../../page/parse.ts'
import {maxTextBytes} from '../../project/discover.ts'
import {decodeUtf8} from '../../project/file-system.ts'
import type {ReportInput} from '../../report/located.ts'
import {pathIn} from './configs.ts'
import type {LintContext} from './lint-context.ts'
import {locateFindings} from './locate-findings.ts'
import {emptyReport, summarize} from './summarize.ts'
import {UsageError} from './usage-error.ts'

/** The page on standard input and what is found in it. */
export interface StdinPage {
  readonly text: string
  /** Absent where the config ignores the page. */
  readonly check?: CheckStdin
  readonly path: string
}

/** Page rules on the page with a text of its own: what they find, and what remains once comments are heard. */
export type CheckStdin = (text: string) => {
  readonly page: Page
  readonly raw: readonly Finding[]
  readonly kept: readonly Finding[]
}

/**
 * Lints standard input under the path of `--stdin-filename`.
 * @throws UsageError if it is not UTF-8, or too large
 */
export async function lintStdin(context: LintContext): Promise<ReportInput> {
  const page = await readStdin(context)
  return reportStdin(page, page.text)
}

/**
 * Reads standard input.
 * @throws UsageError if it is not UTF-8
 */
export async function readStdin({options, rules, configs, io}: LintContext): Promise<StdinPage> {
  const path = (options.stdinFilename ?? 'stdin.md').replaceAll('\\', '/')
  const absolute = resolve(io.cwd, path)
  const bytes = await io.stdin(maxTextBytes)
  if (bytes.length > maxTextBytes) throw new UsageError('standard input is more than 2 MB')
  const text = decodeUtf8(bytes)
  if (!text.ok) throw new UsageError('standard input is not UTF-8')
  const placed = configs.for(absolute)
  const inside = pathIn(placed, absolute)
  if (placed.config.isIgnored(inside)) return {path, text: text.value}
  const config = placed.config.configFor(inside)
  const active = activeRules(rules, 'page', config)
  const ran = new Set(active.map(({rule}) => rule.id))
  return {
    path,
    text: text.value,
    check(source) {
      const page = parsePage(path, source)
      const checked = checkParsedPage(page, active)
      return {page, raw: checked.findings, kept: finishPage(checked, checked.findings, {rules, config, ran})}
    },
  }
}

/** The report on the page of standard input with a text. */
export function reportStdin({path, check}: StdinPage, text: string): ReportInput {
  if (check === undefined) return emptyReport
  const {page, kept} = check(text)
  const file = {path, text, lines: page.lines, facts: page.facts}
  const findings = locateFindings(kept, () => file)
  return {
    findings,
    summary: summarize(findings, {spaces: 0, pages: 1, assets: 0}),
    sources: () => text,
  }
}
