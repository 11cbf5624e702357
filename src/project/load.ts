/**
 * From spaces to indexes: reads each page once, hands it to whoever parses it, and puts the facts
 * together. What cannot be read is a problem of its file; the rest goes on.
 */
import type {Finding} from '../core/finding.ts'
import type {PageFacts, PageKind} from '../page/facts.ts'
import type {FileSystem} from './file-system.ts'
import {maxTextBytes} from './file-system.ts'
import {inParallel} from './in-parallel.ts'
import {loadSpecifications} from './load-specifications.ts'
import {measure} from './measure.ts'
import {comparePaths, isMarkdownPath, joinPath, pathFrom} from './paths.ts'
import {documentsOf, type FileProblem, holds, roleOf, type Space} from './space.ts'
import {createSpaceIndex, type SpaceIndex} from './space-index.ts'
import type {Specification} from './specification.ts'
import {absolutePath} from './walk.ts'
import {parseYaml, type YamlFacts} from './yaml-facts.ts'

/** A page as the disk has it. */
export interface PageSource {
  readonly space: Space
  /** From the space root, with `/`. */
  readonly path: string
  readonly kind: PageKind
  /** The whole decoded file, byte order mark included. */
  readonly text: string
}

/** What parsing a page gives: what other files need, and what its own rules found. */
export interface PageResult {
  readonly facts: PageFacts
  readonly findings: readonly Finding[]
}

/** Parses a page and runs its rules; hosts put caches and workers behind it. */
export type ReadPage = (page: PageSource) => PageResult | Promise<PageResult>

/** Gives the facts of a page whose file need not be read; `undefined` for any other. */
export type KnownFacts = (page: Omit<PageSource, 'text'>) => PageFacts | undefined

export interface LoadOptions {
  /** Whether a space gets sizes of its files, and digests of assets that may be duplicates. Else no file but text is touched. */
  readonly measure?: (space: Space) => boolean
  readonly known?: KnownFacts
}

/** A space with all its facts. */
export interface LoadedSpace {
  readonly index: SpaceIndex
  /** Of the page rules, by path. */
  readonly findings: readonly Finding[]
  /** Files that could not be read, sorted by path. */
  readonly problems: readonly FileProblem[]
}

/** Loads spaces. Those of one site know of each other. */
export async function load(
  fs: FileSystem,
  spaces: readonly Space[],
  readPage: ReadPage,
  options: LoadOptions = {},
): Promise<readonly LoadedSpace[]> {
  const drafts: Draft[] = []
  for (const space of spaces) drafts.push(await read(fs, space, readPage, options))
  return drafts.map((draft) => finish(draft, drafts))
}

interface Draft {
  readonly space: Space
  readonly facts: ReadonlyMap<string, PageFacts>
  readonly vars: YamlFacts | undefined
  readonly tags: YamlFacts | undefined
  readonly specifications: ReadonlyMap<string, Specification>
  readonly findings: readonly Finding[]
  readonly problems: readonly FileProblem[]
}

/** How many files are under way at once. */
const atOnce = 16

async function read(fs: FileSystem, found: Space, readPage: ReadPage, options: LoadOptions): Promise<Draft> {
  const space = options.measure?.(found) ? await measure(fs, found) : found
  const problems: FileProblem[] = [...space.problems, ...oddities(space)]
  const textOf = async (path: string): Promise<string | undefined> => {
    const text = await fs.readText(
      absolutePath(space.repository.root, joinPath(space.root, path)),
      maxTextBytes,
    )
    if (text.ok) return text.value
    problems.push({path, reason: text.reason})
    return undefined
  }
  const results = await inParallel(documentsOf(space), atOnce, async ({path, role}) => {
    const known = options.known?.({space, path, kind: role})
    if (known !== undefined) return {facts: known, findings: []}
    const text = await textOf(path)
    return text === undefined ? undefined : readPage({space, path, kind: role, text})
  })
  const pages = results.filter((result) => result !== undefined)
  const yaml = async (role: 'vars' | 'tags'): Promise<YamlFacts | undefined> => {
    const file = space.files.find((each) => each.role === role && each.unread === undefined)
    const text = file && (await textOf(file.path))
    return file && text !== undefined ? parseYaml(file.path, text) : undefined
  }
  const facts = new Map(pages.map((page) => [page.facts.path, page.facts]))
  return {
    space,
    facts,
    vars: await yaml('vars'),
    tags: await yaml('tags'),
    specifications: await loadSpecifications(fs, space, facts),
    findings: pages.flatMap(({findings}) => findings),
    problems: problems.sort((one, other) => comparePaths(one.path, other.path)),
  }
}

/** What the walk met that is no readable file: links that lead nowhere, folders named as pages. */
function oddities(space: Space): readonly FileProblem[] {
  const {files, folders, unwalked} = space.repository
  const own = (paths: Iterable<string>): readonly string[] =>
    [...paths].filter((path) => holds(space, path)).map((path) => pathFrom(space.root, path))
  const broken = space.files.flatMap(({path, role}) => {
    const reason = role === 'file' ? undefined : files.get(joinPath(space.root, path))?.broken
    return reason === undefined ? [] : [{path, reason}]
  })
  const isText = (path: string) => isMarkdownPath(path) || /^(?:vars|tags)$/.test(roleOf(path, space))
  const disguised = own(folders).filter((path) => path !== '' && isText(path))
  const closed = own([...unwalked].filter(([, reason]) => reason === 'unreadable').map(([path]) => path))
  return [
    ...broken,
    ...disguised.map((path) => ({path, reason: 'is-directory' as const})),
    ...closed.map((path) => ({path, reason: 'unreadable' as const})),
  ]
}

function finish(
  {space, facts, vars, tags, specifications, findings, problems}: Draft,
  all: readonly Draft[],
): LoadedSpace {
  const site = space.site?.site
  const siblings = all.filter((other) => site && other.space !== space && other.space.site?.site === site)
  const index = createSpaceIndex({
    space,
    facts,
    ...(vars && {vars}),
    ...(tags && {tags}),
    specifications,
    siblings,
  })
  const told = [...problems, ...brokenTargets(index)]
  return {index, findings, problems: told.sort((one, other) => comparePaths(one.path, other.path))}
}

/** Broken links in the file system are of no account outside of pages and uploads, unless a page leads to them. */
function brokenTargets({space, links}: SpaceIndex): readonly FileProblem[] {
  return space.files.flatMap(({path, role, unread}): FileProblem[] => {
    if (role !== 'file' || unread !== 'broken' || links.to(path).length === 0) return []
    const reason = space.repository.files.get(joinPath(space.root, path))?.broken
    return reason === undefined ? [] : [{path, reason}]
  })
}
