/**
 * The example of a rule as a tiny space in memory: its files without their annotations, and what the rule,
 * alone, finds in them. The documentation and `explain` print this, so that nothing in them is written twice.
 */
import type {Finding} from '../core/finding.ts'
import {readAnnotations} from './annotations.ts'
import {lintPage} from './lint-page.ts'
import type {Example, Rule, RuleOptions} from './rule.ts'
import {parsePage} from '../page/parse.ts'

/** What a rule finds in its example, sorted; ranges are offsets of the files without annotations. */
export type LintExample = (rule: Rule, example: Example) => Promise<readonly Finding[]>

/** The files of an example as GitBook would read them. */
export const exampleFiles = ({files}: Example): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(files).map(([path, source]) => [path, readAnnotations(source).text]))

/** Runs the rule, and no other, on its example. */
export const lintExample: LintExample = async (rule, example) =>
  Object.entries(exampleFiles(example))
    .filter(([path]) => path.endsWith('.md'))
    .flatMap(([path, text]) => lintPage(parsePage(path, text), [{rule, options: optionsOf(rule, example)}]))

/** The example's options over the rule's defaults, as the config would give them. */
const optionsOf = (rule: Rule, {options}: Example): RuleOptions => ({
  ...Object.fromEntries(Object.entries(rule.options ?? {}).map(([name, schema]) => [name, schema.default])),
  ...options,
})
