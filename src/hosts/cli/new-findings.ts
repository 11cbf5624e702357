/** What a move of files brings with it: findings after it that were not there before. */
import type {Edit, Finding} from '../../core/finding.ts'
import type {Move} from '../../project/move-file.ts'
import {absolutePath} from '../../project/walk.ts'
import {fingerprints} from '../../report/fingerprint.ts'
import {locate} from '../../report/located.ts'
import type {CheckedFile, Session} from '../../session/session.ts'

/** A finding with the file that it is in, as that is after the move. */
export interface NewFinding {
  readonly file: CheckedFile
  readonly finding: Finding
}

/**
 * The findings of a space after a move that were not there before. The same finding is one with the same
 * fingerprint, wherever it stands now, or one of the same rule at the same place of a text that the move edits.
 * `root` is the absolute root of the space; the sessions show the files before and after.
 */
export async function newFindings(
  root: string,
  {files, created, edits}: Pick<Move, 'files' | 'created' | 'edits'>,
  {before, after}: {readonly before: Session; readonly after: Session},
): Promise<readonly NewFinding[]> {
  const origins = new Map(files.map(({from, to}) => [to, from]))
  const index = (await after.spaces()).find((one) => one.root === root)?.index
  const paths = new Set([...(index?.space.files.map(({path}) => path) ?? []), ...created.keys()])
  const found: NewFinding[] = []
  for (const path of paths) {
    const file = await after.check(absolutePath(root, path))
    if (!file || file.findings.length === 0) continue
    const origin = origins.get(path) ?? path
    const old = await before.check(absolutePath(root, origin))
    found.push(...newIn(file, old, edits.get(origin) ?? []).map((finding) => ({file, finding})))
  }
  return found
}

function newIn(file: CheckedFile, old: CheckedFile | undefined, edits: readonly Edit[]): readonly Finding[] {
  const prints = new Set(old ? printsOf(old) : [])
  const places = new Set(old?.findings.map(({rule, range}) => placeOf(rule, placed(range.start, edits))))
  const own = printsOf(file)
  return file.findings.filter(
    ({rule, range}, at) => !prints.has(own[at] ?? '') && !places.has(placeOf(rule, range.start)),
  )
}

const placeOf = (rule: string, offset: number): string => `${rule} ${offset}`

/** Where an offset is after edits that come in order. */
const placed = (offset: number, edits: readonly Edit[]): number =>
  edits
    .filter(({range}) => range.end <= offset && range.start < offset)
    .reduce((at, {range, text}) => at + text.length - (range.end - range.start), offset)

/** The fingerprints of the findings of a file, in their order; the name of the file plays no part. */
function printsOf({findings, lines, text}: CheckedFile): readonly string[] {
  const located = findings.flatMap((finding) => {
    const one = locate(finding, () => ({path: '', lines}))
    return one ? [one] : []
  })
  return [...fingerprints(located, () => text, {hash: (key) => key}).values()]
}
