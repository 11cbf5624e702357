import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {
  attributeSchema,
  isIntegration,
  isKnownTag,
  pseudoTags,
  schemaOf,
  tagSchemas,
} from '../../src/gitbook/tag-schemas.ts'

const schemas = [...tagSchemas.values()]

/** Attributes seen in a sample of public spaces, by tag. */
const seen: Readonly<Record<string, readonly string[]>> = {
  tab: ['title', 'icon', 'code'],
  hint: ['style', 'icon'],
  'content-ref': ['url'],
  column: ['width', 'valign'],
  columns: ['fullWidth'],
  tabs: ['fullWidth'],
  code: ['overflow', 'title', 'lineNumbers', 'expandable', 'fullWidth', 'collapsedlinecount'],
  embed: ['url', 'caption', 'fullWidth', 'data'],
  file: ['src', 'caption'],
  'page-ref': ['page'],
  update: ['date', 'tags'],
  updates: ['format'],
  openapi: ['src', 'path', 'method', 'expanded', 'fullWidth'],
  'openapi-operation': ['spec', 'path', 'method'],
  'openapi-schemas': ['spec', 'schemas', 'grouped'],
  'openapi-webhook': ['spec', 'name', 'method'],
  swagger: ['path', 'method', 'src', 'baseUrl', 'summary', 'expanded', 'fullWidth'],
  'swagger-parameter': ['in', 'name', 'type', 'required', 'default'],
  'swagger-response': ['status', 'description'],
  prompt: ['description', 'defaultExpanded', 'icon', 'openInAIProviders'],
  'code-tabs-item': ['title'],
  'api-method': ['method', 'host', 'path'],
  'api-method-parameter': ['name', 'type', 'required'],
  'api-method-response-example': ['httpCode'],
}

const unknownIn = (tag: string, names: readonly string[]): readonly string[] =>
  names.filter((name) => !attributeSchema(tag, name)).map((name) => `${tag} ${name}`)

describe('the table of tags', () => {
  test('knows every attribute that real spaces use', () => {
    expect(Object.entries(seen).flatMap(([tag, names]) => unknownIn(tag, names))).toEqual([])
  })

  test('names every tag once, and only tags it has as parents, children and ancestors', () => {
    const named = schemas.flatMap((one) => [
      ...(one.parents ?? []),
      ...(one.children ?? []),
      ...(one.forbiddenAncestors ?? []),
    ])
    expect(named.filter((name) => !tagSchemas.has(name))).toEqual([])
    expect(schemas.map((one) => one.name)).toEqual([...tagSchemas.keys()])
    expect(tagSchemas.size).toBe(42)
  })

  test('agrees with itself on who is whose child', () => {
    const lonely = schemas.flatMap((one) =>
      (one.children ?? []).filter((child) => !schemaOf(child)?.parents?.includes(one.name)),
    )
    expect(lonely).toEqual([])
    expect(schemas.filter((one) => one.content === 'children').map((one) => one.name)).toEqual([
      'tabs',
      'stepper',
      'columns',
      'updates',
    ])
  })

  test('forbids no tag within itself and no child within its parent', () => {
    const wrong = schemas.filter((one) => one.parents?.some((name) => one.forbiddenAncestors?.includes(name)))
    expect(wrong).toEqual([])
  })

  test('names each attribute of a tag once', () => {
    const twice = schemas.filter(
      (one) => new Set(one.attributes.map(({name}) => name)).size < one.attributes.length,
    )
    expect(twice).toEqual([])
  })

  test('keeps defaults and the targets of synonyms among the values', () => {
    const enums = schemas.flatMap((one) => one.attributes).filter((one) => one.type === 'enum')
    const strays = enums.flatMap(({values = [], synonyms = {}, default: fallback}) =>
      [...Object.values(synonyms), ...(fallback === undefined ? [] : [fallback])].filter(
        (value) => !values.includes(value),
      ),
    )
    expect(enums.length).toBeGreaterThan(5)
    expect(strays).toEqual([])
  })

  test('says each summary and description in one sentence', () => {
    const texts = schemas.flatMap((one) => [one.summary, ...one.attributes.map((each) => each.description)])
    expect(texts.filter((text) => !/^[A-Z].{8,110}\.$/.test(text))).toEqual([])
  })
})

describe('a look-up', () => {
  test('tells paired tags, void tags and those with an optional end tag apart', () => {
    expect(schemaOf('hint')?.form).toBe('paired')
    expect(schemaOf('include')?.form).toBe('void')
    expect(schemaOf('page-ref')?.form).toBe('void')
    expect(schemaOf('embed')?.form).toBe('both')
    expect(schemaOf('file')?.form).toBe('both')
  })

  test('tells current, legacy and unsupported tags apart', () => {
    expect(schemaOf('stepper')?.status).toBe('current')
    expect(schemaOf('swagger')?.status).toBe('legacy')
    expect(schemaOf('code-tabs')?.status).toBe('unsupported')
    expect(schemaOf('api-method-parameter')?.status).toBe('unsupported')
  })

  test('leads from a legacy hint style to the one that is meant', () => {
    expect(attributeSchema('hint', 'style')?.synonyms).toMatchObject({
      tip: 'success',
      working: 'success',
      error: 'danger',
      note: 'info',
      caution: 'warning',
    })
  })

  test('is case-sensitive for attributes: only the lower-case line count is written', () => {
    expect(attributeSchema('code', 'collapsedlinecount')?.default).toBe('10')
    expect(attributeSchema('code', 'collapsedLineCount')).toBeUndefined()
    expect(attributeSchema('code', 'linenumbers')).toBeUndefined()
  })

  test('marks the attributes that only old exports have', () => {
    expect(attributeSchema('embed', 'caption')?.legacy).toBe(true)
    expect(attributeSchema('file', 'caption')?.legacy).toBe(true)
    expect(attributeSchema('embed', 'url')).toMatchObject({required: true, unless: 'data'})
  })

  test('leaves integration blocks without a schema, but known', () => {
    expect(isIntegration('@vendor/form')).toBe(true)
    expect(isKnownTag('@vendor/form')).toBe(true)
    expect(schemaOf('@vendor/form')).toBeUndefined()
    expect(isIntegration('@vendor')).toBe(false)
    expect(isIntegration('vendor/form')).toBe(false)
  })

  test('finds nothing for names of prototypes and for other case', () => {
    expect(['constructor', '__proto__', 'Hint', '', 'endhint'].filter(isKnownTag)).toEqual([])
  })

  test('never throws', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (tag, name) => {
        expect(isKnownTag(tag)).toBe(schemaOf(tag) !== undefined || isIntegration(tag))
        expect(attributeSchema(`@${tag}`, name)).toBeUndefined()
      }),
    )
  })
})

describe('names that are no tags', () => {
  test('are not in the table of tags', () => {
    expect([...pseudoTags.keys()].filter(isKnownTag)).toEqual([])
  })

  test('come with what to write instead', () => {
    expect(pseudoTags.get('expandable')).toContain('<details>')
    expect(pseudoTags.get('cards')).toContain('data-view="cards"')
    expect(pseudoTags.get('mermaid')).toContain('code block')
    expect(pseudoTags.get('else')).toContain('{% if %}')
  })
})
