/** Renames: of pages and assets by the links that lead to them, of headings, of variables. */
import type {
  OptionalVersionedTextDocumentIdentifier,
  Range as ProtocolRange,
  TextDocumentEdit,
  WorkspaceEdit,
} from 'vscode-languageserver-types'
import type {Edit} from '../../core/finding.ts'
import {decodePercent} from '../../gitbook/href.ts'
import {headingFor} from '../../project/anchors.ts'
import {destinationOf} from '../../project/links.ts'
import {type Move, type MovedFile, moveFiles} from '../../project/move-file.ts'
import {folderOf, isWithin, joinPath, pathFrom, resolvePath} from '../../project/paths.ts'
import {renameHeading, renameVariable} from '../../project/rename-heading.ts'
import type {SpaceIndex} from '../../project/space-index.ts'
import {absolutePath, absoluteRoot} from '../../project/walk.ts'
import type {Session} from '../../session/session.ts'
import {nativePaths} from '../native-paths.ts'
import type {Query} from './navigate.ts'
import {positionsIn} from './positions.ts'
import {thingAt} from './thing-at.ts'
import {textEdits} from './workspace-edits.ts'

/** Why nothing is renamed, in one sentence for the writer. */
export class RenameProblem extends Error {
  override readonly name = 'RenameProblem'
}

/** Whether the client can make and rename files by an edit. */
export interface RenameAbilities {
  readonly files: boolean
}

type Subject =
  | {readonly kind: 'heading'; readonly path: string; readonly heading: Parameters<typeof renameHeading>[2]}
  | {readonly kind: 'variable'; readonly scope: 'space' | 'page'; readonly name: string}
  | {readonly kind: 'file'; readonly path: string}

interface Renaming {
  readonly subject: Subject
  readonly range: {readonly start: number; readonly end: number}
  readonly placeholder: string
}

/** What a rename at a place would take, with the text to start from. */
export function prepareRename(query: Query): {range: ProtocolRange; placeholder: string} | undefined {
  const found = renamingAt(query)
  return found && {range: positionsIn(query.text).range(found.range), placeholder: found.placeholder}
}

/**
 * Renames what stands at a place.
 * @throws RenameProblem if it cannot be done
 */
export async function rename(
  query: Query,
  name: string,
  {files}: RenameAbilities,
): Promise<WorkspaceEdit | undefined> {
  const found = renamingAt(query)
  if (!found) return undefined
  const {session, file} = query
  const {index, own, root} = file
  const {subject} = found
  if (subject.kind === 'heading') {
    if (/[\r\n]/.test(name) || name.trim() === '') throw new RenameProblem('A heading is one line of text')
    return {
      documentChanges: await documentEdits(
        renameHeading(index, subject.path, subject.heading, name.trim()),
        root,
        session,
      ),
    }
  }
  if (subject.kind === 'variable') {
    if (!/^[A-Za-z_]\w*$/.test(name))
      throw new RenameProblem('A variable is named by letters, digits and underscores')
    const edits = renameVariable(index, own, subject, name)
    return {documentChanges: await documentEdits(edits, root, session)}
  }
  if (!files)
    throw new RenameProblem('This editor does not rename files for a language server; use `gitbook-lint mv`')
  const path = name.startsWith('/') ? '' : folderOf(own)
  return fileRename(query, {from: subject.path, to: resolvePath(path, decodePercent(name))})
}

function renamingAt({file, text, position}: Query): Renaming | undefined {
  const {index, own} = file
  const thing = thingAt(file, positionsIn(text).offset(position))
  switch (thing?.kind) {
    case 'heading':
      return headingRenaming(own, thing.heading, thing.range, text)
    case 'variable':
      return {
        subject: {kind: 'variable', scope: thing.scope, name: thing.name},
        range: thing.range,
        placeholder: thing.name,
      }
    case 'target': {
      const destination = destinationOf(thing.resolved)
      if (!destination) return undefined
      const {path, fragment} = destination
      if (!thing.onFragment)
        return {
          subject: {kind: 'file', path},
          range: thing.range,
          placeholder: text.slice(thing.range.start, thing.range.end),
        }
      const facts = index.facts.get(path)
      const heading = facts && fragment !== undefined ? headingFor(facts, fragment) : undefined
      // From here only the text of the heading is seen: a new one would take the place of the anchor in it.
      if (!heading || heading.explicit !== undefined) return undefined
      return {subject: {kind: 'heading', path, heading}, range: thing.range, placeholder: heading.text}
    }
    default:
      return undefined
  }
}

const headingRenaming = (
  path: string,
  heading: Parameters<typeof renameHeading>[2],
  range: Renaming['range'],
  text: string,
): Renaming => ({
  subject: {kind: 'heading', path, heading},
  range,
  placeholder: text.slice(range.start, range.end),
})

async function fileRename({session, file: {index, root}}: Query, moved: MovedFile): Promise<WorkspaceEdit> {
  const others = (await session.spaces()).flatMap((one) => (one.index === index ? [] : [one.index]))
  const planned = moveFiles(index, [moved], others)
  if ('problem' in planned) throw new RenameProblem(planned.problem)
  const {move} = planned
  const [oldUri, newUri] = [
    nativePaths.uri(absolutePath(root, moved.from)),
    nativePaths.uri(absolutePath(root, moved.to)),
  ]
  return {
    documentChanges: [
      ...(await moveEdits(move, root, session)),
      {kind: 'rename', oldUri, newUri, options: {overwrite: false}},
    ],
  }
}

/** What follows when an editor is about to rename files; it renames them itself. Paths are absolute. */
export async function willRename(
  session: Session,
  renamed: readonly MovedFile[],
): Promise<WorkspaceEdit | undefined> {
  const changes: NonNullable<WorkspaceEdit['documentChanges']> = []
  const spaces = (await session.spaces()).map((one) => ({...one, files: filesIn(one, renamed)}))
  // Edits of links between spaces in both of which something moves could meet.
  const still = spaces.flatMap(({index, files}) => (files.length === 0 ? [index] : []))
  for (const {root, index, files} of spaces) {
    const planned = files.length === 0 ? undefined : moveFiles(index, files, still)
    if (planned && 'move' in planned) changes.push(...(await moveEdits(planned.move, root, session)))
  }
  return changes.length === 0 ? undefined : {documentChanges: changes}
}

const filesIn = (
  {root, index}: {readonly root: string; readonly index: SpaceIndex},
  renamed: readonly MovedFile[],
): readonly MovedFile[] =>
  renamed.flatMap(({from, to}): MovedFile[] => {
    const [inside, target] = [inSpace(root, from), inSpace(root, to)]
    return inside === undefined || target === undefined || !knows(index, inside)
      ? []
      : [{from: inside, to: target}]
  })

const inSpace = (root: string, path: string): string | undefined =>
  path !== root && isWithin(path, root) ? pathFrom(root, path) : undefined

const knows = ({lookup}: SpaceIndex, path: string): boolean =>
  lookup.file(path) !== undefined || lookup.isFolder(path)

async function moveEdits({edits, created, foreign}: Move, root: string, session: Session) {
  const others = await Promise.all(
    foreign.map(({index, edits: theirs}) => documentEdits(theirs, absoluteRoot(index.space), session)),
  )
  const made = [...created].flatMap(([path, text]) => {
    const uri = nativePaths.uri(joinPath(root, path))
    const start = {line: 0, character: 0}
    return [
      {kind: 'create' as const, uri, options: {ignoreIfExists: true}},
      {textDocument: anyVersion(uri), edits: [{range: {start, end: start}, newText: text}]},
    ]
  })
  return [...(await documentEdits(edits, root, session)), ...others.flat(), ...made]
}

/** Edits by path from the root of the space, whatever version the editor holds. */
async function documentEdits(
  edits: ReadonlyMap<string, readonly Edit[]>,
  root: string,
  session: Session,
): Promise<TextDocumentEdit[]> {
  const all: TextDocumentEdit[] = []
  for (const [path, own] of edits) {
    const at = absolutePath(root, path)
    const text = await session.textOf(at)
    if (text !== undefined)
      all.push({textDocument: anyVersion(nativePaths.uri(at)), edits: textEdits(text, own)})
  }
  return all
}

const anyVersion = (uri: string): OptionalVersionedTextDocumentIdentifier => ({uri, version: null})
