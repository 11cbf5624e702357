/**
 * What GitBook's tags are, as data: names, forms, attributes, nesting. The generic tag rules, the
 * pairing pass and the editor's hovers and completions all read this one table; it holds no logic
 * beyond look-ups.
 */
import {blockTags} from './block-tags.ts'
import {contentTags, openApiTags} from './content-tags.ts'
import {swaggerTags, unsupportedTags} from './former-tags.ts'
import type {AttributeSchema, TagSchema} from './tag-shape.ts'

export type {AttributeSchema, TagSchema} from './tag-shape.ts'

/** All tags by name, integration blocks apart. */
export const tagSchemas: ReadonlyMap<string, TagSchema> = new Map(
  [...blockTags, ...contentTags, ...openApiTags, ...swaggerTags, ...unsupportedTags].map((schema) => [
    schema.name,
    schema,
  ]),
)

/** The schema of a tag; `undefined` for unknown names and for integration blocks, whose attributes are free. */
export const schemaOf = (name: string): TagSchema | undefined => tagSchemas.get(name)

/** The schema of an attribute; names are case-sensitive. */
export const attributeSchema = (tag: string, name: string): AttributeSchema | undefined =>
  tagSchemas.get(tag)?.attributes.find((one) => one.name === name)

/** Whether GitBook has, or had, a tag of this name, integration blocks included. */
export const isKnownTag = (name: string): boolean => tagSchemas.has(name) || isIntegration(name)

/** Whether a name is that of an integration's block, `@name/block`: void, with free attributes. */
export const isIntegration = (name: string): boolean => /^@[^\s/]+\/\S/.test(name)

const hintOf = (style: string): string => `\`{% hint style="${style}" %}\``

/** Names that may be taken for tags and are not GitBook's, each with what to write instead. */
export const pseudoTags: ReadonlyMap<string, string> = new Map([
  ['expandable', '`<details>` with a `<summary>`'],
  ['details', '`<details>` with a `<summary>`'],
  ['accordion', '`<details>` with a `<summary>`'],
  ['cards', '`<table data-view="cards">`'],
  ['card', 'a row of `<table data-view="cards">`'],
  ['carousel', '`<table data-view="cards" data-card-wrap="false">`'],
  ['table', 'a Markdown table'],
  ['image', '`<figure>` with an `<img>`'],
  ['figure', '`<figure>` with an `<img>`'],
  ['drawing', '`<img class="gitbook-drawing">`'],
  ['mermaid', 'a fenced code block of language `mermaid`'],
  ['icon', '`<i class="fa-name">:name:</i>`'],
  ['button', '`<a class="button primary" href="">`'],
  ['emoji', 'the emoji itself'],
  ['math', '`$$` before and after the formula'],
  ['quote', 'a Markdown quote'],
  ['annotation', 'a footnote, `[^1]`'],
  ['vars', '`<code class="expression">space.vars.name</code>`'],
  ['reusable-content', '`{% include "path" %}`'],
  ['code-block', '`{% code %}`'],
  ['page-link', '`{% content-ref url="" %}`'],
  ['steps', '`{% stepper %}`'],
  ['changelog', '`{% updates %}`'],
  ['youtube', '`{% embed url="" %}`'],
  ['video', '`{% embed url="" %}`'],
  ['iframe', '`{% embed url="" %}`'],
  ['else', 'a second `{% if %}` with the opposite condition'],
  ['elif', 'a second `{% if %}` with its own condition'],
  ['elsif', 'a second `{% if %}` with its own condition'],
  ['note', hintOf('info')],
  ['info', hintOf('info')],
  ['tip', hintOf('success')],
  ['success', hintOf('success')],
  ['warning', hintOf('warning')],
  ['caution', hintOf('warning')],
  ['danger', hintOf('danger')],
  ['callout', hintOf('info')],
])
