/** The command line: what may be written, and what it means. Reads no file. */
import {Command, CommanderError, Help, Option} from 'commander'
import type {Severity} from '../../core/finding.ts'
import {version} from '../../core/version.ts'
import {formats, type RequestedReport, readFormat} from './formats.ts'
import type {MoveOptions} from './mv-command.ts'
import {UsageError} from './usage-error.ts'

/** What to do. */
export type Invocation =
  | {readonly command: 'lint'; readonly options: LintOptions}
  | {readonly command: 'rules'; readonly json: boolean}
  | {readonly command: 'explain'; readonly rule: string; readonly json: boolean}
  | {readonly command: 'init'; readonly options: InitOptions}
  | {readonly command: 'mv'; readonly options: MoveOptions}
  | {readonly command: 'lsp'}
  | {readonly command: 'urls'; readonly options: UrlsOptions; readonly lint: LintOptions}
  /** Text to print, and the status to end with: help, version. */
  | {readonly command: 'print'; readonly text: string}

/** What `gitbook-lint init` is to write besides the config. */
export interface InitOptions {
  readonly hook: boolean
  readonly github: boolean
  readonly gitlab: boolean
  readonly all: boolean
}

/** What `gitbook-lint [PATH...]` was asked. */
export interface LintOptions {
  readonly paths: readonly string[]
  /** In the order in which they were named; empty where none was. */
  readonly format: readonly RequestedReport[]
  readonly output?: string
  readonly only: readonly string[]
  readonly rule: readonly string[]
  readonly fix: boolean
  readonly fixUnsafe: boolean
  readonly fixDryRun: boolean
  readonly quiet: boolean
  readonly maxWarnings?: number
  readonly failOn: Severity | 'never'
  readonly stdinFilename?: string
  readonly staged: boolean
  readonly changedSince?: string
  readonly changedLines: boolean
  readonly baseline?: string
  readonly writeBaseline?: string
  readonly pageRulesOnly: boolean
  readonly loose: boolean
  readonly config?: string
  readonly printConfig: boolean
  readonly parser: 'auto' | 'reference'
  /** Threads that check pages, at least 1; undefined: as many as the machine has use for. */
  readonly concurrency?: number
  readonly stats: boolean
  readonly watch: boolean
  /** Undefined: as the terminal says. */
  readonly color?: boolean
}

/** What `gitbook-lint urls [PATH...]` was asked. */
export interface UrlsOptions {
  readonly paths: readonly string[]
  readonly format: 'lines' | 'json'
}

interface JsonOptions {
  readonly json: boolean
  readonly format: 'text' | 'json'
}

/** The same as `--json`, by the name that the linter has for it. */
const textOrJson = () =>
  new Option('--format <name>', 'how to print').choices(['text', 'json']).default('text')

const collect = (value: string, before: readonly string[]) => [...before, value]

/** The description without the default of a switch, or of an option that may be repeated: nobody asks for it. */
const describe = (option: Option) =>
  new Help().optionDescription(option).replace(/ \(default: (?:false|\[\])\)$/, '')

const examples = `
Examples:
  gitbook-lint                        lint the space here
  gitbook-lint docs guides/setup.md   report on a folder and on one page elsewhere
  gitbook-lint --only no-broken-reference --format json
  gitbook-lint --fix                  mend what has one right answer
  gitbook-lint --fix-dry-run          print a diff of that, for git apply
  cat page.md | gitbook-lint --stdin-filename guides/page.md

Exit status: 0 nothing at or above the threshold, 1 findings, 2 the command could not do its work.
A folder whose name is that of a command is written with a slash: ./rules
`

/**
 * Reads arguments, without `node` and the script.
 * @throws UsageError where they make no sense
 */
export function readArguments(argv: readonly string[]): Invocation {
  let result: Invocation | undefined
  let printed = ''
  const program = new Command('gitbook-lint')
    .description('Says what GitBook will not sync and what readers will see broken.')
    .argument('[paths...]', 'spaces, folders or files; `-` reads one page from standard input')
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .configureHelp({optionDescription: describe})
    .helpCommand('help [command]', 'print the help of a command')
    // Options of a command are its own, though the linter has some of the same name.
    .enablePositionalOptions()
    .option(
      '--format <name[=file]>',
      `how to report, and where to (may be repeated): ${formats.join(', ')}`,
      readFormat,
      [],
    )
    .option(
      '--output <file>',
      'write the report whose format names no file to this file',
      readText('--output <file>'),
    )
    .option('--only <rule>', 'run only these rules (repeat, or separate by commas)', collect, [])
    .option(
      '--rule <rule=severity>',
      'set a rule to error, warning, info or off (may be repeated)',
      collect,
      [],
    )
    .option('--fix', 'mend what has one right answer, and report what remains', false)
    .option('--fix-unsafe', 'mend what a good guess can mend as well', false)
    .option(
      '--fix-dry-run',
      'print what --fix or --fix-unsafe would change as a diff, and write nothing',
      false,
    )
    .option('--quiet', 'report errors only', false)
    .option(
      '--max-warnings <number>',
      'fail when there are more warnings',
      readNumber('--max-warnings <number>', 0),
    )
    .addOption(
      new Option('--fail-on <severity>', 'the least severity that fails')
        .choices(['error', 'warning', 'info', 'never'])
        .default('error'),
    )
    .option(
      '--stdin-filename <path>',
      'lint standard input as the page at this path',
      readText('--stdin-filename <path>'),
    )
    .option(
      '--staged',
      "report what is staged in Git, read from Git's index, and what it breaks elsewhere",
      false,
    )
    .option(
      '--changed-since <commit>',
      'report what has changed since it left a commit, and what that breaks',
      readText('--changed-since <commit>'),
    )
    .option('--changed-lines', 'of changed files, report the added lines only', false)
    .option('--baseline <file>', 'pass over the findings that this file knows, and tell those that are gone')
    .option('--write-baseline <file>', 'write all findings to a file for --baseline, and report none')
    .option('--page-rules-only', 'run only the rules that look at one page by itself', false)
    .option('--loose', 'lint Markdown that lies in no space', false)
    .option('--config <file>', 'use this config file', readText('--config <file>'))
    .option('--print-config', 'print the config for a path and where each value comes from', false)
    .addOption(
      new Option(
        '--parser <name>',
        'whether pages may be parsed by native code, which gives the same findings sooner',
      )
        .choices(['auto', 'reference'])
        .default('auto'),
    )
    .option(
      '--concurrency <number>',
      'check pages in so many threads; 1 on small machines, 4 on others',
      readNumber('--concurrency <number>', 1),
    )
    .option('--no-cache', 'use nothing of earlier runs, and keep nothing')
    .option(
      '--cache-location <folder>',
      'keep what speeds up later runs here',
      readText('--cache-location <folder>'),
    )
    .option('--stats', 'tell on standard error where the time went, by stage and by rule', false)
    .option(
      '--watch',
      'lint again whenever files change, and report what that changes; Ctrl-C ends it',
      false,
    )
    .option('--color', 'colour the report')
    .option('--no-color', 'do not colour it')
    .addHelpText('after', examples)
    .action((paths: string[], options: Omit<LintOptions, 'paths'>) => {
      checkPaths(paths, options)
      result = {command: 'lint', options: {...options, paths}}
    })
  program
    .command('rules')
    .description('list the rules')
    .option('--json', 'as JSON', false)
    .addOption(textOrJson())
    .action(({json, format}: JsonOptions) => {
      result = {command: 'rules', json: json || format === 'json'}
    })
  program
    .command('explain')
    .description('print what a rule is about, with examples')
    .argument('<rule>')
    .option('--json', 'as JSON', false)
    .addOption(textOrJson())
    .action((rule: string, {json, format}: JsonOptions) => {
      result = {command: 'explain', rule, json: json || format === 'json'}
    })
  program
    .command('init')
    .description('write a config for what is found here; nothing that exists is overwritten')
    .option(
      '--hook',
      'write a hook for Git as well: for pre-commit, or for husky or lefthook where they are',
      false,
    )
    .option('--github', 'write a workflow for GitHub as well', false)
    .option('--gitlab', 'write a job for GitLab as well', false)
    .option('--all', 'write all of them', false)
    .action((options: InitOptions) => {
      result = {command: 'init', options}
    })
  program
    .command('mv')
    .description('move a page, an asset or a folder; links, entries and redirects follow')
    .argument('<old>')
    .argument('<new>')
    .option('--dry-run', 'say what would be done and change nothing', false)
    .action((from: string, to: string, {dryRun}: {dryRun: boolean}) => {
      result = {command: 'mv', options: {from, to, dryRun}}
    })
  program
    .command('lsp')
    .description('serve an editor by the Language Server Protocol')
    .option('--stdio', 'on standard input and output, the only way there is')
    // Clients made for VS Code give it to every server; the library of the server reads it for itself.
    .option('--clientProcessId <pid>', 'end when this process is gone')
    .action(() => {
      result = {command: 'lsp'}
    })
  program
    .command('urls')
    .description('list every web address with its places, for a link checker')
    .argument('[paths...]', 'spaces, folders or files')
    .addOption(new Option('--format <name>', 'how to list them').choices(['lines', 'json']).default('lines'))
    .option('--loose', 'look at Markdown that lies in no space', false)
    .option('--config <file>', 'use this config file')
    .action((paths: string[], {format, ...own}: Pick<UrlsOptions, 'format'> & Partial<LintOptions>) => {
      const lint = {...program.opts<Omit<LintOptions, 'paths'>>(), ...own, paths}
      result = {command: 'urls', options: {paths, format}, lint}
    })
  for (const each of [program, ...program.commands]) {
    each.exitOverride().configureOutput({
      writeOut: (text) => {
        printed += text
      },
      writeErr: () => {},
    })
  }
  try {
    program.parse([...argv], {from: 'user'})
  } catch (thrown) {
    if (!(thrown instanceof CommanderError)) throw thrown
    if (thrown.exitCode !== 0) throw new UsageError(wording(thrown.message))
    return {command: 'print', text: printed}
  }
  return result ?? {command: 'print', text: printed}
}

/** Commander's messages as one plain sentence of ours. */
const wording = (message: string) => message.replace(/^error: /, '').replaceAll('\n', ' ')

function checkPaths(paths: readonly string[], {stdinFilename, printConfig}: Omit<LintOptions, 'paths'>) {
  if (paths.includes('')) throw new UsageError('a path is empty; `.` names the folder here')
  if (paths.includes('-') && paths.length > 1)
    throw new UsageError('`-` reads one page, so no other path may be named')
  if (stdinFilename !== undefined && paths.some((path) => path !== '-'))
    throw new UsageError('`--stdin-filename` names the page on standard input, so no other path may be named')
  if (printConfig && paths.length > 1) throw new UsageError('`--print-config` takes one path')
}

const readText = (option: string) => (text: string) => {
  if (text === '') throw new UsageError(`option '${option}' argument is empty`)
  return text
}

/** Reads a whole number; one that is too small, or none, is an error. */
const readNumber =
  (option: string, least: number) =>
  (text: string): number => {
    if (!/^\d+$/.test(text) || Number(text) < least) {
      const expected = least === 0 ? 'a whole number' : `a whole number from ${least} on`
      throw new UsageError(`option '${option}' argument '${text}' is not ${expected}`)
    }
    return Number(text)
  }
