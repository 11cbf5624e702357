/** `gitbook-lint mv OLD NEW`: moves a page, asset or folder; links, entries and redirects follow. */
import {existsSync} from 'node:fs'
import {resolve} from 'node:path'
import {applyEdits} from '../../fix/edits.ts'
import type {Rule} from '../../lint/rule.ts'
import type {FileSystem} from '../../project/file-system.ts'
import {type Move, moveFiles} from '../../project/move-file.ts'
import {createNodeFileSystem} from '../../project/node-file-system.ts'
import {folderOf, isWithin, pathFrom, resolvePath} from '../../project/paths.ts'
import type {SpaceIndex} from '../../project/space-index.ts'
import {absolutePath, absoluteRoot} from '../../project/walk.ts'
import {findWalkRoot} from '../../project/walk-root.ts'
import {count} from '../../report/totals.ts'
import {visible} from '../../report/visible.ts'
import {moved} from '../../session/moved.ts'
import {createSession, type Session} from '../../session/session.ts'
import {nativePaths} from '../native-paths.ts'
import {createConfigs, sessionConfig} from './configs.ts'
import type {Io} from './io.ts'
import {isRespelt, isTaken, moveOnDisk} from './move-on-disk.ts'
import {newFindings} from './new-findings.ts'
import {plainLines} from './plain-lines.ts'
import type {Replacement} from './replace-files.ts'
import {UsageError} from './usage-error.ts'

/** What `mv` was asked. */
export interface MoveOptions {
  readonly from: string
  readonly to: string
  readonly dryRun: boolean
}

/**
 * Moves and says what it did, or would do.
 * @returns exit status: 0, or 1 where the move brings findings that are errors
 * @throws UsageError where it cannot be done; then nothing has changed
 */
export async function runMove(options: MoveOptions, rules: readonly Rule[], io: Io): Promise<number> {
  const fs = createNodeFileSystem()
  const from = nativePaths.absolute(io.cwd, options.from)
  const to = await destination(fs, from, nativePaths.absolute(io.cwd, options.to))
  if (!existsSync(from)) throw new UsageError(`No such path: ${options.from}`)
  // All of the repository: other spaces may hold links to what moves.
  const before = open(fs, await findWalkRoot(fs, folderOf(from)), rules, io)
  const spaces = await before.spaces()
  const space = spaces
    .filter(({root}) => isWithin(from, root))
    .sort((one, other) => other.root.length - one.root.length)[0]
  if (!space) throw new UsageError(`${options.from} is in no GitBook space`)
  const {root, index} = space
  if (!isWithin(to, root)) throw new UsageError(`${options.to} is outside the space ${shown(root, io)}`)
  const planned = moveFiles(
    index,
    [{from: pathFrom(root, from), to: pathFrom(root, to)}],
    spaces.flatMap((one) => (one === space ? [] : [one.index])),
  )
  if ('problem' in planned) throw new UsageError(planned.problem)
  if (await isTaken(from, to)) throw new UsageError(`${shown(to, io)} exists`)
  const {move} = planned
  const changes = [await changesOf(move, space, fs)]
  for (const {index: other, edits} of move.foreign)
    changes.push(
      await changesOf(
        {edits, files: [], created: new Map()},
        {root: absoluteRoot(other.space), index: other},
        fs,
      ),
    )
  const files = new Map(move.files.map((one) => [absolutePath(root, one.from), absolutePath(root, one.to)]))
  const after = open(
    moved(fs, files, new Map(changes.flat().map(({path, after: text}) => [path, text]))),
    root,
    rules,
    io,
  )
  const found = await newFindings(root, move, {before, after})
  if (!options.dryRun)
    await apply(
      from,
      to,
      changes.flat().filter(({follows}) => !follows),
      io,
    )
  const lines = [
    ...report(move, index, {root, dryRun: options.dryRun}, io),
    ...found.map(({file, finding}) => {
      const {line, column} = file.lines.place(finding.range.start)
      return `${shown(file.path, io)}:${line}:${column}: ${finding.severity} ${finding.message} [${finding.rule}], new with the move`
    }),
  ]
  io.stdout(plainLines(lines.map(visible).join('\n')))
  return found.some(({finding}) => finding.severity === 'error') ? 1 : 0
}

/** As with the `mv` of a shell, a folder as the destination means the same name in it. */
async function destination(fs: FileSystem, from: string, to: string): Promise<string> {
  // On a disk that folds case, a folder under its new name is the folder that moves.
  if (await isRespelt(from, to)) return to
  const status = await fs.status(to)
  return status.ok && status.value.kind === 'directory'
    ? `${to}/${from.slice(from.lastIndexOf('/') + 1)}`
    : to
}

function open(fs: FileSystem, start: string, rules: readonly Rule[], io: Io): Session {
  const configs = createConfigs({rule: [], only: []}, rules, io.cwd)
  const session = createSession({fs, rules, ...sessionConfig(configs)})
  session.add([start])
  return session
}

/** The texts that change, by the paths that they have after the move. */
async function changesOf(
  move: Pick<Move, 'files' | 'edits' | 'created'>,
  {root, index: {space}}: SpaceOnDisk,
  fs: FileSystem,
): Promise<readonly Change[]> {
  const goes = new Map(move.files.map(({from, to}) => [from, to]))
  // The config may lie above the root of the space.
  const within = absolutePath(space.repository.root, '')
  const linkedTo = (path: string) => space.repository.files.get(resolvePath(space.root, path))?.linkTo
  const changes: Change[] = []
  for (const [path, edits] of move.edits) {
    const text = await fs.readText(absolute(root, path))
    if (!text.ok) throw new UsageError(`cannot read ${absolute(root, path)}: ${text.reason}`)
    const at = absolute(root, goes.get(path) ?? path)
    const link = linkedTo(path)
    const follows = link !== undefined && move.edits.has(pathFrom(space.root, link))
    changes.push({path: at, within, before: text.value, after: applyEdits(text.value, edits), follows})
  }
  for (const [path, after] of move.created)
    changes.push({path: absolute(root, path), within, after, follows: false})
  return changes
}

/** A text that changes. */
interface Change extends Replacement {
  /** Whether the path is a link to a file that changes as well: writing that one is enough. */
  readonly follows: boolean
}

/** Paths may lead above the root. */
const absolute = (root: string, path: string): string => nativePaths.absolute(root, path)

interface SpaceOnDisk {
  readonly root: string
  readonly index: SpaceIndex
}

async function apply(from: string, to: string, changes: readonly Replacement[], io: Io): Promise<void> {
  // It may have come into being since.
  if (await isTaken(from, to)) throw new UsageError(`${shown(to, io)} exists`)
  const refusal = await moveOnDisk({from, to, changes})
  if (refusal)
    throw new UsageError(
      `nothing was moved, since ${shown(refusal.path, io)} would have to be written: ${refusal.reason}`,
    )
}

const shown = (path: string, {cwd}: Io): string => nativePaths.from(cwd, path) || '.'

function report(
  {files, edits, created, foreign, notes}: Move,
  {space}: SpaceIndex,
  {root, dryRun}: {readonly root: string; readonly dryRun: boolean},
  io: Io,
): readonly string[] {
  const name = (path: string) => shown(resolve(root, path), io)
  const goes = new Map(files.map(({from, to}) => [from, to]))
  return [
    ...files.map(({from, to}) => `${name(from)} -> ${name(to)}`),
    ...[...edits].map(([path, own]) => `${name(goes.get(path) ?? path)}: ${count(own.length, 'edit')}`),
    ...foreign.flatMap(({index, edits: theirs}) =>
      [...theirs].map(
        ([path, own]) =>
          `${shown(absolutePath(absoluteRoot(index.space), path), io)}: ${count(own.length, 'edit')}, in another space`,
      ),
    ),
    ...[...created.keys()].map((path) => `${name(path)}: new`),
    ...notes.map((note) => `Note: ${note}`),
    ...(dryRun ? ['Nothing was changed (--dry-run)'] : []),
    ...(space.kind === 'legacy' ? ['Note: a book of the former command line; its links were followed'] : []),
  ]
}
