/** Items for tags: the whole block with its end tag and what it requires, end tags, attributes. */
import {CompletionItemKind, InsertTextFormat} from 'vscode-languageserver-types'
import {schemaOf, tagSchemas} from '../../gitbook/tag-schemas.ts'
import type {AttributeSchema, TagSchema} from '../../gitbook/tag-shape.ts'
import type {PlacedFile} from '../../session/session.ts'
import type {Draft} from './completion-item.ts'
import {tagText} from './hover.ts'

/** All tags that GitBook writes today, as snippets. */
export const tagItems = (): readonly Draft[] =>
  [...tagSchemas.values()]
    .filter(({status}) => status === 'current')
    .map((schema) => ({
      label: `{% ${schema.name} %}`,
      kind: CompletionItemKind.Snippet,
      detail: schema.summary,
      documentation: {kind: 'markdown', value: tagText(schema)},
      filterText: `{% ${schema.name}`,
      insertTextFormat: InsertTextFormat.Snippet,
      text: snippetOf(schema),
    }))

/** End tags of the blocks that are open at an offset, the innermost first. */
export function endTagItems({page}: PlacedFile, offset: number): readonly Draft[] {
  const open = (page?.facts.blocks ?? []).filter(({unclosed, range}) => unclosed && range.start < offset)
  return [...new Set(open.map(({name}) => name).reverse())].map((name, at) => ({
    label: `{% end${name} %}`,
    kind: CompletionItemKind.Keyword,
    filterText: `{% end${name}`,
    sortText: `0${at}`,
    text: `{% end${name} %}`,
  }))
}

function snippetOf(schema: TagSchema): string {
  const places = {next: 1}
  const open = openingTag(schema, places)
  if (schema.form !== 'paired') return open
  return `${open}\n${contentOf(schema, places)}\n{% end${schema.name} %}`
}

/** The number that the next place of a snippet gets. */
interface Places {
  next: number
}

function openingTag({name, attributes}: TagSchema, places: Places): string {
  if (name === 'include') return `{% include "$${places.next++}" %}`
  if (name === 'if') return `{% if $${places.next++} %}`
  const required = attributes.filter((one) => one.required || always.has(`${name} ${one.name}`))
  return ['{% ', name, ...required.map((one) => ` ${one.name}="${placeFor(one, places)}"`), ' %}'].join('')
}

/** Not required, and yet what nobody leaves out. */
const always: ReadonlySet<string> = new Set([
  'hint style',
  'tab title',
  'file src',
  'embed url',
  'content-ref url',
])

function placeFor({values, type}: AttributeSchema, places: Places): string {
  const number = places.next++
  const choices = values ?? (type === 'boolean' ? ['true', 'false'] : undefined)
  return choices ? `\${${number}|${choices.join(',')}|}` : `$${number}`
}

function contentOf({content, children, name}: TagSchema, places: Places): string {
  const child = children?.[0]
  const schema = child === undefined ? undefined : schemaOf(child)
  if (content === 'children' && schema) {
    const open = openingTag(schema, places)
    return `${open}\n${contentOf(schema, places)}\n{% end${schema.name} %}`
  }
  if (content === 'fence') return `\`\`\`$${places.next++}\n$0\n\`\`\``
  if (content === 'link') return name === 'content-ref' ? '[$1]($1)' : '[$0]($0)'
  return '$0'
}

/** The attributes that a tag has not yet. */
export const attributeItems = (tag: string, present: readonly string[]): readonly Draft[] =>
  (schemaOf(tag)?.attributes ?? [])
    .filter(({name, legacy}) => !legacy && !present.includes(name))
    .map((schema) => ({
      label: schema.name,
      kind: CompletionItemKind.Property,
      detail: schema.description,
      sortText: `${schema.required ? 0 : 1}${schema.name}`,
      insertTextFormat: InsertTextFormat.Snippet,
      text: `${schema.name}="${placeFor(schema, {next: 1})}"$0`,
    }))
