/** What a page takes from its space by name: variables, tags, OpenAPI operations. */
import {attributeOf, contentRange} from '../syntax/html-query.ts'
import type {Block, FrontMatterFacts, OpenApiUse, TagUse, VariableUse} from './facts.ts'
import type {Gathered} from './gathered.ts'

/** Variables in inline expressions, in `if` blocks and in the front matter's `if`. */
export function collectVariables({html, blocks, frontMatter, text}: Gathered): VariableUse[] {
  const expressions = html.elements
    .filter((element) => element.name === 'code' && attributeOf(element, 'class')?.value === 'expression')
    .map((element) => contentRange(element, html))
  const conditions = blocks.flatMap(({open}) => open.expression?.range ?? [])
  const pageCondition = (frontMatter?.scalars ?? []).filter(({path}) => path === 'if').map(({range}) => range)
  return [...expressions, ...conditions, ...pageCondition]
    .flatMap(({start, end}) =>
      [...text.slice(start, end).matchAll(/\b(space|page)\.vars\.([A-Za-z_]\w*)/g)].map(
        (match): VariableUse => {
          const name = match[2] ?? ''
          const from = start + match.index + match[0].length - name.length
          return {
            scope: match[1] === 'page' ? 'page' : 'space',
            name,
            range: {start: from, end: from + name.length},
          }
        },
      ),
    )
    .sort((one, other) => one.range.start - other.range.start)
}

/** Names under `vars` in the front matter. */
export function ownVariables(frontMatter: FrontMatterFacts | undefined): string[] {
  const vars = frontMatter?.entries.find(({key}) => key === 'vars')?.value
  return vars !== null && typeof vars === 'object' && !Array.isArray(vars) ? Object.keys(vars) : []
}

/** Tags of the page and of its updates. */
export function collectTagUses({blocks, frontMatter}: Gathered): TagUse[] {
  const scalars = frontMatter?.scalars ?? []
  const primaries = new Set(scalars.filter(({value}) => value === true).map(({path}) => path))
  const ofPage = scalars.flatMap(({path, value, range}): TagUse[] => {
    const [, index, key] = /^tags\.(\d+)(\.tag)?$/.exec(path) ?? []
    if (index === undefined || typeof value !== 'string') return []
    const primary = key !== undefined && primaries.has(`tags.${index}.primary`)
    return [{slug: value, range, source: 'front-matter', ...(primary && {primary})}]
  })
  return [...ofPage, ...blocks.flatMap(updateTags)]
}

function updateTags({open}: Block): TagUse[] {
  const tags = open.name === 'update' ? open.attributes.find(({name}) => name === 'tags') : undefined
  const start = tags?.valueRange?.start
  if (tags?.value === undefined || start === undefined) return []
  return [...tags.value.matchAll(/[^,\s][^,]*/g)].map((match) => {
    const slug = match[0].trimEnd()
    const from = start + match.index
    return {slug, range: {start: from, end: from + slug.length}, source: 'update'}
  })
}

/** OpenAPI blocks with what they name. */
export const collectOpenApi = (blocks: readonly Block[]): OpenApiUse[] =>
  blocks.flatMap(({name, open}, block) => {
    if (name !== 'openapi' && name !== 'swagger') return []
    const value = (key: string) => open.attributes.find((attribute) => attribute.name === key)?.value
    const [src, path, method] = [value('src'), value('path'), value('method')]
    return {
      block,
      ...(src !== undefined && {src}),
      ...(path !== undefined && {path}),
      ...(method !== undefined && {method}),
    }
  })
