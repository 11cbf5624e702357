/** Everything on a page that points elsewhere, with the range of path and of fragment. */
import type {Definition, Image, Link} from 'mdast'
import type {Range} from '../core/range.ts'
import {destinationRange} from '../syntax/destination.ts'
import type {HtmlAttribute, HtmlElement} from '../syntax/html.ts'
import {ancestorsOf, attributeOf, childElements, elementText} from '../syntax/html-query.ts'
import {blockAt} from './block-at.ts'
import type {Block, Target, TargetKind} from './facts.ts'
import {type Gathered, rangeOf} from './gathered.ts'
import {visibleText} from './visible-text.ts'

/** All targets of a page in source order. */
export function collectTargets(gathered: Gathered): Target[] {
  return [
    ...frontMatterTargets(gathered),
    ...gathered.resources.map((node) => markdownTarget(node, gathered)),
    ...tagTargets(gathered.blocks, gathered.text),
    ...htmlTargets(gathered),
  ].sort((one, other) => one.range.start - other.range.start || one.hrefRange.start - other.hrefRange.start)
}

/** A target with the ranges of its parts, which are read off the source. */
function target(text: string, parts: Omit<Target, 'pathRange' | 'fragmentRange'>): Target {
  const {start, end} = parts.hrefRange
  const raw = text.slice(start, end)
  const hash = fragmentStart(raw)
  const query = raw.indexOf('?')
  const pathEnd = Math.min(query === -1 ? raw.length : query, hash === -1 ? raw.length : hash)
  return {
    ...parts,
    pathRange: {start, end: start + pathEnd},
    ...(hash !== -1 && {fragmentRange: {start: start + hash + 1, end}}),
  }
}

/** The `#` of a fragment; `&#x20;` and `\#` are none. */
function fragmentStart(raw: string) {
  for (let i = raw.indexOf('#'); i !== -1; i = raw.indexOf('#', i + 1)) {
    if (raw[i - 1] !== '&' && raw[i - 1] !== '\\') return i
  }
  return -1
}

function markdownTarget(node: Link | Image | Definition, {text, blocks}: Gathered): Target {
  const label =
    node.type === 'link' ? visibleText(node) : node.type === 'image' ? (node.alt ?? '') : undefined
  return target(text, {
    kind: node.type === 'link' ? linkKind(blocks, rangeOf(node), node.url) : node.type,
    href: node.url,
    range: rangeOf(node),
    hrefRange: destinationRange(text, node),
    ...(label !== undefined && {text: label}),
    ...(node.title != null && {title: node.title}),
  })
}

function linkKind(blocks: readonly Block[], range: Range, href: string): TargetKind {
  const {name = '', open} = blocks[blockAt(blocks, range.start) ?? -1] ?? {}
  if (name === 'content-ref') return 'content-ref-body'
  // A `swagger` block may hold text of its own.
  const repeats =
    name === 'swagger' && open?.attributes.some((each) => each.name === 'src' && each.value === href)
  return repeats || /^openapi/.test(name) ? 'openapi-body' : 'link'
}

const tagAttributes: Readonly<Record<string, readonly [attribute: string, kind: TargetKind]>> = {
  'content-ref': ['url', 'content-ref'],
  'page-ref': ['page', 'content-ref'],
  file: ['src', 'file'],
  embed: ['url', 'embed'],
  openapi: ['src', 'openapi'],
  swagger: ['src', 'openapi'],
}

function tagTargets(blocks: readonly Block[], text: string): Target[] {
  return blocks.flatMap(({open}): Target[] => {
    const range = rangeOf(open)
    if (open.name === 'include' && open.argument !== undefined) {
      return [
        target(text, {kind: 'include', href: open.argument.value, range, hrefRange: open.argument.range}),
      ]
    }
    const [name, kind] = tagAttributes[open.name] ?? []
    const attribute = open.attributes.find((each) => each.name === name)
    if (kind === undefined || attribute?.valueRange === undefined) return []
    return [target(text, {kind, href: attribute.value ?? '', range, hrefRange: attribute.valueRange})]
  })
}

function htmlTargets({html, text}: Gathered): Target[] {
  const cards = cardCells(html)
  const make = (
    kind: TargetKind,
    element: HtmlElement,
    attribute: HtmlAttribute,
    more: Partial<Target> = {},
  ) =>
    target(text, {
      kind,
      href: attribute.value,
      range: element.range,
      hrefRange: attribute.valueRange ?? {start: attribute.range.end, end: attribute.range.end},
      ...more,
    })
  return html.elements.flatMap((element): Target[] => {
    const {name} = element
    const found: Target[] = []
    if (name === 'a') {
      const href = attributeOf(element, 'href')
      const mention = attributeOf(element, 'data-mention') !== undefined ? {title: 'mention'} : {}
      const label = {text: elementText(element, html, text), ...mention}
      if (href !== undefined)
        found.push(make(cellKind(element, html, cards) ?? 'html-link', element, href, label))
    } else if (/^(img|source|video|audio|iframe)$/.test(name)) {
      const kind = name === 'img' ? (cellKind(element, html, cards) ?? 'html-image') : 'html-media'
      const alt = attributeOf(element, 'alt')
      const src = attributeOf(element, 'src')
      if (src !== undefined) found.push(make(kind, element, src, alt === undefined ? {} : {text: alt.value}))
      for (const each of sourceSet(element, text)) found.push(each)
    }
    return found
  })
}

/** The addresses of a `srcset`. One without comma is taken whole: file names hold spaces. */
function sourceSet(element: HtmlElement, text: string): Target[] {
  const attribute = attributeOf(element, 'srcset')
  const whole = attribute?.valueRange
  if (attribute === undefined || whole === undefined) return []
  const raw = text.slice(whole.start, whole.end)
  if (!raw.includes(',')) {
    const end = whole.start + withoutDescriptor(raw).length
    const href = withoutDescriptor(attribute.value)
    return [
      target(text, {kind: 'html-source', href, range: element.range, hrefRange: {start: whole.start, end}}),
    ]
  }
  return [...raw.matchAll(/([^\s,]\S*[^\s,]|[^\s,])(\s+[\d.]+[wx])?/g)].map((match) => {
    const start = whole.start + match.index
    const href = match[1] ?? ''
    return target(text, {
      kind: 'html-source',
      href,
      range: element.range,
      hrefRange: {start, end: start + href.length},
    })
  })
}

/** An address without the width or density after it. */
function withoutDescriptor(value: string): string {
  const trimmed = value.trimEnd()
  const descriptor = /\s[\d.]+[wx]$/.exec(trimmed.slice(-longestDescriptor))?.[0]
  return descriptor === undefined ? value : trimmed.slice(0, -descriptor.length).trimEnd()
}

/** Any longer one is none; a search of all of it would be quadratic in white space. */
const longestDescriptor = 40

/** For each cell of a card table that holds a target or a cover: which. By index of the cell. */
function cardCells(html: Gathered['html']): ReadonlyMap<HtmlElement, TargetKind> {
  const kinds = new Map<HtmlElement, TargetKind>()
  for (const table of html.elements) {
    if (table.name !== 'table' || attributeOf(table, 'data-view')?.value !== 'cards') continue
    const rows = rowsOf(table, html)
    const columns = rows.flatMap((row) => childElements(row, html)).filter(({name}) => name === 'th')
    const columnKinds = columns.map((th): TargetKind | undefined => {
      if (attributeOf(th, 'data-card-target') !== undefined) return 'card-target'
      const isCover = th.attributes.some(({name}) => name.startsWith('data-card-cover'))
      return isCover ? 'card-cover' : undefined
    })
    for (const row of rows) {
      childElements(row, html)
        .filter(({name}) => name === 'td')
        .forEach((cell, index) => {
          const kind = columnKinds[index]
          if (kind !== undefined) kinds.set(cell, kind)
        })
    }
  }
  return kinds
}

const rowsOf = (table: HtmlElement, html: Gathered['html']): readonly HtmlElement[] =>
  childElements(table, html).flatMap((child) => (child.name === 'tr' ? [child] : childElements(child, html)))

function cellKind(element: HtmlElement, html: Gathered['html'], cards: ReadonlyMap<HtmlElement, TargetKind>) {
  if (cards.size === 0) return undefined
  const cell = ancestorsOf(element, html).find((ancestor) => cards.has(ancestor))
  return cell === undefined ? undefined : cards.get(cell)
}

function frontMatterTargets({frontMatter, text}: Gathered): Target[] {
  return (frontMatter?.scalars ?? []).flatMap(({path, value, range}): Target[] => {
    const kind = /^cover(\.(light|dark))?$/.test(path)
      ? 'cover'
      : /^metaLinks\.(canonical|alternates\.\d+)$/.test(path)
        ? 'meta-link'
        : undefined
    if (kind === undefined || typeof value !== 'string') return []
    return [target(text, {kind, href: value, range, hrefRange: range})]
  })
}
