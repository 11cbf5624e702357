/**
 * The report for people at a terminal: findings by page, each with the source it is about, what readers see
 * and what to do; many of one rule are folded, so that one habit does not bury the rest.
 */
import type {Severity} from '../core/finding.ts'
import {type AssetFolder, foldAssets, folderTotals} from './asset-folders.ts'
import {codeFrame} from './code-frame.ts'
import type {LocatedFinding, ReportInput} from './located.ts'
import {type Paint, type Palette, plain} from './palette.ts'
import {pageTrail} from './place-text.ts'
import {remarksOf} from './remedy.ts'
import {countByRule, totalsLine} from './totals.ts'
import {visible} from './visible.ts'

/** How to print. */
export interface PrettyOptions {
  /** Width of the terminal; 100 by default. */
  readonly columns?: number
  readonly palette?: Palette
  /** How many findings of one rule are shown; ten by default. */
  readonly perRule?: number
}

const paints: Record<Severity, (palette: Palette) => Paint> = {
  error: ({red}) => red,
  warning: ({yellow}) => yellow,
  info: ({blue}) => blue,
}

/** Prints the findings, then what was folded, the totals and the number of findings by rule. */
export function prettyReport(input: ReportInput, options: PrettyOptions = {}): string {
  const {columns = 100, palette = plain, perRule = 10} = options
  const {folders, rest} = foldAssets(input)
  const shown = firstOfEach(rest, perRule)
  const lines: string[] = []
  let path: string | undefined
  for (const finding of shown) {
    if (finding.path !== path) lines.push(pageLine(finding, palette))
    path = finding.path
    lines.push(...findingLines(finding, input, {columns, palette}), '')
  }
  lines.push(...folders.flatMap((folder) => folderLines(folder, palette)))
  const folded = foldedLines(countByRule(rest), perRule).map((line) => palette.dim(line))
  if (folded.length > 0) lines.push(...folded, '')
  lines.push(totals(input, palette), ...ruleLines(countByRule(input.findings), palette))
  return `${lines.join('\n')}\n`
}

function firstOfEach(findings: readonly LocatedFinding[], perRule: number): LocatedFinding[] {
  const counts = new Map<string, number>()
  return findings.filter(({rule}) => {
    const before = counts.get(rule) ?? 0
    counts.set(rule, before + 1)
    return before < perRule
  })
}

function pageLine({path, where}: LocatedFinding, {bold, dim}: Palette): string {
  const title = pageTrail(where)
  return `${bold(visible(path))}${title === '' ? '' : `  ${dim(visible(title))}`}`
}

interface Print {
  readonly columns: number
  readonly palette: Palette
}

function findingLines(finding: LocatedFinding, {sources}: ReportInput, print: Print): string[] {
  const {palette} = print
  const {severity, message, rule, start} = finding
  const paint = paints[severity](palette)
  const place = palette.dim(`${start.line}:${start.column}`)
  const head = `  ${place} ${paint(severity)} ${visible(message)} ${palette.dim(`[${visible(rule)}]`)}`
  return [head, ...frameLines(finding, sources(finding.path), print), ...remarks(finding, palette)]
}

const indent = '     '

function frameLines(
  {start, end, severity}: LocatedFinding,
  source: string | undefined,
  {columns, palette}: Print,
): string[] {
  const number = String(start.line)
  const gutter = `${indent}${number} │ `
  const frame = source === undefined ? undefined : codeFrame(source, start, end, columns - gutter.length)
  // An empty line says nothing that the place has not said.
  if (!frame || frame.code === '') return []
  const paint = paints[severity](palette)
  const under = `${indent}${' '.repeat(number.length)} │ `
  return [`${palette.dim(gutter)}${frame.code}`, `${palette.dim(under)}${frame.indent}${paint(frame.carets)}`]
}

function remarks(finding: LocatedFinding, {green}: Palette): string[] {
  const lines = remarksOf(finding).map(visible)
  const fixLine = finding.fix === undefined ? undefined : lines.length - 1
  return lines.map((line, at) => `${indent}${at === fixLine ? line.replace(/^[^:]+/, green) : line}`)
}

/** Files that are named of a folder. */
const perFolder = 3

function folderLines(folder: AssetFolder, palette: Palette): string[] {
  const {bold, dim} = palette
  const paint = paints[folder.severity](palette)
  const names = folder.files.slice(0, perFolder).map(({name}) => visible(name))
  const left = folder.files.length - names.length
  return [
    bold(visible(folder.folder === '' ? './' : folder.folder)),
    `  ${paint(folder.severity)} ${folderTotals(folder)} ${dim(`[${visible(folder.rule)}]`)}`,
    ...(folder.note === undefined ? [] : [`${indent}${visible(folder.note)}`]),
    `${indent}${names.join(', ')}${left > 0 ? ` and ${left} more` : ''}`,
    '',
  ]
}

const foldedLines = (counts: readonly (readonly [string, number])[], perRule: number): string[] =>
  counts
    .filter(([, number]) => number > perRule)
    .map(([rule, number]) => {
      const name = visible(rule)
      return `… and ${number - perRule} more of \`${name}\`, see all with --only ${name}`
    })

function totals(input: ReportInput, {bold, green}: Palette): string {
  const line = totalsLine(input)
  return input.findings.length > 0 ? bold(line) : green(line)
}

function ruleLines(counts: readonly (readonly [string, number])[], {dim}: Palette): string[] {
  const width = String(counts[0]?.[1] ?? '').length
  return counts.map(([rule, number]) => `  ${String(number).padStart(width)} ${dim(visible(rule))}`)
}
