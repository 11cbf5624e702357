/** Checks no page twice in a process: of each the last answer is kept, for the same text and rules. */
import type {PageSource} from '../../../lint/check-page.ts'
import type {CheckedPage} from '../../../lint/check-parsed-page.ts'
import type {CheckPage} from '../lint-context.ts'

interface Remembered {
  readonly source: PageSource
  readonly rules: string
  readonly page: CheckedPage
}

/** Puts a memory before a check. */
export function rememberPages(check: CheckPage): CheckPage {
  const known = new Map<string, Remembered>()
  const named = new WeakMap<PageSource['rules'], string>()
  const nameOf = (rules: PageSource['rules']): string => {
    const before = named.get(rules)
    if (before !== undefined) return before
    const name = JSON.stringify(rules.map(({rule, severity, options}) => [rule.id, severity, options]))
    named.set(rules, name)
    return name
  }
  return async (source, absolute) => {
    const rules = nameOf(source.rules)
    const before = known.get(absolute)
    if (before !== undefined && before.rules === rules && isSame(before.source, source)) return before.page
    const page = await check(source, absolute)
    known.set(absolute, {source, rules, page})
    return page
  }
}

const isSame = (one: PageSource, other: PageSource): boolean =>
  one.text === other.text && one.kind === other.kind && one.path === other.path
