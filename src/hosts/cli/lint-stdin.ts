/** Lints standard input as one page: page rules only, whatever its path. */
import {statSync} from 'node:fs'
import type {Finding} from '../../core/finding.ts'
import {activeRules} from '../../lint/active-rules.ts'
import {checkParsedPage} from '../../lint/check-parsed-page.ts'
import {finishPage} from '../../lint/finish-page.ts'
import type {Page} from '../../page/page.ts'
import {parsePage} from '../../page/parse.ts'
import {decodeUtf8, maxTextBytes, type Outcome} from '../../project/file-system.ts'
import {isMarkdownPath} from '../../project/paths.ts'
import type {ReportInput} from '../../report/located.ts'
import {nativePaths} from '../native-paths.ts'
import {isIgnoredBy, pathIn} from './configs.ts'
import type {Io} from './io.ts'
import {type LintContext, notice, shown} from './lint-context.ts'
import {unreadablePage} from './lint-lone-page.ts'
import {locateFindings} from './locate-findings.ts'
import {emptyReport, summarize} from './summarize.ts'
import {UsageError} from './usage-error.ts'

/** The page on standard input, and how to find what is in it. */
export interface StdinPage {
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
 * @throws UsageError if it is too large
 */
export async function lintStdin(context: LintContext): Promise<ReportInput> {
  const text = await readStdin(context.io)
  return text.ok ? reportStdin(stdinPage(context), text.value) : reportUnreadable(context)
}

const absoluteName = ({options, io}: LintContext) =>
  nativePaths.absolute(io.cwd, options.stdinFilename ?? 'stdin.md')

function reportUnreadable(context: LintContext): ReportInput {
  const absolute = absoluteName(context)
  const {file, findings} = unreadablePage(absolute, 'not-utf8', context)
  const located = locateFindings(findings, () => file)
  return {
    findings: located,
    summary: summarize(located, {spaces: 0, pages: 1, assets: 0}),
    sources: () => undefined,
  }
}

/**
 * Reads standard input, which may be no UTF-8.
 * @throws UsageError if it is too large
 */
export async function readStdin(io: Io): Promise<Outcome<string>> {
  const bytes = await io.stdin(maxTextBytes)
  if (bytes.length > maxTextBytes) throw new UsageError('standard input is more than 2 MB')
  return decodeUtf8(bytes)
}

/**
 * The page under the path of `--stdin-filename`, whatever its text.
 * @throws UsageError if that is a folder
 */
export function stdinPage(context: LintContext): StdinPage {
  const {rules, configs, io} = context
  const absolute = absoluteName(context)
  const path = shown(absolute, io)
  if (statSync(absolute, {throwIfNoEntry: false})?.isDirectory())
    throw new UsageError(`${path} is a folder, expected the path of a page`)
  if (!isMarkdownPath(path)) {
    notice(`${path}: not linted, standard input is linted as a Markdown page only`, io)
    return {path}
  }
  const placed = configs.for(absolute)
  if (isIgnoredBy(placed, absolute)) {
    notice(`${path}: not linted, the config ignores it`, io)
    return {path}
  }
  const config = placed.config.configFor(pathIn(placed, absolute))
  const active = activeRules(rules, 'page', config)
  const ran = new Set(active.map(({rule}) => rule.id))
  return {
    path,
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
