/**
 * Spaces that are kept while their files change: what an editor needs to say, after each keystroke, what a
 * fresh run would say. It reads through the file system that it is given, with unsaved texts laid over it.
 */
import type {Finding} from '../core/finding.ts'
import {createLineIndex, type LineIndex} from '../core/line-index.ts'
import {activeRules} from '../lint/active-rules.ts'
import {checkPage as checkWithReference} from '../lint/check-page.ts'
import type {CheckedPage} from '../lint/check-parsed-page.ts'
import {finishPage} from '../lint/finish-page.ts'
import type {ActiveRule} from '../lint/lint-page.ts'
import type {PageRule} from '../lint/rule.ts'
import {maxTextBytes} from '../project/file-system.ts'
import {folderOf, isMarkdownPath, nameOf} from '../project/paths.ts'
import type {SpaceIndex} from '../project/space-index.ts'
import {createSpaceFinder} from './find-spaces.ts'
import {type Held, type Located, locate} from './held.ts'
import {type Loading, loadSpaces} from './load-spaces.ts'
import {overlay} from './overlay.ts'
import {type RememberingFileSystem, remember} from './remember.ts'
import type {SessionOptions} from './session-options.ts'
import {takeChange} from './take-change.ts'

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

/** What a session is made of; a fork has texts and folders of its own, and shares what only saves work. */
interface Parts extends Loading {
  readonly texts: Map<string, string>
  readonly disk: RememberingFileSystem
  readonly starts: Set<string>
}

/** Starts a session without any folder. */
export const createSession = (options: SessionOptions): Session =>
  start({options, disk: remember(options.fs), texts: new Map(), starts: new Set(), parsed: new Map()})

function start(given: Omit<Parts, 'fs'>): Session {
  const parts: Parts = {...given, fs: overlay(given.disk, given.texts)}
  const kept = keepSpaces(parts)
  const {rules, configFor} = parts.options
  return {
    ...takeEdits(parts, kept),
    ...answerAbout(parts, kept),
    pageRules: (path, root) => activeRules(rules, 'page', configFor(root, path)),
    fork: () =>
      start({
        ...given,
        texts: new Map(given.texts),
        starts: new Set(given.starts),
        parsed: new Map(given.parsed),
      }),
    async textOf(path) {
      const text = await parts.fs.readText(path, maxTextBytes)
      return text.ok ? text.value : undefined
    },
  }
}

/** The spaces, brought up to date when they are asked for. */
interface KeptSpaces {
  touch(path: string): void
  /** Everything is to be looked at anew. */
  expire(): void
  now(): Promise<readonly Held[]>
}

function keepSpaces(parts: Parts): KeptSpaces {
  const touched = new Set<string>()
  const findSpaces = createSpaceFinder(parts.fs, parts.options)
  let held: readonly Held[] = []
  let strangers: ReadonlySet<string> = new Set()
  let isStale = parts.starts.size > 0 || parts.texts.size > 0
  let working: Promise<unknown> = Promise.resolve()

  async function reload(): Promise<void> {
    isStale = false
    try {
      held = await loadSpaces(await findSpaces(parts.starts, parts.texts.keys()), parts)
    } catch (thrown) {
      isStale = true
      throw thrown
    }
    strangers = new Set([...parts.texts.keys()].filter((path) => !locate(held, path)))
  }

  async function catchUp(): Promise<readonly Held[]> {
    while (isStale || touched.size > 0) {
      for (const path of touched) {
        touched.delete(path)
        if (!isStale && (await needsReload(path, parts, held, strangers))) isStale = true
      }
      if (isStale) await reload()
    }
    return held
  }

  return {
    touch: (path) => touched.add(path),
    expire() {
      isStale = true
    },
    /** One at a time: what comes later waits for what is under way. */
    now() {
      const caughtUp = working.then(catchUp, catchUp)
      working = caughtUp
      return caughtUp
    },
  }
}

/** Takes in one changed file; says whether the spaces have to be loaded anew. `strangers`: open files that were in none. */
async function needsReload(
  path: string,
  {fs, texts}: Parts,
  held: readonly Held[],
  strangers: ReadonlySet<string>,
): Promise<boolean> {
  const found = locate(held, path)
  if (found) return takeChange(fs, path, found, held)
  return isRelevant(path) && !(texts.has(path) && strangers.has(path))
}

/** Whether a file that no space has may become part of one: anything may but what lies in a tool's own folders. */
const isRelevant = (path: string): boolean => !/\/(?:node_modules|\.git)\//.test(path)

const takeEdits = (
  {texts, starts, disk}: Parts,
  kept: KeptSpaces,
): Pick<Session, 'add' | 'remove' | 'update' | 'changed' | 'reset'> => ({
  add(paths) {
    for (const path of paths) starts.add(path)
    kept.expire()
  },
  remove(path) {
    starts.delete(path)
    kept.expire()
  },
  update(path, text) {
    if (text === undefined) texts.delete(path)
    else texts.set(path, text)
    kept.touch(path)
  },
  changed(path) {
    disk.forget(path)
    if (!texts.has(path)) kept.touch(path)
  },
  reset: () => kept.expire(),
})

const answerAbout = (parts: Parts, kept: KeptSpaces): Pick<Session, 'check' | 'place' | 'spaces'> => ({
  async check(path, signal) {
    const held = await kept.now()
    if (signal?.aborted) return undefined
    const found = locate(held, path)
    return found ? checkHeld(path, found) : checkLone(path, parts)
  },
  async place(path) {
    const found = locate(await kept.now(), path)
    if (!found) return undefined
    const {root, state} = found.held
    return {root, own: found.own, index: state.index, page: state.page(found.own)}
  },
  async spaces() {
    return (await kept.now()).map(({root, state}) => ({root, index: state.index}))
  },
})

function checkHeld(path: string, {held: {root, state}, own}: Located): CheckedFile {
  const page = state.page(own)
  const text = page?.text ?? state.yamlText(own) ?? ''
  return {path, root, own, text, lines: page?.lines ?? createLineIndex(text), findings: state.findings(own)}
}

/**
 * A page outside of any space has its own rules alone. A file that somebody has open need not be for GitBook:
 * there its tags show whether it is.
 */
async function checkLone(path: string, {options, fs}: Parts): Promise<CheckedFile | undefined> {
  const {rules, configFor, isIgnored, checkPage = checkWithReference} = options
  if (!isMarkdownPath(path) || isIgnored?.(path, folderOf(path))) return undefined
  const text = await fs.readText(path, maxTextBytes)
  if (!text.ok) return undefined
  const [root, own] = [folderOf(path), nameOf(path)]
  const config = configFor(root, path)
  const active = activeRules(rules, 'page', config)
  const page = await checkPage({path: own, text: text.value, rules: active})
  const ran = new Set(active.map(({rule}) => rule.id))
  const isOurs = page.facts.blocks.length > 0
  const findings = isOurs ? finishPage(page, page.findings, {rules, config, ran}) : []
  return {path, root, own, text: page.text, lines: page.lines, findings}
}
