/** Checks one page with the native parser. */
import type {PageSource} from '../../lint/check-page.ts'
import {type CheckedPage, checkParsedPage} from '../../lint/check-parsed-page.ts'
import {kindOfPath} from '../../page/kind.ts'
import {findLimit} from '../../page/limits.ts'
import {pageOfTree} from '../../page/page-of-tree.ts'
import type {NativeParser} from '../../syntax/native/native-parser.ts'

/** Checks a page; `undefined` where the reference has to. */
export type CheckNative = (source: PageSource) => Promise<CheckedPage | undefined>

/** Parses with the native parser and runs the page rules; `undefined` where the reference has to do it. */
export async function checkNatively(
  parse: NativeParser,
  {path, text, kind = kindOfPath(path), rules}: PageSource,
): Promise<CheckedPage | undefined> {
  // The native parser is quadratic in what lies beyond the limits.
  const tree = findLimit(text) === undefined ? await parse(text) : undefined
  const page = tree && pageOfTree({path, text, kind}, tree)
  return page && checkParsedPage(page, rules)
}
