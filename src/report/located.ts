/**
 * What reporters are given: findings as people find them, with lines, columns and paths from the working
 * directory. The last station of a finding; from here on there is only formatting.
 */
import type {Edit, Finding, FixSafety, Severity} from '../core/finding.ts'
import type {LineIndex, Place} from '../core/line-index.ts'
import type {Range} from '../core/range.ts'

/** Where a finding stands, in the words of the space. What does not apply is absent. */
export interface Where {
  /** Folder of the space, from the working directory. */
  readonly space?: string
  /** Title of the page. */
  readonly page?: string
  /** Group and parent pages of the table of contents, outermost first. */
  readonly trail?: readonly string[]
  /** The nearest heading above. */
  readonly heading?: string
  /** Name of the innermost block around it. */
  readonly block?: string
  /** The source around it, at most 80 characters, on one line. */
  readonly excerpt?: string
}

/** Another place, located. */
export interface LocatedRelated {
  readonly path: string
  readonly start: Place
  readonly end: Place
  readonly message: string
}

/** A fix whose edits name their files; `start` and `end` are UTF-16 offsets, end exclusive. */
export interface LocatedFix {
  readonly title: string
  readonly safety: FixSafety
  readonly edits: readonly {
    readonly path: string
    readonly start: number
    readonly end: number
    readonly text: string
  }[]
}

/** A finding with paths from the working directory, `/` between folders. */
export interface LocatedFinding {
  readonly path: string
  readonly rule: string
  readonly severity: Severity
  readonly message: string
  readonly note?: string
  /** The rule's page. */
  readonly url?: string
  readonly start: Place
  /** Exclusive. */
  readonly end: Place
  readonly where?: Where
  readonly related?: readonly LocatedRelated[]
  readonly fix?: LocatedFix
}

/** What a run looked at and found. */
export interface Summary {
  readonly spaces: number
  readonly pages: number
  readonly assets: number
  readonly errors: number
  readonly warnings: number
  readonly infos: number
  /** Findings that carry a fix, verified or not. */
  readonly fixable: number
}

/** A line of a table of contents. */
export interface ReportedEntry {
  readonly kind: 'group' | 'page' | 'link'
  readonly title: string
  /** Nesting from 0; the pages of a group are one deeper than it. */
  readonly depth: number
  /** Of a page, from the working directory. */
  readonly path?: string
}

/** A space as its readers see it. */
export interface ReportedSpace {
  /** Its folder, from the working directory. */
  readonly path: string
  readonly title?: string
  /** Empty where there is no table of contents. */
  readonly entries: readonly ReportedEntry[]
}

/** A file that is no page. */
export interface ReportedAsset {
  /** Size, where a rule asked for it. */
  readonly bytes?: number
}

/** All that a reporter sees. Findings come sorted. */
export interface ReportInput {
  readonly findings: readonly LocatedFinding[]
  readonly summary: Summary
  /** The text of a file by its path from the working directory, for code frames. */
  sources(path: string): string | undefined
  /** The asset at a path from the working directory. */
  asset?(path: string): ReportedAsset | undefined
  /** The spaces that were looked at, for reports that show them. */
  spaces?(): readonly ReportedSpace[]
}

/** A file as findings need it. */
export interface LocatedFile {
  /** From the working directory. */
  readonly path: string
  readonly lines: LineIndex
}

/**
 * Locates a finding. `fileOf` gives the file of a path from the space root; related places and edits whose
 * file it does not know are left out, a fix as a whole.
 */
export function locate(
  finding: Finding,
  fileOf: (path: string) => LocatedFile | undefined,
  extra: {readonly where?: Where; readonly url?: string} = {},
): LocatedFinding | undefined {
  const file = fileOf(finding.path)
  if (!file) return undefined
  const related = (finding.related ?? []).flatMap(({path, range, message}) => {
    const other = fileOf(path ?? finding.path)
    return other ? [{path: other.path, ...places(other, range), message}] : []
  })
  const fix = finding.fix && locateFix(finding.fix, (path) => fileOf(path ?? finding.path)?.path)
  return {
    path: file.path,
    rule: finding.rule,
    severity: finding.severity,
    message: finding.message,
    ...(finding.note === undefined ? {} : {note: finding.note}),
    ...(extra.url === undefined ? {} : {url: extra.url}),
    ...places(file, finding.range),
    ...(extra.where ? {where: extra.where} : {}),
    ...(related.length > 0 ? {related} : {}),
    ...(fix ? {fix} : {}),
  }
}

const places = ({lines}: LocatedFile, {start, end}: Range): {start: Place; end: Place} => ({
  start: lines.place(start),
  end: lines.place(end),
})

function locateFix(
  {title, safety, edits}: NonNullable<Finding['fix']>,
  pathOf: (path: string | undefined) => string | undefined,
): LocatedFix | undefined {
  const located = edits.flatMap(({path, range: {start, end}, text}: Edit) => {
    const shown = pathOf(path)
    return shown === undefined ? [] : [{path: shown, start, end, text}]
  })
  return located.length === edits.length ? {title, safety, edits: located} : undefined
}
