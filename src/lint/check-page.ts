/** One page from text to facts and findings: what a host runs for each page, and what a cache would keep. */
import type {PageKind} from '../page/facts.ts'
import {parsePage} from '../page/parse.ts'
import {type CheckedPage, checkParsedPage} from './check-parsed-page.ts'
import type {ActiveRule} from './lint-page.ts'
import type {PageRule} from './rule.ts'

/** A page to be checked. */
export interface PageSource {
  readonly path: string
  readonly text: string
  readonly kind?: PageKind
  readonly rules: readonly ActiveRule<PageRule>[]
}

/** Parses a page and runs the page rules that its config switches on. Never throws. */
export function checkPage({path, text, kind, rules}: PageSource): CheckedPage {
  return checkParsedPage(parsePage(path, text, kind), rules)
}
