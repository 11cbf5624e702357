/** What a move does to the redirects of `.gitbook.yaml`: targets follow, old addresses lead on, loops go. */
import type {Edit} from '../core/finding.ts'
import {range} from '../core/range.ts'
import type {MovedFile} from './move-file.ts'
import {pageUrl} from './page-url.ts'
import {leadingSlashes, redirectTarget, targetPathRange} from './redirects.ts'
import {isFound} from './resolution.ts'
import type {Redirect} from './space-config.ts'
import type {SpaceIndex} from './space-index.ts'
import {findEntry, isNothing} from './yaml-facts.ts'

/** The targets of redirects that lead to a moved file; redirects from an address that is now a page's go. */
export function followRedirects(index: SpaceIndex, moved: ReadonlyMap<string, string>): readonly Edit[] {
  const urls = new Set([...moved.values()].map((to) => pageUrl(to, index.space.readme).toLowerCase()))
  return index.space.config.redirects.flatMap((redirect): Edit[] => {
    if (urls.has(redirect.url)) return [removal(index, redirect)]
    const target = redirectTarget(index, redirect)
    const to = target && isFound(target) && target.form !== 'redirect' ? moved.get(target.path) : undefined
    if (to === undefined) return []
    return [{range: targetPathRange(redirect), text: leadingSlashes(redirect.to ?? '') + to}]
  })
}

/** The line of a redirect with its end. */
function removal({space: {config}}: SpaceIndex, {fromRange, toRange}: Redirect): Edit {
  const text = config.yaml?.text ?? ''
  const start = Math.max(text.lastIndexOf('\n', fromRange.start), text.lastIndexOf('\r', fromRange.start)) + 1
  const end = /\r?\n|\r|$/.exec(text.slice(toRange.end))
  return {range: range(start, toRange.end + (end ? end.index + end[0].length : 0)), text: ''}
}

/** Redirects from the old addresses of pages, in the file's own style; a file is made where there is none. */
export function addRedirect(
  index: SpaceIndex,
  files: readonly MovedFile[],
): {
  readonly edits: readonly Edit[]
  readonly created: ReadonlyMap<string, string>
  readonly notes: readonly string[]
} {
  const {space} = index
  const lines: string[] = []
  const notes: string[] = []
  for (const {from, to} of files) {
    if (index.lookup.file(from)?.role !== 'page') continue
    const [old, url] = [pageUrl(from, space.readme), pageUrl(to, space.readme)]
    if (old.toLowerCase() === url.toLowerCase()) continue
    if (old === '') notes.push('The landing page has no address of its own that could lead on')
    else if (!index.space.config.redirects.some((one) => one.url === old.toLowerCase()))
      lines.push(`${quoted(old)}: ${quoted(to)}`)
  }
  if (lines.length === 0) return {edits: [], created: new Map(), notes}
  const {yaml} = space.config
  if (!yaml) {
    const text = `redirects:\n${lines.map((line) => `  ${line}\n`).join('')}`
    return {edits: [], created: new Map([['.gitbook.yaml', text]]), notes}
  }
  const edit = insertion(yaml.text, findEntry(yaml.root, 'redirects'), lines)
  const isReadable = yaml.errors.every(({code}) => code === 'DUPLICATE_KEY')
  if (edit && isReadable) return {edits: [edit], created: new Map(), notes}
  return {
    edits: [],
    created: new Map(),
    notes: [...notes, `${yaml.path} is written so that no redirect can be added: ${lines.join(', ')}`],
  }
}

/** Plain where YAML takes it as text; else between double quotes. */
const quoted = (text: string): string =>
  /^[\w./-][\w./ ()-]*$/.test(text) &&
  /[a-z]/i.test(text) &&
  !/^(?:true|false|null|yes|no|on|off)$/i.test(text)
    ? text
    : JSON.stringify(text)

function insertion(
  text: string,
  entry: ReturnType<typeof findEntry>,
  lines: readonly string[],
): Edit | undefined {
  const newline = text.includes('\r\n') ? '\r\n' : '\n'
  const block = (indent: string) => lines.map((line) => `${indent}${line}${newline}`).join('')
  if (!entry) {
    const gap = text === '' || /[\r\n]$/.test(text) ? '' : newline
    return {range: range(text.length, text.length), text: `${gap}redirects:${newline}${block('  ')}`}
  }
  const {value} = entry
  if (isNothing(value)) {
    const at = lineEnd(text, entry.keyRange.end)
    return {range: range(at, at), text: `${isAtLineStart(text, at) ? '' : newline}${block('  ')}`}
  }
  const [first] = value.kind === 'map' ? value.entries : []
  const last = value.kind === 'map' ? value.entries.at(-1) : undefined
  if (!first || !last || text[value.range.start] === '{') return undefined
  const start = text.lastIndexOf('\n', first.keyRange.start) + 1
  const indent = /^[ \t]*/.exec(text.slice(start))?.[0] ?? '  '
  const at = lineEnd(text, Math.max(last.keyRange.end, last.value.range.end))
  return {range: range(at, at), text: `${isAtLineStart(text, at) ? '' : newline}${block(indent)}`}
}

/** Where the line after an offset begins, or the end of the text. */
function lineEnd(text: string, offset: number): number {
  // The range of a block scalar takes in its line ending.
  if (offset > 0 && text[offset - 1] === '\n') return offset
  const at = text.indexOf('\n', offset)
  return at < 0 ? text.length : at + 1
}

const isAtLineStart = (text: string, at: number): boolean => at === 0 || text[at - 1] === '\n'
