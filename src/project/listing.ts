/** Which Markdown files the table of contents leaves out, and which of them are meant as pages at all. */
import {isHousekeepingFile, isInHiddenFolder} from './housekeeping-files.ts'
import {folderOf, foldersUpward, isMarkdownPath, nameOf} from './paths.ts'
import {question} from './question.ts'
import {isReadmeCopy} from './readme-copy.ts'
import {isFound} from './resolution.ts'

interface Listing {
  /** Files that the table of contents names, in whatever way. */
  readonly files: ReadonlySet<string>
  /** Their folders, and all folders around those. */
  readonly folders: ReadonlySet<string>
  /** Folders that have a table of contents of their own. */
  readonly foreign: ReadonlySet<string>
  /** Folders that hold code. */
  readonly withCode: ReadonlySet<string>
}

const listingOf = question((index): Listing => {
  const {space, navigation, links} = index
  const files = new Set<string>()
  for (const {resolution} of navigation ? links.from(navigation.path) : []) {
    // A slip in the path is the entry's mistake, not the page's.
    if (isFound(resolution)) files.add(resolution.path)
    else if ('actual' in resolution) files.add(resolution.actual)
    else if (resolution.kind === 'missing') {
      for (const path of [resolution.nearest, resolution.sameName]) if (path !== undefined) files.add(path)
    }
  }
  const summaries = space.files.filter(({role, path}) => role === 'summary' && path !== space.summary)
  return {
    files,
    folders: new Set([...files].flatMap((path) => foldersUpward(folderOf(path)))),
    foreign: new Set(summaries.map(({path}) => folderOf(path)).filter((folder) => folder !== '')),
    withCode: new Set(
      space.files.filter(({role, path}) => role === 'file' && isCode(path)).map(({path}) => folderOf(path)),
    ),
  }
})

/** Whether the table of contents names the page: as itself, by a place on it, or with a slip in its path. */
export const isListed = question((index, path: string): boolean => listingOf(index).files.has(path))

/**
 * Whether readers are served the page. GitBook does not import a file that an existing table of contents
 * leaves out (documented under "Nothing happens on GitBook after adding a new file").
 */
export const isServed = question(
  (index, path: string): boolean =>
    index.navigation === undefined ||
    path === index.space.readme ||
    listingOf(index).files.size === 0 ||
    isListed(index, path),
)

/** Whether the table of contents has entries that lead to pages; false where there is none. */
export const listsPages = question(
  (index): boolean => index.navigation?.entries.some(({resolution}) => resolution?.kind === 'page') ?? false,
)

/**
 * Whether an unlisted Markdown file is meant as a page. A table of contents that names no file of the space
 * is not one that anything can be missing from.
 */
export const isLikelyPage = question((index, path: string): boolean => {
  const {files, folders, foreign, withCode} = listingOf(index)
  const {space} = index
  if (files.size === 0 || path === space.readme || path === 'README.md') return false
  if (isHousekeepingFile(path) || isInHiddenFolder(path) || isReadmeCopy(index.lookup, path)) return false
  const around = foldersUpward(folderOf(path)).filter((folder) => folder !== '')
  if (around.some((folder) => foreign.has(folder))) return false
  // Drafts and notes by the convention of many tools.
  if (nameOf(path).startsWith('_')) return false
  if (around.some((folder) => nameOf(folder).startsWith('_') && !folders.has(folder))) return false
  if (around.some((folder) => isLanguage(nameOf(folder)) && !folders.has(folder))) return false
  const isAboutCode =
    isMarkdownPath(path) && around.some((folder) => withCode.has(folder) && !folders.has(folder))
  return !isAboutCode
})

/** Written as GitBook's and other tools' folders of translations are: `ja`, `pt-BR`, `zh_CN`, `zh-Hans`. */
const isLanguage = (name: string): boolean =>
  languages.has(name.split(/[-_]/)[0] ?? '') && /^[a-z]{2}(?:[-_](?:[A-Za-z]{2}|Hans|Hant))?$/.test(name)

const languages = new Set(
  'ar bg bn ca cs da de el en es et fa fi fr he hi hr hu id it ja jp ka ko kr lt lv ms nl no pl pt ro ru sk sl sr sv th tr tw uk ur vi zh cn'.split(
    ' ',
  ),
)

const code =
  /\.(?:c|cc|cpp|cs|go|h|hpp|java|jsx?|kts?|lua|mjs|cjs|mod|php|pl|py|rb|rs|scala|sh|sol|swift|tf|tsx?|vue|gradle|toml)$/i
const projects = new Set([
  'package.json',
  'Makefile',
  'Dockerfile',
  'pom.xml',
  'requirements.txt',
  'composer.json',
])

const isCode = (path: string): boolean => code.test(path) || projects.has(nameOf(path))
