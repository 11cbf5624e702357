/**
 * The values of a page's front matter at any depth, with their ranges. Reads the YAML again where the
 * facts, which are flat, do not reach; says nothing about front matter with errors.
 */
import {isMap, isNode, isScalar, isSeq, parseDocument, type YAMLMap} from 'yaml'
import type {Range} from '../core/range.ts'
import type {FrontMatterEntry, FrontMatterFacts} from './facts.ts'
import type {Page} from './page.ts'

/** A key of the front matter or of a map in it. A map or list below the top is given empty. */
export interface FrontMatterValue extends FrontMatterEntry {
  /** The keys above it, outermost first; empty at the top. */
  readonly parents: readonly string[]
}

/** Deeper maps than GitBook has keys for. */
const deepest = 4

/** All keys in source order; none where the YAML cannot be read. */
export function frontMatterValues({text, facts}: Page): readonly FrontMatterValue[] {
  const {frontMatter} = facts
  if (frontMatter === undefined || frontMatter.errors.length > 0) return []
  const top = frontMatter.entries.map((entry) => ({...entry, parents: []}))
  if (!frontMatter.entries.some(({value}) => value !== null && typeof value === 'object')) return top
  return [...top, ...nestedValues(text, frontMatter)].sort((a, b) => a.keyRange.start - b.keyRange.start)
}

/** The range of the YAML between the fences. */
function yamlRange(text: string, {range}: FrontMatterFacts): Range {
  let start = range.start
  while (start < range.end && text[start] !== '\n' && text[start] !== '\r') start++
  if (text[start] === '\r' && text[start + 1] === '\n') start++
  return {start: Math.min(start + 1, range.end), end: Math.max(range.end - 3, start + 1)}
}

function nestedValues(text: string, frontMatter: FrontMatterFacts): readonly FrontMatterValue[] {
  const {start, end} = yamlRange(text, frontMatter)
  const {contents} = parseDocument(text.slice(start, end), {prettyErrors: false, logLevel: 'silent'})
  const values: FrontMatterValue[] = []
  const walk = (map: YAMLMap, parents: readonly string[]) => {
    for (const {key, value} of map.items) {
      if (!isScalar(key) || key.range == null) continue
      const [from, to] = key.range
      const name = String(key.value)
      const [valueFrom, valueTo] = (isNode(value) ? value.range : undefined) ?? [to, to]
      if (parents.length > 0) {
        values.push({
          parents,
          key: name,
          keyRange: {start: start + from, end: start + to},
          value: isScalar(value) ? value.value : isMap(value) ? {} : isSeq(value) ? [] : null,
          valueRange: {start: start + valueFrom, end: start + valueTo},
        })
      }
      if (isMap(value) && parents.length < deepest) walk(value, [...parents, name])
    }
  }
  if (isMap(contents)) walk(contents, [])
  return values
}
