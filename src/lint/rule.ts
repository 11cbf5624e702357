/**
 * What a rule is: data plus a pure function. Hosts adapt rules and know none of them; rules know no
 * host, no disk and no configured severity.
 */
import type {Nodes} from 'mdast'
import type {Finding, Fix, Report, Severity} from '../core/finding.ts'
import type {PageFacts, PageKind} from '../page/facts.ts'
import type {Page} from '../page/page.ts'
import type {SpaceIndex} from '../project/space-index.ts'
import type {SpaceRule} from './space-rule.ts'

/**
 * A tiny space that shows a rule: files by path. A line that begins with `~` annotates the line
 * above it (see `CONTRIBUTING.md`): carets under the range, rule id, optionally a part of the
 * message in quotes.
 */
export interface Example {
  readonly files: Readonly<Record<string, string>>
  /** The whole space before a change, without annotations: for rules that compare. */
  readonly before?: Readonly<Record<string, string>>
  /** The files that change under the rule's safe fix, as they are afterwards. */
  readonly fixed?: Readonly<Record<string, string>>
  /** The same under all its fixes, unsafe ones as well. */
  readonly fixedUnsafely?: Readonly<Record<string, string>>
  /** Why this is or is not reported, where that is not plain. */
  readonly reason?: string
  readonly options?: RuleOptions
}

/** Options of a rule, by name. */
export type RuleOptions = Readonly<Record<string, unknown>>

/** The type, meaning and default of one option. */
export interface OptionSchema {
  readonly type: 'boolean' | 'number' | 'string' | 'string[]'
  readonly description: string
  readonly default: unknown
}

/** The options of a rule where nobody sets any; empty for a rule without. */
export const defaultOptions = ({options}: Pick<RuleMeta, 'options'>): RuleOptions =>
  Object.fromEntries(Object.entries(options ?? {}).map(([name, schema]) => [name, schema.default]))

/** What every rule declares. */
export interface RuleMeta {
  /** kebab-case, never reused. Also the file's name. */
  readonly id: string
  /** What holds where the rule is content, in one sentence without final period. */
  readonly summary: string
  /** The highest severity its findings have; where a case weighs less, the report says so. */
  readonly severity: Severity
  /** Presets that switch it on. */
  readonly presets: readonly Preset[]
  /** Whether findings carry a fix. */
  readonly fix: 'never' | 'sometimes' | 'always'
  /** What a reader of the site sees, in one or two sentences. */
  readonly why: string
  /** How to mend it in GitBook's web editor, or `in Git only`. */
  readonly inEditor: string
  /** Whether a fix outlives GitBook's next export, with the reason; for rules with a fix. */
  readonly afterExport?: {readonly fate: 'stays' | 'rewritten' | 'unknown'; readonly source: string}
  /** Where the claims about GitBook come from: documentation, schema, renderer, observation. */
  readonly sources: readonly string[]
  /** At least one that reports, one that does not, and one near-miss that does not. */
  readonly examples: readonly [Example, ...Example[]]
  readonly options?: Readonly<Record<string, OptionSchema>>
  /** The kinds of Markdown file it looks at; `page` and `include` by default. */
  readonly kinds?: readonly PageKind[]
  /** What its ranges are, which editors fade (they do nothing for readers) or strike through (given up by GitBook). */
  readonly display?: 'unnecessary' | 'deprecated'
  /** Former ids. */
  readonly aliases?: readonly string[]
}

/** `strict` holds all of `recommended`; `all` holds every rule and is not listed. */
export type Preset = 'recommended' | 'strict'

/** What a page rule is given. Its result depends on nothing else. */
export interface PageContext {
  readonly page: Page
  readonly options: RuleOptions
  report(report: Report): void
}

/** Handlers by node type, called in source order with the node and its ancestors, root first. */
export type Visitor = {
  readonly [Type in Nodes['type']]?: (node: Extract<Nodes, {type: Type}>, ancestors: readonly Nodes[]) => void
} & {
  /** Runs after the walk. */
  readonly done?: () => void
}

/** A rule that one page alone decides: its findings depend on path, text and options only. */
export interface PageRule extends RuleMeta {
  readonly scope: 'page'
  visit(context: PageContext): Visitor
  /**
   * A fix that takes other files to know, for one of the rule's findings that has none. Hosts that know
   * the space ask for it; the finding itself never depends on it.
   */
  fixInSpace?(
    finding: Finding,
    place: {readonly facts: PageFacts; readonly index: SpaceIndex},
  ): Fix | undefined
}

/** Declares a page rule. */
export const definePageRule = (rule: Omit<PageRule, 'scope'>): PageRule => ({scope: 'page', ...rule})

/** What the engine itself reports: a rule by name, so that it can be ranked, switched off and explained. */
export interface EngineRule extends RuleMeta {
  readonly scope: 'engine'
}

/** Declares a rule that the engine applies. */
export const defineEngineRule = (rule: Omit<EngineRule, 'scope'>): EngineRule => ({scope: 'engine', ...rule})

/** Any rule. */
export type Rule = PageRule | SpaceRule | EngineRule
