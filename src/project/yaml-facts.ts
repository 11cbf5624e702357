/**
 * YAML files of a space as positioned plain data: `.gitbook.yaml`, `vars.yaml`, `tags.yaml`,
 * `docs.yaml`. A function of path and text; it says what is written and judges nothing of its meaning.
 */
import {type Document, isAlias, isMap, isScalar, isSeq, parseDocument, type Scalar} from 'yaml'
import {type Range, range} from '../core/range.ts'
import type {Suppression} from '../page/facts.ts'
import {yamlSuppressions} from '../page/suppression.ts'

/** A value and its place. Ranges are UTF-16 offsets into the text of the file. */
export type YamlNode = YamlScalar | YamlMap | YamlList | YamlAlias

/** Text, number, boolean or nothing. */
export interface YamlScalar {
  readonly kind: 'scalar'
  readonly value: string | number | boolean | null
  /** As written, quotes included. Empty, at the place where it would stand, when nothing is written. */
  readonly range: Range
  /** The value without its quotes: what a fix replaces. For a block scalar the whole of it. */
  readonly textRange: Range
  readonly style: 'plain' | 'single-quoted' | 'double-quoted' | 'block'
}

/** `key: value` pairs in source order, duplicates kept. */
export interface YamlMap {
  readonly kind: 'map'
  readonly entries: readonly YamlEntry[]
  readonly range: Range
}

export interface YamlList {
  readonly kind: 'list'
  readonly items: readonly YamlNode[]
  readonly range: Range
}

/** `*name`: not followed, so that nothing can multiply. */
export interface YamlAlias {
  readonly kind: 'alias'
  readonly name: string
  readonly range: Range
}

/** One `key: value` of a map. */
export interface YamlEntry {
  /** The key as text, invisible characters kept; a number as written. */
  readonly key: string
  /** Without quotes. */
  readonly keyRange: Range
  readonly value: YamlNode
}

/** Something that keeps the file from being read as it is meant. */
export interface YamlError {
  /** The code of the `yaml` package, such as `TAB_AS_INDENT`; `DUPLICATE_KEY` and `TOO_DEEP` are ours. */
  readonly code: string
  /** One line in the words of the `yaml` package, without a place. */
  readonly message: string
  readonly range: Range
  /** The first place, for a duplicate key. */
  readonly first?: Range
}

/** A YAML file. The text is kept, since rules look for characters that YAML hides. */
export interface YamlFacts {
  /** From the space root, with `/`; may lead out of it (`../.gitbook.yaml`). */
  readonly path: string
  readonly text: string
  /** Absent when the file holds nothing, or nothing that can be read. */
  readonly root?: YamlNode
  /** In source order. What could be read is there all the same. */
  readonly errors: readonly YamlError[]
  /** Comments such as `# gitbook-lint disable RULE`. */
  readonly suppressions: readonly Suppression[]
}

const options = {prettyErrors: false, uniqueKeys: false, logLevel: 'silent'} as const

/** Reads a YAML file. Never throws: what cannot be read is an error with its place. */
export function parseYaml(path: string, text: string): YamlFacts {
  const suppressions = yamlSuppressions(text)
  const errors: YamlError[] = []
  try {
    // The package takes a list behind a byte order mark for indented; a line break has the same length.
    const document = parseDocument(text.replace(/^\ufeff/, '\n'), options)
    for (const error of syntaxErrors(document, text)) errors.push(error)
    const root = document.contents ? convert(document.contents, {text, errors}) : undefined
    errors.sort((one, other) => one.range.start - other.range.start)
    return {path, text, ...(root && {root}), errors, suppressions}
  } catch {
    // The package calls itself for every level of nesting, and runs out of stack.
    const tooDeep = {code: 'TOO_DEEP', message: 'Nested too deep to be read', range: range(0, 0)}
    return {path, text, errors: [tooDeep], suppressions}
  }
}

/** The entry of a map by its key; of duplicates the last, which is the one that counts. */
export const findEntry = (node: YamlNode | undefined, key: string): YamlEntry | undefined =>
  entriesOf(node).findLast((entry) => entry.key === key)

/** The value of a key. */
export const valueAt = (node: YamlNode | undefined, key: string): YamlNode | undefined =>
  findEntry(node, key)?.value

/** The entries of a map; none for anything else. */
export const entriesOf = (node: YamlNode | undefined): readonly YamlEntry[] =>
  node?.kind === 'map' ? node.entries : []

/** The items of a list; none for anything else. */
export const itemsOf = (node: YamlNode | undefined): readonly YamlNode[] =>
  node?.kind === 'list' ? node.items : []

/** The value of a scalar that is text. */
export const textOf = (node: YamlNode | undefined): string | undefined =>
  node?.kind === 'scalar' && typeof node.value === 'string' ? node.value : undefined

/** Whether nothing is written: an absent node, `key:` or `~`. */
export const isNothing = (node: YamlNode | undefined): boolean =>
  node === undefined || (node.kind === 'scalar' && node.value === null)

/** What a node is, in words for messages. */
export function kindInWords(node: YamlNode): string {
  if (node.kind !== 'scalar') return node.kind
  if (node.value === null) return 'empty value'
  return typeof node.value === 'string' ? 'text' : typeof node.value
}

/** The plain value of a node, for schema checks; an alias is `undefined`, of duplicate keys the last counts. */
export function toPlain(node: YamlNode | undefined): unknown {
  switch (node?.kind) {
    case 'scalar':
      return node.value
    case 'list':
      return node.items.map(toPlain)
    case 'map':
      return Object.fromEntries(node.entries.map(({key, value}) => [key, toPlain(value)]))
    default:
      return undefined
  }
}

interface Source {
  readonly text: string
  readonly errors: YamlError[]
}

const syntaxErrors = (document: Document, text: string): YamlError[] =>
  document.errors.slice(0, maxErrors).map(({code, message, pos}) => ({
    code,
    message: (message.split('\n')[0] ?? '').replace(/[.:;]\s*$/, ''),
    range: clamp(pos[0], pos[1], text),
  }))

const maxErrors = 50

function convert(node: unknown, source: Source): YamlNode {
  if (isMap(node))
    return {kind: 'map', entries: convertEntries(node.items, source), range: rangeOf(node, source)}
  if (isSeq(node)) {
    return {
      kind: 'list',
      items: node.items.map((item) => convert(item, source)),
      range: rangeOf(node, source),
    }
  }
  if (isAlias(node)) return {kind: 'alias', name: node.source, range: rangeOf(node, source)}
  if (isScalar(node)) return convertScalar(node, source)
  return {kind: 'scalar', value: null, range: range(0, 0), textRange: range(0, 0), style: 'plain'}
}

function convertEntries(
  pairs: readonly {readonly key: unknown; readonly value: unknown}[],
  source: Source,
): readonly YamlEntry[] {
  const first = new Map<string, Range>()
  return pairs.map((pair) => {
    const key = convert(pair.key, source)
    const entry = {
      key: keyText(key, source),
      keyRange: key.kind === 'scalar' ? key.textRange : key.range,
      value: pair.value ? convert(pair.value, source) : nothingAfter(key.range),
    }
    const earlier = first.get(entry.key)
    if (earlier) source.errors.push(duplicateKey(entry, earlier))
    else first.set(entry.key, entry.keyRange)
    return entry
  })
}

const duplicateKey = ({key, keyRange}: YamlEntry, first: Range): YamlError => ({
  code: 'DUPLICATE_KEY',
  message: `Key ${key} is given twice`,
  range: keyRange,
  first,
})

const keyText = (key: YamlNode, {text}: Source): string =>
  key.kind === 'scalar' && typeof key.value === 'string'
    ? key.value
    : text.slice(key.range.start, key.range.end)

const nothingAfter = ({end}: Range): YamlScalar => ({
  kind: 'scalar',
  value: null,
  range: range(end, end),
  textRange: range(end, end),
  style: 'plain',
})

const styles: Readonly<Record<string, YamlScalar['style']>> = {
  QUOTE_SINGLE: 'single-quoted',
  QUOTE_DOUBLE: 'double-quoted',
  BLOCK_LITERAL: 'block',
  BLOCK_FOLDED: 'block',
}

function convertScalar(node: Scalar, source: Source): YamlScalar {
  const whole = rangeOf(node, source)
  const style = styles[node.type ?? ''] ?? 'plain'
  const quoted = style === 'single-quoted' || style === 'double-quoted'
  const inside = range(whole.start + 1, Math.max(whole.start + 1, whole.end - 1))
  return {
    kind: 'scalar',
    value: plainValue(node.value, source.text.slice(whole.start, whole.end)),
    range: whole,
    textRange: quoted ? inside : whole,
    style,
  }
}

/** Tags such as `!!binary` give objects: there the source speaks for itself. */
function plainValue(value: unknown, written: string): YamlScalar['value'] {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
  return typeof value === 'number' ? value : written
}

const rangeOf = (node: {range?: readonly number[] | null | undefined}, {text}: Source): Range =>
  clamp(node.range?.[0] ?? 0, node.range?.[1] ?? 0, text)

function clamp(start: number, end: number, text: string): Range {
  const from = Math.min(start, text.length)
  return range(from, Math.max(from, Math.min(end, text.length)))
}
