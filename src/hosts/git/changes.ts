/** What differs between two moments of a repository: the paths, and the lines that were added. */
import type {GitRepository} from './repository.ts'
import {fieldsOf} from './run-git.ts'

/** What is compared with a commit: the index, or the files on the disk. */
export type Side = 'index' | 'disk'

/** The paths of a change, from the top of the repository. */
export interface ChangedPaths {
  /** New or altered; the new name of what was renamed. */
  readonly touched: ReadonlySet<string>
  /** The old name of what was renamed included. */
  readonly gone: ReadonlySet<string>
}

/** First and last line of a run of lines, from 1. */
export type Lines = readonly [first: number, last: number]

const plain = ['--no-ext-diff', '--no-textconv', '--ignore-submodules=dirty', '--no-color']

/** The tree of nothing, which is what a repository without commits is compared with. */
const emptyTree = async (repository: GitRepository): Promise<string> =>
  (await repository.run(['hash-object', '-t', 'tree', '--stdin'])).toString('utf8').trim()

const compared = async (repository: GitRepository, base: string | undefined, side: Side) => [
  ...(side === 'index' ? ['--cached'] : []),
  base ?? (await emptyTree(repository)),
]

/** The paths that differ from a commit; files that Git does not know yet are touched. */
export async function changedPaths(
  repository: GitRepository,
  base: string | undefined,
  side: Side,
): Promise<ChangedPaths> {
  const args = ['diff', '--name-status', '-z', '--no-renames', ...plain]
  const fields = fieldsOf(await repository.run([...args, ...(await compared(repository, base, side)), '--']))
  const touched = new Set<string>()
  const gone = new Set<string>()
  for (let at = 0; at + 1 < fields.length; at += 2) {
    const path = fields[at + 1] ?? ''
    if (fields[at] === 'D') gone.add(path)
    else touched.add(path)
  }
  if (side === 'disk') for (const path of await untracked(repository)) touched.add(path)
  return {touched, gone}
}

const untracked = async (repository: GitRepository): Promise<readonly string[]> =>
  fieldsOf(await repository.run(['ls-files', '--others', '--exclude-standard', '-z']))

/** What a change does line by line; files that Git does not know yet are left out. */
export interface Patch {
  /** The lines that are added, by path. */
  readonly added: ReadonlyMap<string, readonly Lines[]>
  /** Old names by new ones. */
  readonly renamed: ReadonlyMap<string, string>
}

/** Compares line by line with a commit. */
export async function readChangedLines(
  repository: GitRepository,
  base: string | undefined,
  side: Side,
): Promise<Patch> {
  const names = ['--src-prefix=a/', '--dst-prefix=b/', '-M']
  const args = ['diff', '-U0', '--inter-hunk-context=0', '--no-relative', ...names, ...plain]
  const patch = await repository.run([...args, ...(await compared(repository, base, side)), '--'])
  return readPatch(patch.toString('utf8'))
}

/** Reads a patch without context, as with `-U0 -M`. */
export function readPatch(patch: string): Patch {
  const added = new Map<string, Lines[]>()
  const renamed = new Map<string, string>()
  let from = ''
  let current: Lines[] = []
  // Lines of content to pass over: they may look like anything, headers included.
  let content = 0
  for (const line of patch.split('\n')) {
    if (content > 0 && /^[-+]/.test(line)) {
      content--
      continue
    }
    const [, header, name = ''] = /^(\+\+\+|rename from|rename to) (.*)$/s.exec(line) ?? []
    if (header === 'rename from') from = patchedName(name)
    if (header === 'rename to') renamed.set(patchedName(name), from)
    if (header === '+++') {
      current = []
      added.set(patchedName(name).replace(/^b\//, ''), current)
    }
    const hunk = /^@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/.exec(line)
    if (hunk === null) continue
    const [, removed = '1', start = '0', count = '1'] = hunk
    content = Number(removed) + Number(count)
    if (Number(count) > 0) current.push([Number(start), Number(start) + Number(count) - 1])
  }
  return {added, renamed}
}

/** A tab stands behind a name with spaces; a name with quotes, backslashes or control characters is quoted. */
function patchedName(written: string): string {
  const name = written.replace(/\t$/, '')
  const quoted = /^"(.*)"$/s.exec(name)?.[1]
  return quoted === undefined ? name : unquote(quoted)
}

const escapes: Readonly<Record<string, number>> = {a: 7, b: 8, t: 9, n: 10, v: 11, f: 12, r: 13}

/** Undoes C's escapes; numbers are bytes in octal. */
function unquote(text: string): string {
  const bytes: Buffer[] = []
  for (const [part, escaped] of text.matchAll(/\\([0-7]{3}|.)|[^\\]+/gs)) {
    if (escaped === undefined) bytes.push(Buffer.from(part))
    else if (/^[0-7]{3}$/.test(escaped)) bytes.push(Buffer.from([Number.parseInt(escaped, 8) & 0xff]))
    else bytes.push(escapes[escaped] === undefined ? Buffer.from(escaped) : Buffer.from([escapes[escaped]]))
  }
  return Buffer.concat(bytes).toString('utf8')
}
