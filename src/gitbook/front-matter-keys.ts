/**
 * The keys of a page's front matter that GitBook reads. Source: the page schemas of `@gitbook/api`
 * 0.202.0, GitBook's documentation, and what its export writes.
 */

/** Keys of a page. */
export const pageKeys: readonly string[] = [
  'cover',
  'coverHeight',
  'coverY',
  'description',
  'hidden',
  'icon',
  'if',
  'layout',
  'metaLinks',
  'noIndex',
  'noRobotsIndex',
  'tags',
  'vars',
]

/** Parts of a page that `layout` shows or hides, each with `visible`. */
export const layoutParts: readonly string[] = [
  'actions',
  'anchors',
  'cover',
  'description',
  'metadata',
  'outline',
  'pagination',
  'tableOfContents',
  'tags',
  'title',
]

/** Keys of `layout`. */
export const layoutKeys: readonly string[] = [...layoutParts, 'width']

/** Keys of `layout.cover`. */
export const layoutCoverKeys: readonly string[] = ['mask', 'size', 'visible']

/**
 * Keys of other tools (Jekyll, Hugo, Docusaurus, Obsidian) that are spelt nearly like one of GitBook's:
 * never taken for a slip.
 */
export const foreignKeys: ReadonlySet<string> = new Set([
  'covers',
  'icons',
  'layouts',
  'meta',
  'tag',
  'titles',
])
