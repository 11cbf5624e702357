/**
 * Where a fragment leads on a page, and whether it does. GitBook's ids can be predicted for some texts only, so
 * there are three answers; it says "missing" only where all anchors of the page are known.
 */
import {nearest} from '../core/nearest.ts'
import {contains} from '../core/range.ts'
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
  const spellings = spellingsOf(fragment)
  if (spellings.some((each) => isOwn(each) || leadsTo(facts, each))) return {kind: 'ok'}
  if (facts.hasGeneratedAnchors || facts.headings.some(isUncertain)) return {kind: 'unknown'}
  return lost(facts, spellings.at(-1) ?? fragment)
}

/** Made by browsers, or by the exporter for footnotes: no heading has them. */
const isOwn = (fragment: string): boolean =>
  fragment === '' || fragment.startsWith(':~:') || /^user-content-fn(?:ref)?-/.test(fragment)

const isUncertain = ({unpredictable, explicit}: Heading): boolean => unpredictable && explicit === undefined

const spellingsOf = (fragment: string): readonly string[] => [...new Set([fragment, decodePercent(fragment)])]

const leadsTo = (facts: PageFacts, fragment: string): boolean =>
  facts.anchors.some(({id}) => id === fragment) || titleFor(facts, fragment) !== undefined

/** The heading that a fragment (after `#`, as written) means: by the anchor written in it, else by its title. */
export function headingFor(facts: PageFacts, fragment: string): Heading | undefined {
  const spellings = spellingsOf(fragment)
  const written = facts.anchors.find(({id}) => spellings.includes(id))
  if (written) return facts.headings.find(({range}) => contains(range, written.range))
  for (const each of spellings) {
    const title = titleFor(facts, each)
    if (title) return 'depth' in title ? title : undefined
  }
  return undefined
}

/** The likeliest automatic id of every heading that can be told by one, numbers of repeated titles included. */
export function headingIds(facts: PageFacts): ReadonlyMap<Heading, string> {
  const titles = titlesOf(facts)
  const written = new Set(facts.anchors.map(({id}) => id))
  const exact = new Set(titles.flatMap(({slugs}) => slugs))
  const counts = new Map<string, number>()
  const ids = new Map<Heading, string>()
  for (const title of titles) {
    const [slug] = title.slugs
    const count = slug === undefined ? 0 : (counts.get(slug) ?? 0)
    for (const each of title.slugs) counts.set(each, (counts.get(each) ?? 0) + 1)
    if (slug === undefined || !('depth' in title)) continue
    const id = count === 0 ? slug : `${slug}-${count}`
    const isTaken = written.has(id) || (count > 0 && exact.has(id))
    if (!isTaken) ids.set(title, id)
  }
  return ids
}

/** A heading, or another text that gives an anchor. */
type Title = Heading | {readonly slugs: readonly string[]}

function titleFor(facts: PageFacts, fragment: string): Title | undefined {
  const alike = titlesOf(facts).filter(({slugs}) => slugs.some((slug) => anchorMatches(fragment, slug)))
  return alike.find(({slugs}) => slugs.includes(fragment)) ?? alike[repeatOf(fragment)]
}

/** The `1` of `setup-1`, which the second heading of a name gets. */
const repeatOf = (fragment: string): number => Number(/-(\d+)$/.exec(fragment)?.[1] ?? 0)

/**
 * What gives automatic ids. A heading with an explicit anchor keeps only that one, where it is written
 * as GitBook writes it today (`<a href="#x" id="x">`); the older `<a id="x">` stood beside the automatic one.
 */
function titlesOf(facts: PageFacts): readonly Title[] {
  const replacing = new Set(
    facts.anchors.filter(({inHeading, href}) => inHeading && href !== undefined).map(({id}) => id),
  )
  const own = facts.headings.filter(({explicit}) => explicit === undefined || !replacing.has(explicit))
  return [...own, ...facts.otherSlugs.map((slug) => ({slugs: [slug]}))]
}

function lost(facts: PageFacts, fragment: string): AnchorResolution {
  const ids = [
    ...new Set([
      ...facts.anchors.map(({id}) => id),
      ...titlesOf(facts).flatMap(({slugs}) => slugs.slice(0, 1)),
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
