/**
 * From the paths that were named to the spaces they mean: finds the repositories around them, walks
 * each once, and reads only the files that say where spaces are. Pages are read later, by `load`.
 */
import {claimSpaces, configPathFrom, type FoundConfig} from './claims.ts'
import type {FileSystem} from './file-system.ts'
import {comparePaths, folderOf, isMarkdownPath, isWithin, joinPath, nameOf} from './paths.ts'
import {readSite, type Site} from './site.ts'
import {buildSpaces, type FileProblem, innermost, type Space} from './space.ts'
import {defaultSpaceConfig, readSpaceConfig} from './space-config.ts'
import {absolutePath, type Repository, walk} from './walk.ts'
import {findStart, findWalkRoot, type Start} from './walk-root.ts'
import {parseYaml} from './yaml-facts.ts'

/** What a run looks at. */
export interface DiscoverOptions {
  /** Absolute paths of spaces, folders or files, with `/`. */
  readonly paths: readonly string[]
  /** Absolute paths of folders that are spaces because the linter's config says so. */
  readonly spaces?: readonly string[]
  /** Whether the linter's config ignores an absolute path; folders end in `/`. */
  readonly isIgnored?: (path: string) => boolean
  /** Absolute paths that exist whatever the disk says: Git's index, for sparse checkouts. */
  readonly indexed?: Iterable<string>
  /** Whether `.gitignore` files are passed over: in a tree of Git nothing is ignored. */
  readonly isTree?: boolean
  /** Whether a folder without any space is taken as a loose one. */
  readonly loose?: boolean
}

/** What was found. */
export interface Discovery {
  /** The spaces that the paths mean, sorted by repository and root. */
  readonly spaces: readonly Space[]
  /** Named Markdown files that are in no space: absolute paths, sorted. */
  readonly loneFiles: readonly string[]
  /** What keeps a named path from being linted: plain sentences for standard error. */
  readonly problems: readonly string[]
}

/**
 * The largest text file that is read, in bytes. Plain prose of this size takes some ten seconds; the largest
 * pages of real spaces have a fifth of it.
 */
export const maxTextBytes = 2_000_000

/** Finds the spaces that the paths mean. */
export async function discover(fs: FileSystem, options: DiscoverOptions): Promise<Discovery> {
  const problems: string[] = []
  const groups = new Map<string, Start[]>()
  for (const path of options.paths) {
    const start = await findStart(fs, path)
    if (!start) {
      problems.push(`No such path: ${path}`)
      continue
    }
    const root = await findWalkRoot(fs, start.folder)
    groups.set(root, [...(groups.get(root) ?? []), start])
  }
  const found = await Promise.all([...groups].map(([root, starts]) => discoverIn(fs, root, starts, options)))
  return {
    spaces: found.flatMap(({spaces}) => spaces).sort(bySpace),
    loneFiles: found.flatMap(({loneFiles}) => loneFiles).sort(comparePaths),
    problems: [...problems, ...found.flatMap((each) => each.problems)],
  }
}

const bySpace = (one: Space, other: Space): number =>
  comparePaths(one.repository.root, other.repository.root) || comparePaths(one.root, other.root)

async function discoverIn(
  fs: FileSystem,
  root: string,
  absoluteStarts: readonly Start[],
  options: DiscoverOptions,
): Promise<Discovery> {
  // Not `pathFrom`: here the empty root is that of the disk, and paths begin with its slash.
  const inside = (path: string): string => path.slice(root.length + 1)
  const starts = absoluteStarts.map(({path, folder}) => ({path: inside(path), folder: inside(folder)}))
  const {isIgnored} = options
  const indexed = [...(options.indexed ?? [])].filter((path) => isWithin(path, root)).map(inside)
  const repository = await walk(fs, root, {
    starts: starts.map(({folder}) => folder),
    ...(isIgnored && {isIgnored: (path: string) => isIgnored(absolutePath(root, path))}),
    indexed,
    ...(options.isTree && {isTree: true}),
  })
  const [configs, sites] = await Promise.all([findConfigs(fs, repository), findSites(fs, repository)])
  const named = (options.spaces ?? []).filter((path) => isWithin(path, root)).map(inside)
  const claims = claimSpaces({repository, configs, sites, named})
  const roots = new Set(claims.map((claim) => claim.root))

  const orphans = starts.filter((start) => !meansAny(start, roots))
  const loose = options.loose ? orphans.filter(({path, folder}) => path === folder) : []
  const looseClaims = [...new Set(loose.map(({folder}) => folder))].map((folder) => ({
    root: folder,
    kind: 'loose' as const,
    config: defaultSpaceConfig,
    problems: [],
  }))
  const spaces = buildSpaces(repository, [...claims, ...looseClaims])
  const chosen = spaces.filter(
    (space) => space.kind === 'loose' || starts.some((start) => means(start, space.root, roots)),
  )
  const files = orphans.filter(({path, folder}) => path !== folder && isMarkdownPath(path))
  const folders = orphans.filter(({path, folder}) => path === folder && !options.loose)
  return {
    spaces: chosen,
    loneFiles: files.map(({path}) => absolutePath(root, path)),
    problems: folders.map(({path}) => noSpace(absolutePath(root, path))),
  }
}

interface Place {
  readonly path: string
  readonly folder: string
}

/** Whether a space is what a path means: it lies in the path, or is the innermost around it. */
const means = ({path, folder}: Place, root: string, roots: ReadonlySet<string>): boolean =>
  (path === folder && isWithin(root, path)) || innermost(folder, roots) === root

const meansAny = (start: Place, roots: ReadonlySet<string>): boolean =>
  [...roots].some((root) => means(start, root, roots))

const noSpace = (path: string): string =>
  `No GitBook space in ${path}: looked for .gitbook.yaml, .gitbook/, SUMMARY.md and docs.yaml there and above`

async function findConfigs(fs: FileSystem, repository: Repository): Promise<readonly FoundConfig[]> {
  const paths = pathsNamed(repository, '.gitbook.yaml')
  return Promise.all(paths.map((path) => readConfig(fs, repository, folderOf(path))))
}

async function readConfig(fs: FileSystem, {root}: Repository, folder: string): Promise<FoundConfig> {
  const path = joinPath(folder, '.gitbook.yaml')
  const text = await fs.readText(absolutePath(root, path), maxTextBytes)
  if (!text.ok) return {folder, config: defaultSpaceConfig, problems: [problem('.gitbook.yaml', text.reason)]}
  // The config's own path depends on the root that it gives.
  const draft = readSpaceConfig(parseYaml('.gitbook.yaml', text.value))
  const yamlPath = configPathFrom(folder, draft.root.path)
  return {
    folder,
    config: {...draft, ...(draft.yaml && {yaml: {...draft.yaml, path: yamlPath}})},
    problems: [],
  }
}

const problem = (path: string, reason: FileProblem['reason']): FileProblem => ({path, reason})

async function findSites(fs: FileSystem, repository: Repository): Promise<readonly Site[]> {
  const found = await Promise.all(
    pathsNamed(repository, 'docs.yaml').map((path) => readSiteAt(fs, repository, path)),
  )
  return found.filter((site) => site !== undefined)
}

async function readSiteAt(fs: FileSystem, {root}: Repository, path: string): Promise<Site | undefined> {
  const text = await fs.readText(absolutePath(root, path), maxTextBytes)
  return text.ok ? readSite(folderOf(path), parseYaml(path, text.value)) : undefined
}

const pathsNamed = ({files}: Repository, name: string): readonly string[] =>
  [...files]
    .filter(([path, file]) => nameOf(path) === name && !file.broken && !file.absent)
    .map(([path]) => path)
    .sort(comparePaths)
