/**
 * Edits of a table of contents: an entry more, or one less. They follow the shape that the file has and
 * touch no other line; where the shape leaves doubt there is no edit.
 */
import type {Edit} from '../core/finding.ts'
import type {SummaryEntry} from '../page/facts.ts'
import type {Navigation, NavigationEntry} from './navigation.ts'
import {folderOf, foldersUpward, nameOf} from './paths.ts'
import {relativeHref} from './relative-href.ts'
import {isFound} from './resolution.ts'
import type {SpaceIndex} from './space-index.ts'

/**
 * Removes an entry with its line. `undefined` for one that others stand below, and for the only one of its
 * group: what is left would be another structure.
 */
export function removeEntry(navigation: Navigation, index: number): Edit | undefined {
  const {entries} = navigation.facts
  const entry = entries[index]
  if (!entry || entry.yaml || entry.moreLinks || entries[index + 1]?.parent === index) return undefined
  const before = entries[index - 1]
  if (before && before.group === entry.group && entry.indent) {
    return edit(navigation, before.range.end, entry.range.end, '')
  }
  const after = entries[index + 1]
  if (!after || after.group !== entry.group || !after.indent || !entry.indent) return undefined
  return edit(navigation, entry.indent.range.start, after.indent.range.start, '')
}

/**
 * Adds a page where readers would look for it: below the page of its folder, else behind its neighbours
 * from the same folder, else behind what stands nearest upward, else at the end. `undefined` when the table
 * of contents has no entry to stand behind.
 */
export function addEntry({navigation, pages}: SpaceIndex, path: string): Edit | undefined {
  if (!navigation) return undefined
  const place = placeFor(navigation, path)
  const {entries, lineEnding} = navigation.facts
  const last = place && entries[lastBelow(entries, place.behind)]
  if (!place || !last || last.moreLinks) return undefined
  const link = entryLink(navigation.path, path, pages.get(path)?.title?.text)
  const line = `${' '.repeat(place.column)}${place.marker} ${link}`
  return edit(navigation, last.range.end, last.range.end, `${lineEnding}${line}`)
}

/** The link of an entry; a page without title is called by the words of its file's name. */
export const entryLink = (summary: string, path: string, title: string | undefined): string =>
  `[${escapeLabel(title || nameInWords(path))}](${relativeHref(summary, path)})`

const edit = ({path}: Navigation, start: number, end: number, text: string): Edit => ({
  path,
  range: {start, end},
  text,
})

interface Place {
  /** Index of the entry behind whose subtree the new one goes. */
  readonly behind: number
  readonly column: number
  readonly marker: string
}

function placeFor({entries}: Navigation, path: string): Place | undefined {
  const isReadme = /^readme\.md$/i.test(nameOf(path))
  const own = folderOf(path)
  // The page of a folder stands among the pages of the folder above.
  const folders = foldersUpward(own).filter((folder) => !(isReadme && folder === own))
  for (const folder of isReadme ? [own, ...folders] : folders) {
    const parent = isReadme && folder === own ? undefined : entries.find((entry) => isReadmeOf(entry, folder))
    if (parent && folder !== '') return below(entries, parent)
    const neighbour = entries.findLast(
      (entry) => pathOf(entry) !== undefined && folderOf(pathOf(entry) ?? '') === folder,
    )
    if (neighbour) return beside(neighbour)
  }
  const last = entries.findLast(({entry}) => entry.depth === 0)
  return last && beside(last)
}

/** A link to a place on a page lists no page. */
function pathOf({resolution}: NavigationEntry): string | undefined {
  return resolution && isFound(resolution) && resolution.fragment === undefined ? resolution.path : undefined
}

function isReadmeOf(entry: NavigationEntry, folder: string): boolean {
  const path = pathOf(entry)
  return path !== undefined && folderOf(path) === folder && /^readme\.md$/i.test(nameOf(path))
}

function beside({index, entry}: NavigationEntry): Place | undefined {
  const {indent, marker} = entry
  return indent && marker !== undefined ? {behind: index, column: indent.columns, marker} : undefined
}

function below(entries: readonly NavigationEntry[], parent: NavigationEntry): Place | undefined {
  const child = entries.findLast(({entry}) => entry.parent === parent.index)
  if (child) return beside(child)
  const {contentColumn, marker} = parent.entry
  if (contentColumn === undefined || marker === undefined) return undefined
  return {behind: parent.index, column: contentColumn, marker}
}

/** Index of the last entry of a subtree. */
function lastBelow(entries: readonly SummaryEntry[], top: number): number {
  const depth = entries[top]?.depth ?? 0
  const next = entries.findIndex((entry, index) => index > top && entry.depth <= depth)
  const behind = next === -1 ? entries.length : next
  return behind - 1
}

const nameInWords = (path: string): string => {
  const name = nameOf(path).replace(/\.[^.]*$/, '')
  const words = /^readme$/i.test(name) ? nameOf(folderOf(path)) : name
  const text = words.replaceAll(/[-_]+/g, ' ').trim()
  return text === '' ? words : text.slice(0, 1).toUpperCase() + text.slice(1)
}

/** Keeps what a title says from being read as Markdown. */
const escapeLabel = (text: string): string => text.replaceAll(/[\\[\]*_`<&]/g, '\\$&')
