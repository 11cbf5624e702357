/** Edits as data: placed in their files, compared with one another, applied to a text. Knows no rule. */
import type {Edit, Finding} from '../core/finding.ts'
import {compareRanges} from '../core/range.ts'

/** An edit that names its file. */
export type PlacedEdit = Edit & {readonly path: string}

/** The edits of a finding's fix; none where it has no fix. */
export const editsOf = ({path, fix}: Finding): readonly PlacedEdit[] =>
  (fix?.edits ?? []).map((edit) => ({...edit, path: edit.path ?? path}))

/**
 * Whether two edits of one file share a character or a border. At a border the order of two insertions
 * would be a matter of chance, and each was made with the other's place as it was; lines that are added
 * one below the other, such as entries of one list, are the exception.
 */
export const touch = (one: PlacedEdit, other: PlacedEdit): boolean =>
  one.path === other.path &&
  one.range.start <= other.range.end &&
  other.range.start <= one.range.end &&
  !addSiblings(one, other)

/** Whether both add lines with text at one place, as deep in one another as in the file. */
function addSiblings(one: PlacedEdit, other: PlacedEdit): boolean {
  const isOnePlace = one.range.start === other.range.end && other.range.start === one.range.end
  const [indent, otherIndent] = [newLine.exec(one.text)?.[0], newLine.exec(other.text)?.[0]]
  return isOnePlace && indent !== undefined && indent === otherIndent && one.text !== other.text
}

/** The start of a line that is added behind another, up to its text. */
const newLine = /^(?:\r\n|\r|\n)[ \t]*(?=[^\s])/

/** Whether the edits of a fix lie in the text, in order and apart from one another. */
export const areSound = (edits: readonly Edit[], text: string): boolean => {
  const sorted = inOrder(edits)
  return sorted.every(({range: {start, end}}, at) => {
    const before = sorted[at - 1]?.range.end ?? 0
    return (
      before <= start && start <= end && end <= text.length && isBetween(text, start) && isBetween(text, end)
    )
  })
}

/** Whether an offset does not cut a character in two. */
const isBetween = (text: string, offset: number): boolean =>
  !(isSurrogate(text.charCodeAt(offset - 1), 0xd800) && isSurrogate(text.charCodeAt(offset), 0xdc00))

const isSurrogate = (unit: number, first: number): boolean => unit >= first && unit < first + 0x400

/** The text with disjoint edits of it applied, given in any order. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const parts: string[] = []
  let at = 0
  for (const {range, text: replacement} of inOrder(edits)) {
    parts.push(text.slice(at, range.start), replacement)
    at = range.end
  }
  return parts.join('') + text.slice(at)
}

const inOrder = (edits: readonly Edit[]): readonly Edit[] =>
  [...edits].sort((one, other) => compareRanges(one.range, other.range))
