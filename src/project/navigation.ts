/** The table of contents with its entries resolved: where each page stands, and under what. */
import type {PageFacts, SummaryEntry, SummaryFacts, SummaryGroup} from '../page/facts.ts'
import {isFound, type Resolution} from './resolution.ts'

/** An entry and what it leads to. */
export interface NavigationEntry {
  /** Position in `SummaryFacts.entries`. */
  readonly index: number
  readonly entry: SummaryEntry
  readonly group?: SummaryGroup
  /** Absent for entries without a link. */
  readonly resolution?: Resolution
}

/** The table of contents of a space. */
export interface Navigation {
  /** Path of the file, from the space root. */
  readonly path: string
  readonly facts: SummaryFacts
  /** In source order. */
  readonly entries: readonly NavigationEntry[]
  /** The entries that lead to a file, in source order; links to a place on a page (`#anchor`) included. */
  entriesOf(path: string): readonly NavigationEntry[]
  /**
   * The entry that puts a page in its place: the first that names its file, else the first that leads to it
   * in another form. An entry with `#anchor` is a link only.
   */
  entryOf(path: string): NavigationEntry | undefined
  /** Whether a page is listed as itself. */
  lists(path: string): boolean
  /** Group and parent pages of a page's entry, outermost first; `undefined` when it is not listed. */
  trailOf(path: string): readonly string[] | undefined
}

/** Resolves the entries of a table of contents. */
export function createNavigation(
  page: PageFacts,
  resolve: (href: string) => Resolution,
): Navigation | undefined {
  const facts = page.summary
  if (!facts) return undefined
  const entries = facts.entries.map((entry, index) => place(entry, index, facts, resolve))
  const byPath = new Map<string, NavigationEntry[]>()
  const own = new Map<string, NavigationEntry>()
  for (const entry of entries) {
    if (!entry.resolution || !isFound(entry.resolution)) continue
    const known = own.get(entry.resolution.path)
    if (!hasFragment(entry) && (!known || (namesFile(entry) && !namesFile(known))))
      own.set(entry.resolution.path, entry)
    const list = byPath.get(entry.resolution.path)
    if (list) list.push(entry)
    else byPath.set(entry.resolution.path, [entry])
  }
  return {
    path: page.path,
    facts,
    entries,
    entriesOf: (path) => byPath.get(path) ?? [],
    entryOf: (path) => own.get(path),
    lists: (path) => own.has(path),
    trailOf(path) {
      const entry = own.get(path)
      return entry && trail(entry, entries)
    },
  }
}

function place(
  entry: SummaryEntry,
  index: number,
  facts: SummaryFacts,
  resolve: (href: string) => Resolution,
): NavigationEntry {
  const group = entry.group === undefined ? undefined : facts.groups[entry.group]
  return {
    index,
    entry,
    ...(group && {group}),
    ...(entry.href !== undefined && {resolution: resolve(entry.href)}),
  }
}

const namesFile = ({resolution}: NavigationEntry): boolean =>
  resolution !== undefined && isFound(resolution) && resolution.form === 'file'

const hasFragment = ({resolution}: NavigationEntry): boolean =>
  resolution !== undefined && isFound(resolution) && resolution.fragment !== undefined

function trail(entry: NavigationEntry, entries: readonly NavigationEntry[]): readonly string[] {
  const texts: string[] = []
  for (let at = entry.entry.parent; at !== undefined; at = entries[at]?.entry.parent) {
    texts.unshift(entries[at]?.entry.text ?? '')
  }
  return entry.group ? [entry.group.text, ...texts] : texts
}
