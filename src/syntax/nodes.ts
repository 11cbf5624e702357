/**
 * The tree's additions to mdast: one node type for a GitBook tag, in block and in inline position.
 * Tags are flat here; `pair-tags` makes blocks of them.
 */
import type {Node} from 'unist'
import type {Range} from '../core/range.ts'

/** How a value is quoted in the source. `curly` and `entity` are not quotes to GitBook. */
export type AttributeQuote = '"' | "'" | 'curly' | 'entity' | 'none'

/** One `name="value"` of a tag, in source order; duplicates are kept. */
export interface TagAttribute {
  readonly name: string
  /** The value as written, without quotes; `undefined` for a bare name such as `expanded`. */
  readonly value: string | undefined
  readonly quote: AttributeQuote | undefined
  /** From the name to the end of the closing quote. */
  readonly range: Range
  readonly nameRange: Range
  /** The value without its quotes; absent for a bare name. */
  readonly valueRange?: Range
  /** Whether the value has no closing quote: it then runs to before the tag's end. */
  readonly unclosed?: true
}

/**
 * What is wrong with a tag's syntax, at the character where reading failed:
 * `unclosed-quote` (an attribute has no closing quote), `missing-percent` (`}` for `%}`),
 * `missing-end` (the line ends before `%}`), `curly-quote`, `entity-quote` (`&quot;`),
 * `unquoted-value`, `missing-space` (`{%hint%}`, `style="info"icon=""`), `unexpected-text`
 * (something that is neither attribute nor end).
 */
export interface TagProblem {
  readonly kind:
    | 'unclosed-quote'
    | 'missing-percent'
    | 'missing-end'
    | 'curly-quote'
    | 'entity-quote'
    | 'unquoted-value'
    | 'missing-space'
    | 'unexpected-text'
  readonly range: Range
}

/** A GitBook tag, `{% name … %}` or `{% endname %}`. */
export interface GitbookTag extends Node {
  type: 'gitbookTag'
  /** Name without `end`: `hint` for both `{% hint %}` and `{% endhint %}`; `@vendor/block` for integrations. */
  name: string
  kind: 'open' | 'close'
  /** The name in the source; for an end tag with its `end`. */
  nameRange: Range
  attributes: readonly TagAttribute[]
  /** The positional string of `{% include "path" %}`. */
  argument?: TagArgument
  /** The raw text of `{% if … %}` between name and `%}`, trimmed. */
  expression?: TagArgument
  /** In reading order. */
  problems: readonly TagProblem[]
  /** Whether it stands in running text rather than alone on its line at block level. */
  inline: boolean
}

/** A value that has no name. */
export interface TagArgument {
  readonly value: string
  /** Without quotes. */
  readonly range: Range
}

declare module 'mdast' {
  interface BlockContentMap {
    gitbookTag: GitbookTag
  }
  interface PhrasingContentMap {
    gitbookTag: GitbookTag
  }
  interface RootContentMap {
    gitbookTag: GitbookTag
  }
}
