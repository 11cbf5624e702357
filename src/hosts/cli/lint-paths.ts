/** Lints the spaces that the named paths mean; files that are named narrow what is reported, not what is known. */
import {resolve} from 'node:path'
import {activeRules, checkPage} from '../../lint/check-page.ts'
import {finishPage} from '../../lint/finish-page.ts'
import {discover, maxTextBytes} from '../../project/discover.ts'
import type {FileSystem} from '../../project/file-system.ts'
import {isMarkdownPath} from '../../project/paths.ts'
import type {LocatedFinding, ReportInput} from '../../report/located.ts'
import {type Configs, pathIn} from './configs.ts'
import {type LintContext, shown, slashed} from './lint-context.ts'
import {lintSpaces} from './lint-spaces.ts'
import {locateFindings, type ReportedFile} from './locate-findings.ts'
import {summarize} from './summarize.ts'
import {UsageError} from './usage-error.ts'

/**
 * Lints paths.
 * @throws UsageError where a path is missing or means no space
 */
export async function lintPaths(
  context: LintContext & {readonly paths: readonly string[]},
): Promise<ReportInput> {
  const {paths, options, configs, fs, io} = context
  const absolute = paths.map((path) => slashed(resolve(io.cwd, path)))
  const {spaces, loneFiles, problems} = await discover(fs, {
    paths: absolute,
    spaces: absolute.flatMap((path) => namedSpaces(path, configs)),
    isIgnored: (path) => isIgnored(path, configs),
    loose: options.loose,
  })
  if (problems.length > 0)
    throw new UsageError(problems.map((problem) => shorten(problem, io.cwd)).join('\n'))
  for (const {kind, root} of spaces) {
    if (kind === 'legacy')
      io.stderr(
        `${root || '.'}: a book of GitBook's former command line (book.json): only its links are checked\n`,
      )
  }
  const linted = await lintSpaces(spaces, context)
  const run = new Map(linted.files)
  const findings = [...linted.findings]
  let pages = linted.pages
  for (const path of loneFiles.filter(isMarkdownPath)) {
    findings.push(...(await lintLoneFile(path, context, run)))
    pages++
  }
  const wanted = await filesAmong(fs, absolute)
  const reported =
    wanted === undefined ? findings : findings.filter(({path}) => wanted.has(slashed(resolve(io.cwd, path))))
  const assets = spaces.flatMap(({files}) => files).filter(({role}) => role === 'asset').length
  return {
    findings: reported.sort(byPlace),
    summary: summarize(reported, {spaces: spaces.length, pages, assets}),
    sources: (path) => run.get(path)?.text,
  }
}

async function lintLoneFile(
  absolute: string,
  {rules, configs, fs, io}: LintContext,
  run: Map<string, ReportedFile>,
) {
  const text = await fs.readText(absolute, maxTextBytes)
  const path = shown(absolute, io)
  if (!text.ok) throw new UsageError(`cannot read ${path}: ${text.reason}`)
  const placed = configs.for(absolute)
  const config = placed.config.configFor(pathIn(placed, absolute))
  const active = activeRules(rules, 'page', config)
  const page = checkPage({path, text: text.value, rules: active})
  const file = {path, text: page.text, lines: page.lines, facts: page.facts}
  run.set(path, file)
  const kept = finishPage(page, page.findings, {rules, config, ran: new Set(active.map(({rule}) => rule.id))})
  return locateFindings(kept, () => file)
}

const shorten = (problem: string, cwd: string) =>
  problem.replaceAll(`${slashed(cwd)}/`, '').replaceAll(slashed(cwd), '.')

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
