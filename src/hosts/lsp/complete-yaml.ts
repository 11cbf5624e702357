/** Completion in `.gitbook.yaml`: its keys, and the files behind them. */
import {CompletionItemKind} from 'vscode-languageserver-types'
import {isMarkdownPath} from '../../project/paths.ts'
import {yamlText} from '../../project/redirect-edit.ts'
import type {FileEntry} from '../../project/space.ts'
import type {SpaceIndex} from '../../project/space-index.ts'
import type {Draft} from './completion-item.ts'
import {parentKey} from './cursor-context.ts'

/** Items and the offsets of the text that they replace. */
export interface YamlItems {
  readonly start: number
  readonly end: number
  readonly drafts: readonly Draft[]
}

/** The items at an offset of the config of a space; `undefined` where nothing fits. */
export function completeYaml(index: SpaceIndex, text: string, offset: number): YamlItems | undefined {
  const before = text.slice(0, offset)
  const line = before.slice(before.lastIndexOf('\n') + 1)
  const [, indent = '', word] = /^( *)([\w-]*)$/.exec(line) ?? []
  const parent = indent === '' ? undefined : parentKey(before, indent.length)
  if (word !== undefined) return {start: offset - word.length, end: offset, drafts: keyItems(parent)}
  const pair = /^( *)("[^"]*"|'[^']*'|[^\s"'#][^"]*?):[ \t]+(["']?)([^"'#\r\n]*)$/.exec(line)
  if (!pair) return undefined
  const [, depth = '', key = '', quote = '', value = ''] = pair
  const fits = wanted(depth === '' ? undefined : parentKey(before, depth.length), key)
  if (!fits) return undefined
  const isClosed = quote !== '' && text[offset] === quote
  return {
    start: offset - value.length - quote.length,
    end: offset + (isClosed ? 1 : 0),
    drafts: index.space.files.filter(fits).map((entry) => fileItem(index, entry, quote)),
  }
}

const keys: Readonly<Record<string, readonly string[]>> = {
  '': ['root', 'structure', 'redirects'],
  structure: ['readme', 'summary'],
}

const keyItems = (parent = ''): readonly Draft[] =>
  (keys[parent] ?? []).map((key) => ({
    label: key,
    kind: CompletionItemKind.Property,
    text: key === 'structure' || key === 'redirects' ? `${key}:\n  ` : `${key}: `,
  }))

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
