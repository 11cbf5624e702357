/**
 * A second parser, native and some twenty times as fast, which gives the tree of the reference or none. Pages that it
 * is known to read otherwise are left to the reference.
 */
import type {Root} from 'mdast'
import {alignTree} from './align-tree.ts'
import {maskTags} from './mask-tags.ts'
import {restoreTags} from './restore-tags.ts'

/** Markdown with GFM and front matter to mdast with positions, as `markdownToMdast` of `satteri` does it. */
export type MarkdownToMdast = (text: string) => Root

/** Gives the tree of a text; `undefined` where the reference has to. */
export type NativeParser = (text: string) => Root | undefined

/** Makes a parser of a native function. */
export const createNativeParser =
  (markdownToMdast: MarkdownToMdast): NativeParser =>
  (text) => {
    if (isDoubtful(text)) return undefined
    const masked = maskTags(text)
    if (masked === undefined) return undefined
    const tree = markdownToMdast(masked.text)
    const isAligned = alignTree(tree, masked.text) && restoreTags(tree, text, masked.masks)
    return isAligned ? tree : undefined
  }

/** Whether a text holds something that the two are known to read differently; corpora and random pages showed what. */
const isDoubtful = (text: string): boolean =>
  text.charCodeAt(0) === 0xfeff ||
  text.startsWith('+++') ||
  text.length > longest ||
  doubtful.some((pattern) => pattern.test(text)) ||
  (quotedBlock.test(text) && quotedBlank.test(text)) ||
  (listedHtml.test(text) && spaces.test(text))

/** Longer pages are left to the reference, which bounds its work, in UTF-16 units. */
const longest = 1_000_000

// Each of these takes time linear in the text: what repeats is bounded or can match in one way only.
const word = '[^\\s!-/:-@[-`{-~]'
const sign = '[!-)+-/:-@[-^`{-}]'
const bold = '(?:\\*\\*_|_\\*\\*)'

/** A list or HTML in a quote, and a line of a quote without text: whether the list is loose, where the HTML ends. */
const quotedBlock = /^[ \t]*>[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]|<)/m
const quotedBlank = /^[ \t>]*>[ \t]*\r?$/m

/** HTML in an item of a list, and a line of spaces, which may be part of it. */
const listedHtml = /^[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]+(?:[-*+][ \t]+|\d{1,9}[.)][ \t]+){0,5}</m
const spaces = /^[ \t]+\r?$/m

const doubtful: readonly RegExp[] = [
  // What may take the reference more work than it does: long runs of marks, deep containers.
  /([[*_~`<!(&\\])\1{30}/,
  /^[ \t]*(?:(?:>|[-*+][ \t]|\d{1,9}[.)][ \t])[ \t]*){12}/m,
  // Null characters, and lines that end in a carriage return alone.
  /\0|\r(?!\n)/,
  // Marks of two sorts side by side, other than the exporter's `**_` and `_**`; three of a sort that are no rule.
  /(?<!\*)\*_|\*_[*_]|_\*(?!\*)|[*_]_\*|\*{3}[^\s*]|[^\s*]\*{3}|_{3}[^\s_]|[^\s_]_{3}|~[*_]|[*_]~/,
  // The exporter's the wrong way round; marks behind an escaped one; strikes of other lengths.
  /(?:^|\s)_\*\*|\*\*_(?:\s|$)|\\[*_~][*_~]|~{4}|[^\s~]~{3}/,
  // The exporter's, where they may neither open nor close.
  new RegExp(`${word}${bold}${word}|${word}(?=\\*)${bold}${sign}|${sign}${bold}(?<=\\*)${word}`),
  // Marks beside signs that are no punctuation, such as emoji.
  /\S[*_~]{1,3}[^\0-\x7f\P{S}]|[^\0-\x7f\P{S}][*_~]{1,3}\S/u,
  // Footnotes that are not one line at the margin, and calls of footnotes in brackets.
  /^\[\^[^\]\n]{1,200}\]:(?:[ \t]*\r?$|.*\[\^|.*\r?\n(?![ \t]*\r?$|\[\^))/m,
  /^\[\^[^\]\n]{1,200}\]:.*\r?\n(?:[ \t]*\r?\n){1,20}(?: {2}|\t)/m,
  /^[ \t]*(?:>|[-*+][ \t]|\d{1,9}[.)][ \t]).*\[\^[^\]\n]{1,200}\]:/m,
  /\[[^\]\n]{0,200}\[\^/,
  // A task without text on its first line.
  /\[[ \txX]\][ \t]{0,200}(?:\\?\r?$|<br)/m,
  // A rule as the first line, which might be front matter.
  /^---[ \t]*\r?\n(?![\s\S]*?\n---[ \t]*(?:\r?\n|$))/,
  // A break as the first thing in a link.
  /\[[ \t]{0,20}\\?\r?\n[^\]\n]{0,300}\][([]/,
  // Quotes in lists, tables in quotes, and more than one item in quotes.
  /^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+>/m,
  /^[ \t]*>[ \t>]*\|/m,
  /^[ \t]*>[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t][\s\S]*?\n[ \t]*>[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]/m,
  // An item whose first line is empty; code right below a tag, or below HTML that ends before a blank line.
  /^[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]*\r?$/m,
  /(?:<\/(?:pre|script|style|textarea)>|-->|%\}).*\r?\n[ \t>]*(?: {4}|\t)/i,
  // HTML, code, tables and quotes as the first thing in an item of a list, in a quote or with a line of spaces.
  /^[ \t]*>[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]+[<>|]/m,
  /^[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\||[^\n]*[-*+] {5}| {4})/m,
  /^[ \t]+\r?\n[ \t]+<\//m,
]
