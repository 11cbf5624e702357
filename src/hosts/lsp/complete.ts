/** Completion: from the context at the cursor to the items that fit it. */
import {
  type CompletionItem,
  CompletionItemKind,
  type CompletionList,
  InsertTextFormat,
  type Range as ProtocolRange,
} from 'vscode-languageserver-types'
import {range} from '../../core/range.ts'
import {emojiCharacter, emojiNames} from '../../gitbook/emoji.ts'
import {layoutKeys, pageKeys} from '../../gitbook/front-matter-keys.ts'
import {iconNames} from '../../gitbook/icons.ts'
import {attributeSchema} from '../../gitbook/tag-schemas.ts'
import {isListed} from '../../project/listing.ts'
import {entryLink} from '../../project/summary-edits.ts'
import {entriesOf, itemsOf, textOf, valueAt} from '../../project/yaml-facts.ts'
import {completePath} from './complete-path.ts'
import {attributeItems, endTagItems, tagItems} from './complete-tag.ts'
import {completeNewSite, completeYaml, type YamlItems} from './complete-yaml.ts'
import type {Completing, CompletionAbilities, Draft} from './completion-item.ts'
import {type CursorContext, cursorContext} from './cursor-context.ts'
import type {Query} from './navigate.ts'
import {type Positions, positionsIn} from './positions.ts'

/** Characters at which an editor asks by itself. */
export const triggerCharacters: readonly string[] = ['%', ' ', '"', '(', '<', '/', '#', ':', '.', '[', '-']

/** So many items are sent at once; with more, the client asks again as the word grows. */
const most = 400

/** The items at a place. */
export function complete(query: Query, abilities: CompletionAbilities): CompletionList | undefined {
  const {file, text, position} = query
  const positions = positionsIn(text)
  const offset = positions.offset(position)
  if (!file.page) return yamlList(completeYaml(file, text, offset), text, position, abilities)
  const context = cursorContext(text, offset, file.page.facts.kind === 'summary')
  if (!context) return undefined
  const drafts = draftsFor(context, {query, abilities})
  const end = offset + tailLength(context, text.slice(offset, offset + 100))
  const typed = text.slice(context.start, offset)
  return listOf(drafts, {start: context.start, end, typed}, {positions, abilities})
}

/** The items in a `docs.yaml` that belongs to no space yet. */
export const completeLoneSite = (
  text: string,
  position: Query['position'],
  abilities: CompletionAbilities,
): CompletionList | undefined =>
  yamlList(completeNewSite(text, positionsIn(text).offset(position)), text, position, abilities)

function yamlList(
  found: YamlItems | undefined,
  text: string,
  position: Query['position'],
  abilities: CompletionAbilities,
): CompletionList | undefined {
  if (!found) return undefined
  const positions = positionsIn(text)
  const typed = text.slice(found.start, positions.offset(position))
  return listOf(found.drafts, {...found, typed}, {positions, abilities})
}

/** What is replaced, offsets, and the part of it that stands before the cursor. */
interface Replaced {
  readonly start: number
  readonly end: number
  readonly typed: string
}

function listOf(
  drafts: readonly Draft[],
  {start, end, typed}: Replaced,
  {positions, abilities}: {readonly positions: Positions; readonly abilities: CompletionAbilities},
): CompletionList {
  const isIncomplete = drafts.length > most
  const shown = (isIncomplete ? alike(drafts, typed) : drafts).slice(0, most)
  const place = positions.range(range(start, end))
  return {isIncomplete, items: shown.map((draft) => toItem(draft, place, abilities))}
}

function toItem(
  {text, ...item}: Draft,
  place: ProtocolRange,
  {snippets}: CompletionAbilities,
): CompletionItem {
  const isSnippet = item.insertTextFormat === InsertTextFormat.Snippet && snippets
  const {insertTextFormat: _, ...rest} = item
  return {
    ...rest,
    textEdit: {range: place, newText: isSnippet ? text : plain(text)},
    ...(isSnippet && {insertTextFormat: InsertTextFormat.Snippet}),
  }
}

/** Those with the word in their names, in any case. */
function alike(drafts: readonly Draft[], word: string): readonly Draft[] {
  const typed = word.toLowerCase()
  return drafts.filter(({label, filterText}) => (filterText ?? label).toLowerCase().includes(typed))
}

/** A snippet without its places: the first choice of each. */
const plain = (snippet: string): string =>
  snippet
    .replaceAll(/\$\{\d+\|([^,|]*)[^|]*\|\}/g, '$1')
    .replaceAll(/\$\{\d+:([^}]*)\}/g, '$1')
    .replaceAll(/\$\d+/g, '')

/** What editors have closed by themselves behind the cursor: it is replaced too. */
function tailLength(context: CursorContext, after: string): number {
  if (context.kind === 'tag') return /^[\w-]*[ \t]*%?\}/.exec(after)?.[0].length ?? 0
  if (context.kind === 'emoji') return /^:/.exec(after)?.[0].length ?? 0
  return 0
}

function draftsFor(context: CursorContext, completing: Completing): readonly Draft[] {
  const {file} = completing.query
  switch (context.kind) {
    case 'tag':
      return [...endTagItems(file, context.start), ...tagItems()]
    case 'attribute':
      return attributeItems(context.tag, context.present)
    case 'value':
      return valueItems(context, completing)
    case 'path':
      return completePath(context.word, context.place, completing)
    case 'emoji':
      return emojiItems(context.word)
    case 'icon':
      return iconItems()
    case 'variable':
      return variableItems(context.scope, completing)
    case 'front-matter-key':
      return keyItems(context.parent)
    case 'front-matter-value':
      return frontMatterValues(context.key, completing)
    case 'summary-entry':
      return entryItems(completing)
  }
}

const values = (
  texts: readonly string[],
  kind: CompletionItemKind = CompletionItemKind.EnumMember,
): Draft[] => texts.map((text) => ({label: text, kind, text}))

function valueItems(
  {tag, name, word}: Extract<CursorContext, {kind: 'value'}>,
  completing: Completing,
): readonly Draft[] {
  const schema = attributeSchema(tag, name)
  if (schema?.values) return values(schema.values)
  switch (schema?.type) {
    case 'boolean':
      return values(['true', 'false'])
    case 'icon':
      return iconItems()
    case 'slug-list':
      return labelItems(completing)
    case 'page':
      return completePath(word, 'tag-page', completing)
    case 'path':
      return completePath(word, 'tag-file', completing)
    case 'url':
      return tag === 'content-ref' ? completePath(word, 'tag-page', completing) : []
    default:
      return []
  }
}

function emojiItems(word: string): readonly Draft[] {
  const start = word.toLowerCase()
  const names = [...emojiNames()].filter((name) => name.includes(start))
  // Names that begin with the word come first.
  names.sort((one, other) => Number(other.startsWith(start)) - Number(one.startsWith(start)))
  return names.map((name, at) => ({
    label: `${emojiCharacter(name) ?? ''} :${name}:`,
    kind: CompletionItemKind.Text,
    filterText: `:${name}`,
    sortText: String(at).padStart(5, '0'),
    text: `:${name}:`,
  }))
}

const iconItems = (): readonly Draft[] => values([...iconNames()], CompletionItemKind.Constant)

function variableItems(scope: 'space' | 'page', {query: {file}}: Completing): readonly Draft[] {
  if (scope === 'page') return values(file.page?.facts.ownVariables ?? [], CompletionItemKind.Variable)
  return entriesOf(file.index.vars?.root).map(({key, value}) => ({
    label: key,
    kind: CompletionItemKind.Variable,
    ...(value.kind === 'scalar' && {detail: String(value.value)}),
    text: key,
  }))
}

const labelItems = ({query: {file}}: Completing): readonly Draft[] =>
  itemsOf(file.index.tags?.root).flatMap((item) => {
    const slug = textOf(valueAt(item, 'tag'))
    if (slug === undefined) return []
    const detail = textOf(valueAt(item, 'label'))
    return [{label: slug, kind: CompletionItemKind.Value, ...(detail !== undefined && {detail}), text: slug}]
  })

function keyItems(parent: string | undefined): readonly Draft[] {
  const keys = parent === undefined ? pageKeys : parent === 'layout' ? layoutKeys : (below[parent] ?? [])
  return keys.map((key) => ({
    label: key,
    kind: CompletionItemKind.Property,
    text: maps.has(key) && parent === undefined ? `${key}:\n  ` : `${key}: `,
  }))
}

const below: Readonly<Record<string, readonly string[]>> = {
  title: ['visible'],
  description: ['visible'],
  tableOfContents: ['visible'],
  outline: ['visible'],
  pagination: ['visible'],
  cover: ['light', 'dark', 'visible', 'size'],
  metaLinks: ['canonical', 'alternates'],
  tags: ['tag', 'primary'],
}
const maps = new Set(['layout', 'metaLinks', 'vars', 'tags'])

function frontMatterValues(key: string, completing: Completing): readonly Draft[] {
  if (key === 'icon') return iconItems()
  if (key === 'tag') return labelItems(completing)
  if (key === 'width') return values(['default', 'wide'])
  if (key === 'size') return values(['full', 'hero'])
  return booleans.has(key) ? values(['true', 'false']) : []
}

const booleans = new Set(['hidden', 'noIndex', 'noRobotsIndex', 'visible', 'primary', 'mask'])

/** The pages that the table of contents lacks. */
const entryItems = ({query: {file}}: Completing): readonly Draft[] =>
  [...file.index.pages]
    .filter(([path]) => !isListed(file.index, path))
    .map(([path, {title}]) => {
      const label = title?.text || path
      const text = entryLink(file.own, path, title?.text)
      return {label, kind: CompletionItemKind.File, detail: path, filterText: `[${label} ${path}`, text}
    })
