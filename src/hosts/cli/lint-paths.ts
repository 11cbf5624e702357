/** Lints the spaces that the named paths mean; files that are named narrow what is reported, not what is known. */
import {resolve} from 'node:path'
import type {Finding} from '../../core/finding.ts'
import {activeRules} from '../../lint/active-rules.ts'
import {finishPage} from '../../lint/finish-page.ts'
import {type Discovery, discover, maxTextBytes} from '../../project/discover.ts'
import type {FileSystem} from '../../project/file-system.ts'
import {isMarkdownPath} from '../../project/paths.ts'
import type {LocatedFinding, ReportInput} from '../../report/located.ts'
import {type Configs, pathIn} from './configs.ts'
import {describeSpaces} from './describe-spaces.ts'
import {type LintContext, shown, slashed} from './lint-context.ts'
import {type LintedSpaces, lintSpaces} from './lint-spaces.ts'
import {locateFindings, type ReportedFile} from './locate-findings.ts'
import {summarize} from './summarize.ts'
import {UsageError} from './usage-error.ts'

/** What a run over paths is given. */
export type PathsContext = LintContext & {readonly paths: readonly string[]}

/**
 * Lints paths.
 * @throws UsageError where a path is missing or means no space
 */
export const lintPaths = async (context: PathsContext): Promise<ReportInput> =>
  lintFound(await findSpaces(context), context)

/**
 * Finds what the named paths mean.
 * @throws UsageError where a path is missing or means no space
 */
export async function findSpaces(context: PathsContext): Promise<Discovery> {
  const {options, configs, fs, io, indexed, isTree = false} = context
  const paths = absolutePaths(context)
  const found = await discover(fs, {
    paths,
    spaces: paths.flatMap((path) => namedSpaces(path, configs)),
    isIgnored: (path) => isIgnored(path, configs),
    loose: options.loose,
    isTree,
    ...(indexed && {indexed}),
  })
  if (found.problems.length > 0)
    throw new UsageError(found.problems.map((problem) => shorten(problem, io.cwd)).join('\n'))
  return found
}

const absolutePaths = ({paths, io}: PathsContext) => paths.map((path) => slashed(resolve(io.cwd, path)))

/** Lints what was found, and keeps what the named paths ask for. */
export async function lintFound(found: Discovery, context: PathsContext): Promise<ReportInput> {
  const {io} = context
  for (const {kind, root} of found.spaces) {
    if (kind === 'legacy')
      io.stderr(
        `${root || '.'}: a book of GitBook's former command line (book.json): only its links are checked\n`,
      )
  }
  const {isNamed, loneFiles, ...linted} = await lintFiles(found, context)
  const run = new Map([...linted.files, ...loneFiles.map(({file}) => [file.path, file] as const)])
  const findings = [
    ...linted.findings,
    ...loneFiles.flatMap(({file, findings: kept}) => locateFindings(kept, () => file)),
  ]
  const reported = findings.filter(({path}) => isNamed(slashed(resolve(io.cwd, path))))
  const assets = found.spaces.flatMap(({files}) => files).filter(({role}) => role === 'asset').length
  const pages = linted.pages + loneFiles.length
  return {
    findings: reported.sort(byPlace),
    summary: summarize(reported, {spaces: found.spaces.length, pages, assets}),
    sources: (path) => run.get(path)?.text,
    ...describeSpaces([...linted.indexes.values()], io),
  }
}

/** What was linted, and by which paths the report is narrowed. */
export interface LintedFiles extends LintedSpaces {
  readonly loneFiles: readonly LoneFile[]
  /** Whether a file (absolute) is one that was named; all are where only folders were named. */
  isNamed(absolute: string): boolean
}

/** A page that lies in no space. */
export interface LoneFile {
  /** Absolute. */
  readonly path: string
  readonly file: ReportedFile
  readonly findings: readonly Finding[]
}

/** Lints the spaces and lone pages that were found. */
export async function lintFiles({spaces, loneFiles}: Discovery, context: PathsContext): Promise<LintedFiles> {
  const linted = await lintSpaces(spaces, context)
  const lone: LoneFile[] = []
  for (const path of loneFiles.filter(isMarkdownPath)) lone.push(await lintLoneFile(path, context))
  const wanted = await filesAmong(context.fs, absolutePaths(context))
  return {...linted, loneFiles: lone, isNamed: (path) => wanted === undefined || wanted.has(path)}
}

async function lintLoneFile(absolute: string, context: LintContext): Promise<LoneFile> {
  const {rules, configs, fs, io, check} = context
  const text = await fs.readText(absolute, maxTextBytes)
  const path = shown(absolute, io)
  if (!text.ok) throw new UsageError(`cannot read ${path}: ${text.reason}`)
  const placed = configs.for(absolute)
  const config = placed.config.configFor(pathIn(placed, absolute))
  const active = activeRules(rules, 'page', config)
  const page = await check({path, text: text.value, rules: active}, absolute)
  const ran = new Set(active.map(({rule}) => rule.id))
  const findings = finishPage(page, page.findings, {rules, config, ran})
  return {path: absolute, file: {path, text: page.text, lines: page.lines, facts: page.facts}, findings}
}

const shorten = (problem: string, cwd: string) =>
  problem.replaceAll(`${slashed(cwd)}/`, '').replaceAll(slashed(cwd), '.')

/** The folders that the config of a path calls spaces, absolute. */
export const namedSpaces = (path: string, configs: Configs) => {
  const {folder, config} = configs.for(path)
  return config.spaces.map(({value}) => slashed(resolve(folder, value)))
}

/** Whether the config ignores an absolute path; folders end in `/`. */
export function isIgnored(path: string, configs: Configs) {
  const folder = path.endsWith('/')
  const placed = configs.for(folder ? path.slice(0, -1) : path)
  const inside = pathIn(placed, path)
  return inside !== '' && placed.config.isIgnored(folder ? `${inside}/` : inside)
}

/** The named paths that are files, if all or some are; undefined where only folders are named. */
async function filesAmong(fs: FileSystem, paths: readonly string[]) {
  const files = new Set<string>()
  for (const path of paths) {
    const status = await fs.status(path)
    if (!status.ok || status.value.kind === 'directory') return undefined
    files.add(path)
  }
  return files
}

const byPlace = (one: LocatedFinding, other: LocatedFinding) =>
  compare(one.path, other.path) ||
  one.start.offset - other.start.offset ||
  one.end.offset - other.end.offset ||
  compare(one.rule, other.rule)

const compare = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0)
