/**
 * Checks pages with the native parser, where it is installed and gives the reference's tree; else with the
 * reference. It is looked up when a run has shown to be one of many pages, since loading it takes as long as
 * the reference takes for some.
 */
import type {Root} from 'mdast'
import {checkParsedPage} from '../../lint/check-page.ts'
import {kindOfPath} from '../../page/kind.ts'
import {findLimit} from '../../page/limits.ts'
import {pageOfTree} from '../../page/parse.ts'
import {createNativeParser, type NativeParser} from '../../syntax/native/native-parser.ts'
import type {CheckPage} from './lint-context.ts'

/** Pages that the reference checks before the native parser is loaded. */
const firstPages = 8

/** What loads the native parser. */
export type LoadNative = () => Promise<NativeParser | undefined>

/** Puts the native parser before a check with the reference. */
export function nativeCheck(reference: CheckPage, load: LoadNative = loadSatteri): CheckPage {
  let pages = 0
  let native: Promise<NativeParser | undefined> | undefined
  return async (source, absolute) => {
    if (pages++ < firstPages) return reference(source, absolute)
    native ??= load()
    const parse = await native
    const {path, text, kind = kindOfPath(path), rules} = source
    // The native parser is quadratic in what lies beyond the limits.
    const tree = parse === undefined || findLimit(text) !== undefined ? undefined : parse(text)
    const page = tree && pageOfTree({path, text, kind}, tree)
    return page === undefined ? reference(source, absolute) : checkParsedPage(page, rules)
  }
}

/** The parser of the optional package `satteri`; `undefined` where it is not installed, or not for this machine. */
export async function loadSatteri(): Promise<NativeParser | undefined> {
  try {
    const {markdownToMdast} = await import('satteri')
    // Its nodes are those of mdast; the types know the extensions that are off as well.
    return createNativeParser((text) => markdownToMdast(text) as Root)
  } catch {
    return undefined
  }
}
