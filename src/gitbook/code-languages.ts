/**
 * Languages that a fence may name. GitBook documents Prism's list and highlights with Shiki's: a name of
 * either is known here. The table is read on first use.
 */
import {nearestOfMany} from '../core/nearest.ts'
import {languageTable} from './data/code-languages.ts'

/**
 * Whether Shiki or Prism highlights code of the language, the first word of a fence's info string. Case
 * does not count: the renderer lowers it (`highlight.ts` in GitBook's renderer).
 */
export const isKnownLanguage = (name: string): boolean => knownLanguages().has(name.toLowerCase())

/** The language that an unknown name is a slip of. */
export const nearestLanguage = (name: string): string | undefined => nearestOfMany(name, knownLanguages())

let languages: Set<string> | undefined
function knownLanguages(): ReadonlySet<string> {
  languages ??= new Set(languageTable.trim().split(/\s/))
  return languages
}
