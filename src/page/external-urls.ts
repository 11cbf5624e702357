/** The web addresses of a page, for link checkers: what it points to, and what stands in its text as such. */
import {SKIP, visit} from 'unist-util-visit'
import type {Range} from '../core/range.ts'
import type {TargetKind} from './facts.ts'
import type {Page} from './page.ts'

/** A web address and where it is written. */
export interface ExternalUrl {
  /** With a scheme; percent-encoded where a URL needs it. */
  readonly url: string
  /** The address in the source. */
  readonly range: Range
  /** `text` where nothing but the address is written. */
  readonly kind: TargetKind | 'text'
}

/** The addresses of a page in source order. */
export const externalUrls = (page: Page): readonly ExternalUrl[] =>
  [...targetUrls(page), ...textUrls(page)].sort((one, other) => one.range.start - other.range.start)

const targetUrls = ({facts}: Page): readonly ExternalUrl[] =>
  facts.targets.flatMap(({href, hrefRange, kind}) => {
    const url = webUrl(href)
    return url === undefined ? [] : [{url, range: hrefRange, kind}]
  })

/** Quotes and brackets end an address in running text, and a final mark of punctuation is not part of it. */
const inText = /https?:\/\/[^\s<>"'`()[\]{}|\\^]+/gi

function textUrls({tree, text}: Page): readonly ExternalUrl[] {
  const found: ExternalUrl[] = []
  visit(tree, (node) => {
    // The text of a link is no address of its own.
    if (node.type === 'link' || node.type === 'linkReference') return SKIP
    if (node.type === 'text')
      found.push(...urlsBetween(text, node.position?.start.offset, node.position?.end.offset))
    return undefined
  })
  return found
}

function urlsBetween(text: string, start = 0, end = 0): readonly ExternalUrl[] {
  return [...text.slice(start, end).matchAll(inText)].flatMap((match): ExternalUrl[] => {
    const written = match[0].replace(/[.,;:!?*_~]+$/, '')
    const url = webUrl(written)
    const from = start + match.index
    return url === undefined ? [] : [{url, range: {start: from, end: from + written.length}, kind: 'text'}]
  })
}

/**
 * A destination as a web address; `undefined` for any other. Without a scheme it gets `https`, as browsers of a
 * published site give it. White space, quotes and what no terminal takes are percent-encoded.
 */
export function webUrl(href: string): string | undefined {
  const trimmed = href.trim()
  if (!/^(?:https?:)?\/\/[^/\\\s?#]/i.test(trimmed)) return undefined
  const whole = trimmed.startsWith('//') ? `https:${trimmed}` : trimmed
  return whole
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(/[\s\p{Control}\p{Format}<>"`]/gu, (character) => encodeURIComponent(character))
}
