/**
 * Applies a page's suppression comments to its findings, and tells which comments did nothing. The meaning
 * is that of remark-lint's comment control (`unified-message-control`), so that one comment serves both:
 * a finding is hidden if it **starts** where its rule, or all rules, are off; `disable` holds from the
 * comment to `enable` or the end; `enable` without ids ends every `disable`; `enable ID` does not end a
 * `disable` of all rules; `ignore` holds to the end of the next block; ids have no prefix.
 *
 * It differs where remark-lint loses findings or stops:
 * - `disable` of all rules holds from the comment on (there it also hides what stands before it);
 * - an `ignore` does not end a `disable` around it;
 * - `disable-next-line` is known, other actions make an ordinary comment (there both are fatal errors);
 * - findings after the last character of the page's last leaf are kept (there they are dropped);
 * - a finding about the page as a whole, or in its front matter, stands where the text begins, so that a
 *   comment there can hide it although front matter comes first.
 */
import type {Finding, Report} from '../core/finding.ts'
import type {LineIndex} from '../core/line-index.ts'
import {nearest} from '../core/nearest.ts'
import type {Range} from '../core/range.ts'
import type {PageFacts, Suppression} from '../page/facts.ts'
import {indexRules, type KnownRule, type KnownRules} from './known-rules.ts'
import {foreignRules} from './remark-lint-rules.ts'
import {type Interval, intervalsOf, markUses} from './suppression-intervals.ts'
import {code, oneOf} from './wording.ts'

/** The rule that findings about suppressions belong to. */
export const unusedSuppressionId = 'unused-suppression'

/** What `suppress` needs to know of the page and the run. */
export interface SuppressionContext {
  readonly text: string
  readonly lines: LineIndex
  readonly facts: Pick<PageFacts, 'suppressions'> & {readonly frontMatter?: {readonly range: Range}}
  readonly rules: KnownRules
  /** Ids of the rules that ran on the whole page: only their suppressions can be called unused. */
  readonly ran: ReadonlySet<string>
  /** The next block after an offset, if there is one: what `ignore` covers. */
  nextNodeRange(offset: number): Range | undefined
}

/** The findings that remain, those that were hidden, and what is to be said of the comments themselves. */
export interface Suppressed {
  readonly kept: readonly Finding[]
  readonly hidden: readonly Finding[]
  /** Reports of the rule `unused-suppression`, in source order; comments may hide them in turn. */
  readonly unused: readonly Report[]
}

/** Applies the comments. Findings keep their order. */
export function suppress(findings: readonly Finding[], context: SuppressionContext): Suppressed {
  const {facts, rules} = context
  if (facts.suppressions.length === 0) return {kept: findings, hidden: [], unused: []}
  const index = indexRules(rules)
  const idOf = (id: string) => index.get(id)?.id ?? id
  const intervals = intervalsOf(facts.suppressions, {...context, idOf})
  const begin = beginOf(context)
  const frontEnd = facts.frontMatter?.range.end ?? 0
  const hidden = markUses(intervals, findings, (finding) => ({
    rule: finding.rule,
    offset:
      finding.range.start < frontEnd || isAboutPage(finding, context.text) ? begin : finding.range.start,
  }))
  const unused = [...unusedReports(intervals, context, index), ...misspelt(facts.suppressions, index)]
  const hiddenToo = markUses(intervals, unused, ({range}) => ({
    rule: unusedSuppressionId,
    offset: range.start,
  }))
  return {
    kept: findings.filter((_, at) => !hidden.has(at)),
    hidden: findings.filter((_, at) => hidden.has(at)),
    unused: unused
      .filter((_, at) => !hiddenToo.has(at))
      .sort((one, other) => one.range.start - other.range.start),
  }
}

/** Whether a finding is an empty range at the start of the text, before or after a byte order mark. */
const isAboutPage = ({range: {end}}: Finding, text: string): boolean =>
  end === 0 || (end === 1 && text.charCodeAt(0) === 0xfeff)

/**
 * Where findings about the page as a whole and in its front matter count as standing: at the first block, or
 * at the last of the comments that come before any other block.
 */
function beginOf({text, facts}: SuppressionContext): number {
  const head = text.slice(facts.frontMatter?.range.end ?? 0)
  const offset = text.length - head.length
  // `\s` takes in the byte order mark.
  const first = offset + (/^\s*/.exec(head)?.[0].length ?? 0)
  const leading = /^\s*(?:<!--[\s\S]*?-->\s*)+/.exec(head)?.[0]
  return leading === undefined ? first : Math.max(first, offset + leading.lastIndexOf('<!--'))
}

function unusedReports(
  intervals: readonly Interval[],
  {ran, text}: SuppressionContext,
  index: ReadonlyMap<string, KnownRule>,
): Report[] {
  const bySuppression = new Map<Suppression, Word[]>()
  for (const {rule, used, suppression, word} of intervals) {
    // One that names no rule may serve other tools.
    if (used || rule === undefined || word === undefined) continue
    if (!index.has(rule) || !ran.has(rule) || rule === unusedSuppressionId) continue
    const words = bySuppression.get(suppression) ?? []
    bySuppression.set(suppression, [...words, word])
  }
  return [...bySuppression].flatMap(([suppression, words]) => unusedReport(suppression, words, text))
}

type Word = Suppression['rules'][number]

/**
 * One report for a comment of which nothing is used; else one for each word. Only the latter have a fix:
 * without its last id a comment would switch off everything.
 */
function unusedReport({action, rules, range}: Suppression, words: readonly Word[], text: string): Report[] {
  const scope = action === 'disable-next-line' ? 'on the next line' : 'in its reach'
  const message = (ids: string) => `Unexpected suppression of ${ids}, expected a finding ${scope}`
  if (words.length === rules.length) {
    return [{range, message: message(oneOf(words.map(({id}) => id))), severity: 'info'}]
  }
  return words.map((word) => ({
    range: word.range,
    message: message(code(word.id)),
    severity: 'info',
    fix: removal(word, text),
  }))
}

function removal({id, range}: Word, text: string): NonNullable<Report['fix']> {
  let start = range.start
  while (start > 0 && /\s/.test(text.charAt(start - 1))) start--
  return {
    title: `Remove ${code(id)} from the comment`,
    safety: 'safe',
    edits: [{range: {start, end: range.end}, text: ''}],
  }
}

/** Ids that no rule has, but that are close to one of ours and are nobody else's. */
function misspelt(suppressions: readonly Suppression[], index: ReadonlyMap<string, KnownRule>): Report[] {
  const reports: Report[] = []
  for (const {rules} of suppressions) {
    for (const {id, range} of rules) {
      const near = index.has(id) || foreignRules.has(id) ? undefined : meant(id, index)
      if (near !== undefined) reports.push(misspeltReport(id, range, near))
    }
  }
  return reports
}

const misspeltReport = (id: string, range: Range, near: string): Report => ({
  range,
  message: `Unexpected rule ${code(id)} in a suppression, expected ${code(near)}`,
  note: 'The comment does not switch that rule off',
  expected: [near],
  fix: {title: `Replace ${code(id)} with ${code(near)}`, safety: 'unsafe', edits: [{range, text: near}]},
})

/** An id with remark-lint's prefix, a comma or another sign is taken without it. */
function meant(id: string, index: ReadonlyMap<string, KnownRule>): string | undefined {
  if (id.length > 60) return undefined
  const bare = id.replace(/^(remark-lint[:-]|gitbook-lint[:/-])/, '').replace(/[^\w-]+$/, '')
  if (index.has(bare)) return bare
  // Short ids have too many neighbours.
  return bare.length < 6 || foreignRules.has(bare) ? undefined : nearest(bare, index.keys())
}
