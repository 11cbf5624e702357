/** Findings of several spaces side by side: told apart by absolute paths. */
import type {Finding} from '../core/finding.ts'
import {absolutePath} from '../project/walk.ts'

/** A finding of the space at an absolute root, its path and those of its edits absolute. */
export function placed(root: string, finding: Finding): Finding {
  const path = absolutePath(root, finding.path)
  const {fix} = finding
  if (fix === undefined) return {...finding, path}
  const edits = fix.edits.map((edit) =>
    edit.path === undefined ? edit : {...edit, path: absolutePath(root, edit.path)},
  )
  return {...finding, path, fix: {...fix, edits}}
}
