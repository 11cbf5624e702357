/**
 * Which folders of a repository are spaces. A function of the walk and of the configs found on it; the
 * order of the disk plays no part.
 */
import {
  comparePaths,
  folderOf,
  foldersUpward,
  isWithin,
  joinPath,
  nameOf,
  relativePath,
  resolvePath,
} from './paths.ts'
import type {Site} from './site.ts'
import {type Claim, type FileProblem, innermost, siteSeenFrom} from './space.ts'
import {defaultSpaceConfig, type SpaceConfig} from './space-config.ts'
import {type Repository, unwalkedReason} from './walk.ts'

/** A `.gitbook.yaml` and the folder it lies in. */
export interface FoundConfig {
  readonly folder: string
  readonly config: SpaceConfig
  readonly problems: readonly FileProblem[]
}

/** Everything that may make a folder a space. */
export interface Evidence {
  readonly repository: Repository
  readonly configs: readonly FoundConfig[]
  readonly sites: readonly Site[]
  /** Folders named by the linter's config. */
  readonly named: readonly string[]
}

/**
 * The spaces of a repository, sorted by root: by `.gitbook.yaml` (its `root`), by a site, by name, by
 * `.gitbook/`, by a `SUMMARY.md` that no space claims.
 *
 * A `.gitbook/` inside a space makes another one only with a `SUMMARY.md` beside it: otherwise it is a
 * translation or copy whose pages the outer space lists. A folder whose `.gitbook.yaml` puts the root
 * elsewhere is no space for what else it holds.
 */
export function claimSpaces(evidence: Evidence): readonly Claim[] {
  const claims = new Map<string, Claim>()
  claimByConfig(evidence, claims)
  claimBySites(evidence, claims)
  for (const root of evidence.named)
    add(claims, {root, kind: 'current', config: defaultSpaceConfig, problems: []})
  claimByMarks(evidence, claims)
  return assignSites(evidence, [...claims.values()].sort(byRoot))
}

const byRoot = (one: Claim, other: Claim): number => comparePaths(one.root, other.root)

const add = (claims: Map<string, Claim>, claim: Claim): void => {
  if (!claims.has(claim.root)) claims.set(claim.root, claim)
}

/** Of two configs for one root the outer one holds: somebody pointed there on purpose. */
function claimByConfig({configs}: Evidence, claims: Map<string, Claim>): void {
  for (const {folder, config, problems} of configs.toSorted((one, other) =>
    comparePaths(one.folder, other.folder),
  )) {
    add(claims, {root: resolvePath(folder, config.root.path), kind: 'current', config, problems})
  }
}

/** A folder that is not there is no space; a rule tells that of `docs.yaml`. */
function claimBySites({repository, sites}: Evidence, claims: Map<string, Claim>): void {
  for (const site of sites) {
    for (const {folder} of site.spaces) {
      if (folder !== undefined && (repository.folders.has(folder) || unwalkedReason(repository, folder)))
        add(claims, {root: folder, kind: 'current', config: defaultSpaceConfig, problems: []})
    }
  }
}

/** Outermost first, so that what an outer space claims is known. */
function claimByMarks({repository, configs}: Evidence, claims: Map<string, Claim>): void {
  const {files, folders} = repository
  const elsewhere = new Set(configs.filter(({config}) => config.root.path !== '').map(({folder}) => folder))
  const marked = new Set<string>()
  for (const folder of folders) if (nameOf(folder) === '.gitbook') marked.add(folderOf(folder))
  for (const path of files.keys()) if (nameOf(path) === 'SUMMARY.md') marked.add(folderOf(path))

  for (const root of [...marked].sort(comparePaths)) {
    if (elsewhere.has(root) || root.split('/').includes('.gitbook')) continue
    const hasMark = folders.has(joinPath(root, '.gitbook'))
    const hasSummary = files.has(joinPath(root, 'SUMMARY.md'))
    const isClaimed = innermost(root, claims) !== undefined
    if (isClaimed ? !(hasMark && hasSummary) : !hasMark && isMdBook(root, repository)) continue
    const isLegacy = !hasMark && files.has(joinPath(root, 'book.json'))
    add(claims, {root, kind: isLegacy ? 'legacy' : 'current', config: defaultSpaceConfig, problems: []})
  }
}

const isMdBook = (folder: string, {files}: Repository): boolean =>
  foldersUpward(folder).some((each) => files.has(joinPath(each, 'book.toml')))

/** Gives each space its site, and each site one space that answers for its `docs.yaml`: the first. */
function assignSites({sites}: Evidence, claims: readonly Claim[]): readonly Claim[] {
  const answering = new Set<Site>()
  const placed = claims.map((claim) => {
    const site = siteOf(claim.root, sites)
    if (!site) return claim
    const owns = !answering.has(site)
    answering.add(site)
    const entry = site.spaces.find(({folder}) => folder === claim.root)
    return {...claim, site: siteSeenFrom(claim.root, site, owns, entry)}
  })
  const lonely = sites.filter(
    (site) => !answering.has(site) && !claims.some(({root}) => root === site.folder),
  )
  return [...placed, ...lonely.map(siteAlone)].sort(byRoot)
}

/** The site that names a space, else the one in whose folder it lies. */
const siteOf = (root: string, sites: readonly Site[]): Site | undefined =>
  sites.find(({spaces}) => spaces.some(({folder}) => folder === root)) ??
  sites.find(({folder}) => isWithin(root, folder))

/** A site that has no space here is still to be checked: its folder stands in for one, without its pages. */
const siteAlone = (site: Site): Claim => ({
  root: site.folder,
  kind: 'site',
  config: defaultSpaceConfig,
  site: siteSeenFrom(site.folder, site, true),
  problems: [],
})

/** The path of a folder's `.gitbook.yaml` as its space sees it. */
export const configPathFrom = (folder: string, root: string): string =>
  relativePath(resolvePath(folder, root), joinPath(folder, '.gitbook.yaml'))
