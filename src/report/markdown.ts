/**
 * A job summary in Markdown, which GitHub and GitLab show as a page. Its parts are HTML in which every mark of
 * Markdown is a character reference, so that pages cannot write anything into it.
 */
import {weightOf} from '../core/finding.ts'
import {type AssetFolder, foldAssets, folderTotals, formatBytes} from './asset-folders.ts'
import {byPath} from './by-path.ts'
import type {LocatedFinding, ReportInput} from './located.ts'
import {messageParts} from './message-parts.ts'
import {pageTrail, placeOnPage} from './place-text.ts'
import {remarksOf} from './remedy.ts'
import {count, countByRule, severityTotals, totalsLine} from './totals.ts'
import {visible} from './visible.ts'
import type {ReportContext} from './writer.ts'

/** GitHub drops a summary of more than 1 MiB altogether; what else the step writes has some room. */
const mostBytes = 1_000_000
/** Findings shown of one page. */
const mostOfPage = 50
/** Files shown of one folder. */
const mostOfFolder = 20

type Own = readonly LocatedFinding[]

/** The summary: totals, rules, then pages with the worst first, each folded. What does not fit is counted. */
export function markdownReport(input: ReportInput, context: ReportContext): string {
  const {folders, rest} = foldAssets(input)
  const pages = [...byPath(rest).values()].sort((one, other) => worstOf(other) - worstOf(one))
  const parts = [
    ...pages.map((own) => ({found: own.length, text: pagePart(own, context)})),
    ...folders.map((folder) => ({found: folder.files.length, text: folderPart(folder)})),
  ]
  const head = [
    `## gitbook-lint\n`,
    `**${escapeText(totalsLine(input))}**\n`,
    ...ruleTable(input.findings, context),
  ]
  const {shown, left} = takeWhatFits(parts, mostBytes - byteLength(head.join('\n')))
  const note =
    left === 0 ? [] : [`${count(left, 'finding')} more did not fit here: a summary has a limit of size.\n`]
  return `${[...head, ...shown, ...note].join('\n')}\n`
}

const encoder = new TextEncoder()
const byteLength = (text: string): number => encoder.encode(text).length

function takeWhatFits(parts: readonly {readonly found: number; readonly text: string}[], room: number) {
  let used = 0
  const fitting = parts.findIndex(({text}) => {
    used += byteLength(text) + 1
    return used > room - 200
  })
  const cut = fitting === -1 ? parts.length : fitting
  return {
    shown: parts.slice(0, cut).map(({text}) => text),
    left: parts.slice(cut).reduce((sum, {found}) => sum + found, 0),
  }
}

const worstOf = (own: Own): number =>
  Math.max(...own.slice(0, 10_000).map(({severity}) => weightOf(severity)))

function ruleTable(findings: Own, {rule}: ReportContext): readonly string[] {
  if (findings.length === 0) return []
  const rows = countByRule(findings).map(([id, number]) => {
    const known = rule(id)
    return `<tr><td align="right">${number}</td><td>${ruleName(id, known?.url)}</td><td>${escapeText(known?.summary ?? '')}</td></tr>`
  })
  return [
    `<details><summary>Rules</summary>\n<table>\n<tr><th>Findings</th><th>Rule</th><th>What should hold</th></tr>`,
    ...rows,
    '</table>\n</details>\n',
  ]
}

const ruleName = (id: string, url: string | undefined): string =>
  url === undefined
    ? `<code>${escapeText(id)}</code>`
    : `<a href="${escapeMarks(url)}"><code>${escapeText(id)}</code></a>`

function pagePart(own: Own, context: ReportContext): string {
  const [first] = own
  const title = pageTrail(first?.where)
  const shown = own.slice(0, mostOfPage)
  const left = own.length - shown.length
  return [
    `<details><summary>${title === '' ? '' : `<b>${escapeText(title)}</b> `}<code>${escapeText(first?.path ?? '')}</code>: ${severityTotals(own)}</summary>`,
    '<ul>',
    ...shown.map((finding) => item(finding, context)),
    ...(left > 0 ? [`<li>… and ${left} more</li>`] : []),
    '</ul>',
    '</details>\n',
  ].join('\n')
}

function item(finding: LocatedFinding, {linkTo}: ReportContext): string {
  const {path, start, severity, message, rule, url, where} = finding
  const link = linkTo(path, start.line)
  const place = `${start.line}:${start.column}`
  const lines = [
    `${link === undefined ? place : `<a href="${escapeMarks(link)}">${place}</a>`} <b>${severity}</b> ${rich(message)} ${ruleName(rule, url)}`,
    ...remarksOf(finding).map(rich),
    ...[placeOnPage(where)].filter((text) => text !== '').map((text) => `<i>${rich(text)}</i>`),
    ...(where?.excerpt === undefined ? [] : [`<code>${escapeText(where.excerpt)}</code>`]),
  ]
  return `<li>${lines.join('<br>')}</li>`
}

function folderPart(folder: AssetFolder): string {
  const left = folder.files.length - mostOfFolder
  return [
    `<details><summary><code>${escapeText(folder.folder)}</code>: ${folder.severity}, ${ruleName(folder.rule, undefined)}, ${folderTotals(folder)}</summary>`,
    ...(folder.note === undefined ? [] : [`<p>${rich(folder.note)}</p>`]),
    '<ul>',
    ...folder.files
      .slice(0, mostOfFolder)
      .map(
        ({name, bytes}) =>
          `<li><code>${escapeText(name)}</code>${bytes === undefined ? '' : ` ${formatBytes(bytes)}`}</li>`,
      ),
    ...(left > 0 ? [`<li>… and ${left} more</li>`] : []),
    '</ul>',
    '</details>\n',
  ].join('\n')
}

const rich = (message: string): string =>
  messageParts(message)
    .map(({code, text}) => (code ? `<code>${escapeText(text)}</code>` : escapeText(text)))
    .join('')

/** All marks of HTML and Markdown as references. */
const escapeMarks = (text: string): string =>
  visible(text).replace(/[!-/:-@[-`{-~]/g, (mark) => (plain.has(mark) ? mark : `&#${mark.charCodeAt(0)};`))

/** Marks that mean nothing within a line. */
const plain = new Set([',', '.', ';', '%', '/', '?', '-', '='])

/** The same for text: a comment keeps names and numbers from becoming links to people and issues. */
const escapeText = (text: string): string => escapeMarks(text).replace(/&#(?:35|64);/g, '$&<!-- -->')
