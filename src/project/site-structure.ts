/**
 * The structure of a site as its `docs.yaml` gives it, and the rules of GitBook's import that no schema can
 * say: keys, defaults, what may stand beside and below what (gitbook.com/docs, "content configuration").
 */
import type {Range} from '../core/range.ts'
import {resolvePath} from './paths.ts'
import {entriesOf, findEntry, itemsOf, textOf, valueAt, type YamlNode} from './yaml-facts.ts'

/** A rule of the import that a site breaks. */
export type SiteProblem =
  | {readonly kind: 'duplicate-key'; readonly key: string; readonly range: Range; readonly first: Range}
  | {readonly kind: 'duplicate-path'; readonly path: string; readonly range: Range; readonly first: Range}
  | {
      readonly kind: 'second-default'
      readonly of: 'section' | 'space'
      readonly range: Range
      readonly first: Range
    }
  | {readonly kind: 'no-default'; readonly of: 'section' | 'space'; readonly range: Range}
  | {readonly kind: 'space-beside-sections'; readonly range: Range; readonly first: Range}
  | {readonly kind: 'group-too-deep'; readonly range: Range}
  | {readonly kind: 'other-language'; readonly language: string; readonly range: Range; readonly first: Range}

/** One node of the structure with what stands below it. */
interface SiteNode {
  readonly node: YamlNode
  readonly type: string
  readonly children: readonly SiteNode[]
  /** What a report points at: the value of `type`, or the first key. */
  readonly head: Range
}

/** The problems of a site, in no certain order. */
export function checkSiteStructure(root: YamlNode | undefined): readonly SiteProblem[] {
  const top = readNodes(valueAt(valueAt(root, 'site'), 'structure'), 0)
  const all = flatten(top)
  const sections = all.filter(({type}) => type === 'section')
  const [first] = sections
  const stray = first ? top.filter(({type}) => type === 'space') : []
  const spacesIn = sections.map(({children}) => children.filter(({type}) => type === 'space'))
  return [
    ...repeated(all, 'key').map(([key, range, earlier]) => ({
      kind: 'duplicate-key' as const,
      key,
      range,
      first: earlier,
    })),
    ...[top, ...sections.map(({children}) => children)]
      .flatMap((siblings) =>
        repeated(
          siblings.filter(({type}) => type === 'section' || type === 'space'),
          'path',
        ),
      )
      .map(([path, range, earlier]) => ({kind: 'duplicate-path' as const, path, range, first: earlier})),
    ...defaults(sections, 'section'),
    ...(first ? spacesIn : [top.filter(({type}) => type === 'space')]).flatMap((spaces) =>
      defaults(spaces, 'space'),
    ),
    ...stray.map(({head}) => ({
      kind: 'space-beside-sections' as const,
      range: head,
      first: first?.head ?? head,
    })),
    ...deepGroups(top, 0),
    ...languages(all.filter(({type}) => type === 'space')),
  ]
}

/** Deeper than any site can be. */
const deepest = 20

const readNodes = (list: YamlNode | undefined, depth: number): readonly SiteNode[] =>
  itemsOf(list)
    .filter(({kind}) => kind === 'map')
    .map((node) => {
      const type = valueAt(node, 'type')
      return {
        node,
        type: textOf(type) ?? '',
        children: depth < deepest ? readNodes(valueAt(node, 'children'), depth + 1) : [],
        head: type?.kind === 'scalar' ? type.textRange : (entriesOf(node)[0]?.keyRange ?? node.range),
      }
    })

const flatten = (nodes: readonly SiteNode[]): readonly SiteNode[] =>
  nodes.flatMap((each) => [each, ...flatten(each.children)])

/** The values of a key that were given before, each with its place and the first one. */
function repeated(
  nodes: readonly SiteNode[],
  name: 'key' | 'path',
): readonly (readonly [string, Range, Range])[] {
  const first = new Map<string, Range>()
  return nodes.flatMap(({node}) => {
    const value = valueAt(node, name)
    const text = textOf(value)
    if (value?.kind !== 'scalar' || text === undefined || text === '') return []
    const earlier = first.get(text)
    if (earlier) return [[text, value.textRange, earlier] as const]
    first.set(text, value.textRange)
    return []
  })
}

/** Exactly one default; one alone needs none, as GitBook's own example has it. */
function defaults(nodes: readonly SiteNode[], of: 'section' | 'space'): readonly SiteProblem[] {
  const marked = nodes.flatMap(({node}) => {
    const entry = findEntry(node, 'default')
    return entry?.value.kind === 'scalar' && entry.value.value === true ? [entry.value.range] : []
  })
  const [first, ...others] = marked
  if (first) return others.map((range) => ({kind: 'second-default', of, range, first}))
  const [one, another] = nodes
  return one && another ? [{kind: 'no-default', of, range: one.head}] : []
}

/** A group may hold groups, and those none. */
const deepGroups = (nodes: readonly SiteNode[], above: number): readonly SiteProblem[] =>
  nodes.flatMap(({type, children, head}) => {
    if (type !== 'section-group') return []
    return above > 1 ? [{kind: 'group-too-deep' as const, range: head}] : deepGroups(children, above + 1)
  })

/** One folder has one language. */
function languages(spaces: readonly SiteNode[]): readonly SiteProblem[] {
  const known = new Map<string, {readonly language: string; readonly range: Range}>()
  return spaces.flatMap(({node}): readonly SiteProblem[] => {
    const content = valueAt(node, 'content')
    const directory = textOf(valueAt(content, 'directory'))
    const value = valueAt(content, 'language')
    const language = textOf(value)
    if (directory === undefined || language === undefined || value?.kind !== 'scalar') return []
    const folder = `${directory.startsWith('/') ? '/' : ''}${resolvePath('', directory)}`
    const earlier = known.get(folder)
    if (!earlier) known.set(folder, {language, range: value.textRange})
    else if (earlier.language !== language) {
      return [
        {kind: 'other-language', language: earlier.language, range: value.textRange, first: earlier.range},
      ]
    }
    return []
  })
}
