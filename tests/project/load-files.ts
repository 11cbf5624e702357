/** Loads spaces from files in memory, parsed by the reference parser. */
import {parsePage} from '../../src/page/parse.ts'
import {type DiscoverOptions, type Discovery, discover} from '../../src/project/discover.ts'
import {type LoadedSpace, type LoadOptions, load} from '../../src/project/load.ts'
import {
  createMemoryFileSystem,
  type MemoryFile,
  type MemoryFileSystem,
} from '../../src/project/memory-file-system.ts'
import type {SpaceIndex} from '../../src/project/space-index.ts'

export type Files = Readonly<Record<string, MemoryFile>>

export interface Loaded {
  readonly fs: MemoryFileSystem
  readonly discovery: Discovery
  readonly spaces: readonly LoadedSpace[]
}

/** Files by path without the leading slash; `paths` are `/` by default. */
export async function loadFiles(
  files: Files,
  options: Partial<DiscoverOptions> & LoadOptions = {},
): Promise<Loaded> {
  const fs = createMemoryFileSystem(files)
  const discovery = await discover(fs, {paths: ['/'], ...options})
  const spaces = await load(
    fs,
    discovery.spaces,
    ({path, text, kind}) => ({facts: parsePage(path, text, kind).facts, findings: []}),
    options,
  )
  return {fs, discovery, spaces}
}

/** The index of the first, or of the named, space. */
export async function indexOf(files: Files, root?: string): Promise<SpaceIndex> {
  const {spaces} = await loadFiles(files)
  const space = spaces.find(({index}) => root === undefined || index.space.root === root)
  if (!space) throw new Error(`no space ${root ?? ''}`)
  return space.index
}

/** The roots and kinds of what is discovered, as `docs current`. */
export async function spacesOf(
  files: Files,
  options: Partial<DiscoverOptions> = {},
): Promise<readonly string[]> {
  const {spaces} = await discover(createMemoryFileSystem(files), {paths: ['/'], ...options})
  return spaces.map(({root, kind}) => `${root || '.'} ${kind}`)
}
