/**
 * Checks pages, and remembers what was found from run to run: facts and findings by the content of the page,
 * the rules that were on, and the version. The parser is loaded at the first page that is not known.
 */
import {createHash} from 'node:crypto'
import type {PageSource} from '../../../lint/check-page.ts'
import type {ActiveRule} from '../../../lint/lint-page.ts'
import type {PageRule} from '../../../lint/rule.ts'
import type {PageFacts} from '../../../page/facts.ts'
import type {CheckPage} from '../lint-context.ts'
import {isStored, revive, toStored} from '../stored-page.ts'
import {lazyFacts} from './lazy-facts.ts'
import type {PageStore} from './page-store.ts'

/** What names a page besides its text. */
type Named = Omit<PageSource, 'text'>

/** A check that remembers, and what it knows of pages that nobody has read. */
export interface CachedCheck {
  readonly check: CheckPage
  /** The key of a page whose content Git would call `id`. */
  keyOf(id: string, named: Named): string
  /** The key of a page that was checked in this run, by its absolute path. */
  keyAt(absolute: string): string | undefined
  /** The facts under a key, decoded when the first of them is looked at; `undefined` where there are none. */
  factsOf(key: string, named: Pick<PageFacts, 'path' | 'kind'>): PageFacts | undefined
  /** Whether facts turned out not to be what was kept: then nothing that was made of them counts. */
  isSpoilt(): boolean
}

/** Puts a store before a check. */
export function cachedCheck(store: PageStore, check: CheckPage): CachedCheck {
  const digestOf = createRulesDigest()
  const keys = new Map<string, string>()
  let isSpoilt = false
  const keyOf = (id: string, {path, kind, rules}: Named) => [id, digestOf(rules), kind ?? '', path].join(' ')
  return {
    keyOf,
    keyAt: (absolute) => keys.get(absolute),
    factsOf(key, {path, kind}) {
      const json = store.peek(key)
      return (
        json &&
        lazyFacts(json, {path, kind}, () => {
          const known = store.get(key)
          if (isStored(known) && known.facts.path === path && known.facts.kind === kind) return known.facts
          isSpoilt = true
          throw new Error(`what is kept of ${path} cannot be read`)
        })
      )
    },
    isSpoilt: () => isSpoilt,
    async check(source, absolute) {
      const key = keyOf(blobId(source.text), source)
      keys.set(absolute, key)
      const known = store.get(key)
      if (isStored(known) && known.facts.path === source.path) return revive(source.text, known)
      const page = await check(source, absolute)
      const stored = toStored(page)
      if (stored !== undefined) store.put(key, stored)
      return page
    },
  }
}

/** The name that Git gives to a file of this text. */
export function blobId(text: string): string {
  const bytes = Buffer.from(text)
  return createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex')
}

/** Which rules run, how and with which options, as a short name; computed once for each list. */
function createRulesDigest(): (rules: readonly ActiveRule<PageRule>[]) => string {
  const known = new WeakMap<readonly ActiveRule<PageRule>[], string>()
  return (rules) => {
    const before = known.get(rules)
    if (before !== undefined) return before
    const parts = rules.map(({rule, severity, options}) => [rule.id, severity, options])
    const digest = createHash('sha1').update(JSON.stringify(parts)).digest('hex').slice(0, 16)
    known.set(rules, digest)
    return digest
  }
}
