/** The source around a finding with its range marked: the line it begins in, and one before and after. */
import {createLineIndex, type LineIndex} from '../../core/line-index.ts'
import type {LocatedFinding, ReportInput} from '../located.ts'
import {html} from './escape.ts'

/** UTF-16 units shown before the range, in it, and after it. */
const before = 48
const reach = 120
const longestMark = 240

/** Frames of findings; the lines of each file are looked up once. */
export type Frames = (finding: LocatedFinding) => string

/** Makes frames from the texts of files. A finding without a known text, or on an empty line, has none. */
export function createFrames(sources: ReportInput['sources']): Frames {
  const known = new Map<string, {readonly text: string; readonly lines: LineIndex} | undefined>()
  return (finding) => {
    const {path} = finding
    if (!known.has(path)) {
      const text = sources(path)
      known.set(path, text === undefined ? undefined : {text, lines: createLineIndex(text)})
    }
    const file = known.get(path)
    return file === undefined ? '' : frame(finding, file.text, file.lines)
  }
}

function frame({start, end}: LocatedFinding, text: string, lines: LineIndex): string {
  const lineEnd = lines.lineEnd(start.line)
  if (lines.lineStart(start.line) === lineEnd) return ''
  const rows = [
    ...(start.line > 1 ? [row(start.line - 1, plainLine(text, lines, start.line - 1))] : []),
    row(start.line, markedLine(text, lines, start.offset, Math.min(end.offset, lineEnd)), true),
    ...(start.line < lines.count ? [row(start.line + 1, plainLine(text, lines, start.line + 1))] : []),
  ]
  return `<pre class="frame" tabindex="0" aria-label="Source"><code>${rows.join('\n')}</code></pre>`
}

const row = (line: number, code: string, hit = false): string =>
  `<span class="row${hit ? ' hit' : ''}"><span class="number" aria-hidden="true">${line}</span>${code}</span>`

function plainLine(text: string, lines: LineIndex, line: number): string {
  const start = lines.lineStart(line)
  return cut(text, start, Math.min(lines.lineEnd(line), start + reach), lines.lineEnd(line))
}

function markedLine(text: string, lines: LineIndex, from: number, to: number): string {
  const line = lines.place(from).line
  const [first, last] = [lines.lineStart(line), lines.lineEnd(line)]
  const start = Math.max(first, from - before)
  const markEnd = Math.min(to, from + longestMark)
  const left = `${start > first ? '…' : ''}${shown(text.slice(whole(text, start), from))}`
  const mark = `<mark>${cut(text, from, markEnd, to)}</mark>`
  return `${left}${mark}${cut(text, markEnd, Math.min(last, markEnd + reach), last)}`
}

/** A stretch of text, with an ellipsis where it goes on. */
const cut = (text: string, from: number, to: number, end: number): string =>
  `${shown(text.slice(whole(text, from), whole(text, to)))}${to < end ? '…' : ''}`

const shown = (text: string): string => html(text.replaceAll('\t', '    '))

/** Not between the halves of a surrogate pair. */
const whole = (text: string, at: number): number =>
  /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(at - 1, at + 1)) ? at + 1 : at
