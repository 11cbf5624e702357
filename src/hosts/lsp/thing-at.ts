/** What stands at a place of a file: the question behind hovers, definitions, references and renames. */
import {contains, type Range, range} from '../../core/range.ts'
import {isKnownEmoji} from '../../gitbook/emoji.ts'
import type {Block, ExplicitAnchor, Heading} from '../../page/facts.ts'
import type {ResolvedTarget} from '../../project/links.ts'
import type {Redirect} from '../../project/space-config.ts'
import {entriesOf, itemsOf, textOf, valueAt} from '../../project/yaml-facts.ts'
import type {PlacedFile} from '../../session/session.ts'
import type {GitbookTag, TagAttribute} from '../../syntax/nodes.ts'

/** Something with a meaning beyond its letters; `range` is what stands for it. */
export type Thing =
  | {
      readonly kind: 'target'
      readonly resolved: ResolvedTarget
      readonly range: Range
      readonly onFragment: boolean
    }
  | {readonly kind: 'redirect'; readonly redirect: Redirect; readonly range: Range}
  /** A file that the config names, from the space root; it need not exist. */
  | {readonly kind: 'configured'; readonly path: string; readonly range: Range}
  | {
      readonly kind: 'attribute'
      readonly tag: GitbookTag
      readonly attribute: TagAttribute
      readonly range: Range
    }
  | {readonly kind: 'tag'; readonly tag: GitbookTag; readonly block: Block; readonly range: Range}
  | {
      readonly kind: 'variable'
      readonly scope: 'space' | 'page'
      readonly name: string
      readonly range: Range
    }
  | {readonly kind: 'label'; readonly slug: string; readonly range: Range}
  | {readonly kind: 'anchor'; readonly anchor: ExplicitAnchor; readonly range: Range}
  | {readonly kind: 'emoji'; readonly name: string; readonly range: Range}
  | {readonly kind: 'heading'; readonly heading: Heading; readonly range: Range}

/** The innermost thing at an offset; a place right behind it counts as on it. */
export function thingAt({index, own, page}: PlacedFile, offset: number): Thing | undefined {
  const at = range(offset, offset)
  const isOn = (where: Range | undefined): boolean => where !== undefined && contains(where, at)
  if (!page) return yamlThing({index, own}, isOn)
  const {facts, text} = page
  const use = facts.variables.find(({range: where}) => isOn(where))
  if (use) return {kind: 'variable', scope: use.scope, name: use.name, range: use.range}
  const label = facts.tagUses.find(({range: where}) => isOn(where))
  if (label) return {kind: 'label', slug: label.slug, range: label.range}
  const resolved = index.links
    .from(own)
    .filter(({target}) => isOn(target.hrefRange))
    .at(-1)
  if (resolved) {
    const {fragmentRange, pathRange} = resolved.target
    const onFragment = fragmentRange !== undefined && offset >= fragmentRange.start - 1
    return {kind: 'target', resolved, range: onFragment ? fragmentRange : pathRange, onFragment}
  }
  const anchor = facts.anchors.find(({idRange}) => isOn(idRange))
  if (anchor) return {kind: 'anchor', anchor, range: anchor.idRange}
  const inTag = tagThing(facts.blocks, isOn)
  if (inTag) return inTag
  const emoji = emojiAt(text, offset)
  if (emoji) return emoji
  const heading = facts.headings.find(({textRange}) => isOn(textRange))
  return heading && {kind: 'heading', heading, range: heading.textRange}
}

function tagThing(blocks: readonly Block[], isOn: (where: Range | undefined) => boolean): Thing | undefined {
  for (const block of blocks) {
    for (const tag of [block.open, block.close]) {
      if (!tag) continue
      if (isOn(tag.nameRange)) return {kind: 'tag', tag, block, range: tag.nameRange}
      const attribute = tag.attributes.find(({range: where}) => isOn(where))
      if (attribute) return {kind: 'attribute', tag, attribute, range: attribute.range}
    }
  }
  return undefined
}

/** Longer than any name. */
const longest = 60

function emojiAt(text: string, offset: number): Thing | undefined {
  const from = Math.max(0, offset - longest)
  for (const {0: whole, 1: name = '', index} of text.slice(from, offset + longest).matchAll(/:([\w+-]+):/g)) {
    const [start, end] = [from + index, from + index + whole.length]
    if (start <= offset && offset <= end && isKnownEmoji(name))
      return {kind: 'emoji', name, range: range(start, end)}
  }
  return undefined
}

function yamlThing(
  {index, own}: Pick<PlacedFile, 'index' | 'own'>,
  isOn: (where: Range | undefined) => boolean,
): Thing | undefined {
  const {vars, tags, space} = index
  if (own === vars?.path) {
    const entry = entriesOf(vars.root).find(({keyRange}) => isOn(keyRange))
    return entry && {kind: 'variable', scope: 'space', name: entry.key, range: entry.keyRange}
  }
  if (own === tags?.path) {
    for (const item of itemsOf(tags.root)) {
      const value = valueAt(item, 'tag')
      const slug = textOf(value)
      if (slug !== undefined && value?.kind === 'scalar' && isOn(value.range))
        return {kind: 'label', slug, range: value.textRange}
    }
  }
  if (own !== space.config.yaml?.path) return undefined
  const redirect = space.config.redirects.find(({toRange}) => isOn(toRange))
  if (redirect) return {kind: 'redirect', redirect, range: redirect.toRange}
  for (const {path, written} of [space.config.readme, space.config.summary])
    if (written && isOn(written.range)) return {kind: 'configured', path, range: written.range}
  return undefined
}
