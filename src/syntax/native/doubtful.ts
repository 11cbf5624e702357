/** What the native parser is known to read otherwise than the reference, told from the text; found by comparing. */
import {mayTakeTooLong} from '../text-cost.ts'

/** Why a text, a page or a part of one, may be read differently: the name of the first doubt; `undefined` for none. */
export function doubtOf(text: string): string | undefined {
  const doubt = doubts.find(([, pattern]) => pattern.test(text))?.[0]
  if (doubt !== undefined) return doubt
  if (quotedBlock.test(text) && quotedBlank.test(text)) return 'block and blank line in a quote'
  return listedHtml.test(text) && spaces.test(text) ? 'HTML in a list and a line of spaces' : undefined
}

/** Whether a page has to be left to the reference as a whole, which bounds its work. */
export const isForReference = (text: string): boolean =>
  text.length > longest ||
  text.startsWith('+++') ||
  hopeless.some((pattern) => pattern.test(text)) ||
  mayTakeTooLong(text)

/** Longer pages are left to the reference, in UTF-16 units. */
const longest = 100_000

// Each of these takes time linear in the text: what repeats is bounded or can match in one way only, and what looks to
// the end of a line begins with a line.

const hopeless: readonly RegExp[] = [
  // What may take the reference more work than it does: long runs of marks, deep containers.
  /([[*_~`<!(&\\])\1{30}/,
  /^[ \t]*(?:(?:>|[-*+][ \t]|\d{1,9}[.)][ \t])[ \t]*){12}/m,
  // Null characters, lines that end in a carriage return alone, halves of characters, and what is space to one of them.
  /\0|\r(?!\n)|[\ufeff\x85]|\p{Surrogate}/u,
]

const word = '[^\\s!-/:-@[-`{-~]'
const sign = '[!-)+-/:-@[-^`{-}]'
const bold = '(?:\\*\\*_|_\\*\\*)'

/** A list or HTML in a quote, and a line of a quote without text: whether the list is loose, where the HTML ends. */
const quotedBlock = /^[ \t]*>[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]|<)/m
const quotedBlank = /^[ \t>]*>[ \t]*\r?$/m

/** HTML in an item of a list, and a line of spaces, which may be part of it. */
const listedHtml = /^[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]+(?:[-*+][ \t]+|\d{1,9}[.)][ \t]+){0,5}</m
const spaces = /^[ \t]+\r?$/m

const doubts: readonly (readonly [name: string, pattern: RegExp])[] = [
  // The exporter's `**_` and `_**` are read alike.
  ['marks of two sorts', /(?<!\*)\*_|\*_[*_]|_\*(?!\*)|[*_]_\*|~[*_]|[*_]~/],
  ['three marks', /\*{3}[^\s*]|[^\s*]\*{3}|_{3}[^\s_]|[^\s_]_{3}/],
  ["the exporter's marks the wrong way round", /(?:^|\s)_\*\*|\*\*_(?:\s|$)/],
  ['marks behind an escaped one', /\\[*_~][*_~]/],
  ['strikes of other lengths', /~{4}|[^\s~]~{3}/],
  [
    "the exporter's marks where they neither open nor close",
    new RegExp(`${word}${bold}${word}|${word}(?=\\*)${bold}${sign}|${sign}${bold}(?<=\\*)${word}`),
  ],
  ['marks beside emoji', /\S[*_~]{1,3}[^\0-\x7f\P{S}]|[^\0-\x7f\P{S}][*_~]{1,3}\S/u],
  ['long footnote', /^\[\^[^\]\n]{1,200}\]:(?:[ \t]*\r?$|.*\[\^|.*\r?\n(?![ \t]*\r?$|\[\^))/m],
  ['footnote of blocks', /^\[\^[^\]\n]{1,200}\]:.*\r?\n(?:[ \t]*\r?\n){1,20}(?: {2}|\t)/m],
  ['footnote in a container', /^[ \t]*(?:>|[-*+][ \t]|\d{1,9}[.)][ \t]).*\[\^[^\]\n]{1,200}\]:/m],
  ['footnote in brackets', /\[[^\]\n]{0,200}\[\^/],
  ['task without text', /\[[ \txX]\][ \t]{0,200}(?:\\?\r?$|<br)/m],
  ['rule that may be front matter', /^---[ \t]*\r?\n(?![\s\S]*?\n---[ \t]*(?:\r?\n|$))/],
  ['link that begins with a break', /\[[ \t]{0,20}\\?\r?\n[^\]\n]{0,300}\][([]/],
  ['quote in a list', /^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+>/m],
  ['table in a quote', /^[ \t]*>[ \t>]*\|/m],
  [
    'items in quotes',
    /^[ \t]*>[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t][\s\S]*?\n[ \t]*>[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]/m,
  ],
  ['code below a heading', /^[ \t>]*[=-]+[ \t]*\r?\n[ \t>]*(?: {4}|\t)/m],
  ['item with an empty first line', /^[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]*\r?$/m],
  [
    'code below a tag or HTML',
    /\n(?<=(?:<\/(?:pre|script|style|textarea)>|-->|%\})[^\n]*\n)[ \t>]*(?: {4}|\t)/i,
  ],
  ['item in a quote with a block', /^[ \t]*>[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]+[<>|]/m],
  ['item with a table or code', /^[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t](?:[ \t]*\||[^\n]*[-*+] {5}|[ \t]* {4})/m],
  ['HTML below a line of spaces', /^[ \t]+\r?\n[ \t]+<\//m],
]
