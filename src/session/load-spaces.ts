/** Loads the spaces of a session; a page that was parsed before, and is as it was, is not parsed again. */
import {activeRules} from '../lint/active-rules.ts'
import {checkPage as checkWithReference} from '../lint/check-page.ts'
import type {CheckedPage} from '../lint/check-parsed-page.ts'
import type {RuleConfig} from '../lint/resolve-config.ts'
import {needsMeasures} from '../lint/space-files.ts'
import type {FileSystem} from '../project/file-system.ts'
import {type LoadedSpace, load, type PageSource} from '../project/load.ts'
import {joinPath} from '../project/paths.ts'
import type {Space} from '../project/space.ts'
import {absolutePath, absoluteRoot} from '../project/walk.ts'
import type {Held} from './held.ts'
import type {SessionOptions} from './session-options.ts'
import {createSpaceState} from './space-state.ts'

/** A page as it was parsed last, and for what. */
export interface Parsed {
  readonly path: string
  readonly kind: string
  readonly config: ReadonlyMap<string, RuleConfig>
  readonly page: CheckedPage
}

/** What loading needs; `parsed` is by absolute path and grows. */
export interface Loading {
  readonly options: SessionOptions
  readonly fs: FileSystem
  readonly parsed: Map<string, Parsed>
}

/** Loads spaces as they are now. */
export async function loadSpaces(spaces: readonly Space[], loading: Loading): Promise<readonly Held[]> {
  const {options, fs, parsed} = loading
  const checked = new Map<string, Map<string, CheckedPage>>()
  const keep = async (source: PageSource): Promise<CheckedPage> => {
    const page = await parsedPage(source, parsed, options)
    const root = absoluteRoot(source.space)
    const own = checked.get(root) ?? new Map<string, CheckedPage>()
    checked.set(root, own.set(source.path, page))
    return page
  }
  const loaded = await load(fs, spaces, keep, {measure: (space) => isMeasured(space, options)})
  return loaded.map((one) => hold(one, checked, options))
}

async function parsedPage(
  {space, path, kind, text}: PageSource,
  parsed: Map<string, Parsed>,
  {rules, configFor, checkPage = checkWithReference}: SessionOptions,
): Promise<CheckedPage> {
  const root = absoluteRoot(space)
  const at = joinPath(root, path)
  const config = configFor(root, at)
  const before = parsed.get(at)
  const fits = before?.path === path && before.kind === kind && before.config === config
  if (fits && before.page.text === text) return before.page
  const page = await checkPage({path, text, kind, rules: activeRules(rules, 'page', config)})
  parsed.set(at, {path, kind, config, page})
  return page
}

function isMeasured(space: Space, {rules, configFor}: SessionOptions): boolean {
  const root = absoluteRoot(space)
  return needsMeasures(space, (path) => activeRules(rules, 'space', configFor(root, joinPath(root, path))))
}

function hold(
  loaded: LoadedSpace,
  checked: ReadonlyMap<string, ReadonlyMap<string, CheckedPage>>,
  {rules, configFor, checkPage = checkWithReference}: SessionOptions,
): Held {
  const root = absoluteRoot(loaded.index.space)
  const ruling = {rules, checkPage, configFor: (path: string) => configFor(root, absolutePath(root, path))}
  return {root, state: createSpaceState(loaded, checked.get(root) ?? new Map(), ruling)}
}
