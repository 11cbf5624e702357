/** Lines of reviewdog's Diagnostic Format: each finding with its fix as a suggestion. */
import {createLineIndex} from '../core/line-index.ts'
import {byPath} from './by-path.ts'
import {createByteColumns} from './byte-columns.ts'
import type {LocatedFinding, ReportInput} from './located.ts'
import {escapeJson, visible} from './visible.ts'

const levels = {error: 'ERROR', warning: 'WARNING', info: 'INFO'} as const
/** A suggestion replaces all lines from its first edit to its last: over this many units it is no help. */
const longest = 5000

/** One JSON object a line, nothing for a run without findings. Columns are bytes of UTF-8 from 1. */
export const rdjsonlReport = ({findings, sources}: ReportInput): string =>
  [...byPath(findings)].flatMap(([path, own]) => fileLines(own, sources(path) ?? '')).join('')

function fileLines(findings: readonly LocatedFinding[], text: string): readonly string[] {
  const lines = createLineIndex(text)
  const positionOf = createByteColumns(text)
  return findings.map((finding) => {
    const {path, rule, severity, message, note, url, fix} = finding
    const diagnostic = {
      message: visible(note === undefined ? message : `${message}. ${note}`),
      location: {path, range: {start: positionOf(finding.start), end: positionOf(finding.end)}},
      severity: levels[severity],
      source: {name: 'gitbook-lint', url: 'https://github.com/gitbook-lint/gitbook-lint'},
      code: {value: rule, ...(url !== undefined && {url})},
      ...suggestions(fix, path, text, (offset) => positionOf(lines.place(offset))),
    }
    return `${escapeJson(JSON.stringify(diagnostic))}\n`
  })
}

/** Several suggestions would be alternatives, so the edits of a fix become one. */
function suggestions(
  fix: LocatedFinding['fix'],
  path: string,
  text: string,
  positionOf: (offset: number) => {readonly line: number; readonly column: number},
) {
  const edits = fix?.edits ?? []
  const [first] = edits
  const last = edits.at(-1)
  if (first === undefined || last === undefined || edits.some((edit) => edit.path !== path)) return {}
  if (last.end - first.start > longest) return {}
  let at = first.start
  const parts = edits.map((edit) => {
    const kept = text.slice(at, edit.start)
    at = edit.end
    return kept + edit.text
  })
  const range = {start: positionOf(first.start), end: positionOf(last.end)}
  return {suggestions: [{range, text: parts.join('')}]}
}
