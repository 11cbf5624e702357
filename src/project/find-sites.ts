/** The sites of a repository, and what has the name of one and cannot be read. */
import {type FileSystem, maxTextBytes} from './file-system.ts'
import {comparePaths, folderOf, isWithin, nameOf, relativePath} from './paths.ts'
import {readSite, type Site} from './site.ts'
import type {Claim, FileProblem} from './space.ts'
import {absolutePath, type Repository} from './walk.ts'
import {parseYaml} from './yaml-facts.ts'

/** The `docs.yaml` of a repository. */
interface FoundSites {
  readonly sites: readonly Site[]
  readonly unread: readonly FileProblem[]
}

/** Reads every file of that name, links and folders included. */
export async function findSites(fs: FileSystem, repository: Repository): Promise<FoundSites> {
  const {files, folders} = repository
  const present = [...files].flatMap(([path, {absent}]) => (absent ? [] : [path]))
  const paths = [...present, ...folders].filter((path) => nameOf(path) === 'docs.yaml').sort(comparePaths)
  const found = await Promise.all(paths.map((path) => readSiteAt(fs, repository, path)))
  return {
    sites: found.flatMap((site) => (site === undefined || 'reason' in site ? [] : [site])),
    unread: found.flatMap((site) => (site !== undefined && 'reason' in site ? [site] : [])),
  }
}

async function readSiteAt(
  fs: FileSystem,
  {root}: Repository,
  path: string,
): Promise<Site | FileProblem | undefined> {
  const text = await fs.readText(absolutePath(root, path), maxTextBytes)
  if (text.ok) return readSite(folderOf(path), parseYaml(path, text.value))
  // So large is no list of spaces: some other file has the name.
  return text.reason === 'too-big' ? undefined : {path, reason: text.reason}
}

/** A `docs.yaml` that cannot be read is told by the first space in its folder; elsewhere it may be anything. */
export function withUnreadSites(claims: readonly Claim[], unread: readonly FileProblem[]): readonly Claim[] {
  const teller = ({path}: FileProblem) => claims.find(({root}) => isWithin(root, folderOf(path)))
  return claims.map((claim) => {
    const own = unread.filter((each) => teller(each) === claim)
    if (own.length === 0) return claim
    const seen = own.map(({path, reason}) => ({path: relativePath(claim.root, path), reason}))
    return {...claim, problems: [...claim.problems, ...seen]}
  })
}
