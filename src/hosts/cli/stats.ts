/**
 * `--stats`: where the time of a run goes, by stage and by rule. Rules and the check of pages are put
 * behind a stopwatch from outside, so that a run without it pays nothing.
 */
import type {Rule, Visitor} from '../../lint/rule.ts'
import {count, countByRule} from '../../report/totals.ts'
import type {CheckPage} from './lint-context.ts'

/** Milliseconds and calls. */
interface Spent {
  ms: number
  calls: number
}

/** What came of the fixes of findings. */
interface Fixes {
  readonly applied: readonly {readonly rule: string}[]
  readonly withheld: readonly {readonly rule: string}[]
}

/** The figures of one run, as it goes on. */
export interface Stats {
  /** The rules, timed. */
  readonly rules: readonly Rule[]
  /** Times the check of pages: `parsed` for one that parses, `pages` for one that may know the answer. */
  timed(stage: 'parsed' | 'pages', check: CheckPage): CheckPage
  /** Counts pages that nobody had to look at, since all is known of them. */
  known(pages: number): void
  /** Notes the fixes of a run by rule: those that were written, or in a dry run would be. */
  fixed(fixes: Fixes, how: {readonly isDry: boolean}): void
  /** The figures as lines. */
  text(): string
}

/** Starts the clock; `now` gives milliseconds. */
export function createStats(rules: readonly Rule[], now: () => number = () => performance.now()): Stats {
  const start = now()
  const byRule = new Map<string, Spent>()
  const stages = {parsed: {ms: 0, calls: 0}, pages: {ms: 0, calls: 0}}
  const fixes: string[] = []
  const watch = <Result>(spent: Spent, work: () => Result): Result => {
    const from = now()
    try {
      return work()
    } finally {
      spent.ms += now() - from
    }
  }
  return {
    rules: rules.map((rule) => {
      const spent = {ms: 0, calls: 0}
      byRule.set(rule.id, spent)
      return timedRule(rule, spent, watch)
    }),
    timed(stage, check) {
      const spent = stages[stage]
      // Pages are checked at the same time, so the clock runs while any of them is.
      let [going, from] = [0, 0]
      return async (source, absolute) => {
        if (going++ === 0) from = now()
        try {
          return await check(source, absolute)
        } finally {
          if (--going === 0) spent.ms += now() - from
          spent.calls++
        }
      }
    },
    known(pages) {
      stages.pages.calls += pages
    },
    fixed({applied, withheld}, {isDry}) {
      fixes.push(...fixLines(isDry ? 'to fix' : 'fixed', applied), ...fixLines('withheld', withheld))
    },
    text() {
      const spaceRules = rules.filter(({scope}) => scope === 'space').map(({id}) => byRule.get(id)?.ms ?? 0)
      return [
        `${seconds(now() - start)}  whole run`,
        ...pageLines(stages),
        `${seconds(spaceRules.reduce((sum, ms) => sum + ms, 0))}  space rules`,
        ...[...byRule]
          .filter(([, {calls}]) => calls > 0)
          .sort(([, one], [, other]) => other.ms - one.ms)
          .map(([id, {ms, calls}]) => `${seconds(ms)}  ${id} (${count(calls, 'file')})`),
        ...fixes,
      ]
        .map((line) => `${line}\n`)
        .join('')
    },
  }
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(3).padStart(8)} s`

/** None where pages are not checked one by one with a clock: while fixing, and on standard input. */
const pageLines = ({parsed, pages}: Readonly<Record<'parsed' | 'pages', Spent>>): readonly string[] =>
  pages.calls === 0
    ? []
    : [
        `${seconds(pages.ms)}  pages: ${pages.calls} checked, ${pages.calls - parsed.calls} of them known from earlier runs`,
        `${seconds(parsed.ms)}  of that, parsing and page rules`,
      ]

type Watch = <Result>(spent: Spent, work: () => Result) => Result

function timedRule(rule: Rule, spent: Spent, watch: Watch): Rule {
  if (rule.scope === 'engine') return rule
  if (rule.scope === 'space') {
    return {
      ...rule,
      check(context) {
        spent.calls++
        watch(spent, () => rule.check(context))
      },
    }
  }
  return {
    ...rule,
    visit(context) {
      spent.calls++
      return timedVisitor(
        watch(spent, () => rule.visit(context)),
        spent,
        watch,
      )
    },
  }
}

/** The same handlers, each behind the stopwatch. */
const timedVisitor = (visitor: Visitor, spent: Spent, watch: Watch): Visitor =>
  Object.fromEntries(
    Object.entries(visitor).map(([type, handle]) => [
      type,
      (...given: readonly unknown[]) =>
        watch(spent, () => (handle as (...given: readonly unknown[]) => void)(...given)),
    ]),
  )

/** Such as `12 fixed  hint-style`, most first. */
const fixLines = (word: string, findings: readonly {readonly rule: string}[]): readonly string[] =>
  countByRule(findings).map(([rule, amount]) => `${String(amount).padStart(8)} ${word}  ${rule}`)
