/** What the last step needs to know of the files of a space besides its pages: YAML with its comments, and what could not be read. */
import type {Finding} from '../core/finding.ts'
import {createLineIndex} from '../core/line-index.ts'
import type {FileProblem, Space, SpaceKind} from '../project/space.ts'
import type {SpaceIndex} from '../project/space-index.ts'
import type {YamlFacts} from '../project/yaml-facts.ts'
import type {FinishedFile} from './finish-page.ts'
import type {RulesFor} from './lint-space.ts'
import type {RuleConfig} from './resolve-config.ts'

/** Whether sizes and contents of files count: for one file at least, a rule that needs them is in force. */
export const needsMeasures = ({files}: Space, rulesFor: RulesFor): boolean =>
  files.some(({path, role}) => rulesFor(path).some(({rule}) => rule.measures && rule.owners.includes(role)))

/** The YAML files of a space by path from its root; some lie above it. */
export const yamlFilesOf = ({space, vars, tags}: SpaceIndex): ReadonlyMap<string, YamlFacts> =>
  new Map(
    [space.config.yaml, space.site && {...space.site.site.yaml, path: space.site.path}, vars, tags].flatMap(
      (yaml): [string, YamlFacts][] => (yaml ? [[yaml.path, yaml]] : []),
    ),
  )

/** A YAML file as far as its comments go; `undefined` where it has none. */
export function withComments(path: string, yaml: YamlFacts | undefined): FinishedFile | undefined {
  if (yaml === undefined || yaml.suppressions.length === 0) return undefined
  const {text, suppressions} = yaml
  return {text, lines: createLineIndex(text), facts: {path, suppressions}, nextBlocks: new Map()}
}

/** The rule about files that no parser and no editor gets to see. */
export const unreadableFileId = 'unreadable-file'

/** One finding for each file that could not be read; a warning in a legacy book, which GitBook does not serve. */
export function unreadableFindings(
  problems: readonly FileProblem[],
  configFor: (path: string) => ReadonlyMap<string, RuleConfig>,
  kind: SpaceKind = 'current',
): Finding[] {
  return problems.flatMap(({path, reason}) => {
    const severity = configFor(path).get(unreadableFileId)?.severity
    if (severity === 'off') return []
    return {
      path,
      rule: unreadableFileId,
      severity: severity ?? (kind === 'legacy' ? 'warning' : 'error'),
      range: {start: 0, end: 0},
      message: `Unexpected ${inWords[reason]}, expected a readable file`,
      note: 'Nothing in it is checked',
    }
  })
}

const inWords: Readonly<Record<FileProblem['reason'], string>> = {
  missing: 'link in the file system that leads nowhere',
  denied: 'file that may not be read',
  'is-directory': 'folder with the name of a file',
  'not-directory': 'file in the place of a folder',
  'too-big': 'file of more than 2 MB',
  'not-utf8': 'bytes that are not UTF-8',
  'link-loop': 'link in the file system that leads in a circle',
  unreadable: 'unreadable file',
}
