/**
 * What can be told of a condition, `{% if … %}`, without running it: quotes, brackets, operators, and the root it
 * starts from. It is JavaScript-like; what GitBook does with the rest of JavaScript is not known, so silence is kept.
 */
import {nearest} from '../core/nearest.ts'
import type {Range} from '../core/range.ts'

/** What keeps a condition from being read; the range is in offsets of the condition. */
export interface ConditionFault {
  readonly found: string
  readonly expected: string
  readonly range: Range
}

const tokens =
  /"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|`(?:\\.|[^`\\])*`|["'`]|[“”‘’]|===?|!==?|>=|<=|=>|&&|\|\||\?\?|\?\.|[\w$.]+|[^\s\w$]/gy
const closers: Readonly<Record<string, string>> = {')': '(', ']': '[', '}': '{'}
const binary = new Set(['===', '==', '!==', '!=', '>=', '<=', '&&', '||', '??', '<', '>', '='])
const wordOperators: Readonly<Record<string, string>> = {and: '&&', or: '||', not: '!', is: '===', elif: '&&'}
const roots = ['visitor', 'space', 'page'] as const

/** The first fault of a condition that is not empty. */
export function conditionFault(condition: string): ConditionFault | undefined {
  const words = readWords(condition)
  const first = words[0]
  const last = words.at(-1)
  return (
    words
      .map((word, index) => wordFault(word, words[index - 1], words[index + 1]))
      .find((fault) => fault !== undefined) ??
    bracketFault(words) ??
    (first && binary.has(first.text) ? fault(first, 'operator', 'a value before it') : undefined) ??
    (last && (binary.has(last.text) || last.text === '!')
      ? fault(last, 'operator', 'a value after it')
      : undefined)
  )
}

interface Word {
  readonly text: string
  readonly start: number
}

function readWords(condition: string): readonly Word[] {
  const words: Word[] = []
  tokens.lastIndex = 0
  for (let at = 0; at < condition.length; ) {
    tokens.lastIndex = at
    const text = tokens.exec(condition)?.[0]
    if (text !== undefined) words.push({text, start: at})
    at += text?.length ?? 1
  }
  return words
}

const fault = ({text, start}: Word, found: string, expected: string): ConditionFault => ({
  found: `${found} \`${text === '`' ? ' ` ' : text.slice(0, 30)}\``,
  expected,
  range: {start, end: start + text.length},
})

function wordFault(
  word: Word,
  before: Word | undefined,
  after: Word | undefined,
): ConditionFault | undefined {
  const {text} = word
  if (text === '"' || text === "'" || text === '`') return fault(word, 'quote', 'one that closes it')
  if (/^[“”‘’]$/.test(text)) return fault(word, 'curly quote', '`"`')
  if (text === '=') return fault(word, 'operator', '`===`')
  const operator = Object.hasOwn(wordOperators, text) ? wordOperators[text] : undefined
  const isOperand = before === undefined && after === undefined
  if (operator !== undefined && !isOperand && before?.text !== '.')
    return fault(word, 'word', `\`${operator}\``)
  return misspeltRoot(word, before)
}

/** A name at the start of a path that is a slip of one of the roots. */
function misspeltRoot(word: Word, before: Word | undefined): ConditionFault | undefined {
  const root = /^[A-Za-z_$][\w$]*(?=\.)/.exec(word.text)?.[0]
  if (root === undefined || before?.text === ')' || before?.text === ']') return undefined
  const near = roots.some((one) => one === root) ? undefined : nearest(root, roots)
  return near === undefined ? undefined : fault({text: root, start: word.start}, 'name', `\`${near}\``)
}

/** Whether a condition that is about nothing of GitBook starts from a slip of one of its roots: `vistor.claims.x`. */
export function rootFault(condition: string): ConditionFault | undefined {
  const [, lead = '', path] = /^([\s!(]*)(\w+\.(?:claims|vars)\b)/.exec(condition) ?? []
  return path === undefined ? undefined : misspeltRoot({text: path, start: lead.length}, undefined)
}

function bracketFault(words: readonly Word[]): ConditionFault | undefined {
  const open: Word[] = []
  for (const word of words) {
    if (word.text === '(' || word.text === '[' || word.text === '{') open.push(word)
    const opener = closers[word.text]
    if (opener === undefined) continue
    if (open.pop()?.text !== opener) return fault(word, 'bracket', 'one that opens it')
  }
  const left = open.at(-1)
  return left && fault(left, 'bracket', 'one that closes it')
}
