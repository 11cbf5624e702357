/**
 * Whether a fragment leads to a place on a page. GitBook's ids can be predicted for some texts only, so
 * there are three answers; it says "missing" only where all anchors of the page are known.
 */
import {nearest} from '../core/nearest.ts'
import {decodePercent} from '../gitbook/href.ts'
import {anchorMatches} from '../gitbook/slug.ts'
import type {Heading, PageFacts} from '../page/facts.ts'

/** What a fragment leads to. */
export type AnchorResolution =
  | {readonly kind: 'ok'}
  /** Something on the page makes anchors that cannot be computed, or the page was not read. */
  | {readonly kind: 'unknown'}
  | {
      readonly kind: 'missing'
      /** The one anchor of the page that it is probably a slip of. */
      readonly nearest?: string
      /** Whether `nearest` differs by case alone. */
      readonly caseOnly: boolean
    }

/** Looks a fragment (after `#`, as written) up on a page. */
export function resolveAnchor(
  index: {readonly facts: ReadonlyMap<string, PageFacts>},
  path: string,
  fragment: string,
): AnchorResolution {
  const facts = index.facts.get(path)
  if (!facts) return {kind: 'unknown'}
  const spellings = [...new Set([fragment, decodePercent(fragment)])]
  if (spellings.some((each) => isOwn(each) || leadsTo(facts, each))) return {kind: 'ok'}
  if (facts.hasGeneratedAnchors || facts.headings.some(isUncertain)) return {kind: 'unknown'}
  return lost(facts, spellings.at(-1) ?? fragment)
}

/** Made by browsers, or by the exporter for footnotes: no heading has them. */
const isOwn = (fragment: string): boolean =>
  fragment === '' || fragment.startsWith(':~:') || /^user-content-fn(?:ref)?-/.test(fragment)

const isUncertain = ({unpredictable, explicit}: Heading): boolean => unpredictable && explicit === undefined

function leadsTo(facts: PageFacts, fragment: string): boolean {
  if (facts.anchors.some(({id}) => id === fragment)) return true
  const titles = titlesOf(facts)
  const matching = titles.filter((slugs) => slugs.some((slug) => anchorMatches(fragment, slug)))
  if (matching.length === 0) return false
  return matching.some((slugs) => slugs.includes(fragment)) || repeatOf(fragment) < matching.length
}

/** The `1` of `setup-1`, which the second heading of a name gets. */
const repeatOf = (fragment: string): number => Number(/-(\d+)$/.exec(fragment)?.[1] ?? 0)

/**
 * Candidate ids by heading. A heading with an explicit anchor keeps only that one, where it is written
 * as GitBook writes it today (`<a href="#x" id="x">`); the older `<a id="x">` stood beside the automatic one.
 */
function titlesOf(facts: PageFacts): readonly (readonly string[])[] {
  const replacing = new Set(
    facts.anchors.filter(({inHeading, href}) => inHeading && href !== undefined).map(({id}) => id),
  )
  const own = facts.headings.filter(({explicit}) => explicit === undefined || !replacing.has(explicit))
  return [...own.map(({slugs}) => slugs), ...facts.otherSlugs.map((slug) => [slug])]
}

function lost(facts: PageFacts, fragment: string): AnchorResolution {
  const ids = [
    ...new Set([
      ...facts.anchors.map(({id}) => id),
      ...titlesOf(facts).flatMap((slugs) => slugs.slice(0, 1)),
    ]),
  ]
  const near =
    onlyWith(ids, fragment, squeeze) ?? nearest(fragment, ids) ?? onlyWith(ids, fragment, unnumbered)
  const caseOnly = near !== undefined && near.toLowerCase() === fragment.toLowerCase()
  return {kind: 'missing', ...(near !== undefined && {nearest: near}), caseOnly}
}

/** The only id that is the same as the fragment in a simpler form. */
function onlyWith(
  ids: readonly string[],
  fragment: string,
  simplify: (id: string) => string,
): string | undefined {
  const simple = simplify(fragment)
  const found = simple === '' ? [] : ids.filter((id) => simplify(id) === simple)
  return found.length === 1 ? found[0] : undefined
}

/** GitHub keeps the hyphens around what it drops: `#-set-up`, `#a--b`. */
const squeeze = (id: string): string => id.toLowerCase().replaceAll(/[-.]+/g, '-').replaceAll(/^-|-$/g, '')

/** Chapters are renumbered: `id-4.2.-limits` and `#5-2-limits`. */
const unnumbered = (id: string): string => squeeze(id).replace(/^(?:id-)?(?:\d+-)*/, '')
