/**
 * What the HTML standard says about element names, as far as matching tags needs it. Knows nothing
 * of GitBook's own set of elements.
 */

const setOf = (names: string): ReadonlySet<string> => new Set(names.split(' '))

const voids = setOf(
  'area base basefont bgsound br col command embed frame hr img input keygen link meta param source track ' +
    'wbr',
)
const optionalEnds = setOf(
  'body caption colgroup dd dt head html li optgroup option p rp rt tbody td tfoot th thead tr',
)

/** Whether an element has no content and no end tag by the HTML standard (`img`, `br`, …). */
export const isVoid = (name: string): boolean => voids.has(name)

/**
 * Whether the end tag may be left out by the HTML standard (§13.1.2.4 "Optional tags"): an element
 * of such a name without `closeRange` is no mistake.
 */
export const hasOptionalEnd = (name: string): boolean => optionalEnds.has(name)

const rowParts = setOf('td th p')
const rows = setOf('td th tr p')
const sections = setOf('td th tr thead tbody tfoot caption colgroup p')
const terms = setOf('dt dd p')
const onlyParagraph = setOf('p')
const impliedEnds = new Map<string, ReadonlySet<string>>([
  ['td', rowParts],
  ['th', rowParts],
  ['tr', rows],
  ['thead', sections],
  ['tbody', sections],
  ['tfoot', sections],
  ['li', setOf('li p')],
  ['dt', terms],
  ['dd', terms],
  ['option', setOf('option')],
  ['optgroup', setOf('option optgroup')],
])
const closingParagraphs = setOf(
  'address article aside blockquote details div dl fieldset figcaption figure footer form ' +
    'h1 h2 h3 h4 h5 h6 header hr main nav ol p pre section table ul',
)
for (const name of closingParagraphs) impliedEnds.set(name, onlyParagraph)

/** Whether a start tag named `opening` ends an open element named `open` without its own end tag. */
export const endsImplicitly = (opening: string, open: string): boolean =>
  impliedEnds.get(opening)?.has(open) ?? false

/** What an end tag cannot reach beyond. */
export type Barrier = 'table' | 'cell' | 'block'

const tableParts = setOf('table caption colgroup thead tbody tfoot tr td th')
const formatting = setOf('a b big code del em font i ins kbd mark s small span strike strong sub sup tt u')
const barriersOf: readonly (readonly [Barrier, ReadonlySet<string>])[] = [
  ['table', setOf('table template')],
  ['cell', setOf('table caption td th template')],
  [
    'block',
    setOf(
      'table caption td th template blockquote details div dl figcaption figure h1 h2 h3 h4 h5 h6 ol pre ' +
        'section summary ul',
    ),
  ],
]
const noBarriers: readonly Barrier[] = []
const barriersByName = new Map<string, readonly Barrier[]>()
for (const name of barriersOf.flatMap(([, names]) => [...names])) {
  barriersByName.set(
    name,
    barriersOf.filter(([, names]) => names.has(name)).map(([barrier]) => barrier),
  )
}

/** The barriers that an open element of this name makes. */
export const barriersMadeBy = (name: string): readonly Barrier[] => barriersByName.get(name) ?? noBarriers

/**
 * The barrier that an end tag of this name respects. Simplified from the scopes of the HTML standard
 * (§13.2.4.2): a stray `</p>` in a table cell must not end the table, and a forgotten `</strong>`
 * must not tear open the `details` that follows.
 */
export const barrierFor = (name: string): Barrier =>
  tableParts.has(name) ? 'table' : formatting.has(name) ? 'block' : 'cell'
