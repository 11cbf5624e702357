/**
 * Keeps a run over very many pages small. Little of what checking a page makes outlives it, but the engine lets
 * garbage pile up to several times what is in use; so it is asked to collect it after so much text.
 */
import type {CheckPage} from './lint-context.ts'

/** UTF-16 units of text between two collections: each takes some hundredths of a second, so most spaces see none. */
const unitsBetween = 10_000_000

/** Puts a look at the memory behind a check. */
export function boundedMemory(check: CheckPage, collect: () => Promise<void> = collectGarbage): CheckPage {
  let units = 0
  return async (source, absolute) => {
    const page = await check(source, absolute)
    units += source.text.length
    if (units < unitsBetween) return page
    units = 0
    await collect()
    return page
  }
}

/** Node shows the collector to scripts that are made after this flag alone. */
async function collectGarbage(): Promise<void> {
  const {setFlagsFromString} = await import('node:v8')
  const {runInNewContext} = await import('node:vm')
  setFlagsFromString('--expose-gc')
  const collect: unknown = runInNewContext('gc')
  if (typeof collect === 'function') collect()
}
