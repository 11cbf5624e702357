/**
 * What the space stage knows of a page: plain data, safe to cache as JSON and to send to a worker.
 * No tree nodes. A space rule lacks something? Add a fact here and collect it in `collect`.
 */
import type {Range} from '../core/range.ts'
import type {GitbookTag} from '../syntax/nodes.ts'

/**
 * What a Markdown file is to GitBook. `page`: a page of the space. `include`: reusable content in
 * `.gitbook/includes/`. `summary`: the table of contents. `asset`: Markdown kept as a download.
 */
export type PageKind = 'page' | 'include' | 'summary' | 'asset'

/** The construct a target is written in. */
export type TargetKind =
  | 'link' // [text](href), <href>
  | 'image' // ![alt](href)
  | 'definition' // [id]: href
  | 'content-ref' // {% content-ref url %}, {% page-ref page %}
  | 'content-ref-body' // the fallback link inside a content-ref
  | 'file' // {% file src %}
  | 'embed' // {% embed url %}
  | 'include' // {% include "path" %}
  | 'openapi' // {% openapi src %}, {% swagger src %}
  | 'openapi-body' // the fallback link inside an OpenAPI block: never checked
  | 'html-link' // <a href>
  | 'html-image' // <img src>
  | 'html-source' // one candidate of <source srcset> or <img srcset>
  | 'html-media' // <video src>, <iframe src> and the like
  | 'card-target' // <a href> in a data-card-target column
  | 'card-cover' // <a href> or <img src> in a data-card-cover column
  | 'cover' // front matter cover, cover.light, cover.dark
  | 'meta-link' // front matter metaLinks.canonical, metaLinks.alternates

/** A reference from a page to something: another page, an asset, an address. */
export interface Target {
  readonly kind: TargetKind
  /** Decoded once for its syntax: backslash escapes and entities undone, percent-encoding kept. */
  readonly href: string
  /** The whole construct. */
  readonly range: Range
  /** The destination in the source, without quotes or angle brackets. Empty when nothing is written. */
  readonly hrefRange: Range
  /** The part of `hrefRange` before `?` or `#`. */
  readonly pathRange: Range
  /** The part after `#`, without it; absent when there is no `#`. */
  readonly fragmentRange?: Range
  /** Visible text of a link, alternative text of an image. */
  readonly text?: string
  /** Title of a Markdown link; `mention` marks a GitBook mention. */
  readonly title?: string
}

/** A heading and the anchors that GitBook may give it. */
export interface Heading {
  readonly depth: 1 | 2 | 3 | 4 | 5 | 6
  /** Visible text, marks and anchors taken out, emoji shortcodes kept. */
  readonly text: string
  readonly range: Range
  /** From the first to the last character of its content; empty for an empty heading. */
  readonly textRange: Range
  /** Automatic ids, without the `-1` that duplicates get; empty when the script cannot be predicted. */
  readonly slugs: readonly string[]
  /** Whether the text holds a script whose id we cannot compute: then no anchor may be called missing. */
  readonly unpredictable: boolean
  /** The id of an explicit anchor inside the heading. */
  readonly explicit?: string
  /** Index into `PageFacts.blocks` of the innermost block around it. */
  readonly block?: number
}

/** An anchor that is written out: `<a id="x">`, `<a name="x">`, any `id` attribute. */
export interface ExplicitAnchor {
  readonly id: string
  readonly idRange: Range
  /** Value of `href` on the same element, as in `<a href="#x" id="x"></a>`. */
  readonly href?: string
  readonly hrefRange?: Range
  readonly range: Range
  readonly inHeading: boolean
}

/** An opening tag with what belongs to it. Indexes are into `PageFacts.blocks`. */
export interface Block {
  readonly name: string
  readonly open: GitbookTag
  /** Absent for void tags, for `embed` and `file` without end tag, and where the end tag is missing. */
  readonly close?: GitbookTag
  readonly parent?: number
  readonly children: readonly number[]
  /** Opening to end tag; the opening tag alone when there is no end tag. */
  readonly range: Range
  /** Whether the tag needs an end tag and has none. */
  readonly unclosed: boolean
}

/** `space.vars.x` or `page.vars.x` in an expression or condition. */
export interface VariableUse {
  readonly scope: 'space' | 'page'
  readonly name: string
  /** The name alone. */
  readonly range: Range
}

/** A tag slug that a page or an update carries. */
export interface TagUse {
  readonly slug: string
  readonly range: Range
  readonly source: 'front-matter' | 'update'
  readonly primary?: boolean
}

/** A top-level key of the front matter. */
export interface FrontMatterEntry {
  readonly key: string
  readonly keyRange: Range
  /** The parsed value: JSON-safe. */
  readonly value: unknown
  readonly valueRange: Range
}

/** A key of the front matter or of a map in it. A map or list below the top is given empty. */
export interface FrontMatterValue extends FrontMatterEntry {
  /** The keys above it, outermost first; empty at the top. */
  readonly parents: readonly string[]
}

/** A value inside the front matter, however deep. */
export interface FrontMatterScalar {
  /** Keys and indexes joined by `.`: `cover.light`, `tags.0.tag`. */
  readonly path: string
  readonly value: string | number | boolean | null
  /** Without quotes; for block scalars the whole of it. */
  readonly range: Range
}

/** The front matter of a page. */
export interface FrontMatterFacts {
  /** From the first to the last dash. */
  readonly range: Range
  readonly entries: readonly FrontMatterEntry[]
  /** The keys of maps below the top, in source order, as deep as GitBook has keys. */
  readonly nested: readonly FrontMatterValue[]
  readonly scalars: readonly FrontMatterScalar[]
  /** Problems that keep it from being read, in order. */
  readonly errors: readonly {readonly code: string; readonly message: string; readonly range: Range}[]
}

/** A comment that switches rules off or on. */
export interface Suppression {
  readonly action: 'disable' | 'enable' | 'ignore' | 'disable-next-line'
  /** Empty: all rules. */
  readonly rules: readonly {readonly id: string; readonly range: Range}[]
  readonly range: Range
}

/** An OpenAPI block as far as the page says. */
export interface OpenApiUse {
  readonly block: number
  readonly src?: string
  readonly path?: string
  readonly method?: string
}

/** One line of a `SUMMARY.md`. */
export interface SummaryEntry {
  readonly text: string
  /** Absent for plain text and for generated entries. */
  readonly href?: string
  readonly hrefRange?: Range
  readonly title?: string
  readonly titleRange?: Range
  /** The item's own text, without its children. */
  readonly range: Range
  readonly textRange: Range
  /** Nesting from 0. */
  readonly depth: number
  /** Index into `SummaryFacts.entries`. */
  readonly parent?: number
  /** Index into `SummaryFacts.groups`. */
  readonly group?: number
  /** A fenced YAML item such as `type: builtin:openapi`. */
  readonly yaml?: SummaryYaml
  /** The white space before the bullet, and how many columns it takes (tab stops at every fourth). */
  readonly indent?: {readonly range: Range; readonly columns: number; readonly text: string}
  /** The bullet or number as written: `*`, `-`, `1.`. */
  readonly marker?: string
  /** The column, from 0, at which a child's bullet has to stand at least. */
  readonly contentColumn?: number
  /** Links behind the first in the same text: entries that got no line of a list of their own. */
  readonly moreLinks?: readonly Range[]
}

/** An entry that GitBook makes itself, as its YAML says. */
export interface SummaryYaml {
  readonly source: string
  /** The whole fence. */
  readonly range: Range
  /** Where each line of `source` starts in the file. */
  readonly lineStarts?: readonly number[]
}

/** A heading of a `SUMMARY.md` below its title. */
export interface SummaryGroup {
  readonly text: string
  readonly depth: number
  readonly range: Range
  readonly textRange: Range
  readonly anchor?: string
}

/** What a `SUMMARY.md` says. */
export interface SummaryFacts {
  readonly entries: readonly SummaryEntry[]
  readonly groups: readonly SummaryGroup[]
  /** Ranges of lines that are neither entry, group, title nor separator. */
  readonly other: readonly Range[]
  /** How the first line of the file ends; `\n` when there is one line only. */
  readonly lineEnding: '\n' | '\r\n' | '\r'
}

/** Everything that other files may need to know of a Markdown file. */
export interface PageFacts {
  /** From the space root, with `/`. */
  readonly path: string
  readonly kind: PageKind
  /** UTF-16 length of the text. */
  readonly length: number
  /** Whether there is nothing but white space and front matter. */
  readonly empty: boolean
  /** The first H1, or the include's front-matter title. */
  readonly title?: {readonly text: string; readonly range: Range}
  readonly headings: readonly Heading[]
  readonly anchors: readonly ExplicitAnchor[]
  /** Texts that give an anchor without being headings: summaries of `<details>`, tab titles. */
  readonly otherSlugs: readonly string[]
  /** Whether something on the page makes anchors that cannot be computed: OpenAPI blocks, includes, titles in some scripts. */
  readonly hasGeneratedAnchors: boolean
  /** Whether the page was not read to its end, so that what it lacks cannot be told. */
  readonly cut?: true
  readonly targets: readonly Target[]
  readonly blocks: readonly Block[]
  readonly variables: readonly VariableUse[]
  /** Names under `vars` in the front matter. */
  readonly ownVariables: readonly string[]
  readonly tagUses: readonly TagUse[]
  readonly openApi: readonly OpenApiUse[]
  readonly frontMatter?: FrontMatterFacts
  readonly suppressions: readonly Suppression[]
  readonly summary?: SummaryFacts
}
