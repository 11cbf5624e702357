/**
 * Lints spaces of which all was found before, but for pages that have changed since: those are looked at, with
 * what the others are known to say. Where a page looks different to the others, or anything else is not as it
 * was, everything is looked at.
 */
import {statSync} from 'node:fs'
import type {PageFacts, PageKind} from '../../../page/facts.ts'
import {maxTextBytes} from '../../../project/file-system.ts'
import {documentsOf, type Space} from '../../../project/space.ts'
import {absolutePath, absoluteRoot} from '../../../project/walk.ts'
import type {LocatedFinding} from '../../../report/located.ts'
import {nativePaths} from '../../native-paths.ts'
import type {RunCache} from '../cache/open-cache.ts'
import {rememberPages} from '../cache/remember-pages.ts'
import {type LintContext, shown} from '../lint-context.ts'
import {type LintedSpaces, lintSpaces, rulesFor} from '../lint-spaces.ts'
import {isSameMark, isSettled, type Mark, markOf} from '../replay/inputs.ts'
import {keptFiles} from './kept-files.ts'
import {type KeptPage, type KeptRun, keptPlace, readKept, writeKept} from './kept-run.ts'
import {looksSame} from './shared-facts.ts'
import {structureOf} from './structure.ts'

/** A page of a space on the disk, before it is read. */
interface Document {
  readonly space: Space
  readonly path: string
  readonly kind: PageKind
  readonly absolute: string
  readonly mark: Mark | undefined
}

/** More pages than this, as a share of all, are not worth the trouble. */
const mostTouched = 0.25

/** Lints the spaces of a run that reads the disk, and keeps what was found. */
export async function lintKept(
  spaces: readonly Space[],
  context: LintContext,
  cache: RunCache,
): Promise<LintedSpaces> {
  const place = keptPlace(cache, structureOf(spaces, context))
  // Before anything is read: what changes meanwhile is then read again next time.
  const documents = spaces.flatMap(documentsIn)
  const kept = readKept(place)
  const touched = kept && documents.filter((document) => !isUnchanged(document, kept))
  const quick = kept && touched && (await lintTouched({kept, touched, documents, spaces}, context, cache))
  const linted = quick ?? (await lintSpaces(spaces, context))
  if (quick === undefined || (touched && touched.length > 0))
    writeKept(place, {pages: pagesOf(documents, kept, cache), findings: linted.findings})
  return linted
}

const documentsIn = (space: Space): readonly Document[] =>
  documentsOf(space).map(({path, role}) => {
    const absolute = absolutePath(absoluteRoot(space), path)
    return {space, path, kind: role, absolute, mark: settledMark(absolute)}
  })

function settledMark(path: string): Mark | undefined {
  try {
    const mark = markOf(statSync(path, {throwIfNoEntry: false}), 'content')
    return isSettled(mark, Date.now()) ? mark : undefined
  } catch {
    return undefined
  }
}

function isUnchanged({absolute, mark}: Document, {pages}: KeptRun): boolean {
  const before = pages.get(absolute)?.mark
  return before !== undefined && mark !== undefined && isSameMark(before, mark)
}

function pagesOf(
  documents: readonly Document[],
  kept: KeptRun | undefined,
  {keyAt}: RunCache,
): ReadonlyMap<string, KeptPage> {
  return new Map(
    documents.flatMap(({absolute, mark}): [string, KeptPage][] => {
      const key = keyAt(absolute) ?? kept?.pages.get(absolute)?.key
      return key === undefined ? [] : [[absolute, {mark, key}]]
    }),
  )
}

interface Partly {
  readonly kept: KeptRun
  readonly touched: readonly Document[]
  readonly documents: readonly Document[]
  readonly spaces: readonly Space[]
}

/** Lints the pages that were touched and what names places in them; `undefined` where that is not all that can change. */
async function lintTouched(
  {kept, touched, documents, spaces}: Partly,
  context: LintContext,
  cache: RunCache,
): Promise<LintedSpaces | undefined> {
  if (touched.length > documents.length * mostTouched) return undefined
  const check = rememberPages(context.check)
  for (const document of touched) {
    const before = kept.pages.get(document.absolute)
    if (!(await looksAsBefore(document, before, {...context, check}, cache))) return undefined
  }
  const {io} = context
  const at = ({path}: LocatedFinding) => nativePaths.absolute(io.cwd, path)
  const places = new Set(touched.map(({absolute}) => shown(absolute, io)))
  const wanted = new Set([
    ...touched.map(({absolute}) => absolute),
    ...kept.findings.filter((finding) => namesPlaceIn(finding, places)).map(at),
  ])
  const facts = new Map<string, PageFacts>()
  for (const {absolute, path, kind} of documents) {
    if (wanted.has(absolute)) continue
    const own = cache.factsOf(kept.pages.get(absolute)?.key ?? '', {path, kind})
    // A page that the store has dropped would have to be looked at as well.
    if (own === undefined) return undefined
    facts.set(absolute, own)
  }
  const known = {
    facts: (absolute: string) => facts.get(absolute),
    isWanted: (absolute: string) => wanted.has(absolute),
  }
  const linted = await lintSpaces(spaces, {...context, check, known})
  if (cache.isSpoilt()) return undefined
  context.stats?.known(facts.size)
  const held = kept.findings.filter((finding) => !wanted.has(at(finding)))
  const files = keptFiles(held, {linted, documents: new Set(documents.map(({absolute}) => absolute)), io})
  return {
    ...linted,
    findings: [...held, ...linted.findings],
    files: new Map([...files, ...linted.files]),
  }
}

const namesPlaceIn = ({related = [], fix}: LocatedFinding, places: ReadonlySet<string>): boolean =>
  related.some(({path}) => places.has(path)) || (fix?.edits.some(({path}) => places.has(path)) ?? false)

async function looksAsBefore(
  {space, path, kind, absolute}: Document,
  before: KeptPage | undefined,
  context: LintContext,
  cache: RunCache,
): Promise<boolean> {
  const facts = before && cache.factsOf(before.key, {path, kind})
  if (facts === undefined) return false
  const text = await context.fs.readText(absolute, maxTextBytes)
  if (!text.ok) return false
  const rules = rulesFor('page', space, path, context)
  const page = await context.check({path, text: text.value, kind, rules}, absolute)
  try {
    return looksSame(facts, page.facts)
  } catch {
    // What is kept cannot be read.
    return false
  }
}
