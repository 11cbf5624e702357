/**
 * Writes the documentation that the linter itself gives: a page per rule, the list of rules, the schema of
 * the config, and in the README the table of rules and a report. With `--check` it writes nothing and names
 * what differs. Run it with `node scripts/run.mjs scripts/docs.ts`.
 */
import {existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {rules} from '../rules/index.ts'
import {run} from '../src/hosts/cli/run.ts'
import {configSchema} from '../src/lint/config-schema.ts'
import {lintExample} from '../src/lint/lint-example.ts'
import {fence, sentence, table} from '../src/lint/markdown-blocks.ts'
import type {Rule} from '../src/lint/rule.ts'
import {presetsOf, rulePage} from '../src/lint/rule-page.ts'
import {rows} from './rows.ts'

const pages = 'docs/rules'
const readme = 'README.md'
const sorted = [...rules].sort((one, other) => (one.id < other.id ? -1 : 1))

const read = (path: string): string => (existsSync(path) ? readFileSync(path, 'utf8') : '')

/** All generated files by path from the root. */
async function generate(): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>()
  for (const rule of sorted) files.set(`${pages}/${rule.id}.md`, await pageOf(rule))
  files.set('docs/rules.md', rulesPage())
  files.set('docs/schema.json', `${JSON.stringify(configSchema(rules), undefined, 2)}\n`)
  files.set(readme, between(between(read(readme), 'rules', readmeTable()), 'report', await sampleReport()))
  return files
}

/** The page of a rule. Where the examples are reported even as code, the rule is switched off for its own page. */
async function pageOf(rule: Rule): Promise<string> {
  const text = await rulePage(rule, lintExample)
  const findings = rule.scope === 'page' ? await lintExample(rule, {files: {'README.md': text}}) : []
  const title = `# ${rule.id}\n\n`
  return findings.length === 0 ? text : text.replace(title, `${title}<!-- lint disable ${rule.id} -->\n\n`)
}

const linkTo = (folder: string) => (id: string) => `[\`${id}\`](${folder}/${id}.md)`

function rulesPage(): string {
  const ruleRows = sorted.map((rule) => [
    linkTo('rules')(rule.id),
    sentence(rule.summary),
    rule.severity,
    presetsOf(rule),
    rule.fix,
  ])
  const checkRows = Object.entries(rows).map(([check, ids]) => [
    check,
    ids.map(linkTo('rules')).join(', ') || 'not covered',
  ])
  const blocks = [
    '# Rules',
    'Each page of a rule says what readers of the site see, how to mend it, and what is and is not reported.',
    table(['Rule', 'Summary', 'Severity', 'Presets', 'Fix'], ruleRows),
    '## Checks',
    "What GitBook's Markdown calls for, and the rules that look at it.",
    table(['Check', 'Rules'], checkRows),
  ]
  return `${blocks.join('\n\n')}\n`
}

const readmeRow = ({id, summary, severity, presets, fix}: Rule): string[] => [
  linkTo(pages)(id),
  sentence(summary),
  presets.includes('recommended') ? severity : `${severity}, off`,
  fix === 'never' ? '' : fix,
]

const readmeTable = (): string => table(['Rule', 'What holds', 'Severity', 'Fix'], sorted.map(readmeRow))

/** What the command prints about a page of the sample space. */
async function sampleReport(): Promise<string> {
  let report = ''
  const stdout = (text: string) => {
    report += text
  }
  await run(['fixtures/sample/README.md', '--format', 'pretty'], {
    cwd: process.cwd(),
    env: {},
    isTty: false,
    columns: 90,
    stdout,
    stderr: stdout,
    stdin: async () => new Uint8Array(),
  })
  return fence(report.trimEnd(), 'text')
}

/** The text with a new block between the markers of a name; as it is where it has none. */
function between(text: string, name: string, block: string): string {
  const opening = `<!-- ${name} -->`
  const start = text.indexOf(opening)
  const end = text.indexOf(`<!-- /${name} -->`, start)
  return start < 0 || end < 0 ? text : `${text.slice(0, start)}${opening}\n\n${block}\n\n${text.slice(end)}`
}

/** Pages of rules that are gone. */
const stale = (files: ReadonlyMap<string, string>): string[] =>
  (existsSync(pages) ? readdirSync(pages) : [])
    .map((name) => `${pages}/${name}`)
    .filter((path) => path.endsWith('.md') && !files.has(path))

function write(path: string, text: string): void {
  mkdirSync(dirname(path), {recursive: true})
  writeFileSync(path, text)
}

process.chdir(join(dirname(process.argv[1] ?? ''), '..'))
const files = await generate()
const outdated = [...files].filter(([path, text]) => read(path) !== text)
const gone = stale(files)
if (process.argv.includes('--check')) {
  for (const [path] of outdated) console.error(`${path} is not what the rules give`)
  for (const path of gone) console.error(`${path} is of a rule that is gone`)
  if (outdated.length + gone.length > 0) {
    console.error('Run `node scripts/run.mjs scripts/docs.ts`')
    process.exitCode = 1
  }
} else {
  for (const [path, text] of outdated) write(path, text)
  for (const path of gone) rmSync(path)
}
