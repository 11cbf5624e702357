/**
 * What a space rule is: data plus a pure function of one file's facts and the index of its space.
 * Every finding belongs to one file, so a host that looks at one file runs the rule on that file alone.
 */
import type {Report} from '../core/finding.ts'
import type {PageFacts} from '../page/facts.ts'
import type {FileEntry, FileRole, SpaceKind, SpaceSite} from '../project/space.ts'
import type {SpaceConfig} from '../project/space-config.ts'
import type {SpaceIndex} from '../project/space-index.ts'
import type {YamlFacts} from '../project/yaml-facts.ts'
import type {RuleMeta, RuleOptions} from './rule.ts'

/**
 * The kinds of file that findings can belong to. `summary` is the table of contents in use, `config`
 * is `.gitbook.yaml`, `site` is `docs.yaml` (with one space of each site), `asset` is everything in
 * `.gitbook/assets`, `file` any other file.
 */
export type FileOwner = FileRole

/** A Markdown file with its facts. */
export interface OwnedDocument<Owner extends FileOwner> {
  readonly owner: Owner
  readonly path: string
  readonly facts: PageFacts
}

/** A YAML file with its facts. */
export interface OwnedYaml<Owner extends FileOwner> {
  readonly owner: Owner
  /** From the space root; may lead out of it (`../docs.yaml`). */
  readonly path: string
  readonly yaml: YamlFacts
}

/** A file that is known by its name alone. */
export interface OwnedEntry<Owner extends FileOwner> {
  readonly owner: Owner
  readonly path: string
  readonly entry: FileEntry
}

/** What a rule sees of a file, by owner. */
export interface OwnedFiles {
  readonly page: OwnedDocument<'page'>
  readonly include: OwnedDocument<'include'>
  readonly summary: OwnedDocument<'summary'>
  readonly config: OwnedYaml<'config'> & {readonly config: SpaceConfig}
  readonly site: OwnedYaml<'site'> & {readonly site: SpaceSite}
  readonly vars: OwnedYaml<'vars'>
  readonly tags: OwnedYaml<'tags'>
  readonly asset: OwnedEntry<'asset'>
  readonly file: OwnedEntry<'file'>
}

/** One of the files that a rule looks at; tell them apart by `owner`. */
export type OwnedFile<Owner extends FileOwner = FileOwner> = {
  [Each in Owner]: OwnedFiles[Each]
}[Owner]

/** What a space rule is given. Its result depends on nothing else. */
export interface SpaceContext<Owner extends FileOwner = FileOwner> {
  readonly file: OwnedFile<Owner>
  readonly index: SpaceIndex
  /** The space before the change that is looked at; absent where a run compares with nothing. */
  readonly before?: SpaceIndex | undefined
  readonly options: RuleOptions
  /** Reports on the file. */
  report(report: Report): void
}

/** A rule that needs other files: its findings depend on facts and the index only. */
export interface SpaceRule extends Omit<RuleMeta, 'kinds'> {
  readonly scope: 'space'
  /** The kinds of file that it looks at: it is called once for each such file. */
  readonly owners: readonly FileOwner[]
  /** The kinds of space that it runs on; `current` by default. Link checks hold in all. */
  readonly spaces?: readonly SpaceKind[]
  /** Whether it needs sizes and contents of files: without such a rule no file but text is touched. */
  readonly measures?: true
  check(context: SpaceContext): void
}

/** A space rule as written, with the type of its files following from `owners`. */
export interface SpaceRuleDefinition<Owner extends FileOwner>
  extends Omit<SpaceRule, 'scope' | 'owners' | 'check'> {
  readonly owners: readonly Owner[]
  check(context: SpaceContext<Owner>): void
}

/** Declares a space rule. */
export const defineSpaceRule = <const Owner extends FileOwner>(
  rule: SpaceRuleDefinition<Owner>,
): SpaceRule => ({
  scope: 'space',
  ...rule,
})
