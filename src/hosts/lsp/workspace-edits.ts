/** Edits of the linter as edits of the protocol. Open files are edited in the editor, others on the disk. */
import type {TextEdit, WorkspaceEdit} from 'vscode-languageserver-types'
import type {Edit} from '../../core/finding.ts'
import {absolutePath} from '../../project/walk.ts'
import type {CheckedFile, Session} from '../../session/session.ts'
import {nativePaths} from '../native-paths.ts'
import {positionsIn} from './positions.ts'

/** Edits by absolute path. */
export type EditsByFile = ReadonlyMap<string, readonly Edit[]>

/** Groups the edits of a fix by the files that they change. */
export function byFile(edits: readonly Edit[], file: Pick<CheckedFile, 'path' | 'root'>): EditsByFile {
  const groups = new Map<string, Edit[]>()
  for (const edit of edits) {
    const at = edit.path === undefined ? file.path : absolutePath(file.root, edit.path)
    groups.set(at, [...(groups.get(at) ?? []), edit])
  }
  return groups
}

/** A workspace edit; `undefined` where a file cannot be read. */
export async function workspaceEdit(
  edits: EditsByFile,
  session: Session,
): Promise<WorkspaceEdit | undefined> {
  const changes: Record<string, TextEdit[]> = {}
  for (const [path, own] of edits) {
    const text = await session.textOf(path)
    if (text === undefined) return undefined
    changes[nativePaths.uri(path)] = textEdits(text, own)
  }
  return {changes}
}

/** The edits of one text. */
export function textEdits(text: string, edits: readonly Edit[]): TextEdit[] {
  const positions = positionsIn(text)
  return edits.map((edit) => ({range: positions.range(edit.range), newText: edit.text}))
}
