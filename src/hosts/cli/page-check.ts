/** The check of pages that an option asks for. */
import {boundedMemory} from './bounded-memory.ts'
import {type CheckPage, checkAnew} from './lint-context.ts'
import {nativeCheck} from './native-check.ts'
import type {LintOptions} from './options.ts'

/** Checks pages with the native parser where that may be, or with the reference alone. */
export const pageCheck = (parser: LintOptions['parser']): CheckPage =>
  boundedMemory(parser === 'reference' ? checkAnew : nativeCheck(checkAnew))
