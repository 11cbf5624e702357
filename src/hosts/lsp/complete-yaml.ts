/** Completion in `.gitbook.yaml` and `docs.yaml`: their keys, and the files and folders behind them. */
import {CompletionItemKind} from 'vscode-languageserver-types'
import {folderOf, isMarkdownPath, isWithin, nameOf, pathFrom, resolvePath} from '../../project/paths.ts'
import {yamlText} from '../../project/redirect-edit.ts'
import {redirectTarget} from '../../project/redirects.ts'
import {isFound} from '../../project/resolution.ts'
import type {FileEntry} from '../../project/space.ts'
import type {SpaceIndex} from '../../project/space-index.ts'
import {anchorsOf} from './complete-path.ts'
import {completeSite} from './complete-site.ts'
import type {Draft} from './completion-item.ts'
import {type YamlCursor, yamlCursor} from './yaml-cursor.ts'

/** Items and the offsets of the text that they replace. */
export interface YamlItems {
  readonly start: number
  readonly end: number
  readonly drafts: readonly Draft[]
}

/** The items at an offset of a YAML file of a space; `undefined` where nothing fits. */
export function completeYaml(
  {index, own}: {readonly index: SpaceIndex; readonly own: string},
  text: string,
  offset: number,
): YamlItems | undefined {
  const {config, site} = index.space
  const isSite = own === site?.path
  const cursor = isSite || own === config.yaml?.path ? yamlCursor(text, offset) : undefined
  if (!cursor) return undefined
  const drafts = isSite
    ? completeSite(cursor, foldersBelow(index, site.site.folder, './'))
    : configItems(index, cursor)
  return {start: cursor.start, end: cursor.end, drafts}
}

/** The items of a `docs.yaml` that no space knows of yet: one that has just begun. */
export function completeNewSite(text: string, offset: number): YamlItems | undefined {
  const isOurs = /^\s*(?:#.*\s*)*$/.test(text) || /^(?:site:|\$schema:.*gitbook)/m.test(text)
  const cursor = isOurs ? yamlCursor(text, offset) : undefined
  return cursor && {start: cursor.start, end: cursor.end, drafts: completeSite(cursor, [])}
}

function configItems(index: SpaceIndex, cursor: YamlCursor): readonly Draft[] {
  const [top, inner, ...more] = cursor.frames
  if (top?.kind !== 'map' || more.length > 0) return []
  const parent = inner === undefined ? '' : inner.kind === 'map' ? top.key : undefined
  const own = (inner ?? top).entries
  if (cursor.key === undefined)
    return (keys[parent ?? ' '] ?? []).filter((key) => !own.has(key)).map((key) => keyItem(key, cursor))
  if (parent === '' && cursor.key === 'root') return rootItems(index, cursor)
  if (parent === 'redirects' && cursor.word.includes('#')) return anchorItems(index, cursor)
  const fits = wanted(parent, cursor.key)
  return fits ? index.space.files.filter(fits).map((entry) => fileItem(index, entry, cursor.quote)) : []
}

const keys: Readonly<Record<string, readonly string[]>> = {
  '': ['root', 'structure', 'redirects'],
  structure: ['readme', 'summary'],
}

function keyItem(key: string, {hasValue}: YamlCursor): Draft {
  const written = key === 'structure' || key === 'redirects' ? `${key}:\n  ` : `${key}: `
  return {label: key, kind: CompletionItemKind.Property, text: hasValue ? key : written}
}

/** What may stand behind a key. GitBook redirects to pages (gitbook.com/docs, "content configuration"). */
function wanted(parent: string | undefined, key: string): ((entry: FileEntry) => boolean) | undefined {
  if (parent === 'redirects') return ({role}) => role === 'page'
  if (parent === 'structure' && (key === 'readme' || key === 'summary'))
    return ({role, path}) => role !== 'include' && isMarkdownPath(path)
  return undefined
}

function fileItem({facts}: SpaceIndex, {path}: FileEntry, quote: string): Draft {
  const title = facts.get(path)?.title?.text
  const text = yamlText(path, quote)
  return {
    label: path,
    kind: CompletionItemKind.File,
    ...(title !== undefined && {detail: title}),
    // The title counts too: people know pages by it.
    filterText: `${text} ${title ?? ''}`,
    text,
  }
}

/** The anchors of the page that a redirect leads to. */
function anchorItems(index: SpaceIndex, {word, quote}: YamlCursor): readonly Draft[] {
  const path = word.slice(0, word.indexOf('#'))
  const at = {start: 0, end: 0}
  const target = redirectTarget(index, {from: '', fromRange: at, to: path, toRange: at, url: ''})
  const facts = target && isFound(target) ? index.facts.get(target.path) : undefined
  if (!facts) return []
  return anchorsOf(facts).map(({id, title}, order) => {
    const whole = `${path}#${id}`
    // Without a space before it, a `#` is no comment.
    const isPlain = quote === '' && yamlText(path, quote) === path && /^[\p{L}\p{N}_.-]+$/u.test(id)
    const text = isPlain ? whole : yamlText(whole, quote)
    return {
      label: `#${id}`,
      kind: CompletionItemKind.Reference,
      detail: title,
      filterText: `${text} ${title}`,
      sortText: String(order).padStart(5, '0'),
      text,
    }
  })
}

/** The folders that may be the root of the space: those below the one that holds the config. */
function rootItems(index: SpaceIndex, {quote}: YamlCursor): readonly Draft[] {
  const {config, root} = index.space
  const holder = folderOf(resolvePath(root, config.yaml?.path ?? ''))
  return foldersBelow(index, holder, './').map((folder, order) => ({
    label: folder,
    kind: CompletionItemKind.Folder,
    sortText: String(order).padStart(5, '0'),
    filterText: yamlText(folder, quote),
    text: yamlText(folder, quote),
  }))
}

/** Folders below one of the repository that may be spaces, those that look like one first; as they are written. */
function foldersBelow({space: {repository}}: SpaceIndex, folder: string, prefix: string): readonly string[] {
  const pages = [...repository.files.keys()].filter(isMarkdownPath)
  const holding = new Set(pages.map(folderOf))
  const spaces = new Set(pages.filter((path) => typical.test(nameOf(path))).map(folderOf))
  return [...holding]
    .filter((path) => isWithin(path, folder) && !hidden.test(path))
    .sort((one, other) => Number(spaces.has(other)) - Number(spaces.has(one)) || (one < other ? -1 : 1))
    .map((path) => `${prefix}${path === folder ? '' : pathFrom(folder, path)}`)
}

const typical = /^(?:summary|readme)\.md$/i
const hidden = /(?:^|\/)\./
