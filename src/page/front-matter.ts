/**
 * The front matter of a page as positioned entries. YAML is read with `yaml`; ranges are offsets of the
 * page. Refuses nothing: what cannot be read becomes an error with a range.
 */
import {isAlias, isMap, isNode, isScalar, isSeq, parseDocument, type Scalar, type YAMLMap} from 'yaml'
import type {Range} from '../core/range.ts'
import type {FrontMatterEntry, FrontMatterFacts, FrontMatterScalar, FrontMatterValue} from './facts.ts'

/** How deep aliases may multiply before a document counts as hostile. */
const maxAliasCount = 100

/**
 * Reads front matter whose YAML begins at offset `start` of the page.
 * @param yaml the text between the fences
 * @param whole the range from the first to the last dash
 */
export function readFrontMatter(yaml: string, start: number, whole: Range): FrontMatterFacts {
  const at = (from: number, to: number): Range => ({start: start + from, end: start + to})
  const document = parse(yaml)
  if (document === undefined) {
    const errors = [{code: 'TOO_DEEP', message: 'Too many levels of nesting', range: at(0, 0)}]
    return {range: whole, entries: [], nested: [], scalars: [], errors}
  }
  const errors: {code: string; message: string; range: Range}[] = document.errors.map((error) => ({
    code: error.code,
    message: error.message,
    range: at(error.pos[0], Math.max(error.pos[1], error.pos[0])),
  }))
  const {contents} = document
  if (contents !== null && !isMap(contents) && errors.length === 0) {
    const [from, to] = contents.range ?? [0, yaml.length]
    errors.push({code: 'NOT_A_MAP', message: 'Front matter is not a list of keys', range: at(from, to)})
  }
  const values = isMap(contents) ? plainValues(() => document.toJS({maxAliasCount})) : {}
  const entries: FrontMatterEntry[] = []
  for (const pair of isMap(contents) ? contents.items : []) {
    const {key, value} = pair
    if (!isScalar(key) || key.range == null) continue
    const [from, to] = key.range
    const node = isAlias(value) || value === null || typeof value !== 'object' ? undefined : value
    const valueRange = rangeOf(node)
    entries.push({
      key: String(key.value),
      keyRange: at(from, to),
      value: values[String(key.value)] ?? null,
      valueRange: valueRange === undefined ? at(to, to) : at(valueRange[0], valueRange[1]),
    })
  }
  const scalars: FrontMatterScalar[] = []
  readScalars(contents, [], (path, scalar) => {
    scalars.push({path: path.join('.'), value: plainScalar(scalar), range: scalarRange(scalar, yaml, start)})
  })
  return {
    range: whole,
    entries,
    nested: isMap(contents) ? nestedValues(contents, [], at) : [],
    scalars,
    errors,
  }
}

/** The document; `undefined` where it nests so deep that the parser runs out of stack. */
function parse(yaml: string) {
  try {
    // Pretty errors cost minutes and memory on hostile input.
    return parseDocument(yaml, {prettyErrors: false, logLevel: 'silent'})
  } catch (thrown) {
    if (thrown instanceof RangeError) return undefined
    throw thrown
  }
}

/** Deeper maps than GitBook has keys for. */
const deepest = 4

/** The keys of maps in a map, each before those below it. */
function nestedValues(
  map: YAMLMap,
  parents: readonly string[],
  at: (from: number, to: number) => Range,
): FrontMatterValue[] {
  return map.items.flatMap(({key, value}) => {
    if (!isScalar(key) || key.range == null) return []
    const name = String(key.value)
    const below = isMap(value) && parents.length < deepest ? nestedValues(value, [...parents, name], at) : []
    if (parents.length === 0) return below
    const [from, to] = key.range
    const [start, end] = (isNode(value) ? value.range : undefined) ?? [to, to]
    const own = isScalar(value) ? plainScalar(value) : isMap(value) ? {} : isSeq(value) ? [] : null
    return [{parents, key: name, keyRange: at(from, to), value: own, valueRange: at(start, end)}, ...below]
  })
}

/** Deeper than any front matter goes; what lies below is of no interest. */
const maxDepth = 20

function readScalars(
  node: unknown,
  path: readonly string[],
  found: (path: readonly string[], node: Scalar) => void,
) {
  if (path.length > maxDepth) return
  if (isScalar(node)) {
    found(path, node)
  } else if (isMap(node)) {
    for (const {key, value} of node.items) {
      if (isScalar(key)) readScalars(value, [...path, String(key.value)], found)
    }
  } else if (isSeq(node)) {
    for (const [index, item] of node.items.entries()) readScalars(item, [...path, String(index)], found)
  }
}

const plainScalar = ({value}: Scalar) =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null

function scalarRange(scalar: Scalar, yaml: string, start: number): Range {
  const [from, to] = scalar.range ?? [0, 0]
  const quoted = /^["']/.test(yaml[from] ?? '') && to - from >= 2
  return {start: start + from + (quoted ? 1 : 0), end: start + to - (quoted ? 1 : 0)}
}

function rangeOf(node: object | undefined): readonly [number, number] | undefined {
  const found = node !== undefined && 'range' in node ? node.range : undefined
  return Array.isArray(found) ? [Number(found[0]), Number(found[1])] : undefined
}

/** The values as JSON-safe data; none where aliases are out of bounds. */
function plainValues(read: () => unknown): Record<string, unknown> {
  try {
    const all: unknown = JSON.parse(JSON.stringify(read()))
    return all !== null && typeof all === 'object' ? {...all} : {}
  } catch {
    return {}
  }
}
