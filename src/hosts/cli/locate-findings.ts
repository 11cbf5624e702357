/** Findings of one file to what reporters are given: places, and where that is in a writer's words. */
import type {Finding} from '../../core/finding.ts'
import type {LineIndex} from '../../core/line-index.ts'
import {docsUrl} from '../../lint/docs-url.ts'
import {blockAt} from '../../page/block-at.ts'
import type {PageFacts} from '../../page/facts.ts'
import {excerpt} from '../../report/excerpt.ts'
import {type LocatedFinding, locate, type Where} from '../../report/located.ts'

/** A file with findings. */
export interface ReportedFile {
  /** From the working directory, with `/`. */
  readonly path: string
  readonly text: string
  readonly lines: LineIndex
  /** Absent for files that are no Markdown. */
  readonly facts?: PageFacts
  /** Folder of the space, from the working directory. */
  readonly space?: string
  /** Group and parent pages in the table of contents. */
  readonly trail?: readonly string[]
}

/** Locates findings; `fileOf` gives a file by its path from the space root. */
export const locateFindings = (
  findings: readonly Finding[],
  fileOf: (path: string) => ReportedFile | undefined,
): LocatedFinding[] =>
  findings.flatMap((finding) => {
    const file = fileOf(finding.path)
    if (file === undefined) return []
    return locate(finding, fileOf, {where: whereOf(file, finding), url: docsUrl(finding.rule)}) ?? []
  })

function whereOf({facts, text, space, trail}: ReportedFile, {range}: Finding): Where {
  const shown = excerpt(text, range)
  const heading = facts?.headings.findLast((each) => each.depth > 1 && each.range.start <= range.start)
  const block = facts?.blocks[blockAt(facts.blocks, range.start) ?? -1]
  return {
    ...(space !== undefined && {space}),
    ...(facts?.title !== undefined && {page: facts.title.text}),
    ...(trail !== undefined && trail.length > 0 && {trail}),
    ...(heading !== undefined && {heading: heading.text}),
    ...(block !== undefined && {block: block.name}),
    ...(shown !== '' && {excerpt: shown}),
  }
}
