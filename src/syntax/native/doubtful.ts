/** What the native parser is known to read otherwise than the reference, told from the text; found by comparing. */

import {mayTakeTooLong} from '../text-cost.ts'
import {type LineStarts, lineStarts} from './line-starts.ts'

/** Something that the two may read differently. */
interface Doubt {
  readonly name: string
  readonly pattern: RegExp
  /** Texts of which one is part of all that the pattern finds: to look for them takes a tenth of the time. */
  readonly hints?: readonly string[]
  /** What a line has to begin with where the pattern finds something. */
  readonly line?: keyof LineStarts
}

/** Why a text, a page or a part of one, may be read differently: the name of the first doubt; `undefined` for none. */
export function doubtOf(text: string): string | undefined {
  const starts = lineStarts(text)
  const isFound = ({pattern, hints, line}: Doubt) =>
    (line === undefined || starts[line]) &&
    (hints === undefined || hints.some((hint) => text.includes(hint))) &&
    pattern.test(text)
  const doubt = doubts.find(isFound)?.name
  if (doubt !== undefined) return doubt
  if (starts.quote && quotedBlock.test(text) && quotedBlank.test(text))
    return 'block and blank line in a quote'
  return starts.spaces && starts.mark && listedHtml.test(text) && spaces.test(text)
    ? 'HTML in a list and a line of spaces'
    : undefined
}

/** Whether a page has to be left to the reference as a whole, which bounds its work. */
export const isForReference = (text: string): boolean =>
  text.length > longest ||
  text.startsWith('+++') ||
  hasOddCharacters(text) ||
  marksInARow.test(text) ||
  deepContainers.test(text) ||
  mayTakeTooLong(text)

/** Longer pages are left to the reference, in UTF-16 units. */
const longest = 1_000_000

// Each of these takes time linear in the text: what repeats is bounded or can match in one way only, and what looks to
// the end of a line begins with a line.

// What may take the reference more work than it does: long runs of marks, deep containers.
const marksInARow = /([[*_~`<!(&\\])\1{30}/
const deepContainers = /^[ \t]*(?:(?:>|[-*+][ \t]|\d{1,9}[.)][ \t])[ \t]*){12}/m

/** Null characters, lines that end in a carriage return alone, halves of characters, and what is space to one of them. */
const hasOddCharacters = (text: string): boolean =>
  ['\0', '\ufeff', '\x85'].some((character) => text.includes(character)) ||
  (text.includes('\r') && /\r(?!\n)/.test(text)) ||
  !text.isWellFormed()

const word = '[^\\s!-/:-@[-`{-~]'
const sign = '[!-)+-/:-@[-^`{-}]'
const bold = '(?:\\*\\*_|_\\*\\*)'

/** A list or HTML in a quote, and a line of a quote without text: whether the list is loose, where the HTML ends. */
const quotedBlock = /^[ \t]*>[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]|<)/m
const quotedBlank = /^[ \t>]*>[ \t]*\r?$/m

/** HTML in an item of a list, and a line of spaces, which may be part of it. */
const listedHtml = /^[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]+(?:[-*+][ \t]+|\d{1,9}[.)][ \t]+){0,5}</m
const spaces = /^[ \t]+\r?$/m

const doubts: readonly Doubt[] = [
  {
    // The exporter's `**_` and `_**` are read alike.
    name: 'marks of two sorts',
    pattern: /(?<!\*)\*_|\*_[*_]|_\*(?!\*)|[*_]_\*|~[*_]|[*_]~/,
    hints: ['*_', '_*', '~'],
  },
  {
    name: 'three marks',
    pattern: /\*{3}[^\s*]|[^\s*]\*{3}|_{3}[^\s_]|[^\s_]_{3}/,
    hints: ['***', '___'],
  },
  {
    name: "the exporter's marks the wrong way round",
    pattern: /(?:^|\s)_\*\*|\*\*_(?:\s|$)/,
    hints: ['_**', '**_'],
  },
  {name: 'marks behind an escaped one', pattern: /\\[*_~][*_~]/},
  {name: 'strikes of other lengths', pattern: /~{4}|[^\s~]~{3}/, hints: ['~~~']},
  {
    name: "the exporter's marks where they neither open nor close",
    pattern: new RegExp(`${word}${bold}${word}|${word}(?=\\*)${bold}${sign}|${sign}${bold}(?<=\\*)${word}`),
    hints: ['_**', '**_'],
  },
  {name: 'marks beside emoji', pattern: /[*_~](?:(?<=\S[*_~])[^\0-\x7f\P{S}]|(?<=[^\0-\x7f\P{S}][*_~])\S)/u},
  {
    name: 'long footnote',
    pattern: /^\[\^[^\]\n]{1,200}\]:(?:[ \t]*\r?$|.*\[\^|.*\r?\n(?![ \t]*\r?$|\[\^))/m,
    hints: ['[^'],
  },
  {
    name: 'footnote of blocks',
    pattern: /^\[\^[^\]\n]{1,200}\]:.*\r?\n(?:[ \t]*\r?\n){1,20}(?: {2}|\t)/m,
    hints: ['[^'],
  },
  {
    name: 'footnote in a container',
    pattern: /^[ \t]*(?:>|[-*+][ \t]|\d{1,9}[.)][ \t]).*\[\^[^\]\n]{1,200}\]:/m,
    hints: ['[^'],
  },
  {name: 'footnote in brackets', pattern: /\[[^\]\n]{0,200}\[\^/, hints: ['[^']},
  {name: 'task without text', pattern: /\[[ \txX]\][ \t]{0,200}(?:\\?\r?$|<br)/m},
  {
    name: 'rule that may be front matter',
    pattern: /^---[ \t]*\r?\n(?![\s\S]*?\n---[ \t]*(?:\r?\n|$))/,
  },
  {name: 'link that begins with a break', pattern: /\[[ \t]{0,20}\\?\r?\n[^\]\n]{0,300}\][([]/},
  {name: 'quote in a list', pattern: /^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+>/m, line: 'mark'},
  {name: 'table in a quote', pattern: /^[ \t]*>[ \t>]*\|/m, line: 'quote'},
  {
    name: 'items in quotes',
    pattern: /^[ \t]*>[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t][\s\S]*?\n[ \t]*>[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]/m,
    line: 'quote',
  },
  {name: 'code below a heading', pattern: /^[ \t>]*[=-]+[ \t]*\r?\n[ \t>]*(?: {4}|\t)/m, line: 'mark'},
  {name: 'item with an empty first line', pattern: /^[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]*\r?$/m, line: 'mark'},
  {
    name: 'code below a tag or HTML',
    pattern: /\n(?<=(?:<\/(?:pre|script|style|textarea)>|-->|%\})[^\n]*\n)[ \t>]*(?: {4}|\t)/i,
    hints: ['</', '-->', '%}'],
  },
  {
    name: 'item in a quote with a block',
    pattern: /^[ \t]*>[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]+[<>|]/m,
    line: 'quote',
  },
  {
    name: 'item with a table or code',
    pattern: /^[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t](?:[ \t]*\||[^\n]*[-*+] {5}|[ \t]* {4})/m,
    line: 'mark',
  },
  {name: 'HTML below a line of spaces', pattern: /^[ \t]+\r?\n[ \t]+<\//m, line: 'spaces'},
]

/** All doubts, for tests: what only spares them work must hide none. */
export const allDoubts: readonly Pick<Doubt, 'name' | 'pattern'>[] = doubts
