/**
 * Facts of a page that are decoded when the first of them is looked at: of most pages a run needs to know no
 * more than that they are there.
 */
import type {PageFacts} from '../../../page/facts.ts'

/** Facts whose JSON lies somewhere in `json`; `decode` gives them, or throws. */
export function lazyFacts(
  json: Buffer,
  known: Pick<PageFacts, 'path' | 'kind'>,
  decode: () => PageFacts,
): PageFacts {
  let decoded: PageFacts | undefined
  const all = (): PageFacts => {
    decoded ??= decode()
    return decoded
  }
  // Every page is asked for these, and few have any.
  const here: Partial<PageFacts> = {...known, ...(json.includes('"openApi":[]') && {openApi: []})}
  // The proxy stands for facts, and gives what they give.
  return new Proxy({} as PageFacts, {
    get: (_, name) => (Object.hasOwn(here, name) ? Reflect.get(here, name) : Reflect.get(all(), name)),
    has: (_, name) => Reflect.has(all(), name),
    ownKeys: () => Reflect.ownKeys(all()),
    getOwnPropertyDescriptor(_, name) {
      const descriptor = Reflect.getOwnPropertyDescriptor(all(), name)
      return descriptor && {...descriptor, configurable: true}
    },
  })
}
