/**
 * Examples of a rule as Markdown: the files as a writer would have them, and the messages that the linter
 * itself gives. A part of the rule's page; it decides nothing about the rule.
 */
import type {Finding} from '../core/finding.ts'
import {createLineIndex} from '../core/line-index.ts'
import {exampleFiles} from './lint-example.ts'
import {fence, sentence} from './markdown-blocks.ts'
import type {Example} from './rule.ts'

/** An example and what its rule finds in it. */
export interface LintedExample {
  readonly example: Example
  readonly findings: readonly Finding[]
}

/** The example with its messages, as paragraphs and code blocks. */
export function exampleBlocks({example, findings}: LintedExample): string[] {
  const files = exampleFiles(example)
  const messages = findings.map((finding) => messageLine(finding, files))
  return [
    ...(example.reason === undefined ? [] : [sentence(example.reason)]),
    ...(example.options === undefined ? [] : [`With the options \`${JSON.stringify(example.options)}\`:`]),
    ...changeBlocks(example, files),
    ...(messages.length === 0 ? [] : [fence(messages.join('\n'), 'text')]),
  ]
}

/** The files; for a change, those that differ, as they were and as they are. */
function changeBlocks({before}: Example, files: Readonly<Record<string, string>>): string[] {
  if (before === undefined) return fileBlocks(files)
  const changed = (one: Readonly<Record<string, string>>, other: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(one).filter(([path, text]) => other[path] !== text))
  return [
    'Before the change:',
    ...fileBlocks(changed(before, files)),
    'And after it:',
    ...fileBlocks(changed(files, before)),
  ]
}

/** The files that a fix changes, before and after: a safe one if the example has any. */
export function fixBlocks({example}: LintedExample): string[] {
  const fixed = example.fixed ?? example.fixedUnsafely
  if (fixed === undefined) return []
  const files = exampleFiles(example)
  const changed = Object.keys(fixed).filter((path) => fixed[path] !== files[path])
  const before = Object.fromEntries(changed.map((path) => [path, files[path] ?? '']))
  return changed.length === 0 ? [] : ['Before:', ...fileBlocks(before), 'After:', ...fileBlocks(fixed)]
}

/** `line:column-line:column message`, the end exclusive; with the path where there is more than one file. */
function messageLine({path, range, message}: Finding, files: Readonly<Record<string, string>>): string {
  const lines = createLineIndex(files[path] ?? '')
  const [start, end] = [lines.place(range.start), lines.place(range.end)]
  const file = Object.keys(files).length > 1 ? `${path}:` : ''
  return `${file}${start.line}:${start.column}-${end.line}:${end.column} ${shown(message)}`
}

function fileBlocks(files: Readonly<Record<string, string>>): string[] {
  const paths = Object.keys(files)
  const isUsual = paths.length === 1 && paths[0] === 'README.md'
  return paths.flatMap((path) => {
    const block = fence(shown(files[path] ?? '').replace(/\n$/, ''), languageOf(path))
    return isUsual ? [block] : [`\`${path}\`:`, block]
  })
}

const languageOf = (path: string): string => /\.(md|ya?ml|json)$/.exec(path)?.[1] ?? 'text'

/** Characters that nobody sees, or that turn the reading order, and spaces that look like others. */
const unseen = /[\p{Control}\p{Format}\p{Surrogate}\u00a0\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufffc]/gu

const shown = (text: string): string =>
  text.replace(unseen, (character) => {
    if (character === '\n' || character === '\t') return character
    const point = character.codePointAt(0) ?? 0
    return `<U+${point.toString(16).toUpperCase().padStart(4, '0')}>`
  })
