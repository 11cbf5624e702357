/**
 * The report for people at a terminal: findings by page, each with the source it is about, what readers see
 * and what to do; many of one rule are folded, so that one habit does not bury the rest.
 */
import type {Severity} from '../core/finding.ts'
import {codeFrame} from './code-frame.ts'
import type {LocatedFinding, ReportInput, Where} from './located.ts'
import {type Paint, type Palette, plain} from './palette.ts'
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
  const shown = firstOfEach(input.findings, perRule)
  const lines: string[] = []
  let path: string | undefined
  for (const finding of shown) {
    if (finding.path !== path) lines.push(pageLine(finding, palette))
    path = finding.path
    lines.push(...findingLines(finding, input, {columns, palette}), '')
  }
  const counts = countByRule(input.findings)
  const folded = foldedLines(counts, perRule).map((line) => palette.dim(line))
  if (folded.length > 0) lines.push(...folded, '')
  lines.push(totals(input, palette), ...ruleLines(counts, palette))
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
  const title = titleOf(where)
  return `${bold(visible(path))}${title === '' ? '' : `  ${dim(visible(title))}`}`
}

const titleOf = ({trail = [], page}: Where = {}): string =>
  [...trail, ...(page === undefined ? [] : [page])].join(' › ')

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

function remarks({note, related = [], fix}: LocatedFinding, {green}: Palette): string[] {
  return [
    ...(note === undefined ? [] : [`${indent}${visible(note)}`]),
    ...related.map(
      ({path, start, message}) => `${indent}${visible(`${message}: ${path}:${start.line}:${start.column}`)}`,
    ),
    ...(fix ? [`${indent}${green(fixWord[fix.safety])}: ${visible(fix.title)}`] : []),
  ]
}

const fixWord = {safe: 'Fix', unsafe: 'Possible fix'}

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
