/** Checks one page with the native parser. */
import type {Root} from 'mdast'
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
  const tree = await tryParse(parse, text)
  const page = tree && pageOfTree({path, text, kind}, tree)
  return page && checkParsedPage(page, rules)
}

/** What it throws on, such as trees that do not fit into its buffers, is read by the reference, or given up there. */
async function tryParse(parse: NativeParser, text: string): Promise<Root | undefined> {
  // The native parser is quadratic in what lies beyond the limits.
  if (findLimit(text) !== undefined) return undefined
  try {
    return await parse(text)
  } catch {
    return undefined
  }
}
