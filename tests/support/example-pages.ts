/** What tests over all rules are made of: the page rules as they are by default, and the lines of their examples. */
import {rules} from '../../rules/index.ts'
import {exampleFiles} from '../../src/lint/lint-example.ts'
import type {ActiveRule} from '../../src/lint/lint-page.ts'
import {defaultOptions, type PageRule} from '../../src/lint/rule.ts'

/** All page rules with their default options. */
export const pageRules: readonly ActiveRule<PageRule>[] = rules.flatMap((rule) =>
  rule.scope === 'page' ? [{rule, options: defaultOptions(rule)}] : [],
)

/** The lines of all examples, each once, without their ends: full of what rules look for. */
export const exampleLines: readonly string[] = [
  ...new Set(
    rules.flatMap(({examples}) =>
      examples.flatMap((example) =>
        Object.values(exampleFiles(example)).flatMap((text) => text.split(/\r?\n/)),
      ),
    ),
  ),
]
