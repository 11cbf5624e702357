/**
 * A site as its `docs.yaml` says: which folders are its spaces, and in which language. Whether the
 * file keeps GitBook's import rules is for rules to say.
 */
import type {Range} from '../core/range.ts'
import {joinPath, leaves, resolvePath} from './paths.ts'
import {itemsOf, textOf, valueAt, type YamlFacts, type YamlNode} from './yaml-facts.ts'

/** A space that a site names. */
export interface SiteEntry {
  readonly key?: string
  readonly title?: string
  /** The last part of the space's address on the site. */
  readonly path?: string
  readonly language?: string
  readonly isDefault: boolean
  /** Position of the section that holds it among all sections and groups; absent at the top. */
  readonly section?: number
  /** Its folder from the root of the repository; absent where none is given (`null`). */
  readonly folder?: string
  /** The value of `content.directory`. */
  readonly folderRange?: Range
}

/** A site. */
export interface Site {
  /** The folder of `docs.yaml`, from the root of the repository. */
  readonly folder: string
  readonly yaml: YamlFacts
  readonly spaces: readonly SiteEntry[]
}

/** Reads a `docs.yaml`; `undefined` when it is some other tool's (they are many). */
export function readSite(folder: string, yaml: YamlFacts): Site | undefined {
  if (!isGitBookSite(yaml)) return undefined
  const spaces: SiteEntry[] = []
  let sections = 0
  const visit = (nodes: readonly YamlNode[], section: number | undefined, depth: number): void => {
    for (const node of nodes) {
      if (textOf(valueAt(node, 'type')) === 'space') spaces.push(readEntry(folder, node, section))
      else if (depth < maxDepth) visit(itemsOf(valueAt(node, 'children')), sections++, depth + 1)
    }
  }
  visit(itemsOf(valueAt(valueAt(yaml.root, 'site'), 'structure')), undefined, 0)
  return {folder, yaml, spaces}
}

const maxDepth = 10

/** By schema or by shape; a file too broken to be read, by its words. */
function isGitBookSite({root, text, errors}: YamlFacts): boolean {
  if (textOf(valueAt(root, '$schema'))?.includes('gitbook')) return true
  if (valueAt(valueAt(root, 'site'), 'structure') !== undefined) return true
  return errors.length > 0 && /^site:/m.test(text) && /^\s+structure:/m.test(text)
}

function readEntry(siteFolder: string, node: YamlNode, section: number | undefined): SiteEntry {
  const content = valueAt(node, 'content')
  const directory = valueAt(content, 'directory')
  const written = textOf(directory)
  const folder = written === undefined ? undefined : folderFor(siteFolder, written)
  const isDefault = valueAt(node, 'default')
  return {
    ...optional('key', textOf(valueAt(node, 'key'))),
    ...optional('title', textOf(valueAt(node, 'title'))),
    ...optional('path', textOf(valueAt(node, 'path'))),
    ...optional('language', textOf(valueAt(content, 'language'))),
    isDefault: isDefault?.kind === 'scalar' && isDefault.value === true,
    ...(section !== undefined && {section}),
    ...optional('folder', folder),
    ...(folder !== undefined && directory?.kind === 'scalar' && {folderRange: directory.textRange}),
  }
}

/** `/docs` starts at the root of the repository, `./docs` and `docs` at the site's folder. */
function folderFor(siteFolder: string, written: string): string | undefined {
  const folder = resolvePath(written.startsWith('/') ? '' : siteFolder, written)
  return leaves(folder) ? undefined : folder
}

const optional = <Key extends string>(
  key: Key,
  value: string | undefined,
): {readonly [Name in Key]?: string} =>
  // The key is the one of the type; TypeScript widens computed keys to `string`.
  (value === undefined ? {} : {[key]: value}) as {readonly [Name in Key]?: string}

/** The path of `docs.yaml` from the root of the repository. */
export const sitePath = (site: Site): string => joinPath(site.folder, 'docs.yaml')
