/**
 * The ids that GitBook may give a heading by itself, from its visible text. GitBook does not say how
 * it makes them and has changed its ways, so the answer is a set of candidates; scripts whose
 * transliteration is not known are owned up to, never guessed.
 */
import slugify, {type Options} from '@sindresorhus/slugify'

/** Candidate ids of one heading. */
export interface HeadingSlugs {
  /** Without the `-1` that a repeated heading gets; the likeliest first; empty when there is none. */
  readonly slugs: readonly string[]
  /**
   * Ids without the `id-` before a digit, which links of old pages use (inferred from those links).
   * Whether they lead anywhere today is not known.
   */
  readonly older: readonly string[]
  /** Whether the text has letters whose id we cannot compute: then no anchor may be called missing. */
  readonly unpredictable: boolean
}

/**
 * The ids that GitBook may give a heading (inferred from the anchors and in-repository links of
 * synced spaces): Latin text becomes lower-case ASCII words joined by `-`, `&` becomes `and`, emoji
 * go. Exports of different years keep or replace `.`, `_` and apostrophes, so all forms are given.
 */
export function headingSlugs(text: string): HeadingSlugs {
  const known = cache.get(text)
  if (known) return known
  const computed = compute(text)
  if (text.length > longestCached) return computed
  if (cache.size >= cacheLimit) cache.clear()
  cache.set(text, computed)
  return computed
}

/** Whether a fragment is a heading's id, or that id with the `-1`, `-2`… of a repeated heading. */
export function anchorMatches(fragment: string, slug: string): boolean {
  if (!fragment.startsWith(slug)) return false
  return fragment.length === slug.length || (slug !== '' && repeatSuffix.test(fragment.slice(slug.length)))
}

/** Whether GitBook's document model accepts an id (official API schema: `^[-a-z0-9.+_]+$`). */
export const isAnchorId = (id: string): boolean => /^[-a-z0-9.+_]+$/.test(id)

/**
 * The id of ASCII text as `@sindresorhus/slugify` makes it without decamelizing, at a fraction of its
 * price; a property test holds the two together.
 */
export const asciiSlug = (text: string): string =>
  hyphenate(lowerWords(text).replaceAll(/([a-z\d])'([ts])(?![a-z\d])/g, '$1$2'), /[^a-z\d]+/g)

// To the library `^` and the backtick are diacritics, which go without parting words.
const lowerWords = (text: string): string =>
  text.replaceAll('&', ' and ').replaceAll(/[\^`]/g, '').toLowerCase()

const cacheLimit = 50_000
const longestCached = 200
const cache = new Map<string, HeadingSlugs>()
const repeatSuffix = /^-[1-9]\d*$/

const plainWords = /^[A-Za-z][A-Za-z\d]*(?: [A-Za-z\d]+)*$/
const hasSpecialWord = /\b[Aa][Dd]\b|[A-Z]{2}s\b/

function compute(text: string): HeadingSlugs {
  if (plainWords.test(text) && !hasSpecialWord.test(text))
    return {slugs: [text.toLowerCase().replaceAll(' ', '-')], older: [], unpredictable: false}

  const bare = withoutSymbols(text)
  if (isUnpredictable(bare)) return {slugs: [], older: [], unpredictable: true}
  const all = new Set<string>()
  for (const one of bare === text ? [text] : [bare, text]) {
    for (const words of spellings(one)) addSlugs(toAscii(words), all)
  }
  return {slugs: [...all].flatMap(prefixed), older: [...all].filter(startsWithDigit), unpredictable: false}
}

const startsWithDigit = (slug: string): boolean => /^\d/.test(slug)

/** An id begins with a letter; whether a leading dot or underscore gets the prefix too is not known. */
function prefixed(slug: string): readonly string[] {
  if (/^[a-z]/.test(slug)) return [slug]
  return startsWithDigit(slug) ? [`id-${slug}`] : [slug, `id-${slug}`]
}

// Emoji and shortcodes are nodes of their own in GitBook's model and leave no trace in ids.
const emoji =
  /[\d#*]\ufe0f?\u20e3|\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\ufe0f|[\u200b\u200c\u2060\ufeff]|\u200d/gu
const shortcode = /:[\w+-]{1,64}:/g

function withoutSymbols(text: string): string {
  const bare = isAscii(text) ? text : text.replaceAll(emoji, '')
  return bare.includes(':')
    ? bare.replaceAll(shortcode, (whole) => (/[a-z]/i.test(whole) ? '' : whole))
    : bare
}

/**
 * Only Latin letters count as known: for Cyrillic, spaces show `faila` and `processov` where the
 * library gives `fayla` and `protsessov`, and Chinese ids are pinyin.
 */
function isUnpredictable(text: string): boolean {
  if (isAscii(text)) return false
  for (const [letter] of text.normalize().matchAll(/[\p{L}\p{N}]/gu)) {
    if (!isAscii(letter) && !isApostrophe(letter) && !isTransliterated(letter)) return true
  }
  return false
}

const isApostrophe = (letter: string): boolean => letter === '\u02bc'

const transliterated = new Map<string, boolean>()

function isTransliterated(letter: string): boolean {
  const known = transliterated.get(letter)
  if (known !== undefined) return known
  const answer = /^(?:\p{Script=Latin}|\p{N})$/u.test(letter) && toAscii(letter) !== ''
  transliterated.set(letter, answer)
  return answer
}

/** The spellings under which GitBook may see a text: apostrophes gone or parting, plurals parted, umlauts bare. */
function spellings(text: string): Set<string> {
  const all = new Set<string>()
  for (const one of apostropheForms(text)) {
    all.add(one)
    all.add(one.replaceAll(/(?<![A-Za-z])([A-Z]{2,})s(?![A-Za-z])/g, '$1 s'))
    if (!isAscii(one)) all.add(one.normalize().replaceAll(/[äöüåøæ]/gi, bareLetter))
  }
  return all
}

const bareLetters: Readonly<Record<string, string>> = {ä: 'a', ö: 'o', ü: 'u', å: 'a', ø: 'o', æ: 'ae'}
const bareLetter = (letter: string): string => bareLetters[letter.toLowerCase()] ?? letter

const curlyApostrophes = /[\u2018\u2019\u02bc]/g
const anyApostrophe = /['\u2018\u2019\u02bc]/g

function apostropheForms(text: string): readonly string[] {
  if (text.search(anyApostrophe) < 0) return [text]
  return [
    text.replaceAll(curlyApostrophes, ' ').replaceAll("'", ''),
    text.replaceAll(anyApostrophe, ''),
    text.replaceAll(anyApostrophe, ' '),
  ]
}

const isAscii = (text: string): boolean => !/[^\0-\x7f]/.test(text)

/** Words in ASCII: of what is not, all that can only part words is a space by then. */
const toAscii = (text: string): string =>
  isAscii(text) ? text : slugify(text.replaceAll('\u2026', '...'), asciiWords)

const asciiWords: Options = {
  decamelize: false,
  lowercase: false,
  separator: ' ',
  preserveCharacters: ['.', '_', '+'],
}

const keepings = [/[^a-z\d.+_]+/g, /[^a-z\d.+]+/g, /[^a-z\d_]+/g] as const

function addSlugs(text: string, slugs: Set<string>): void {
  addSlug(asciiSlug(text), slugs)
  if (!/[._+]/.test(text)) return
  const lower = lowerWords(text)
  for (const others of keepings) addSlug(hyphenate(lower, others), slugs)
}

// Links to "Azure AD" read `azure-a-d`: evidently an id with the word `ad` falls to ad blockers.
function addSlug(slug: string, slugs: Set<string>): void {
  if (slug === '') return
  slugs.add(slug)
  if (slug.includes('ad')) slugs.add(slug.replaceAll(/(?<![a-z\d])ad(?![a-z\d])/g, 'a-d'))
}

function hyphenate(text: string, others: RegExp): string {
  const slug = text.replaceAll(others, '-')
  return slug.slice(slug.startsWith('-') ? 1 : 0, slug.endsWith('-') && slug.length > 1 ? -1 : undefined)
}
