/**
 * What rules about YAML files say alike: that a file cannot be read as YAML, and where an invisible character
 * hides in it. Which files are to be YAML is for the rules to say.
 */
import type {Report} from '../core/finding.ts'
import {type Range, range} from '../core/range.ts'
import {itemsOf, type YamlError, type YamlFacts, type YamlNode} from '../project/yaml-facts.ts'
import {code, firstWords} from './wording.ts'

/**
 * The errors of a file: the first of its syntax, since others follow from it, and every repeated key.
 * Tabs in the indentation have a fix where the file may have keys below keys.
 */
export function yamlErrorReports(
  yaml: YamlFacts,
  note: string,
  shape: 'nested' | 'flat' = 'nested',
): readonly Report[] {
  const first = yaml.errors.find(({code: id}) => id !== 'DUPLICATE_KEY')
  const repeated = yaml.errors.filter(
    ({code: id, range: at}) => id === 'DUPLICATE_KEY' && (!first || at.end < first.range.start),
  )
  return [
    ...repeated.map((error) => duplicateKey(yaml, error, note)),
    ...(first ? [syntax(yaml, first, note, shape)] : []),
  ]
}

const duplicateKey = ({text}: YamlFacts, {range: at, first}: YamlError, note: string): Report => ({
  range: at,
  message: `Unexpected second key ${code(text.slice(at.start, at.end))}, expected each key once`,
  note,
  ...(first && {related: [{range: first, message: 'First given here'}]}),
})

const syntax = (yaml: YamlFacts, error: YamlError, note: string, shape: 'nested' | 'flat'): Report => {
  const at = onOneLine(yaml.text, error.range)
  const tab = error.code === 'TAB_AS_INDENT' || yaml.text[at.start] === '\t'
  return {
    range: at,
    message: tab
      ? 'Unexpected tab in the indentation, expected spaces'
      : `Unexpected YAML error, expected YAML that can be read: ${firstWords(error.message, 60)}`,
    note,
    ...(tab && shape === 'nested' && indentFix(yaml.text)),
  }
}

/** Spaces for the tabs in the indentation of a stretch of YAML, which are as wide as the other lines have it. */
export function indentFix(text: string, {start, end}: Range = range(0, text.length)): Pick<Report, 'fix'> {
  const indents = [...text.slice(start, end).matchAll(/^[ \t]+(?=[^\s#])/gm)].map(({0: indent, index}) => ({
    indent,
    at: start + index,
  }))
  const widths = indents.filter(({indent}) => !indent.includes('\t')).map(({indent}) => indent.length)
  const width = ' '.repeat(widths.length > 0 ? Math.min(...widths) : 2)
  const edits = indents
    .filter(({indent}) => indent.includes('\t'))
    .map(({indent, at}) => ({range: range(at, at + indent.length), text: indent.replaceAll('\t', width)}))
  return edits.length === 0 ? {} : {fix: {title: 'Indent with spaces', safety: 'safe', edits}}
}

/** The part of a range on its first line that has text; at the end of a line, the character before it. */
function onOneLine(text: string, {start, end}: Range): Range {
  const lineEnd = text.slice(start).search(/[\r\n]/)
  const last = lineEnd < 0 ? text.length : start + lineEnd
  const to = Math.max(Math.min(end, last), Math.min(start + 1, last))
  if (to > start) return range(start, to)
  return range(Math.max(0, start - 1), start)
}

// U+FEFF at the very start of a file is the byte order mark, and no part of any value.
const invisible = /[\u00ad\u200b-\u200f\u2060\ufeff]/g

/** Whether a text has characters that nobody sees. */
export const hasInvisible = (text: string): boolean => text.search(invisible) >= 0

/** The text without them, nor spaces at its ends. */
export const withoutInvisible = (text: string): string => text.replaceAll(invisible, '').trim()

/** The report on what nobody sees in a key or value; `what` names it, such as "key `root`". */
export function invisibleReport(text: string, at: Range, what: string, note: string): Report | undefined {
  const matches = [...text.slice(at.start, at.end).matchAll(invisible)]
  const [first] = matches
  if (first === undefined) return undefined
  const ranges = matches.map(({index}) => range(at.start + index, at.start + index + 1))
  const name = `U+${first[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`
  return {
    range: range(at.start + first.index, at.start + first.index + 1),
    message: `Unexpected invisible character \`${name}\` in ${what}, expected none`,
    note,
    fix: {
      title: ranges.length === 1 ? 'Remove the character' : 'Remove the characters',
      safety: 'safe',
      edits: ranges.map((each) => ({range: each, text: ''})),
    },
  }
}

/** A key or text of a file. */
export interface YamlWord {
  /** What it is, such as "the key `root`". */
  readonly what: string
  readonly range: Range
  readonly text: string
}

/** Deeper than any file that GitBook reads. */
const deepest = 50

/** The keys and texts of a file in source order. */
export function yamlWords(node: YamlNode | undefined, depth = 0): readonly YamlWord[] {
  if (node === undefined || depth > deepest) return []
  if (node.kind === 'list') return itemsOf(node).flatMap((item) => yamlWords(item, depth + 1))
  if (node.kind !== 'map') return []
  return node.entries.flatMap(({key, keyRange, value}) => {
    const shown = code(withoutInvisible(key))
    const own = {what: `the key ${shown}`, range: keyRange, text: key}
    if (value.kind !== 'scalar') return [own, ...yamlWords(value, depth + 1)]
    const text = typeof value.value === 'string' ? value.value : ''
    return [own, {what: `the value of ${shown}`, range: value.textRange, text}]
  })
}
