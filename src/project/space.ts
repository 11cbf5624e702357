/**
 * What a space is before its pages are read: a folder, its config, and its files with their roles.
 * Built from one walk; it holds no text of pages.
 */
import type {PageKind} from '../page/facts.ts'
import type {FailureReason} from './file-system.ts'
import {
  comparePaths,
  folderOf,
  foldersUpward,
  isMarkdownPath,
  isWithin,
  nameOf,
  pathFrom,
  relativePath,
} from './paths.ts'
import {type Site, type SiteEntry, sitePath} from './site.ts'
import type {SpaceConfig} from './space-config.ts'
import type {Repository, WalkedFile} from './walk.ts'

/**
 * `current`: synced by GitBook. `legacy`: a book of GitBook's old command line (`book.json`).
 * `loose`: a folder of Markdown that is no space, linted because that was asked for. `site`: the folder of a
 * `docs.yaml` without any space, looked at for that file alone.
 */
export type SpaceKind = 'current' | 'legacy' | 'loose' | 'site'

/** What a file is to its space; `asset` is everything in `.gitbook/assets`, `file` all the rest. */
export type FileRole = PageKind | 'config' | 'vars' | 'tags' | 'site' | 'file'

/** A file of a space. */
export interface FileEntry {
  /** From the space root, with `/`, as the disk spells it. */
  readonly path: string
  readonly role: FileRole
  /** Why its content is not looked at, although it exists. */
  readonly unread?: 'ignored' | 'link' | 'absent' | 'broken'
  /** Size, where it was asked for. A Git LFS pointer has the size of the pointer. */
  readonly bytes?: number
  /** Equal for equal contents; known only where it was asked for and another file has the same size. */
  readonly digest?: string
}

/** A file that could not be used, although the rest goes on. */
export interface FileProblem {
  /** From the space root, with `/`. */
  readonly path: string
  readonly reason: FailureReason
}

/** The site that a space is part of. */
export interface SpaceSite {
  readonly site: Site
  /** `docs.yaml`, from the space root. */
  readonly path: string
  /** What the site says of this space; absent where the space is only near the site. */
  readonly entry?: SiteEntry
  /** Whether findings about `docs.yaml` are given with this space: so for one space of each site. */
  readonly owns: boolean
}

/** A space. */
export interface Space {
  /** From the root of the repository, with `/`; empty for the repository itself. */
  readonly root: string
  readonly kind: SpaceKind
  readonly config: SpaceConfig
  /** Sorted by path. Files of spaces inside this one are theirs. */
  readonly files: readonly FileEntry[]
  /** The table of contents, if the file exists. */
  readonly summary?: string
  /** The landing page's file as configured, if it exists. */
  readonly readme?: string
  readonly site?: SpaceSite
  readonly repository: Repository
  /** The roots of all spaces of the repository, this one's included. */
  readonly roots: ReadonlySet<string>
  /** Files met on the way to this space that could not be read. */
  readonly problems: readonly FileProblem[]
}

/** What makes a folder a space. */
export interface Claim {
  readonly root: string
  readonly kind: SpaceKind
  readonly config: SpaceConfig
  readonly site?: SpaceSite
  readonly problems: readonly FileProblem[]
}

/** The innermost of some folders that a path lies in. */
export const innermost = (path: string, roots: {has(root: string): boolean}): string | undefined =>
  foldersUpward(path).find((folder) => roots.has(folder))

/** Deals the files of a repository out to its spaces: each to the innermost one. */
export function buildSpaces(repository: Repository, claims: readonly Claim[]): readonly Space[] {
  const roots = new Set(claims.map(({root}) => root))
  const shares = new Map<string, [string, WalkedFile][]>()
  for (const [path, file] of repository.files) {
    const root = innermost(folderOf(path), roots)
    if (root === undefined) continue
    const share = shares.get(root)
    if (share) share.push([path, file])
    else shares.set(root, [[path, file]])
  }
  return claims.map((claim) => buildSpace(repository, claim, roots, shares.get(claim.root) ?? []))
}

function buildSpace(
  repository: Repository,
  claim: Claim,
  roots: ReadonlySet<string>,
  share: readonly (readonly [string, WalkedFile])[],
): Space {
  const {root, config} = claim
  const files = (claim.kind === 'site' ? [] : share)
    .map(([path, file]) => toEntry(pathFrom(root, path), file, claim, roots))
    .sort((one, other) => comparePaths(one.path, other.path))
  const paths = new Set(files.map(({path}) => path))
  return {
    ...claim,
    files,
    ...(paths.has(config.summary.path) && {summary: config.summary.path}),
    ...(paths.has(config.readme.path) && {readme: config.readme.path}),
    repository,
    roots,
  }
}

function toEntry(path: string, file: WalkedFile, claim: Claim, roots: ReadonlySet<string>): FileEntry {
  const unread = unreadReason(file, claim.root, roots)
  return {path, role: roleOf(path, claim), ...(unread && {unread})}
}

function unreadReason(file: WalkedFile, root: string, roots: ReadonlySet<string>): FileEntry['unread'] {
  if (file.ignored) return 'ignored'
  if (file.absent) return 'absent'
  if (file.broken) return 'broken'
  if (file.linkTo === undefined) return undefined
  return innermost(folderOf(file.linkTo), roots) === root ? undefined : 'link'
}

/** The role of a file by its path alone. */
export function roleOf(path: string, {config, site}: Claim): FileRole {
  if (path === config.yaml?.path) return 'config'
  if (path === site?.path) return 'site'
  if (path === '.gitbook/vars.yaml') return 'vars'
  if (path === '.gitbook/tags.yaml') return 'tags'
  const isMarkdown = isMarkdownPath(path)
  // GitBook copies whole spaces into folders now and then, so `.gitbook` also lies deeper.
  const inside = /(?:^|\/)\.gitbook\/(?:([^/]*)\/)?/.exec(path)
  if (inside)
    return inside[1] === 'includes' && isMarkdown
      ? 'include'
      : inside[1] === 'assets' || isMarkdown
        ? 'asset'
        : 'file'
  if (path === config.summary.path || nameOf(path) === 'SUMMARY.md') return 'summary'
  return isMarkdown ? 'page' : 'file'
}

/** The files that are read as Markdown. */
export const documentsOf = (space: Space): readonly (FileEntry & {readonly role: PageKind})[] =>
  space.files.filter(isDocument)

/** Whether a file is read as Markdown. */
export const isDocument = (file: FileEntry): file is FileEntry & {readonly role: PageKind} =>
  file.unread === undefined && (file.role === 'page' || file.role === 'include' || file.role === 'summary')

/** A site as a space sees it. */
export const siteSeenFrom = (root: string, site: Site, owns: boolean, entry?: SiteEntry): SpaceSite => ({
  site,
  path: relativePath(root, sitePath(site)),
  ...(entry && {entry}),
  owns,
})

/** Whether a path from the root of the repository is of this space and of none inside it. */
export const holds = ({root, roots}: Space, path: string): boolean =>
  isWithin(path, root) && innermost(path, roots) === root
