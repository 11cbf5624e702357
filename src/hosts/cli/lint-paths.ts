/** Lints the spaces that the named paths mean; files that are named narrow what is reported, not what is known. */
import {relative, resolve, sep} from 'node:path'
import type {Finding} from '../../core/finding.ts'
import {createLineIndex} from '../../core/line-index.ts'
import {activeRules, type CheckedPage, checkPage} from '../../lint/check-page.ts'
import {finishPage} from '../../lint/finish-page.ts'
import type {Rule} from '../../lint/rule.ts'
import {discover, maxTextBytes} from '../../project/discover.ts'
import type {FileSystem} from '../../project/file-system.ts'
import {documentsOf, type Space} from '../../project/space.ts'
import {absolutePath} from '../../project/walk.ts'
import type {LocatedFinding, ReportInput} from '../../report/located.ts'
import {type Configs, pathIn} from './configs.ts'
import type {Io} from './io.ts'
import {locateFindings, type ReportedFile} from './locate-findings.ts'
import type {LintOptions} from './options.ts'
import {summarize} from './summarize.ts'
import {UsageError} from './usage-error.ts'

/** What every way of linting is given. */
export interface LintContext {
  readonly options: LintOptions
  readonly rules: readonly Rule[]
  readonly configs: Configs
  readonly fs: FileSystem
  readonly io: Io
}

/**
 * Lints paths.
 * @throws UsageError where a path is missing or means no space
 */
export async function lintPaths(context: LintContext & {readonly paths: readonly string[]}): Promise<ReportInput> {
  const {paths, options, configs, fs, io} = context
  const absolute = paths.map((path) => slashed(resolve(io.cwd, path)))
  const {spaces, loneFiles, problems} = await discover(fs, {
    paths: absolute,
    spaces: absolute.flatMap((path) => namedSpaces(path, configs)),
    isIgnored: (path) => isIgnored(path, configs),
    loose: options.loose,
  })
  if (problems.length > 0) throw new UsageError(problems.map((problem) => shorten(problem, io.cwd)).join('\n'))
  const run = new Map<string, ReportedFile>()
  const findings: LocatedFinding[] = []
  let pages = 0
  let assets = 0
  for (const space of spaces) {
    if (space.kind === 'legacy') {
      io.stderr(`${shown(absoluteRoot(space), io) || '.'}: a book of GitBook's former command line (book.json), not linted\n`)
      continue
    }
    const {checked, located} = await lintSpace(space, context, run)
    findings.push(...located)
    pages += checked
    assets += space.files.filter(({role}) => role === 'asset').length
  }
  for (const path of loneFiles.filter((each) => /\.(?:md|markdown)$/i.test(each))) {
    findings.push(...(await lintLoneFile(path, context, run)))
    pages++
  }
  const wanted = await filesAmong(fs, absolute)
  const reported = wanted === undefined ? findings : findings.filter(({path}) => wanted.has(slashed(resolve(io.cwd, path))))
  return {
    findings: reported.sort(byPlace),
    summary: summarize(reported, {spaces: spaces.length, pages, assets}),
    sources: (path) => run.get(path)?.text,
  }
}

async function lintSpace(space: Space, {rules, configs, fs, io}: LintContext, run: Map<string, ReportedFile>) {
  const root = absoluteRoot(space)
  const placed = configs.for(root)
  const files = new Map<string, ReportedFile>()
  const findings: Finding[] = []
  let checked = 0
  for (const {path, role} of documentsOf(space)) {
    const absolute = absolutePath(root, path)
    const text = await fs.readText(absolute, maxTextBytes)
    if (!text.ok) {
      findings.push(unreadable(path, text.reason))
      files.set(path, {path: shown(absolute, io), text: '', lines: createLineIndex('')})
      continue
    }
    checked++
    const config = placed.config.configFor(pathIn(placed, absolute))
    const active = activeRules(rules, 'page', config)
    const page = checkPage({path, text: text.value, kind: role, rules: active})
    const kept = finishPage(page, page.findings, {rules, config, ran: new Set(active.map(({rule}) => rule.id))})
    findings.push(...kept)
    if (kept.length > 0) files.set(path, reportedFile(page, shown(absolute, io), shown(root, io)))
  }
  for (const file of files.values()) run.set(file.path, file)
  return {checked, located: locateFindings(findings, (path) => files.get(path))}
}

async function lintLoneFile(absolute: string, {rules, configs, fs, io}: LintContext, run: Map<string, ReportedFile>) {
  const text = await fs.readText(absolute, maxTextBytes)
  const path = shown(absolute, io)
  if (!text.ok) throw new UsageError(`cannot read ${path}: ${text.reason}`)
  const placed = configs.for(absolute)
  const config = placed.config.configFor(pathIn(placed, absolute))
  const active = activeRules(rules, 'page', config)
  const page = checkPage({path, text: text.value, rules: active})
  const file = reportedFile(page, path)
  run.set(path, file)
  const kept = finishPage(page, page.findings, {rules, config, ran: new Set(active.map(({rule}) => rule.id))})
  return locateFindings(kept, () => file)
}

const reportedFile = ({text, lines, facts}: CheckedPage, path: string, space?: string): ReportedFile => ({
  path,
  text,
  lines,
  facts,
  ...(space !== undefined && {space: space === '' ? '.' : space}),
})

/** The finding about a file that cannot be read. */
export const unreadableId = 'unreadable-file'

const unreadable = (path: string, reason: string): Finding => ({
  path,
  rule: unreadableId,
  severity: 'error',
  range: {start: 0, end: 0},
  message: `Unexpected unreadable file (${reason}), expected UTF-8 text`,
  note: 'The file is checked no further',
})

const absoluteRoot = (space: Space) => absolutePath(space.repository.root, space.root)

/** A path as reports show it: from the working directory, with `/`. */
const shown = (absolute: string, {cwd}: Io) => slashed(relative(cwd, absolute))

const slashed = (path: string) => (sep === '/' ? path : path.replaceAll(sep, '/'))

const shorten = (problem: string, cwd: string) => problem.replaceAll(`${slashed(cwd)}/`, '').replaceAll(slashed(cwd), '.')

const namedSpaces = (path: string, configs: Configs) => {
  const {folder, config} = configs.for(path)
  return config.spaces.map(({value}) => slashed(resolve(folder, value)))
}

function isIgnored(path: string, configs: Configs) {
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
