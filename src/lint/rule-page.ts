/**
 * The page of a rule, in Markdown: all that its declaration says, with messages printed by the linter
 * itself. What `docs/rules` holds and `explain` prints; it writes no file and knows no single rule.
 */
import type {Fix} from '../core/finding.ts'
import type {LintExample} from './lint-example.ts'
import {fence, sentence, table} from './markdown-blocks.ts'
import {isAboutMarkdown} from './markdown-rule.ts'
import {defaultOptions, type OptionSchema, type Rule} from './rule.ts'
import {exampleBlocks, fixBlocks, type LintedExample} from './rule-examples.ts'
import type {FileOwner} from './space-rule.ts'

/** The page of a rule, ending in a line feed. */
export async function rulePage(rule: Rule, lintExample: LintExample): Promise<string> {
  const examples = await Promise.all(
    rule.examples.map(async (example) => ({example, findings: await lintExample(rule, example)})),
  )
  const blocks = [
    `# ${rule.id}`,
    sentence(rule.summary),
    factsTable(rule),
    ...section('Why', [sentence(rule.why)]),
    ...section('How to mend it', [remedies(rule)]),
    ...section('Not fine', examples.filter(isReported).flatMap(exampleBlocks)),
    ...section('Fine', examples.filter((one) => !isReported(one)).flatMap(exampleBlocks)),
    ...section('Fix', fixSection(rule, examples)),
    ...section('Options', optionsTable(rule)),
    ...section('Settings', settings(rule)),
    ...section('Sources', [rule.sources.map((source) => `* ${sentence(source)}`).join('\n')]),
    ...section('Former names', formerNames(rule)),
  ]
  return `${blocks.join('\n\n')}\n`
}

const section = (title: string, blocks: readonly string[]): string[] =>
  blocks.length === 0 ? [] : [`## ${title}`, ...blocks]

const isReported = ({findings}: LintedExample): boolean => findings.length > 0

/** What a rule's presets are called: an opt-in rule is in none but `all`. */
export const presetsOf = ({presets}: Rule): string =>
  presets.length === 0 ? 'only `all`' : presets.join(', ')

const fileNames: Record<FileOwner, string> = {
  page: 'pages',
  include: 'reusable content',
  summary: 'the table of contents',
  asset: 'assets',
  config: '`.gitbook.yaml`',
  site: '`docs.yaml`',
  vars: '`.gitbook/vars.yaml`',
  tags: '`.gitbook/tags.yaml`',
  file: 'other files',
}

const scopes: Record<Rule['scope'], string> = {
  page: 'one file at a time',
  space: 'the whole space',
  engine: 'comments and files as such',
}

const kindsOf = (rule: Rule): readonly FileOwner[] =>
  rule.scope === 'space' ? rule.owners : (rule.kinds ?? ['page', 'include'])

function factsTable(rule: Rule): string {
  const files = kindsOf(rule).map((kind) => fileNames[kind])
  return table(
    ['Severity', 'Scope', 'Looks at', 'Presets', 'Fix'],
    [[rule.severity, scopes[rule.scope], files.join(', '), presetsOf(rule), rule.fix]],
  )
}

function remedies({inEditor}: Rule): string {
  const inGit = '* In Git: change the source as the examples below show.'
  if (/^in git only/i.test(inEditor)) return `* ${sentence(inEditor)}\n${inGit}`
  return `* In GitBook's editor: ${sentence(inEditor)}\n${inGit}`
}

const safetyWords: Record<Fix['safety'], string> = {
  safe: 'Safe: there is one right answer.',
  unsafe: 'Unsafe: a good guess, or something is dropped. Read the change before it is kept.',
}

const visibleWords = {
  same: 'The words that readers see stay the same.',
  changes: 'Readers see other words where it changes the page.',
}

const fateWords: Record<NonNullable<Rule['afterExport']>['fate'], string> = {
  stays: 'The change outlives the next export of GitBook.',
  rewritten: 'The next export of GitBook writes it anew.',
  unknown: 'Whether the change outlives the next export of GitBook is not known.',
}

function fixSection({fix, afterExport}: Rule, examples: readonly LintedExample[]): string[] {
  if (fix === 'never') return []
  const safeties = new Set(examples.flatMap(({findings}) => findings.flatMap((one) => one.fix?.safety ?? [])))
  const words = [...safeties].sort().map((safety) => safetyWords[safety])
  const offered = fix === 'always' ? 'Every finding carries a fix.' : 'Some findings carry a fix.'
  const changing = examples.some(({findings}) => findings.some((one) => one.fix?.visibleText === 'changes'))
  return [
    [offered, ...words, changing ? visibleWords.changes : visibleWords.same].join(' '),
    ...(afterExport ? [`${fateWords[afterExport.fate]} ${sentence(afterExport.source)}`] : []),
    // One change shows what the fix does; the others are tests.
    ...(examples.map(fixBlocks).find((blocks) => blocks.length > 0) ?? []),
  ]
}

const optionsTable = ({options}: Rule): string[] =>
  options === undefined
    ? []
    : [table(['Option', 'Type', 'Default', 'Meaning'], Object.entries(options).map(optionRow))]

const optionRow = ([name, {type, default: value, description}]: [string, OptionSchema]): string[] => [
  `\`${name}\``,
  type === 'string[]' ? 'list of texts' : type,
  `\`${JSON.stringify(value)}\``,
  sentence(description),
]

function settings(rule: Rule): string[] {
  const {id, severity} = rule
  const options = rule.options === undefined ? '' : `, ${JSON.stringify(defaultOptions(rule))}`
  return [
    'In `.gitbook-lint.yaml`, as `error`, `warning`, `info` or `off`:',
    fence(`rules:\n  ${id}: ${options === '' ? severity : `[${severity}${options}]`}`, 'yaml'),
    ...(isAboutMarkdown(rule) ? remarkSettings(rule, options) : []),
    ...commentSettings(rule),
  ]
}

const yamlOwners: ReadonlySet<FileOwner> = new Set<FileOwner>(['config', 'site', 'vars', 'tags'])

/** The comments that switch a rule off, in the files that its findings can belong to. */
function commentSettings(rule: Rule): string[] {
  const {id} = rule
  const page = [
    'In a page, for all that follows or for the next line:',
    fence(`<!-- lint disable ${id} -->\n<!-- lint disable-next-line ${id} -->`, 'md'),
  ]
  const yaml = ['In a YAML file, for all that follows:', fence(`# gitbook-lint disable ${id}`, 'yaml')]
  const isAboutYaml = rule.scope === 'space' && rule.owners.some((owner) => yamlOwners.has(owner))
  return [...(isAboutMarkdown(rule) ? page : []), ...(isAboutYaml ? yaml : [])]
}

function remarkSettings({id, severity}: Rule, options: string): string[] {
  const rank = severity === 'error' ? 'error' : 'warn'
  const code = [
    "import remarkLint from 'remark-lint'",
    "import {plugins} from 'gitbook-lint/remark'",
    '',
    `export default {plugins: [remarkLint, [plugins['${id}'], ['${rank}'${options}]]]}`,
  ]
  return ['Among the plugins of `.remarkrc.js`:', fence(code.join('\n'), 'js')]
}

const formerNames = ({aliases = []}: Rule): string[] =>
  aliases.length === 0 ? [] : [`${aliases.map((alias) => `\`${alias}\``).join(', ')}, still understood.`]
