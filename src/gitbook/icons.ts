/**
 * Names of the icons that GitBook knows, for every icon attribute. The list ages: an icon that it lacks may
 * be newer than the list, so whoever reports one says the list's date. The tables are read on first use.
 */
import {nearestOfMany} from '../core/nearest.ts'
import {formerIconTable, iconListDate, iconTable} from './data/icons.ts'

/** The day the list of icons was published, `YYYY-MM-DD`. */
export {iconListDate}

/**
 * Whether GitBook shows the icon: the name stands in the list of `@gitbook/icons`, compared as the
 * renderer's `validateIconName` does, so that case counts and `fa-` is no part of a name.
 */
export const isKnownIcon = (name: string): boolean => knownIcons().has(name)

/** The names of all icons. */
export const iconNames = (): Iterable<string> => knownIcons()

/**
 * The icon that an unknown name stands for: without Font Awesome's classes (`fa-solid fa-book`), in
 * another spelling (`Circle Info`), under a name that Font Awesome gave up (`cog`), or misspelt.
 */
export function nearestIcon(name: string): string | undefined {
  const bare = (/(?:^|\s)fa-(\S+)$/.exec(name.trim())?.[1] ?? name.trim()).toLowerCase()
  const spelling = bare.replaceAll(/[\s_]/g, '-')
  if (isKnownIcon(spelling)) return spelling
  return formerIcons().get(spelling) ?? nearestOfMany(spelling, knownIcons())
}

let icons: Set<string> | undefined
function knownIcons(): ReadonlySet<string> {
  icons ??= new Set(iconTable.trim().split(/\s/))
  return icons
}

let former: Map<string, string> | undefined
function formerIcons(): ReadonlyMap<string, string> {
  former ??= new Map(formerIconTable.trim().split('\n').flatMap(pairs))
  return former
}

/** Each former name of a line with the icon's present one. */
function pairs(line: string): (readonly [string, string])[] {
  const [name = '', ...formerNames] = line.split(' ')
  return formerNames.map((formerName) => [formerName, name] as const)
}
