/**
 * Reads YAML (and JSON, which YAML includes) as positioned nodes for the config: every problem it or its
 * caller finds has a line and a column. It builds no plain values, so aliases cannot multiply anything.
 */
import {type Document, isAlias, isMap, isScalar, isSeq, type Node, parseDocument} from 'yaml'
import {createLineIndex, type Place} from '../core/line-index.ts'
import {type Range, range} from '../core/range.ts'
import {code} from './wording.ts'

/** Something that keeps a part of a config from being understood. */
export interface ConfigProblem {
  /** Path of the config file, as given. */
  readonly where: string
  /** One sentence that begins with "Unexpected" and names what would be right. */
  readonly message: string
  /** From 1, in UTF-16 units. */
  readonly line: number
  readonly column: number
  readonly range: Range
}

/** An open source: its root, and where its problems go. */
export interface ConfigSource {
  readonly where: string
  /** Absent where the syntax is broken or there is no content. */
  readonly root: Node | undefined
  readonly problems: ConfigProblem[]
  report(range: Range, message: string): void
  place(offset: number): Place
  /** Follows an alias to what it stands for. */
  follow(node: Node | undefined): Node | undefined
}

/** One `key: value` of a map. The value's range is the key's where nothing is written. */
export interface ConfigEntry {
  readonly key: string
  readonly keyRange: Range
  readonly value: Node | undefined
  readonly valueRange: Range
}

const maxLength = 1_000_000
const maxAliases = 100

/** Opens a source; the first syntax error is a problem, and then there is no root. */
export function openConfig(source: string, format: 'yaml' | 'json', where: string): ConfigSource {
  const lines = createLineIndex(source)
  const problems: ConfigProblem[] = []
  const report = (at: Range, message: string) => {
    const {line, column} = lines.place(at.start)
    problems.push({where, message, line, column, range: at})
  }
  const document = source.length > maxLength ? undefined : parse(source)
  if (!document)
    report(range(0, 0), `Unexpected length of the config, expected at most ${maxLength} characters`)
  const error = document?.errors[0]
  if (error) report(errorRange(error.pos, source), syntaxProblem(error.message, format))
  return {
    where,
    root: document && !error ? (document.contents ?? undefined) : undefined,
    problems,
    report,
    place: lines.place,
    follow: document ? followAliases(document, report) : (node) => node,
  }
}

/**
 * `prettyErrors` stays off: it builds a regular expression as long as the nesting is deep. Duplicate keys
 * are our own check: it names the key and the first place.
 */
const parse = (source: string): Document =>
  parseDocument(source, {prettyErrors: false, uniqueKeys: false, logLevel: 'error'})

const errorRange = (pos: readonly number[], source: string): Range => {
  const start = Math.min(pos[0] ?? 0, source.length)
  return range(start, Math.max(start, Math.min(pos[1] ?? start, source.length)))
}

/** The parser's message in our words: one line, without its names for tokens or advice on its functions. */
function syntaxProblem(message: string, format: 'yaml' | 'json'): string {
  const language = format === 'json' ? 'JSON' : 'YAML'
  const first = (message.split(/[\n;]/)[0] ?? '').trim()
  const token = /^Unexpected \S+ (?:token )?in YAML \w+: "?(.+?)"?$/.exec(first)?.[1]
  if (token !== undefined) return `Unexpected ${code(token)} in ${language}`
  return `Unexpected ${language} syntax: ${first.charAt(0).toLowerCase()}${first.slice(1)}`
}

function followAliases(document: Document, report: (at: Range, message: string) => void) {
  let left = maxAliases
  return (node: Node | undefined): Node | undefined => {
    if (!node || !isAlias(node)) return node
    // Each look-up walks the document, so their number is bounded.
    const target = left-- > 0 ? node.resolve(document) : undefined
    if (target) return target
    report(
      nodeRange(node),
      left < 0
        ? `Unexpected number of aliases, expected at most ${maxAliases}`
        : `Unexpected alias ${code(`*${node.source}`)}, expected a name that is defined above it`,
    )
    return undefined
  }
}

/** Where a node stands, without the white space after it. */
export const nodeRange = (node: Node): Range => range(node.range?.[0] ?? 0, node.range?.[1] ?? 0)

/** The entries of a map; anything else, keys that are no words and second entries are reported. */
export function entriesOf(
  config: ConfigSource,
  node: Node | undefined,
  at: Range,
  what: string,
): ConfigEntry[] {
  const map = config.follow(node)
  if (isEmpty(map)) return []
  if (!isMap<Node, Node | null>(map)) {
    config.report(
      map ? nodeRange(map) : at,
      `Unexpected ${kindOf(map)} as ${what}, expected keys with values`,
    )
    return []
  }
  const entries: ConfigEntry[] = []
  const seen = new Map<string, Range>()
  for (const {key, value} of map.items) {
    const keyRange = nodeRange(key)
    const name = isScalar(key) ? String(key.source ?? key.value) : undefined
    if (name === undefined)
      config.report(keyRange, `Unexpected ${kindOf(key)} as a key of ${what}, expected a word`)
    else if (isNew(config, seen, name, keyRange)) {
      const written = value && !isBlank(value) ? nodeRange(value) : keyRange
      entries.push({key: name, keyRange, value: value ?? undefined, valueRange: written})
    }
  }
  return entries
}

/** Remembers a key; a key that was there already is reported. */
export function isNew(config: ConfigSource, seen: Map<string, Range>, key: string, at: Range): boolean {
  const first = seen.get(key)
  if (!first) {
    seen.set(key, at)
    return true
  }
  config.report(
    at,
    `Unexpected second ${code(key)}, expected one; the first is on line ${config.place(first.start).line}`,
  )
  return false
}

/** The items of a list; a single value counts as a list of one. */
export function itemsOf(config: ConfigSource, node: Node | undefined): readonly Node[] {
  const list = config.follow(node)
  if (isEmpty(list)) return []
  // Parsed sequences hold nodes; the library's type allows plain values for documents built by hand.
  return isSeq(list) ? (list.items as Node[]) : list ? [list] : []
}

/** The strings of a list, with where they stand; other values are reported. */
export function stringsOf(config: ConfigSource, entry: ConfigEntry): {value: string; range: Range}[] {
  const found: {value: string; range: Range}[] = []
  for (const item of itemsOf(config, entry.value)) {
    const node = config.follow(item)
    if (isScalar(node) && typeof node.value === 'string')
      found.push({value: node.value, range: nodeRange(item)})
    else if (node)
      config.report(nodeRange(item), `Unexpected ${kindOf(node)} in ${code(entry.key)}, expected text`)
  }
  return found
}

/** Whether nothing is written: no node, or null. */
export const isEmpty = (node: Node | undefined | null): boolean =>
  !node || (isScalar(node) && (node.value === null || node.value === undefined))

const isBlank = (node: Node): boolean => isEmpty(node) && nodeRange(node).start === nodeRange(node).end

/** A node's kind in plain words, with its value where that is short. */
export function kindOf(node: Node | undefined): string {
  if (isMap(node)) return 'map'
  if (isSeq(node)) return 'list'
  if (!isScalar(node)) return 'value'
  if (node.value === null) return 'empty value'
  return code(String(node.source ?? node.value))
}
