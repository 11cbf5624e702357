/**
 * Checks pages with the native parser, where it is installed and gives the reference's tree; else with the
 * reference. It is looked up when a run has shown to be one of much text, since loading it takes as long as
 * the reference takes for a little. This module loads neither: a run may know all its pages.
 */
import type {Root} from 'mdast'
import type {NativeParser} from '../../syntax/native/native-parser.ts'
import type {CheckPage} from './lint-context.ts'
import type {CheckNative} from './native-page.ts'

/** The text that the reference is given before the native parser is loaded, in UTF-16 units: by then it is the slower one. */
const firstUnits = 2_000

/**
 * The text after which the event loop has a turn, in UTF-16 units: memory of the native parser is given back in such
 * turns alone, some three times as much as the text, and promises leave none.
 */
const unitsPerTurn = 200_000

/** What loads the native parser. */
export type LoadNative = () => Promise<NativeParser | undefined>

/** Puts the native parser before a check with the reference. */
export function nativeCheck(reference: CheckPage, load: LoadNative = loadSatteri): CheckPage {
  let units = 0
  let turnAt = unitsPerTurn
  let native: Promise<CheckNative | undefined> | undefined
  return async (source, absolute) => {
    units += source.text.length
    if (units <= firstUnits) return reference(source, absolute)
    native ??= loadCheck(load)
    const check = await native
    if (units > turnAt) {
      turnAt = units + unitsPerTurn
      await new Promise((resolve) => setImmediate(resolve))
    }
    return (await check?.(source)) ?? reference(source, absolute)
  }
}

async function loadCheck(load: LoadNative): Promise<CheckNative | undefined> {
  const parse = await load()
  if (parse === undefined) return undefined
  const {checkNatively} = await import('./native-page.ts')
  return (source) => checkNatively(parse, source)
}

/** The parser of the optional package `satteri`; `undefined` where it is not installed, or not for this machine. */
export async function loadSatteri(): Promise<NativeParser | undefined> {
  try {
    const {markdownToMdast} = await import('satteri')
    const {createNativeParser} = await import('../../syntax/native/native-parser.ts')
    // Its nodes are those of mdast; the types know the extensions that are off as well.
    return createNativeParser((text) => markdownToMdast(text) as Root, loadReference)
  } catch {
    return undefined
  }
}

const loadReference = async () => (await import('../../page/parse.ts')).tryParseTree
