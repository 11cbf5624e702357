/**
 * Holds a YAML file against a JSON schema: the few words of the language that GitBook's site schema uses.
 * Problems are data with places; what they mean for a reader is for rules to say.
 */
import type {Range} from '../core/range.ts'
import {findEntry, kindInWords, textOf, type YamlMap, type YamlNode} from './yaml-facts.ts'

/** The part of JSON Schema that is understood; other words are ignored. */
export interface Schema {
  readonly $ref?: string
  readonly type?: string
  readonly enum?: readonly unknown[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: boolean | Schema
  readonly propertyNames?: Schema
  readonly items?: Schema
  readonly oneOf?: readonly Schema[]
  readonly minLength?: number
  readonly maxLength?: number
  readonly format?: string
}

/** One way in which a file is not as the schema says. */
export type SchemaProblem =
  | {
      readonly kind: 'wrong-type'
      readonly key: string
      readonly found: string
      readonly expected: string
      readonly range: Range
    }
  | {
      readonly kind: 'unknown-key'
      readonly key: string
      readonly known: readonly string[]
      readonly range: Range
    }
  | {readonly kind: 'missing-key'; readonly key: string; readonly range: Range}
  | {
      readonly kind: 'not-listed'
      readonly key: string
      readonly found: string
      readonly listed: readonly string[]
      readonly range: Range
    }
  | {
      readonly kind: 'too-short' | 'too-long'
      readonly key: string
      readonly length: number
      readonly limit: number
      readonly range: Range
    }
  | {
      readonly kind: 'not-an-address' | 'unknown-icon'
      readonly key: string
      readonly found: string
      readonly range: Range
    }

/** What else is asked of a check. */
export interface SchemaContext {
  readonly defs: Readonly<Record<string, Schema>>
  readonly isIcon: (name: string) => boolean
}

/** The problems of a node, in source order but for missing keys, which come first. An alias is never one. */
export function checkSchema(
  node: YamlNode,
  schema: Schema,
  context: SchemaContext,
): readonly SchemaProblem[] {
  const problems: SchemaProblem[] = []
  check(node, schema, {key: '', at: node.range, depth: 0}, {...context, problems})
  return problems
}

interface Checking extends SchemaContext {
  readonly problems: SchemaProblem[]
}

/** Where a value stands: under which key, and what stands for a map in a report. */
interface Position {
  readonly key: string
  readonly at: Range
  readonly depth: number
}

/** Deeper than any site; a schema that refers to itself ends here at the latest. */
const deepest = 40

function check(node: YamlNode, given: Schema, position: Position, checking: Checking): void {
  if (node.kind === 'alias' || position.depth > deepest) return
  const schema = choose(node, resolve(given, checking), position, checking)
  if (schema === undefined) return
  if (schema.type !== undefined && !isOfType(node, schema.type)) {
    checking.problems.push({
      kind: 'wrong-type',
      key: position.key,
      found: kindInWords(node),
      expected: typeInWords(schema),
      range: node.kind === 'scalar' && node.range.end > node.range.start ? node.range : position.at,
    })
    return
  }
  if (node.kind === 'map') checkMap(node, schema, position, checking)
  else if (node.kind === 'list') {
    const {items} = schema
    if (items)
      for (const item of node.items)
        check(item, items, {...position, at: item.range, depth: position.depth + 1}, checking)
  } else checkScalar(node, schema, position, checking)
}

/** The schemas that a value may follow, references followed: one, or each alternative; none where nothing is said. */
export function alternativesOf(schema: Schema | undefined, defs: SchemaContext['defs']): readonly Schema[] {
  if (schema === undefined) return []
  const own = resolve(schema, {defs})
  return own.oneOf?.map((each) => resolve(each, {defs})) ?? [own]
}

/** Follows references, each at most once. */
function resolve(schema: Schema, {defs}: Pick<SchemaContext, 'defs'>): Schema {
  let at = schema
  for (let left = deepest; at.$ref !== undefined && left > 0; left--)
    at = defs[at.$ref.replace('#/$defs/', '')] ?? {}
  return at
}

/** The alternative that a node means: of maps by their `type`, else by the kind of value. */
function choose(node: YamlNode, schema: Schema, position: Position, checking: Checking): Schema | undefined {
  const alternatives = schema.oneOf?.map((each) => resolve(each, checking))
  if (!alternatives) return isNamed(node, [schema], position, checking) ? schema : undefined
  const named = alternatives.filter((each) => namesOf(each).length > 0)
  if (node.kind === 'map' && named.length > 0) {
    if (!isNamed(node, named, position, checking)) return undefined
    return named.find((each) => namesOf(each).includes(textOf(findEntry(node, 'type')?.value) ?? ''))
  }
  return alternatives.find(({type}) => type !== undefined && isOfType(node, type)) ?? alternatives[0]
}

const namesOf = ({properties}: Schema): readonly string[] => (properties?.type?.enum ?? []).map(String)

/** Whether a map has the `type` of one of the schemas; other keys of another kind of map say nothing. */
function isNamed(
  node: YamlNode,
  schemas: readonly Schema[],
  position: Position,
  {problems}: Checking,
): boolean {
  const listed = schemas.flatMap(namesOf)
  if (node.kind !== 'map' || listed.length === 0) return true
  const type = findEntry(node, 'type')
  if (!type) {
    problems.push({kind: 'missing-key', key: 'type', range: headOf(node, position.at)})
    return false
  }
  const found = textOf(type.value)
  if (found !== undefined && listed.includes(found)) return true
  const range = type.value.kind === 'scalar' && found !== undefined ? type.value.textRange : type.keyRange
  problems.push({kind: 'not-listed', key: 'type', found: found ?? kindInWords(type.value), listed, range})
  return false
}

/** What stands for a map in a report: its first key. */
const headOf = ({entries}: YamlMap, otherwise: Range): Range => entries[0]?.keyRange ?? otherwise

function checkMap(node: YamlMap, schema: Schema, position: Position, checking: Checking): void {
  const {properties = {}, additionalProperties, propertyNames} = schema
  const head =
    position.key === '' || node.entries.some(({key}) => key === 'type')
      ? headOf(node, position.at)
      : position.at
  for (const key of schema.required ?? []) {
    if (!findEntry(node, key)) checking.problems.push({kind: 'missing-key', key, range: head})
  }
  const names = propertyNames && resolve(propertyNames, checking).enum?.map(String)
  for (const {key, keyRange, value} of node.entries) {
    const own = Object.hasOwn(properties, key) ? properties[key] : undefined
    const next = {key, at: keyRange, depth: position.depth + 1}
    if (own) check(value, own, next, checking)
    else if (names && !names.includes(key)) {
      checking.problems.push({
        kind: 'not-listed',
        key: position.key,
        found: key,
        listed: names,
        range: keyRange,
      })
    } else if (typeof additionalProperties === 'object') check(value, additionalProperties, next, checking)
    else if (additionalProperties === false) {
      checking.problems.push({kind: 'unknown-key', key, known: Object.keys(properties), range: keyRange})
    }
  }
}

function checkScalar(
  node: YamlNode,
  schema: Schema,
  {key, at}: Position,
  {problems, isIcon}: Checking,
): void {
  if (node.kind !== 'scalar') return
  const range = node.textRange.end > node.textRange.start ? node.textRange : at
  if (schema.enum && !schema.enum.includes(node.value)) {
    problems.push({
      kind: 'not-listed',
      key,
      found: String(node.value),
      listed: schema.enum.map(String),
      range,
    })
    return
  }
  if (typeof node.value !== 'string') return
  const length = [...node.value].length
  const {minLength = 0, maxLength = Number.POSITIVE_INFINITY, format} = schema
  if (length < minLength) problems.push({kind: 'too-short', key, length, limit: minLength, range})
  else if (length > maxLength) problems.push({kind: 'too-long', key, length, limit: maxLength, range})
  else if (format === 'uri' && !/^[a-z][a-z\d+.-]*:\S+$/i.test(node.value)) {
    problems.push({kind: 'not-an-address', key, found: node.value, range})
  } else if (format === 'icon' && !isIcon(node.value)) {
    problems.push({kind: 'unknown-icon', key, found: node.value, range})
  }
}

function isOfType(node: YamlNode, type: string): boolean {
  if (type === 'object') return node.kind === 'map'
  if (type === 'array') return node.kind === 'list'
  if (node.kind !== 'scalar') return false
  if (type === 'null') return node.value === null
  if (type === 'integer') return typeof node.value === 'number' && Number.isInteger(node.value)
  return typeof node.value === type
}

const words: Readonly<Record<string, string>> = {
  object: '`key: value` pairs',
  array: 'a list',
  string: 'text',
  boolean: '`true` or `false`',
  integer: 'a whole number',
  number: 'a number',
}

const typeInWords = ({type = ''}: Schema): string => words[type] ?? type
