/**
 * The space that a file of a remark run lies in. Looked up per file and loaded once per run: files run
 * concurrently, and a run has one file set. Watch mode and editors get a fresh one each time, which costs a walk and
 * the state of each file; texts and facts are kept as long as the process lives.
 */
import type {VFile} from 'vfile'
import type {PageFacts, PageKind} from '../../page/facts.ts'
import {parsePage} from '../../page/parse.ts'
import {type Discovery, discover} from '../../project/discover.ts'
import type {FileSystem} from '../../project/file-system.ts'
import {type LoadedSpace, load, type ReadPage} from '../../project/load.ts'
import {createNodeFileSystem} from '../../project/node-file-system.ts'
import {folderOf, isWithin, joinPath, pathFrom} from '../../project/paths.ts'
import {documentsOf, type Space} from '../../project/space.ts'
import type {SpaceIndex} from '../../project/space-index.ts'
import {absoluteRoot} from '../../project/walk.ts'
import {findWalkRoot} from '../../project/walk-root.ts'
import {overlay} from '../../session/overlay.ts'
import {remember} from '../../session/remember.ts'
import {nativePaths} from '../native-paths.ts'

/** What unified-engine gives to plugins besides their options: the files of the run. */
export interface FileSet {
  readonly files: readonly VFile[]
}

/** What is known of a run when a plugin is attached. */
export interface Run {
  readonly fileSet: FileSet | undefined
  /** The setting `gitbook.root`: the folder of the space, from the working directory. */
  readonly root: string | undefined
}

/** A file and its space, before any page of it was read. */
export interface PlacedFile {
  readonly space: Space
  /** From the root of the space. */
  readonly path: string
  readonly kind: PageKind
  index(): Promise<SpaceIndex>
}

const disk = remember(createNodeFileSystem())

interface Known {
  readonly walkRoots: Map<string, Promise<string>>
  readonly discoveries: Map<string, Promise<Discovery>>
  readonly loaded: Map<Space, Promise<readonly LoadedSpace[]>>
}

const runs = new WeakMap<object, Known>()

function knownIn(run: object): Known {
  const before = runs.get(run)
  if (before) return before
  const known: Known = {walkRoots: new Map(), discoveries: new Map(), loaded: new Map()}
  runs.set(run, known)
  return known
}

/** Finds the space of a file; `undefined` for files without a path and for files in no space. */
export async function placeOf(file: VFile, {fileSet, root}: Run): Promise<PlacedFile | undefined> {
  if (file.path === undefined) return undefined
  const known = knownIn(fileSet ?? file)
  const fs = overlay(disk, textsOf(file, fileSet))
  const at = nativePaths.absolute(file.cwd, file.path)
  const top = nativePaths.absolute(file.cwd, root ?? '.')
  const start = root === undefined ? await walkRootOf(fs, folderOf(at), known) : top
  const {spaces} = await once(known.discoveries, start, () =>
    discover(fs, {paths: [start], loose: root !== undefined}),
  )
  // Nothing above the working directory is this run's business, unless it is named.
  const space = spaces
    .filter(
      (each) => isWithin(at, absoluteRoot(each)) && (root !== undefined || isWithin(absoluteRoot(each), top)),
    )
    .sort((one, other) => other.root.length - one.root.length)[0]
  const path = space && pathFrom(absoluteRoot(space), at)
  const document = space && documentsOf(space).find((each) => each.path === path)
  if (!space || !document) return undefined
  return {
    space,
    path: document.path,
    kind: document.role,
    async index() {
      const loaded = await once(known.loaded, space, () => load(fs, together(space, spaces), readPage))
      const own = loaded.find((each) => each.index.space === space)
      if (!own) throw new Error(`the space ${space.root} was not loaded`)
      return own.index
    },
  }
}

/** The space first, then the other spaces of its site. */
const together = (space: Space, all: readonly Space[]): readonly Space[] => [
  space,
  ...all.filter((other) => other !== space && space.site && other.site?.site === space.site.site),
]

const walkRootOf = (fs: FileSystem, folder: string, {walkRoots}: Known): Promise<string> =>
  once(walkRoots, folder, () => findWalkRoot(fs, folder))

function once<Key, Value>(
  known: Map<Key, Promise<Value>>,
  key: Key,
  make: () => Promise<Value>,
): Promise<Value> {
  const before = known.get(key)
  if (before) return before
  const made = make()
  known.set(key, made)
  return made
}

/** What the run holds of its files, whether or not it is saved; files that were not read yet are on the disk. */
function textsOf(current: VFile, fileSet: FileSet | undefined): ReadonlyMap<string, string> {
  const files = [...(fileSet?.files ?? []), current]
  return new Map(
    files.flatMap((file): [string, string][] =>
      file.value === undefined || file.path === undefined
        ? []
        : [[nativePaths.absolute(file.cwd, file.path), String(file)]],
    ),
  )
}

const parsed = new Map<string, {readonly path: string; readonly text: string; readonly facts: PageFacts}>()

const readPage: ReadPage = ({space, path, kind, text}) => {
  const at = joinPath(absoluteRoot(space), path)
  const before = parsed.get(at)
  const fits = before?.text === text && before.path === path && before.facts.kind === kind
  const facts = fits ? before.facts : parsePage(path, text, kind).facts
  parsed.set(at, {path, text, facts})
  return {facts, findings: []}
}
