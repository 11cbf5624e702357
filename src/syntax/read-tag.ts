/**
 * Reads one tag whose extent is known: name, attributes and what is wrong with their syntax, each with
 * its range. Knows no tag by name but `if`, whose content is an expression.
 */
import type {Range} from '../core/range.ts'
import type {AttributeQuote, GitbookTag, TagAttribute, TagProblem} from './nodes.ts'

/** A tag's source and where its characters lie in the page: in a blockquote the two differ. */
export interface TagSource {
  readonly text: string
  /** Offset in the page of the character at index `i`; of the end for `i = text.length`. */
  offset(i: number): number
}

type TagFields = Omit<GitbookTag, 'type' | 'position' | 'data' | 'inline'>

const namePattern = /[A-Za-z@][\w@/.-]*/y
const bareNamePattern = /[^\s="'“”‘’«»]+/y
const curlyQuotes = '“”‘’«»„'

/** Reads `{% … %}` from its first to its last character. Total: any text gives a tag. */
export function readTag(source: TagSource): TagFields {
  const {text} = source
  const problems: TagProblem[] = []
  const at = (start: number, end: number): Range => ({
    start: source.offset(start),
    end: end > start ? source.offset(end - 1) + 1 : source.offset(end),
  })
  const problem = (kind: TagProblem['kind'], start: number, end: number) => {
    problems.push({kind, range: at(start, end)})
  }

  let i = text.startsWith('{%-') ? 3 : 2
  const nameStart = skipSpace(text, i)
  namePattern.lastIndex = nameStart
  const written = namePattern.exec(text)?.[0] ?? ''
  if (nameStart === i) problem('missing-space', i, i + written.length)
  i = nameStart + written.length
  const end = bodyEnd(text, i)
  if (end.problem !== undefined) problem(end.problem, end.at, text.length)

  const isClose = /^end[a-z@]/.test(written)
  const name = isClose ? written.slice(3) : written
  const fields = {
    name,
    kind: isClose ? ('close' as const) : ('open' as const),
    nameRange: at(nameStart, nameStart + written.length),
    problems,
  }
  if (name === 'if' && !isClose) {
    const from = Math.min(skipSpace(text, i), end.at)
    const to = trimEnd(text, from, end.at)
    return {...fields, attributes: [], expression: {value: text.slice(from, to), range: at(from, to)}}
  }
  const body = readBody({text, at, problem}, i, end.at)
  problems.sort((one, other) => one.range.start - other.range.start)
  return {...fields, ...body}
}

interface Reader {
  readonly text: string
  at(start: number, end: number): Range
  problem(kind: TagProblem['kind'], start: number, end: number): void
}

/** Where the content ends: before `%}`, before a lone `}`, or at the end of the text. */
function bodyEnd(text: string, from: number): {at: number; problem?: 'missing-percent' | 'missing-end'} {
  if (text.endsWith('%}') && text.length - 2 >= from) {
    const dash =
      text[text.length - 3] === '-' && text.length - 3 > from && /\s/.test(text[text.length - 4] ?? '')
    return {at: text.length - (dash ? 3 : 2)}
  }
  if (text.endsWith('}') && text.length > from) return {at: text.length - 1, problem: 'missing-percent'}
  return {at: text.length, problem: 'missing-end'}
}

function readBody(reader: Reader, from: number, end: number): Pick<TagFields, 'attributes' | 'argument'> {
  const {text, at, problem} = reader
  const attributes: TagAttribute[] = []
  let argument: TagFields['argument']
  for (let i = skipSpace(text, from); i < end; i = skipSpace(text, i)) {
    if ((text[i] === '"' || text[i] === "'") && argument === undefined && attributes.length === 0) {
      const value = readValue(reader, i, end)
      argument = {value: text.slice(value.start, value.end), range: at(value.start, value.end)}
      i = value.next
    } else {
      bareNamePattern.lastIndex = i
      const name = bareNamePattern.exec(text)?.[0].slice(0, end - i)
      if (name === undefined) {
        const next = junkEnd(text, i, end)
        problem('unexpected-text', i, next)
        i = next
        continue
      }
      const attribute = readAttribute(reader, i, name, end)
      attributes.push(attribute.attribute)
      i = attribute.next
    }
    if (i < end && !/\s/.test(text[i] ?? '')) problem('missing-space', i, i + 1)
  }
  return {attributes, ...(argument !== undefined && {argument})}
}

function readAttribute(reader: Reader, start: number, name: string, end: number) {
  const {text, at} = reader
  const nameEnd = start + name.length
  const nameRange = at(start, nameEnd)
  const equals = skipSpace(text, nameEnd)
  if (equals >= end || text[equals] !== '=') {
    const bare: TagAttribute = {name, value: undefined, quote: undefined, range: nameRange, nameRange}
    return {attribute: bare, next: nameEnd}
  }
  const value = readValue(reader, Math.min(skipSpace(text, equals + 1), end), end)
  const attribute: TagAttribute = {
    name,
    value: text.slice(value.start, value.end),
    quote: value.quote,
    range: at(start, value.next),
    nameRange,
    valueRange: at(value.start, value.end),
    ...(value.unclosed && {unclosed: true as const}),
  }
  return {attribute, next: value.next}
}

/** A value's extent without quotes, and the index after its closing quote. */
interface Value {
  readonly start: number
  readonly end: number
  readonly next: number
  readonly quote: AttributeQuote
  readonly unclosed?: boolean
}

function readValue(reader: Reader, open: number, end: number): Value {
  const {text, problem} = reader
  const quote = text[open] ?? ''
  if (quote === '"' || quote === "'") {
    const close = closingQuote(text, open, end)
    if (close !== undefined) return {start: open + 1, end: close, next: close + 1, quote}
    const stop = trimEnd(text, open + 1, end)
    problem('unclosed-quote', open, stop)
    return {start: open + 1, end: stop, next: stop, quote, unclosed: true}
  }
  if (text.startsWith('&quot;', open)) {
    const close = text.indexOf('&quot;', open + 6)
    const closed = close !== -1 && close < end
    const stop = closed ? close : trimEnd(text, open + 6, end)
    const next = closed ? close + 6 : stop
    problem('entity-quote', open, next)
    return {start: open + 6, end: stop, next, quote: 'entity'}
  }
  if (quote !== '' && curlyQuotes.includes(quote)) {
    let close = open + 1
    while (close < end && !curlyQuotes.includes(text[close] ?? '') && text[close] !== '"') close++
    const next = Math.min(close + 1, end)
    problem('curly-quote', open, next)
    return {start: open + 1, end: Math.min(close, end), next, quote: 'curly'}
  }
  let stop = open
  while (stop < end && !/\s/.test(text[stop] ?? '')) stop++
  problem('unquoted-value', open, stop)
  return {start: open, end: stop, next: stop, quote: 'none'}
}

/** The construct's own idea of a closing quote: a backslash before it counts only where the value goes on. */
function closingQuote(text: string, open: number, end: number): number | undefined {
  const quote = text[open] ?? ''
  for (let i = text.indexOf(quote, open + 1); i !== -1 && i < end; i = text.indexOf(quote, i + 1)) {
    const next = text[i + 1] ?? ' '
    if (text[i - 1] !== '\\' || i + 1 >= end || /[\s%}]/.test(next)) return i
  }
  return undefined
}

function junkEnd(text: string, from: number, end: number) {
  let i = from + 1
  while (i < end && !/\s/.test(text[i] ?? '')) i++
  return i
}

function skipSpace(text: string, from: number) {
  let i = from
  while (i < text.length && /\s/.test(text[i] ?? '')) i++
  return i
}

function trimEnd(text: string, from: number, to: number) {
  let i = to
  while (i > from && /\s/.test(text[i - 1] ?? '')) i--
  return i
}
