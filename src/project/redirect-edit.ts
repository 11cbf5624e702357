/** Writes redirects into a `.gitbook.yaml` by the smallest change of its text, in the style that it has. */
import type {Edit} from '../core/finding.ts'
import {range} from '../core/range.ts'
import {targetPathRange} from './redirects.ts'
import type {Redirect} from './space-config.ts'
import type {SpaceIndex} from './space-index.ts'
import {
  entriesOf,
  findEntry,
  isNothing,
  parseYaml,
  type YamlEntry,
  type YamlFacts,
  type YamlMap,
  type YamlNode,
} from './yaml-facts.ts'

/** An old address and the file that it is to lead to, from the space root. */
export interface NewRedirect {
  readonly from: string
  readonly to: string
}

/** The edit that adds redirects; `undefined` where the file cannot be read, or holds something out of the ordinary. */
export function addRedirects(yaml: YamlFacts, redirects: readonly NewRedirect[]): Edit | undefined {
  const {text, root} = yaml
  if (!isCertain(yaml)) return undefined
  if (root !== undefined && root.kind !== 'map' && !isNothing(root)) return undefined
  const entry = findEntry(root, 'redirects')
  if (entry === undefined)
    return root?.kind === 'map' && isFlow(root, text) ? undefined : atEnd(yaml, redirects)
  const {value} = entry
  if (value.kind === 'map' && value.entries.length > 0) {
    return isFlow(value, text) ? intoFlow(value, text, redirects) : afterLast(value, text, redirects)
  }
  if (value.kind === 'map') return intoFlow(value, text, redirects)
  const isEmpty = isNothing(value) && value.range.start === value.range.end
  return isEmpty ? below(entry, yaml, redirects) : undefined
}

/** Whether there is one place for redirects. A key that is given twice elsewhere leaves no doubt of it. */
function isCertain({text, root, errors}: YamlFacts): boolean {
  if (errors.some(({code}) => code !== 'DUPLICATE_KEY')) return false
  if (entriesOf(root).filter(({key}) => key === 'redirects').length > 1) return false
  // After a second document or an end mark nothing can be added.
  return !/^(?:---|\.\.\.)/m.test(text.replace(/^\ufeff?(?:---)?/, ''))
}

/** The edit that takes out the lines of a redirect; `undefined` where it shares them with something else. */
export function removeRedirect({text, root}: YamlFacts, redirect: Redirect): Edit | undefined {
  const map = findEntry(root, 'redirects')?.value
  const entry = entryOf(map, redirect)
  if (map?.kind !== 'map' || isFlow(map, text) || entry === undefined) return undefined
  const keyStart = startOf(entry.keyRange.start, text)
  const start = lineStart(keyStart, text)
  const end = endOfLine(entry.value.range.end, text)
  const isAlone = /^:?[ \t]*(?:#.*)?$/.test(text.slice(entry.value.range.end, end))
  if (!isAlone || /[^ ]/.test(text.slice(start, keyStart))) return undefined
  const eol = /^(?:\r?\n|\r)?/.exec(text.slice(end, end + 2))?.[0] ?? ''
  return {range: range(start, end + eol.length), text: ''}
}

/** The edit that gives a redirect another target, in the quotes that it has; what follows a `#` stays. */
export function redirectTo({text, root}: YamlFacts, redirect: Redirect, path: string): Edit | undefined {
  const value = entryOf(findEntry(root, 'redirects')?.value, redirect)?.value
  if (value?.kind !== 'scalar') return undefined
  if (value.style === 'plain' && yamlText(path, '') === path)
    return {range: targetPathRange(redirect), text: path}
  const {to = ''} = redirect
  const hash = to.indexOf('#')
  const target = path + (hash > 0 ? to.slice(hash).trimEnd() : '')
  const {start, end} = value.range
  return {
    // A block text counts its last line ending.
    range: range(start, value.style === 'block' ? Math.max(start, endOfLine(end, text)) : end),
    text: yamlText(target, quoteAt(start, text)),
  }
}

/** The entry that a redirect was read from. */
const entryOf = (map: YamlNode | undefined, {fromRange}: Redirect): YamlEntry | undefined =>
  entriesOf(map).find(({keyRange}) => keyRange.start === fromRange.start)

/**
 * An empty config for a space that has none. In the root of a space it changes nothing but what it says: all its
 * other keys have the defaults that held without it (GitBook documentation, Content configuration).
 */
export const newConfig = ({lookup, space: {problems}}: SpaceIndex): YamlFacts | undefined =>
  lookup.file(configName) === undefined && problems.every(({path}) => path !== configName)
    ? parseYaml(configName, '')
    : undefined

const configName = '.gitbook.yaml'

const isFlow = (map: YamlMap, text: string): boolean => text[map.range.start] === '{'

const insert = (at: number, text: string): Edit => ({range: range(at, at), text})

const eolOf = (text: string): string => (text.includes('\r\n') ? '\r\n' : '\n')

/** Behind the last redirect of a map in block style, with its indent and quotes. */
function afterLast(map: YamlMap, text: string, redirects: readonly NewRedirect[]): Edit | undefined {
  const [first] = map.entries
  const last = map.entries.at(-1)
  if (first === undefined || last === undefined) return undefined
  const keyStart = startOf(first.keyRange.start, text)
  const indent = text.slice(text.lastIndexOf('\n', keyStart - 1) + 1, keyStart).replace(/^\ufeff/, '')
  if (/[^ ]/.test(indent)) return undefined
  const lines = redirects.map((each) => indent + pair(each, quotesOf(first, text)))
  const eol = eolOf(text)
  return insert(endOfLine(last.value.range.end, text), lines.map((line) => eol + line).join(''))
}

/** A quote stands before the range of a text that has one. */
const startOf = (at: number, text: string): number => (/["']/.test(text[at - 1] ?? '') ? at - 1 : at)

const lineStart = (at: number, text: string): number =>
  Math.max(text.lastIndexOf('\n', at - 1), text.lastIndexOf('\r', at - 1)) + 1

/** The end of the line that a value ends in; block texts count their last line ending. */
function endOfLine(end: number, text: string): number {
  const behind = end - (/[\r\n]*$/.exec(text.slice(0, end))?.[0].length ?? 0)
  const rest = /[\r\n]/.exec(text.slice(behind))
  return rest === null ? text.length : behind + rest.index
}

function intoFlow(map: YamlMap, text: string, redirects: readonly NewRedirect[]): Edit | undefined {
  const close = map.range.end - 1
  if (text[close] !== '}') return undefined
  const inside = text.slice(map.range.start + 1, close).trimEnd()
  // A comment would swallow what is written behind it.
  if (inside.includes('#')) return undefined
  const needsComma = inside !== '' && !inside.endsWith(',')
  const pairs = redirects.map((each) => pair(each, {key: '', value: ''})).join(', ')
  return insert(
    map.range.start + 1 + inside.length,
    `${needsComma ? ', ' : inside === '' ? '' : ' '}${pairs}`,
  )
}

/** Below `redirects:` that has nothing yet. */
function below(entry: YamlEntry, yaml: YamlFacts, redirects: readonly NewRedirect[]): Edit {
  const {text} = yaml
  const lines = redirects.map((each) => eolOf(text) + indentOf(yaml) + pair(each, noQuotes))
  return insert(endOfLine(entry.value.range.end, text), lines.join(''))
}

function atEnd(yaml: YamlFacts, redirects: readonly NewRedirect[]): Edit {
  const {text} = yaml
  const eol = eolOf(text)
  const lines = redirects.map((each) => indentOf(yaml) + pair(each, noQuotes) + eol)
  const isOpen = text.replace(/^\ufeff/, '') !== '' && !/[\r\n]$/.test(text)
  return insert(text.length, `${isOpen ? eol : ''}redirects:${eol}${lines.join('')}`)
}

/** The indent of the first nested map of the file, else two spaces. */
function indentOf({root, text}: YamlFacts): string {
  for (const {value} of entriesOf(root)) {
    const [first] = value.kind === 'map' && !isFlow(value, text) ? value.entries : []
    if (first === undefined) continue
    const start = startOf(first.keyRange.start, text)
    const indent = text.slice(text.lastIndexOf('\n', start - 1) + 1, start)
    if (/^ +$/.test(indent)) return indent
  }
  return '  '
}

interface Quotes {
  readonly key: string
  readonly value: string
}

const noQuotes: Quotes = {key: '', value: ''}

function quotesOf({keyRange, value}: YamlEntry, text: string): Quotes {
  return {key: quoteAt(keyRange.start - 1, text), value: quoteAt(value.range.start, text)}
}

const quoteAt = (at: number, text: string): string => /["']/.exec(text[at] ?? '')?.[0] ?? ''

/** A redirect as its line would read. */
export const redirectLine = (redirect: NewRedirect): string => pair(redirect, noQuotes)

const pair = ({from, to}: NewRedirect, {key, value}: Quotes): string =>
  `${yamlText(from, key)}: ${yamlText(to, value)}`

/** What plain YAML would take for something else than text: a word, a number, a date. */
const mistaken = /^(?:true|false|yes|no|on|off|null|y|n)$|^[\d.][\d._-]*(?:e\d+)?$|^0[xo][\da-f]+$/i

/** A text as YAML: in the quotes of its neighbours, else plain where it cannot be mistaken. */
export function yamlText(text: string, quote: string): string {
  if (/[\p{Control}"]/u.test(text) || quote === '"') return JSON.stringify(text)
  const isPlain =
    /^(?:\.{0,2}\/)*(?:[\p{L}\p{N}_][\p{L}\p{N}\p{M}_./-]*|(?<=\/))$/u.test(text) && !mistaken.test(text)
  return quote === '' && isPlain ? text : `'${text.replaceAll("'", "''")}'`
}
