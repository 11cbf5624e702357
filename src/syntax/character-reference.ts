/** Character references (`&amp;`, `&#x20;`) as CommonMark reads them: with semicolon, known names only. */
import {decodeNamedCharacterReference} from 'decode-named-character-reference'
import {decodeNumericCharacterReference} from 'micromark-util-decode-numeric-character-reference'
import type {Range} from '../core/range.ts'
import {range} from '../core/range.ts'

/** A character reference in the source. */
export interface Entity {
  /** From `&` to `;`. */
  readonly range: Range
  readonly source: string
  /** What it stands for; `undefined` when CommonMark knows no such reference and shows it as it is. */
  readonly value: string | undefined
}

const shape = /^&(?:#(?:[xX]([\da-fA-F]{1,6})|(\d{1,7}))|([\da-zA-Z]{1,31}));$/

/** What a character reference, `&…;`, stands for; `undefined` when it is none that CommonMark knows. */
export function decodeReference(source: string): string | undefined {
  const match = shape.exec(source)
  if (!match) return undefined
  const [, hexadecimal, decimal, name] = match
  if (hexadecimal) return decodeNumericCharacterReference(hexadecimal, 16)
  if (decimal) return decodeNumericCharacterReference(decimal, 10)
  return decodeNamedCharacterReference(name ?? '') || undefined
}

/** Decodes every known character reference in a stretch of HTML or Markdown; backslashes stay. */
export const decodeReferences = (source: string): string =>
  source.replace(/&#?[\da-zA-Z]{1,31};/g, (reference) => decodeReference(reference) ?? reference)

/**
 * Every character reference that is written in a range of the text, in source order: also those of no
 * meaning, such as `&#xNAN;`. One whose `&` is backslash-escaped is left out.
 */
export function entities(text: string, within: Range): readonly Entity[] {
  const source = text.slice(within.start, within.end)
  const found: Entity[] = []
  for (const match of source.matchAll(/&#?[\da-zA-Z]+;/g)) {
    if (isEscaped(source, match.index)) continue
    const [reference] = match
    const start = within.start + match.index
    const value = decodeReference(reference)
    found.push({range: range(start, start + reference.length), source: reference, value})
  }
  return found
}

function isEscaped(source: string, at: number): boolean {
  let before = at
  while (source[before - 1] === '\\') before--
  return (at - before) % 2 === 1
}
