/**
 * From the paths that were named to the spaces they mean: finds the repositories around them, walks
 * each once, and reads only the files that say where spaces are. Pages are read later, by `load`.
 */
import {claimSpaces, configPathFrom, type FoundConfig} from './claims.ts'
import {type FileSystem, maxTextBytes} from './file-system.ts'
import {findSites, withUnreadSites} from './find-sites.ts'
import {ignorePaths} from './ignore-paths.ts'
import {comparePaths, folderOf, isWithin, joinPath, nameOf, resolvePath} from './paths.ts'
import {buildSpaces, type Claim, type FileProblem, innermost, type Space} from './space.ts'
import {defaultSpaceConfig, readSpaceConfig} from './space-config.ts'
import {absolutePath, hasAtMost, type Repository, unwalkedReason, walk} from './walk.ts'
import {findAnchor, findStart, type Start} from './walk-root.ts'
import {parseYaml} from './yaml-facts.ts'

/** What a run looks at. */
export interface DiscoverOptions {
  /** Absolute paths of spaces, folders or files, with `/`. */
  readonly paths: readonly string[]
  /** Absolute paths of folders that are spaces because the linter's config says so. */
  readonly spaces?: readonly string[]
  /**
   * Whether the linter's config for a space (the absolute folder `space`) ignores an absolute path;
   * folders end in `/`. It is asked about paths of spaces only.
   */
  readonly isIgnored?: (path: string, space: string) => boolean
  /** Absolute paths that exist whatever the disk says: Git's index, for sparse checkouts. */
  readonly indexed?: Iterable<string>
  /** Whether `.gitignore` files are passed over: in a tree of Git nothing is ignored. */
  readonly isTree?: boolean
  /** Whether a folder without any space is taken as a loose one. */
  readonly loose?: boolean
  /**
   * How many folders are looked into below one that neither Git nor a mark of a space vouches for: somebody's
   * home folder is no documentation. Absent: all of them.
   */
  readonly mostFolders?: number
}

/** What was found. */
export interface Discovery {
  /** The spaces that the paths mean, sorted by repository and root. */
  readonly spaces: readonly Space[]
  /** What the named paths are, in their order. */
  readonly starts: readonly Start[]
  /** Named files that are in no space: absolute paths, sorted. */
  readonly loneFiles: readonly string[]
  /** Absolute paths of named folders that had more folders than are looked into: no space of theirs is found. */
  readonly vast: readonly string[]
  /** What keeps a named path from being linted: plain sentences for standard error. */
  readonly problems: readonly string[]
}

/** Finds the spaces that the paths mean. */
export async function discover(fs: FileSystem, options: DiscoverOptions): Promise<Discovery> {
  const problems: string[] = []
  const starts: Start[] = []
  const lone: string[] = []
  const groups = new Map<string, Group>()
  for (const path of new Set(options.paths)) {
    const start = await findStart(fs, path)
    if (!start) problems.push(`No such path: ${path}`)
    else if (isOfGit(start.path)) problems.push(`Nothing to lint in Git's own folder: ${path}`)
    else {
      starts.push(start)
      const anchor = await findAnchor(fs, start.folder)
      const named = options.spaces?.filter((space) => isWithin(start.folder, space)).sort(comparePaths)[0]
      const top = anchor ?? named
      // Around a file by itself there is no space, and below it none that it could be part of.
      if (top === undefined && start.path !== start.folder) lone.push(start.path)
      else {
        const root = top ?? start.folder
        const own = groups.get(root)?.starts ?? []
        groups.set(root, {starts: [...own, start], isAnchored: top !== undefined})
      }
    }
  }
  const found = await Promise.all([...groups].map(([root, group]) => discoverIn(fs, root, group, options)))
  return {
    spaces: found.flatMap(({spaces}) => spaces).sort(bySpace),
    starts,
    loneFiles: [...lone, ...found.flatMap(({loneFiles}) => loneFiles)].sort(comparePaths),
    vast: found.flatMap(({vast}) => vast),
    problems: [...problems, ...found.flatMap((each) => each.problems)],
  }
}

/** The starts of one walk. */
interface Group {
  readonly starts: readonly Start[]
  /** Whether something says that its root is one. */
  readonly isAnchored: boolean
}

const isOfGit = (path: string): boolean => path.split('/').includes('.git')

const bySpace = (one: Space, other: Space): number =>
  comparePaths(one.repository.root, other.repository.root) || comparePaths(one.root, other.root)

async function discoverIn(
  fs: FileSystem,
  root: string,
  {starts: absoluteStarts, isAnchored}: Group,
  options: DiscoverOptions,
): Promise<Omit<Discovery, 'starts'>> {
  const {mostFolders} = options
  if (!isAnchored && mostFolders !== undefined && !(await hasAtMost(fs, root, mostFolders)))
    return {spaces: [], loneFiles: [], problems: [], vast: [absolutePath(root, '')]}
  // Not `pathFrom`: here the empty root is that of the disk, and paths begin with its slash.
  const inside = (path: string): string => path.slice(root.length + 1)
  const starts = absoluteStarts.map(({path, folder}) => ({path: inside(path), folder: inside(folder)}))
  const {repository, claims} = await findClaims(fs, root, starts, options)

  const around = new Set(claims.flatMap((claim) => (claim.kind === 'site' ? [] : [claim.root])))
  const orphans = starts.filter((start) => !claims.some((claim) => means(start, claim, around)))
  const loose = options.loose ? orphans.filter(({path, folder}) => path === folder) : []
  const spaces = buildSpaces(repository, [...claims, ...looseClaims(loose)])
  return {
    spaces: spaces.filter(
      (space) => space.kind === 'loose' || starts.some((start) => means(start, space, around)),
    ),
    vast: [],
    loneFiles: orphans.filter(({path, folder}) => path !== folder).map(({path}) => absolutePath(root, path)),
    problems: orphans
      .filter(({path, folder}) => path === folder && !options.loose)
      .map(({path}) => noSpace(absolutePath(root, path))),
  }
}

interface Place {
  readonly path: string
  readonly folder: string
}

interface Claims {
  readonly repository: Repository
  readonly claims: readonly Claim[]
}

/** The spaces of a repository, less those that the config ignores. */
async function findClaims(
  fs: FileSystem,
  root: string,
  starts: readonly Place[],
  {spaces = [], indexed = [], isIgnored, isTree = false}: DiscoverOptions,
): Promise<Claims> {
  const inside = (paths: Iterable<string>): readonly string[] =>
    [...paths].filter((path) => isWithin(path, root)).map((path) => path.slice(root.length + 1))
  const named = inside(spaces)
  const known = inside(indexed)
  const look = async (folders: readonly string[]): Promise<Claims> => {
    const repository = await walk(fs, root, {starts: folders, indexed: known, isTree})
    const [configs, {sites, unread}] = await Promise.all([
      findConfigs(fs, repository),
      findSites(fs, repository),
    ])
    const claims = claimSpaces({repository, configs, sites, named})
    return {repository, claims: withUnreadSites(claims, unread)}
  }
  const folders = [...starts.map(({folder}) => folder), ...named]
  const first = await look(folders)
  const hidden = first.claims
    .map((claim) => claim.root)
    .filter((each) => unwalkedReason(first.repository, each) === 'hidden')
  const found = hidden.length > 0 ? await look([...folders, ...hidden]) : first
  return isIgnored
    ? withoutIgnored(found, (path, space) => isIgnored(absolutePath(root, path), absolutePath(root, space)))
    : found
}

function withoutIgnored(
  {repository, claims}: Claims,
  isIgnored: (path: string, space: string) => boolean,
): Claims {
  const kept = claims.filter(({root}) => root === '' || !isIgnored(`${root}/`, root))
  const roots = new Set(kept.map(({root}) => root))
  const ignores = (path: string): boolean => {
    const own = path.endsWith('/') ? path.slice(0, -1) : folderOf(path)
    const space = innermost(own, roots)
    return space !== undefined && isIgnored(path, space)
  }
  return {repository: ignorePaths(repository, ignores), claims: kept}
}

const looseClaims = (starts: readonly Place[]): readonly Claim[] =>
  [...new Set(starts.map(({folder}) => folder))].map((root) => ({
    root,
    kind: 'loose',
    config: defaultSpaceConfig,
    problems: [],
  }))

/**
 * Whether a space is what a path means: it lies in the path, is the innermost around it, or has it as its
 * config, which may lie above the space.
 */
function means(
  {path, folder}: Place,
  {root, kind, config, site}: Claim,
  around: ReadonlySet<string>,
): boolean {
  if (path === folder && isWithin(root, path)) return true
  if (site?.owns && resolvePath(root, site.path) === path) return true
  if (config.yaml && resolvePath(root, config.yaml.path) === path) return true
  return kind !== 'site' && innermost(folder, around) === root
}

const noSpace = (path: string): string =>
  `No GitBook space in ${path}: looked for .gitbook.yaml, .gitbook/, SUMMARY.md and docs.yaml there and above`

/** A folder called `.gitbook.yaml` is one that cannot be read: whoever made it meant a space. */
async function findConfigs(fs: FileSystem, repository: Repository): Promise<readonly FoundConfig[]> {
  const {files, folders, unwalked} = repository
  const paths = [
    ...[...files].flatMap(([path, {absent}]) => (absent ? [] : [path])),
    ...folders,
    ...[...unwalked].flatMap(([path, reason]) => (reason === 'hidden' ? [path] : [])),
  ]
    .filter((path) => nameOf(path) === '.gitbook.yaml')
    .sort(comparePaths)
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
