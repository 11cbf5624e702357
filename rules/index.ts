/** The only list of rules. */
import type {Rule} from '../src/lint/rule.ts'

export const rules: readonly Rule[] = []
