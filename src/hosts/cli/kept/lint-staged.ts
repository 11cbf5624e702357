/**
 * Lints what is staged where that is text of pages alone, and the pages look the same to others as before: then
 * nothing is found elsewhere that was not found before, and only these pages are looked at. Pages are known by the
 * ids that Git gives to their content, so the others are not even read.
 */
import type {PageFacts} from '../../../page/facts.ts'
import {maxTextBytes} from '../../../project/file-system.ts'
import {documentsOf, type Space} from '../../../project/space.ts'
import {absolutePath, absoluteRoot} from '../../../project/walk.ts'
import type {ReportInput} from '../../../report/located.ts'
import type {GitFileSystem} from '../../git/git-file-system.ts'
import {rememberPages} from '../cache/remember-pages.ts'
import {type LintContext, shown} from '../lint-context.ts'
import {lintSpaces, rulesFor} from '../lint-spaces.ts'
import {summarize} from '../summarize.ts'
import {looksSame} from './shared-facts.ts'

/** What is staged, and the trees before and after. */
export interface Staged {
  /** From the top of the repository; nothing else differs between the trees. */
  readonly touched: ReadonlySet<string>
  readonly top: string
  readonly before: GitFileSystem
  readonly now: GitFileSystem
  readonly spaces: readonly Space[]
}

interface Document {
  readonly space: Space
  readonly path: string
  readonly kind: PageFacts['kind']
}

/** Lints the pages that are staged by `lint`; `undefined` where that is not all that the change can concern. */
export async function lintStaged(
  staged: Staged,
  context: LintContext,
  lint: (context: LintContext) => Promise<ReportInput>,
): Promise<ReportInput | undefined> {
  const {cache} = context
  if (cache === undefined) return undefined
  const documents = new Map(staged.spaces.flatMap(documentsIn))
  const touched = [...staged.touched].map((path) => absolutePath(staged.top, path))
  const check = rememberPages(context.check)
  for (const absolute of touched) {
    const document = documents.get(absolute)
    if (document === undefined || !isAltered(absolute, staged)) return undefined
    if (!(await looksAsBefore(absolute, document, staged, {...context, check}))) return undefined
  }
  const wanted = new Set(touched)
  const facts = new Map<string, PageFacts>()
  for (const [absolute, document] of documents) {
    const id = wanted.has(absolute) ? undefined : await idAt(staged.now, absolute)
    const own = id === undefined ? undefined : cache.factsOf(keyOf(id, document, context), document)
    if (own !== undefined) facts.set(absolute, own)
  }
  const known = {
    facts: (absolute: string) => facts.get(absolute),
    isWanted: (absolute: string) => wanted.has(absolute),
  }
  const input = await lint({...context, check, known, lintSpaces})
  if (cache.isSpoilt()) return undefined
  context.stats?.known(facts.size)
  const places = new Set(touched.map((absolute) => shown(absolute, context.io)))
  const findings = input.findings.filter(({path}) => places.has(path))
  return {...input, findings, summary: summarize(findings, input.summary)}
}

const documentsIn = (space: Space): readonly (readonly [string, Document])[] =>
  documentsOf(space).map(({path, role}) => [
    absolutePath(absoluteRoot(space), path),
    {space, path, kind: role},
  ])

/** Whether a file was there before, and only its text is another. */
const isAltered = (absolute: string, {before, now}: Staged): boolean =>
  before.isFile(absolute) && now.isFile(absolute)

async function looksAsBefore(
  absolute: string,
  document: Document,
  {before, now}: Staged,
  context: LintContext,
): Promise<boolean> {
  const id = await idAt(before, absolute)
  const known = id && context.cache?.factsOf(keyOf(id, document, context), document)
  try {
    const was = known || (await factsIn(before, absolute, document, context))
    const is = await factsIn(now, absolute, document, context)
    return was !== undefined && is !== undefined && looksSame(was, is)
  } catch {
    // What is kept cannot be read.
    return false
  }
}

async function factsIn(
  fs: GitFileSystem,
  absolute: string,
  {space, path, kind}: Document,
  context: LintContext,
): Promise<PageFacts | undefined> {
  const text = await fs.readText(absolute, maxTextBytes)
  if (!text.ok) return undefined
  const rules = rulesFor('page', space, path, context)
  return (await context.check({path, text: text.value, kind, rules}, absolute)).facts
}

async function idAt(fs: GitFileSystem, absolute: string): Promise<string | undefined> {
  const id = await fs.digest(absolute)
  return id.ok ? id.value : undefined
}

const keyOf = (id: string, {space, path, kind}: Document, context: LintContext): string =>
  context.cache?.keyOf(id, {path, kind, rules: rulesFor('page', space, path, context)}) ?? ''
