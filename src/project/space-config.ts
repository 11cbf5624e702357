/**
 * `.gitbook.yaml` as the space stage needs it: where the space is, which files have a role, which old
 * addresses lead on. It knows no files: whether a path exists is for the index to say.
 */
import {type Range, range} from '../core/range.ts'
import {leaves, resolvePath} from './paths.ts'
import {
  entriesOf,
  isNothing,
  kindInWords,
  textOf,
  valueAt,
  type YamlFacts,
  type YamlNode,
} from './yaml-facts.ts'

/** A path given by the config or by default. */
export interface ConfiguredPath {
  /** From the space root, without leading `/` or `./`, invisible characters at its ends dropped. */
  readonly path: string
  /** As written; absent where the default holds. */
  readonly written?: {readonly text: string; readonly range: Range}
}

/** One old address and where it leads now. */
export interface Redirect {
  /** As written. */
  readonly from: string
  readonly fromRange: Range
  /** As written; absent when no text is given. */
  readonly to?: string
  /** The target; where it would stand when nothing is given. */
  readonly toRange: Range
  /** The address in the form of `pageUrl`: no slash at its ends, no `./`, lower case. */
  readonly url: string
}

/** Something in the config that has not the shape GitBook reads. */
export interface ConfigProblem {
  readonly kind: 'not-a-map' | 'not-text' | 'root-outside'
  /** The key, as `structure.readme`; empty for the whole file. */
  readonly key: string
  /** What stands there instead, in words. */
  readonly found: string
  readonly range: Range
}

/** What `.gitbook.yaml` says; all defaults where there is none. */
export interface SpaceConfig {
  /** The file, from the space root (`.gitbook.yaml`, `../.gitbook.yaml`); absent when there is none. */
  readonly yaml?: YamlFacts
  /** From the folder of the config; empty for that folder. */
  readonly root: ConfiguredPath
  readonly readme: ConfiguredPath
  readonly summary: ConfiguredPath
  readonly redirects: readonly Redirect[]
  readonly problems: readonly ConfigProblem[]
}

/** A space without `.gitbook.yaml` (defaults: gitbook.com/docs, "content configuration"). */
export const defaultSpaceConfig: SpaceConfig = {
  root: {path: ''},
  readme: {path: 'README.md'},
  summary: {path: 'SUMMARY.md'},
  redirects: [],
  problems: [],
}

/** Reads the config from its YAML. Keys that GitBook does not know are left to rules. */
export function readSpaceConfig(yaml: YamlFacts): SpaceConfig {
  const problems: ConfigProblem[] = []
  const map = (node: YamlNode | undefined, key: string): YamlNode | undefined => {
    if (node === undefined || isNothing(node) || node.kind === 'map') return node
    problems.push({kind: 'not-a-map', key, found: kindInWords(node), range: node.range})
    return undefined
  }
  const path = (node: YamlNode | undefined, key: string, byDefault: string): ConfiguredPath => {
    const text = textOf(node)
    if (text !== undefined && node?.kind === 'scalar')
      return {path: cleanPath(text), written: {text, range: node.textRange}}
    if (node !== undefined && !isNothing(node))
      problems.push({kind: 'not-text', key, found: kindInWords(node), range: node.range})
    return {path: byDefault}
  }
  const top = map(yaml.root, '')
  const structure = map(valueAt(top, 'structure'), 'structure')
  return {
    yaml,
    root: insideRoot(path(valueAt(top, 'root'), 'root', ''), problems),
    readme: path(valueAt(structure, 'readme'), 'structure.readme', 'README.md'),
    summary: path(valueAt(structure, 'summary'), 'structure.summary', 'SUMMARY.md'),
    redirects: entriesOf(map(valueAt(top, 'redirects'), 'redirects')).map((entry) => ({
      from: entry.key,
      fromRange: entry.keyRange,
      ...(textOf(entry.value) !== undefined && {to: textOf(entry.value) ?? ''}),
      toRange: entry.value.kind === 'scalar' ? entry.value.textRange : entry.value.range,
      url: redirectUrl(entry.key),
    })),
    problems,
  }
}

/** A root above the config's own folder cannot be told from a slip without knowing the repository. */
function insideRoot(root: ConfiguredPath, problems: ConfigProblem[]): ConfiguredPath {
  if (!leaves(root.path) || !root.written) return root
  const {text, range: at} = root.written
  problems.push({kind: 'root-outside', key: 'root', found: text, range: range(at.start, at.end)})
  return {...root, path: ''}
}

// Copied from web pages; GitBook keeps them, so the config is not what it seems. A rule tells.
const invisibleEnds = /^[\s\u200b-\u200f\u2060\ufeff]+|[\s\u200b-\u200f\u2060\ufeff]+$/g

const cleanPath = (text: string): string => resolvePath('', text.replaceAll(invisibleEnds, ''))

/** An old address as it is compared: sources are case-insensitive (gitbook.com/docs, "site redirects"). */
export const redirectUrl = (from: string): string => {
  const path = resolvePath('', (from.split('#')[0] ?? '').replaceAll(invisibleEnds, ''))
  return path
    .replace(/(?:^|\/)README\.md$/i, '')
    .replace(/\.md$/i, '')
    .toLowerCase()
}
