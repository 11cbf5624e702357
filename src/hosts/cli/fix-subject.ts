/** The spaces and lone pages of a run as something to be fixed: linted again and again, with other texts. */
import {linkStateOf} from '../../fix/link-states.ts'
import {placed} from '../../fix/placed.ts'
import type {FixSubject, LintedTexts, Texts} from '../../fix/subject.ts'
import {visibleBlocks} from '../../fix/visible-blocks.ts'
import {checkPage, type PageSource} from '../../lint/check-page.ts'
import {type CheckedPage, checkParsedPage} from '../../lint/check-parsed-page.ts'
import {parsePage} from '../../page/parse.ts'
import {folderOf, isWithin, pathFrom, resolvePath} from '../../project/paths.ts'
import {absolutePath, type Repository, unwalkedReason} from '../../project/walk.ts'
import {overlay} from '../../session/overlay.ts'
import {findSpaces, type PathsContext} from './find-spaces.ts'
import {isSameSource, type LintContext} from './lint-context.ts'
import {type LintedFiles, lintFiles} from './lint-paths.ts'

/** A subject whose paths are absolute, and what else a run needs of it. */
export interface PathsSubject extends FixSubject {
  /** Whether a file is one that was named on the command line. */
  isNamed(path: string): boolean
  isFree(path: string): boolean
  /** The folder that a file must not be written outside of; absolute. */
  rootOf(path: string): string
  /** Remembers pages: for another run over the same context. */
  readonly remembered: Check
}

/**
 * Lints what the paths of the context mean. Its file system should be a snapshot.
 * @throws UsageError as `lintPaths`
 */
export async function createPathsSubject(context: PathsContext): Promise<PathsSubject> {
  const memory = createPageMemory()
  const lintWith = async (texts: Texts) => {
    const laidOver = {...context, fs: overlay(context.fs, texts), check: memory.check}
    return lintFiles(await findSpaces(laidOver), laidOver)
  }
  const first = await lintWith(new Map())
  const files = filesOf(first)
  const repositories = new Set(first.spaces.map(({index}) => index.space.repository))
  const around = (path: string) => [...repositories].find((repository) => hasRoom(repository, path))
  return {
    textOf: (path) => files.get(path)?.text,
    isFree: (path) => around(path) !== undefined,
    rootOf: (path) => files.get(path)?.root ?? absolutePath(around(path)?.root ?? '', ''),
    isNamed: first.isNamed,
    remembered: memory.check,
    check(path, text) {
      const known = memory.pages.get(path)
      if (known === undefined) return undefined
      const page = parsePage(known.source.path, text, known.source.kind)
      const checked = checkParsedPage(page, known.source.rules)
      known.byText.set(text, checked)
      return {findings: checked.findings, visible: visibleBlocks(page)}
    },
    lint: async (texts) => toLintedTexts(texts.size === 0 ? first : await lintWith(texts)),
  }
}

type Check = LintContext['check']

interface RememberedPage {
  readonly source: PageSource
  readonly byText: Map<string, CheckedPage>
}

/** Remembers each page in every text that it was checked in: fixing comes back to them. */
function createPageMemory() {
  const pages = new Map<string, RememberedPage>()
  const check: Check = (source, absolute) => {
    const last = pages.get(absolute)
    // A fix of the config may make another space, or the table of contents, of what was a page.
    const known =
      last && isSameSource(last.source, source) ? last : {source, byText: new Map<string, CheckedPage>()}
    pages.set(absolute, known)
    const before = known.byText.get(source.text)
    if (before !== undefined) return before
    const checked = checkPage(source)
    known.byText.set(source.text, checked)
    return checked
  }
  return {pages, check}
}

interface FixableFile {
  readonly text: string
  readonly root: string
}

/** The files that may be changed, by absolute path. A link is not: its target is a file of its own. */
function filesOf({spaces, loneFiles}: LintedFiles): ReadonlyMap<string, FixableFile> {
  const files = new Map<string, FixableFile>()
  for (const {root, index, texts} of spaces) {
    const {repository, root: spaceRoot} = index.space
    for (const [path, text] of texts) {
      if (repository.files.get(resolvePath(spaceRoot, path))?.linkTo !== undefined) continue
      files.set(absolutePath(root, path), {text, root: absolutePath(repository.root, '')})
    }
  }
  for (const {path, file} of loneFiles)
    files.set(path, {text: file.text, root: absolutePath(folderOf(path), '')})
  return files
}

/** Whether a file can be made at an absolute path: in a folder that was looked into, where nothing is yet. */
function hasRoom(repository: Repository, at: string): boolean {
  if (!isWithin(at, repository.root)) return false
  const path = pathFrom(repository.root, at)
  const {files, folders} = repository
  const folder = folderOf(path)
  return (
    (folder === '' || folders.has(folder)) &&
    !files.has(path) &&
    !folders.has(path) &&
    unwalkedReason(repository, path) === undefined
  )
}

function toLintedTexts({spaces, loneFiles}: LintedFiles): LintedTexts {
  const holders = new Map(
    spaces.flatMap(({root, index}) =>
      [...index.facts.keys()].map((path) => [absolutePath(root, path), {index, path}] as const),
    ),
  )
  return {
    findings: [
      ...spaces.flatMap(({root, findings}) => findings.map((finding) => placed(root, finding))),
      ...loneFiles.flatMap(({path, findings}) => findings.map((finding) => ({...finding, path}))),
    ],
    linksOf(path) {
      const holder = holders.get(path)
      return holder && linkStateOf(holder.index, holder.path)
    },
  }
}
