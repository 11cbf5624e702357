/** Lints the spaces that the named paths mean; the paths narrow what is reported, not what is known. */
import type {Discovery} from '../../project/discover.ts'
import {isMarkdownPath} from '../../project/paths.ts'
import type {Space} from '../../project/space.ts'
import {absolutePath, absoluteRoot} from '../../project/walk.ts'
import type {LocatedFinding, ReportInput} from '../../report/located.ts'
import {nativePaths} from '../native-paths.ts'
import {describeSpaces} from './describe-spaces.ts'
import {findSpaces, type PathsContext} from './find-spaces.ts'
import {notice, shown} from './lint-context.ts'
import {type LoneFile, lintLonePage} from './lint-lone-page.ts'
import {type LintedSpaces, lintSpaces} from './lint-spaces.ts'
import {locateFindings} from './locate-findings.ts'
import {namedInVain, reportedBy} from './named-paths.ts'
import {summarize} from './summarize.ts'

/** A report, and the context that it was made in: fixes are tried in the same one. */
export interface Linted {
  readonly input: ReportInput
  readonly context: PathsContext
}

/**
 * Lints paths.
 * @throws UsageError where a path is missing or means no space
 */
export const lintPaths = async (context: PathsContext): Promise<ReportInput> =>
  lintFound(await findSpaces(context), context)

/** Lints what was found, and keeps what the named paths ask for. */
export async function lintFound(found: Discovery, context: PathsContext): Promise<ReportInput> {
  const {io} = context
  const {spaces} = found
  for (const space of spaces) {
    if (space.kind === 'legacy')
      notice(
        `${shown(absoluteRoot(space), io) || '.'}: a book of GitBook's former command line (book.json), only its links are checked`,
        io,
      )
  }
  const {isNamed, loneFiles, ...linted} = await lintFiles(found, context)
  const files = new Map([...linted.files, ...loneFiles.map(({file}) => [file.path, file] as const)])
  const findings = [
    ...linted.findings,
    ...loneFiles.flatMap(({file, findings: kept}) => locateFindings(kept, () => file)),
  ]
  const reported = findings.filter(({path}) => isNamed(nativePaths.absolute(io.cwd, path)))
  for (const text of namedInVain(found, reported, context)) notice(text, io)
  return {
    findings: reported.sort(byPlace),
    summary: summarize(reported, {
      spaces: spaces.filter(({kind}) => kind !== 'site').length,
      pages: linted.pages.filter(isNamed).length + loneFiles.length,
      assets: assetsOf(spaces).filter(isNamed).length,
    }),
    sources: (path) => files.get(path)?.text,
    ...describeSpaces([...linted.indexes.values()], io),
  }
}

/** What was linted, and by which paths the report is narrowed. */
export interface LintedFiles extends LintedSpaces {
  readonly loneFiles: readonly LoneFile[]
  /** Whether the report is about a file (absolute). */
  isNamed(absolute: string): boolean
}

/** Lints the spaces and lone pages that were found. */
export async function lintFiles(
  {spaces, starts, loneFiles}: Discovery,
  context: PathsContext,
): Promise<LintedFiles> {
  const linted = await (context.lintSpaces ?? lintSpaces)(spaces, context)
  const lone: LoneFile[] = []
  for (const path of loneFiles.filter(isMarkdownPath)) {
    const page = await lintLonePage(path, context)
    if (page !== undefined) lone.push(page)
  }
  return {...linted, loneFiles: lone, isNamed: reportedBy(starts, spaces)}
}

const assetsOf = (spaces: readonly Space[]): readonly string[] =>
  spaces.flatMap((space) =>
    space.files.flatMap(({role, path}) =>
      role === 'asset' ? [absolutePath(absoluteRoot(space), path)] : [],
    ),
  )

const byPlace = (one: LocatedFinding, other: LocatedFinding) =>
  compare(one.path, other.path) ||
  one.start.offset - other.start.offset ||
  one.end.offset - other.end.offset ||
  compare(one.rule, other.rule)

const compare = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0)
