/**
 * Moves a page, an asset or a folder within its space: the edits by which every link, cover, entry and redirect
 * follows, and old addresses lead on. A function of the index; whoever applies the edits moves the files.
 */
import type {Edit} from '../core/finding.ts'
import type {ResolvedTarget} from './links.ts'
import {linksInto} from './links-into.ts'
import {moveRedirects} from './move-redirects.ts'
import {
  comparePaths,
  folderOf,
  isMarkdownPath,
  isWithin,
  joinPath,
  leaves,
  nameOf,
  pathFrom,
  relativePath,
} from './paths.ts'
import {isFound} from './resolution.ts'
import {spellPath} from './retarget.ts'
import type {SpaceIndex} from './space-index.ts'

/** One file and where it goes; paths are from the space root. */
export interface MovedFile {
  readonly from: string
  readonly to: string
}

/** What a move takes. Edits are of the files where they are **before** the move. */
export interface Move {
  readonly files: readonly MovedFile[]
  /** By path from the space root, sorted and disjoint. */
  readonly edits: ReadonlyMap<string, readonly Edit[]>
  /** Files that are made, with their text. */
  readonly created: ReadonlyMap<string, string>
  /** Edits of other spaces of the repository, whose links lead to what moves. */
  readonly foreign: readonly ForeignEdits[]
  /** What does not follow by itself, in plain sentences. */
  readonly notes: readonly string[]
}

/** Edits of a space, by path from its root, sorted and disjoint. */
export interface ForeignEdits {
  readonly index: SpaceIndex
  readonly edits: ReadonlyMap<string, readonly Edit[]>
}

/**
 * Plans the move of files and folders; `problem` says in one sentence why there can be none. Paths are from the
 * space root. `others` are spaces whose links are to follow, and of which nothing moves.
 */
export function moveFiles(
  index: SpaceIndex,
  wanted: readonly MovedFile[],
  others: readonly SpaceIndex[] = [],
): {readonly move: Move} | {readonly problem: string} {
  const files = wanted.flatMap(({from, to}) => filesOf(index, from, to))
  for (const one of wanted) {
    const problem = problemOf(index, one, files)
    if (problem !== undefined) return {problem}
  }
  const moved = new Map(files.map((file) => [file.from, file.to]))
  const followed = collect(
    [...index.facts.keys()].flatMap((path) =>
      index.links.from(path).map((link) => ({link, edit: follow(index, link, moved)})),
    ),
  )
  const config = index.space.config.yaml?.path
  const redirects = moveRedirects(index, files, moved)
  const edits = new Map(followed.edits)
  if (config !== undefined) {
    const more = [...redirects.edits, ...configuredPaths(index, moved)]
    if (more.length > 0) edits.set(config, [...(edits.get(config) ?? []), ...more])
  }
  const foreign = foreignEdits(index, moved, others)
  const notes = [...followed.notes, ...redirects.notes, ...foreign.notes]
  return {move: {files, edits: sorted(edits), created: redirects.created, foreign: foreign.edits, notes}}
}

interface Followed {
  readonly link: ResolvedTarget
  readonly edit: Edit | 'unwritable' | undefined
}

/** Edits by the path of their file, and notes of links that stay behind. */
function collect(links: readonly Followed[]) {
  const edits = new Map<string, Edit[]>()
  const notes: string[] = []
  for (const {link, edit} of links) {
    const path = link.from
    const own = edits.get(path) ?? []
    if (edit === 'unwritable')
      notes.push(`${path}: the address \`${link.target.href}\` needs other quotes, so it stays`)
    // The link in a block that repeats its address is met twice.
    else if (edit && !own.some(({range}) => range.start === edit.range.start && range.end === edit.range.end))
      edits.set(path, [...own, edit])
  }
  return {edits, notes}
}

/** Links of other spaces that lead to what moves. */
function foreignEdits(
  index: SpaceIndex,
  moved: ReadonlyMap<string, string>,
  others: readonly SpaceIndex[],
): {readonly edits: readonly ForeignEdits[]; readonly notes: readonly string[]} {
  const links = linksInto(index, moved, others)
  const spaces = [...new Set(links.map((one) => one.index))].map((other) => {
    const own = links.filter((one) => one.index === other)
    const {edits, notes} = collect(own.map(({link, to}) => ({link, edit: edit(link.target, to)})))
    return {index: other, edits: sorted(edits), notes}
  })
  return {
    edits: spaces.filter(({edits}) => edits.size > 0).map(({index: of, edits}) => ({index: of, edits})),
    notes: spaces.flatMap(({notes}) => notes),
  }
}

const sorted = (edits: ReadonlyMap<string, readonly Edit[]>): ReadonlyMap<string, readonly Edit[]> =>
  new Map(
    [...edits]
      .sort(([one], [other]) => comparePaths(one, other))
      .map(([path, own]) => [path, own.toSorted((one, other) => one.range.start - other.range.start)]),
  )

function filesOf({space, lookup}: SpaceIndex, from: string, to: string): readonly MovedFile[] {
  if (lookup.file(from)) return [{from, to}]
  if (!lookup.isFolder(from)) return []
  return space.files
    .filter(({path}) => isWithin(path, from))
    .map(({path}) => ({from: path, to: joinPath(to, pathFrom(from, path))}))
}

function problemOf(
  {space, lookup}: SpaceIndex,
  {from, to}: MovedFile,
  files: readonly MovedFile[],
): string | undefined {
  if (from === '' || leaves(from)) return 'A space cannot be moved, only what lies in it'
  if (!files.some((file) => isWithin(file.from, from))) return `No such file in the space: ${from}`
  if (to === '' || leaves(to)) return `${to || '.'} is not in the space`
  if (from === to) return `${from} is there already`
  if (lookup.isFolder(from) && isWithin(to, from)) return `${from} cannot be moved into itself`
  const left = new Set(files.map((file) => file.from))
  const taken = files.find((file) => lookup.file(file.to) && !left.has(file.to))
  if (taken) return `${taken.to} exists`
  if (lookup.file(from) && lookup.isFolder(to)) return `${to} is a folder`
  const settings = files.find(({from: path}) => {
    const role = lookup.file(path)?.role
    return role === 'config' || role === 'site' || role === 'vars' || role === 'tags'
  })
  if (settings) return `${settings.from} has its place: GitBook looks for it there`
  const changed = files.find((file) => isMarkdownPath(file.from) !== isMarkdownPath(file.to))
  if (changed) return `${changed.from} and ${changed.to} are different kinds of file`
  const inner = [...space.roots].find(
    (root) => root !== space.root && isWithin(root, joinPath(space.root, from)),
  )
  return inner === undefined ? undefined : `${inner} is a space of its own`
}

/** The edit by which a target leads to the same file as before. */
function follow(
  index: SpaceIndex,
  one: ResolvedTarget,
  moved: ReadonlyMap<string, string>,
): Edit | 'unwritable' | undefined {
  const {from, target, resolution} = one
  const source = moved.get(from) ?? from
  const before = destination(one)
  if (before === undefined) return followOut(index, one, source)
  const after = moved.get(before) ?? before
  const isFile = isFound(resolution)
  if (isFile && resolution.base !== 'folder') {
    if (after === before) return undefined
    const path = resolution.base === 'space-root' ? after : joinPath(index.space.root, after)
    return edit(target, `/${spelt(path, one)}`)
  }
  if (after === before && folderOf(source) === folderOf(from)) return undefined
  return edit(target, spelt(relativePath(folderOf(source), after), one))
}

/** The edit by which a target of a page that moves leads out of the space as before. */
function followOut(
  {space}: SpaceIndex,
  {from, target, resolution}: ResolvedTarget,
  source: string,
): Edit | 'unwritable' | undefined {
  if (folderOf(source) === folderOf(from) || target.href.startsWith('/')) return undefined
  if ((resolution.kind !== 'outside' && resolution.kind !== 'other-space') || !resolution.exists)
    return undefined
  const at =
    resolution.kind === 'outside' ? resolution.repositoryPath : joinPath(resolution.root, resolution.path)
  const path = relativePath(joinPath(space.root, folderOf(source)), at)
  return edit(target, /\/(?:[?#]|$)/.test(target.href) ? `${path}/` : path)
}

/** Where a target leads, from the space root; `undefined` where it does not follow. */
function destination({resolution}: ResolvedTarget): string | undefined {
  if (isFound(resolution)) return resolution.form === 'redirect' ? undefined : resolution.path
  if (resolution.kind === 'missing')
    return resolution.absolute || resolution.domain ? undefined : resolution.path
  return undefined
}

/** Keeps the way in which a page is named: by its folder, or without its ending. */
function spelt(path: string, {resolution}: ResolvedTarget): string {
  if (!isFound(resolution)) return path
  if (resolution.form === 'without-md') return path.replace(/\.(?:md|markdown)$/i, '')
  const isReadme = /^readme\.md$/i.test(nameOf(path))
  if (resolution.form === 'folder' && isReadme) return folderOf(path) === '' ? './' : `${folderOf(path)}/`
  return path
}

function edit(target: ResolvedTarget['target'], path: string): Edit | 'unwritable' | undefined {
  const text = spellPath(path, target)
  return text === undefined ? 'unwritable' : {range: target.pathRange, text}
}

/** `structure.readme` and `structure.summary`. */
function configuredPaths({space: {config}}: SpaceIndex, moved: ReadonlyMap<string, string>): readonly Edit[] {
  return [config.readme, config.summary].flatMap(({path, written}) => {
    const to = moved.get(path)
    return to === undefined || !written ? [] : [{range: written.range, text: to}]
  })
}
