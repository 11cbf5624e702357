/** Completion in `docs.yaml`: keys and values as GitBook's schema of a site has them. */
import {CompletionItemKind} from 'vscode-languageserver-types'
import siteSchema from '../../gitbook/data/site-schema.json' with {type: 'json'}
import {iconNames} from '../../gitbook/icons.ts'
import {alternativesOf, type Schema} from '../../project/check-schema.ts'
import {yamlText} from '../../project/redirect-edit.ts'
import type {Draft} from './completion-item.ts'
import type {YamlCursor, YamlFrame} from './yaml-cursor.ts'

const root: Schema = siteSchema
const defs: Readonly<Record<string, Schema>> = siteSchema.$defs

/** The items at a place; `folders` are those that a space may have, as they are written in the file. */
export function completeSite(cursor: YamlCursor, folders: readonly string[]): readonly Draft[] {
  const schemas = schemasAt(cursor.frames)
  const own = cursor.frames.at(-1)?.entries ?? new Map()
  if (cursor.key === undefined) return schemas.length === 0 ? [] : keyItems(schemas, own, cursor)
  if (cursor.key === 'directory' && cursor.frames.at(-2)?.key === 'content')
    return folders.map((folder) => valueItem(folder, cursor.quote, CompletionItemKind.Folder))
  const values = schemas.flatMap((schema) => below(schema, cursor.key ?? '').flatMap(valuesOf))
  return distinct(values).map((value) => valueItem(value, cursor.quote))
}

/** What the map at the cursor may be: several kinds, as long as it does not say which. */
function schemasAt(frames: readonly YamlFrame[]): readonly Schema[] {
  let schemas: readonly Schema[] = alternativesOf(root, defs)
  let above: YamlFrame | undefined
  for (const frame of frames) {
    schemas = schemas.flatMap((schema) => inside(schema, above))
    schemas = ofKind(schemas, frame)
    above = frame
  }
  return schemas
}

/** What stands in the map or list of a schema, on the way that a frame leads on. */
function inside(schema: Schema, above: YamlFrame | undefined): readonly Schema[] {
  if (above === undefined) return [schema]
  if (above.kind === 'list') return schema.items ? alternativesOf(schema.items, defs) : []
  return below(schema, above.key ?? '')
}

/** The schemas of the value of a key. */
function below({properties = {}, additionalProperties}: Schema, key: string): readonly Schema[] {
  const own = Object.hasOwn(properties, key) ? properties[key] : undefined
  const other = typeof additionalProperties === 'object' ? additionalProperties : undefined
  return alternativesOf(own ?? other, defs)
}

function ofKind(schemas: readonly Schema[], {kind, entries}: YamlFrame): readonly Schema[] {
  const fitting = schemas.filter(({type}) => type === (kind === 'list' ? 'array' : 'object'))
  const type = entries.get('type')
  const named = fitting.filter(({properties}) => type !== undefined && properties?.type?.enum?.includes(type))
  return named.length > 0 ? named : fitting
}

function keyItems(
  schemas: readonly Schema[],
  present: ReadonlyMap<string, string>,
  {hasValue, frames}: YamlCursor,
): readonly Draft[] {
  const keys = distinct(schemas.flatMap(namesOf)).filter((key) => !present.has(key))
  return keys.map((key, at) => {
    const isNeeded = schemas.every(({required}) => required?.includes(key))
    const holdsMore = schemas.some((schema) =>
      below(schema, key).some(({type}) => type === 'object' || type === 'array'),
    )
    // Editors indent a new line by rules of their own: only at the top it is certain.
    const more = frames.length === 1 ? ':\n  ' : ':'
    return {
      label: key,
      kind: CompletionItemKind.Property,
      ...(isNeeded && {detail: 'required'}),
      sortText: `${isNeeded ? 0 : 1}${String(at).padStart(3, '0')}`,
      text: hasValue ? key : `${key}${holdsMore ? more : ': '}`,
    }
  })
}

const namesOf = ({properties = {}, propertyNames}: Schema): readonly string[] => [
  ...Object.keys(properties),
  ...alternativesOf(propertyNames, defs).flatMap((schema) => (schema.enum ?? []).map(String)),
]

/** The values that a schema lists; what is no text stays what it is. */
function valuesOf({type, format, enum: listed = []}: Schema): readonly unknown[] {
  if (type === 'boolean') return [true, false]
  return format === 'icon' ? [...iconNames()] : listed
}

function valueItem(
  value: unknown,
  quote: YamlCursor['quote'],
  kind: CompletionItemKind = CompletionItemKind.EnumMember,
): Draft {
  const text = typeof value === 'string' ? yamlText(value, quote) : String(value)
  return {label: String(value), kind, filterText: text, text}
}

const distinct = <Value>(values: readonly Value[]): readonly Value[] => [...new Set(values)]
