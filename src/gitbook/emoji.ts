/**
 * Emoji shortcodes as GitBook knows them: which names it turns into emoji, and what it calls an emoji that
 * other tools name otherwise. Names come without colons and with `\_` unescaped; the tables are read on
 * first use.
 */
import {nearestOfMany} from '../core/nearest.ts'
import {emojiTable} from './data/emoji.ts'
import {elsewhereTable} from './data/emoji-elsewhere.ts'

/**
 * Whether GitBook shows an emoji for the name. Its set is JoyPixels, names with skin tones included
 * (`wave_tone1`): the renderer's table of code points is built from it, and exported names are of it.
 */
export const isKnownEmoji = (name: string): boolean => knownEmoji().has(name)

/** The character of a name that GitBook knows. */
export function emojiCharacter(name: string): string | undefined {
  const codes = knownEmoji().get(name)
  if (codes === undefined) return undefined
  return String.fromCodePoint(...codes.split('-').map((code) => Number.parseInt(code, 16)))
}

/** The name that an unknown one is a slip of; skin tones are never suggested. */
export const nearestEmoji = (name: string): string | undefined => nearestOfMany(name, plainNames())

/** The names that GitBook knows, without those of skin tones. */
export const emojiNames = (): Iterable<string> => plainNames()

/** An emoji by the name that GitBook exports. */
export interface NamedEmoji {
  readonly name: string
  readonly character: string
}

/**
 * What GitBook calls the emoji that another set (GitHub, Slack, Emojibase, CLDR) knows by the name:
 * `flag_us` for Slack's `flag-us`. `undefined` for a name that GitBook knows itself, and for an emoji
 * that it lacks.
 */
export function gitbookNameFor(name: string): NamedEmoji | undefined {
  if (isKnownEmoji(name)) return undefined
  const own = elsewhere().get(name) ?? otherSpelling(name)
  const character = own === undefined ? undefined : emojiCharacter(own)
  return own === undefined || character === undefined ? undefined : {name: own, character}
}

/** Slack joins words with hyphens, GitBook with underscores, except in a few names. */
function otherSpelling(name: string): string | undefined {
  const spelling = name.replaceAll('-', '_')
  return isKnownEmoji(spelling) ? spelling : elsewhere().get(spelling)
}

let codesByName: Map<string, string> | undefined
function knownEmoji(): ReadonlyMap<string, string> {
  codesByName ??= namesToFirst(emojiTable)
  return codesByName
}

let gitbookNames: Map<string, string> | undefined
function elsewhere(): ReadonlyMap<string, string> {
  gitbookNames ??= namesToFirst(elsewhereTable)
  return gitbookNames
}

let withoutTones: readonly string[] | undefined
function plainNames(): readonly string[] {
  withoutTones ??= [...knownEmoji().keys()].filter((name) => !/_tone\d|_skin_tone/.test(name))
  return withoutTones
}

/** Maps the later words of each line to its first. */
function namesToFirst(table: string): Map<string, string> {
  const found = new Map<string, string>()
  for (const line of table.trim().split('\n')) {
    const [first = '', ...names] = line.split(' ')
    for (const name of names) found.set(name, first)
  }
  return found
}
