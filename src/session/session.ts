/**
 * Spaces that are kept while their files change: what an editor needs to say, after each keystroke, what a
 * fresh run would say. It reads through the file system that it is given, with unsaved texts laid over it.
 */
import type {Finding} from '../core/finding.ts'
import {createLineIndex, type LineIndex} from '../core/line-index.ts'
import {activeRules} from '../lint/active-rules.ts'
import {checkPage} from '../lint/check-page.ts'
import type {CheckedPage} from '../lint/check-parsed-page.ts'
import {finishPage} from '../lint/finish-page.ts'
import type {ActiveRule} from '../lint/lint-page.ts'
import type {RuleConfig} from '../lint/resolve-config.ts'
import type {PageRule, Rule} from '../lint/rule.ts'
import {needsMeasures} from '../lint/space-files.ts'
import type {FileSystem} from '../project/file-system.ts'
import {maxTextBytes} from '../project/file-system.ts'
import {type LoadedSpace, load, type ReadPage} from '../project/load.ts'
import {loadSpecifications} from '../project/load-specifications.ts'
import {folderOf, isMarkdownPath, isWithin, joinPath, nameOf, pathFrom} from '../project/paths.ts'
import type {Space} from '../project/space.ts'
import type {SpaceIndex} from '../project/space-index.ts'
import {absolutePath, absoluteRoot} from '../project/walk.ts'
import {createSpaceFinder} from './find-spaces.ts'
import {overlay} from './overlay.ts'
import {type RememberingFileSystem, remember} from './remember.ts'
import {createSpaceState, type SpaceState} from './space-state.ts'

/** What a session is given. Paths are absolute, with `/`. */
export interface SessionOptions {
  readonly fs: FileSystem
  readonly rules: readonly Rule[]
  /** The config in force on a file; `folder` is the root of its space, or the folder of a lone file. */
  configFor(folder: string, path: string): ReadonlyMap<string, RuleConfig>
  /** Whether the config for a folder, that of the space or of a lone file, ignores a file or, with a final `/`, a folder. */
  isIgnored?(path: string, folder: string): boolean
  /** Folders that the config under a path names as spaces. */
  namedSpaces?(path: string): readonly string[]
}

/** A file and all that is to be said of it. */
export interface CheckedFile {
  /** Absolute. */
  readonly path: string
  /** The folder that paths in findings are from; absolute. */
  readonly root: string
  /** The path from `root`. */
  readonly own: string
  /** Empty for files that are no text. */
  readonly text: string
  readonly lines: LineIndex
  readonly findings: readonly Finding[]
}

/** A file in its space. */
export interface PlacedFile {
  /** Root of the space; absolute. */
  readonly root: string
  /** From that root. */
  readonly own: string
  readonly index: SpaceIndex
  readonly page: CheckedPage | undefined
}

/** Spaces under edit. Whatever is asked for is answered for the texts of that moment. */
export interface Session {
  /** Takes folders or files to look at, in addition to those it has. */
  add(paths: readonly string[]): void
  remove(path: string): void
  /** An unsaved text; `undefined` when the file on the disk counts again. */
  update(path: string, text: string | undefined): void
  /** Something else wrote, made or removed a file. */
  changed(path: string): void
  /** Config or folders changed: everything is looked at anew. */
  reset(): void
  /** Checks a file; `undefined` where nothing is known of it or the signal stopped the work. */
  check(path: string, signal?: AbortSignal): Promise<CheckedFile | undefined>
  /** The place of a file in its space. */
  place(path: string): Promise<PlacedFile | undefined>
  /** The spaces there are, by absolute root. */
  spaces(): Promise<readonly {readonly root: string; readonly index: SpaceIndex}[]>
  /** The page rules in force on a file of the space, or folder of a lone file, at `root`. */
  pageRules(path: string, root: string): readonly ActiveRule<PageRule>[]
  /** A session of its own over the same files and texts, to try changes in. Cheap: nothing is parsed twice. */
  fork(): Session
  /** Text of any file, unsaved text first. */
  textOf(path: string): Promise<string | undefined>
}

interface Held {
  readonly root: string
  readonly state: SpaceState
}

/** Starts a session without any folder. */
export const createSession = (options: SessionOptions): Session =>
  start(options, {texts: new Map(), disk: remember(options.fs), starts: new Set(), parsed: new Map()})

/** What a session begins with; a fork shares what only saves work. */
interface Beginning {
  readonly texts: Map<string, string>
  readonly disk: RememberingFileSystem
  readonly starts: Set<string>
  readonly parsed: Map<string, Parsed>
}

function start(options: SessionOptions, {texts, disk, starts, parsed}: Beginning): Session {
  const {rules, configFor} = options
  const fs = overlay(disk, texts)
  const findSpaces = createSpaceFinder(fs, options)
  const touched = new Set<string>()
  /** Open files that are in no space, as the spaces were found last. */
  const strangers = new Set<string>()
  let held: readonly Held[] = []
  let isStale = starts.size > 0 || texts.size > 0
  let working: Promise<void> = Promise.resolve()

  const readPage =
    (checked: Map<string, Map<string, CheckedPage>>): ReadPage =>
    ({space, path, kind, text}) => {
      const root = absoluteRoot(space)
      const at = joinPath(root, path)
      const config = configFor(root, at)
      const before = parsed.get(at)
      const fits = before?.path === path && before.kind === kind && before.config === config
      const page =
        fits && before.page.text === text
          ? before.page
          : checkPage({path, text, kind, rules: activeRules(rules, 'page', config)})
      parsed.set(at, {path, kind, config, page})
      const own = checked.get(root) ?? new Map<string, CheckedPage>()
      checked.set(root, own.set(path, page))
      return page
    }

  const measure = (space: Space): boolean => {
    const root = absoluteRoot(space)
    return needsMeasures(space, (path) => activeRules(rules, 'space', configFor(root, joinPath(root, path))))
  }

  async function reload(): Promise<void> {
    const spaces = await findSpaces(starts, texts.keys())
    const checked = new Map<string, Map<string, CheckedPage>>()
    const loaded = await load(fs, spaces, readPage(checked), {measure})
    held = loaded.map((one) => hold(one, checked))
    strangers.clear()
    for (const path of texts.keys()) if (!locate(held, path)) strangers.add(path)
  }

  function hold(loaded: LoadedSpace, checked: ReadonlyMap<string, ReadonlyMap<string, CheckedPage>>): Held {
    const root = absoluteRoot(loaded.index.space)
    const config = (path: string) => configFor(root, absolutePath(root, path))
    return {
      root,
      state: createSpaceState(loaded, checked.get(root) ?? new Map(), {rules, configFor: config}),
    }
  }

  /** Takes in one changed file; says whether the spaces have to be loaded anew. */
  async function take(path: string): Promise<boolean> {
    const found = locate(held, path)
    const role = found && roleOf(found)
    if (!found || role === undefined) return isRelevant(path) && !(texts.has(path) && strangers.has(path))
    if (structural.has(nameOf(path)) || role === 'asset') return true
    const text = await fs.readText(path, maxTextBytes)
    if (!text.ok) return true
    const {state} = found.held
    if (role === 'vars' || role === 'tags') {
      state.setYaml(role, found.own, text.value)
      return false
    }
    if (role === 'file') return state.index.specifications.has(found.own)
    const before = state.index.facts.get(found.own)
    if (!before) return true
    const others = state.setPage(found.own, text.value)
    if (others) await tellOthers(found, before.openApi)
    return false
  }

  async function tellOthers({held: {state}, own}: Located, openApi: unknown): Promise<void> {
    const {space, facts} = state.index
    if (JSON.stringify(openApi) !== JSON.stringify(facts.get(own)?.openApi))
      state.setSpecifications(await loadSpecifications(fs, space, facts))
    const site = space.site?.site
    if (!site) return
    const same = held.filter(({state: other}) => other.index.space.site?.site === site)
    const siblings = same.map(({state: other}) => ({space: other.index.space, facts: other.index.facts}))
    for (const {state: other} of same)
      if (other !== state) other.setSiblings(siblings.filter(({space: of}) => of !== other.index.space))
  }

  async function catchUp(): Promise<void> {
    while (isStale || touched.size > 0) {
      for (const path of touched) {
        touched.delete(path)
        if (!isStale && (await take(path))) isStale = true
      }
      if (!isStale) continue
      isStale = false
      await reload()
    }
  }

  /** One at a time: what comes later waits for what is under way. */
  const settled = (): Promise<void> => {
    working = working.then(catchUp, catchUp)
    return working
  }

  /** A file that somebody has open need not be for GitBook: outside any space its tags show whether it is. */
  async function checkLone(path: string): Promise<CheckedFile | undefined> {
    if (!isMarkdownPath(path) || options.isIgnored?.(path, folderOf(path))) return undefined
    const text = await fs.readText(path, maxTextBytes)
    if (!text.ok) return undefined
    const [root, own] = [folderOf(path), nameOf(path)]
    const config = configFor(root, path)
    const active = activeRules(rules, 'page', config)
    const page = checkPage({path: own, text: text.value, rules: active})
    const ran = new Set(active.map(({rule}) => rule.id))
    const isOurs = page.facts.blocks.length > 0
    const findings = isOurs ? finishPage(page, page.findings, {rules, config, ran}) : []
    return {path, root, own, text: page.text, lines: page.lines, findings}
  }

  return {
    add(paths) {
      for (const path of paths) starts.add(path)
      isStale = true
    },
    remove(path) {
      starts.delete(path)
      isStale = true
    },
    update(path, text) {
      if (text === undefined) texts.delete(path)
      else texts.set(path, text)
      touched.add(path)
    },
    changed(path) {
      disk.forget(path)
      if (!texts.has(path)) touched.add(path)
    },
    reset() {
      isStale = true
    },
    async check(path, signal) {
      await settled()
      if (signal?.aborted) return undefined
      const found = locate(held, path)
      if (!found) return checkLone(path)
      const {root, state} = found.held
      const page = state.page(found.own)
      const text = page?.text ?? state.yamlText(found.own) ?? ''
      return {
        path,
        root,
        own: found.own,
        text,
        lines: page?.lines ?? createLineIndex(text),
        findings: state.findings(found.own),
      }
    },
    async place(path) {
      await settled()
      const found = locate(held, path)
      if (!found) return undefined
      const {root, state} = found.held
      return {root, own: found.own, index: state.index, page: state.page(found.own)}
    },
    async spaces() {
      await settled()
      return held.map(({root, state}) => ({root, index: state.index}))
    },
    pageRules: (path, root) => activeRules(rules, 'page', configFor(root, path)),
    fork: () =>
      start(options, {texts: new Map(texts), disk, starts: new Set(starts), parsed: new Map(parsed)}),
    async textOf(path) {
      const text = await fs.readText(path, maxTextBytes)
      return text.ok ? text.value : undefined
    },
  }
}

interface Parsed {
  readonly path: string
  readonly kind: string
  readonly config: ReadonlyMap<string, RuleConfig>
  readonly page: CheckedPage
}

/** A file of a space that is held. */
interface Located {
  readonly held: Held
  readonly own: string
}

/** Files that decide what is a space, or which files it has. */
const structural: ReadonlySet<string> = new Set([
  '.gitbook.yaml',
  'docs.yaml',
  'book.json',
  'book.toml',
  '.gitignore',
  '.gitmodules',
])

const roleOf = ({held: {state}, own}: Located) => {
  const {lookup, space} = state.index
  if (own === space.config.yaml?.path) return 'config'
  if (own === space.site?.path) return 'site'
  return lookup.file(own)?.role
}

/** Whether a file that no space has may become part of one: anything may but what lies in a tool's own folders. */
const isRelevant = (path: string): boolean => !/\/(?:node_modules|\.git)\//.test(path)

/** The space that a file belongs to: the one that has it, else the one whose settings it holds. */
function locate(held: readonly Held[], path: string): Located | undefined {
  const owner = held
    .filter(({root}) => isWithin(path, root))
    .sort((one, other) => other.root.length - one.root.length)
    .find(({root, state}) => state.index.lookup.file(pathFrom(root, path)))
  if (owner) return {held: owner, own: pathFrom(owner.root, path)}
  for (const one of held) {
    const {config, site} = one.state.index.space
    for (const own of [config.yaml?.path, site?.owns ? site.path : undefined])
      if (own !== undefined && absolutePath(one.root, own) === path) return {held: one, own}
  }
  return undefined
}
