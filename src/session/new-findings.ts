/** What a move of files brings with it: findings after it that were not there before. */
import type {Finding} from '../core/finding.ts'
import type {Move} from '../project/move-file.ts'
import {absolutePath} from '../project/walk.ts'
import type {CheckedFile, Session} from './session.ts'

/** A finding with the file that it is in, as that is after the move. */
export interface NewFinding {
  readonly file: CheckedFile
  readonly finding: Finding
}

/**
 * The findings of a space after a move that its files did not have before, wherever they stood. `root` is the
 * absolute root of the space; the sessions show the files before and after.
 */
export async function newFindings(
  root: string,
  {files, created}: Pick<Move, 'files' | 'created'>,
  {before, after}: {readonly before: Session; readonly after: Session},
): Promise<readonly NewFinding[]> {
  const origins = new Map(files.map(({from, to}) => [to, from]))
  const index = (await after.spaces()).find((one) => one.root === root)?.index
  const paths = new Set([...(index?.space.files.map(({path}) => path) ?? []), ...created.keys()])
  const found: NewFinding[] = []
  for (const path of paths) {
    const file = await after.check(absolutePath(root, path))
    if (!file || file.findings.length === 0) continue
    const old = await before.check(absolutePath(root, origins.get(path) ?? path))
    const known = (old?.findings ?? []).map(signOf)
    for (const finding of file.findings) {
      const at = known.indexOf(signOf(finding))
      if (at >= 0) known.splice(at, 1)
      else found.push({file, finding})
    }
  }
  return found
}

/** Messages may name paths, which change with a move: the rule alone tells one finding of a file from another. */
const signOf = ({rule, severity}: Finding): string => `${rule} ${severity}`
