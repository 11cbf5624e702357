/**
 * Notes every path that this process looks at, by standing between the program and `node:fs`: so no part of
 * the program can forget to tell. What cannot be noted, such as another process, makes the run one that
 * cannot be repeated from a record.
 */
import childProcess from 'node:child_process'
import fs, {type Stats} from 'node:fs'
import {resolve} from 'node:path'
import {fileURLToPath} from 'node:url'
import {isPlainPath} from '../../../project/paths.ts'
import {type Look, type Mark, markOf} from './inputs.ts'

/** What was noted of a path. */
export interface Noted {
  readonly look: Look
  readonly mark: Mark
  /** Milliseconds since 1970. */
  readonly madeAt: number
  /** Whether it is a link that leads to a folder or nowhere; of other links this is not asked. */
  readonly isLink: boolean
}

/** What was noted. */
export interface Trace {
  /** By absolute path. */
  readonly marks: ReadonlyMap<string, Noted>
  /** Whether the marks are all that the run depends on. */
  readonly complete: boolean
  /** Gives `node:fs` back. */
  end(): void
}

type Call = (...args: readonly unknown[]) => unknown

const strength: Readonly<Record<Look, number>> = {kind: 0, content: 1, names: 1}

/** Starts to note. `isOwn` picks paths of the program itself, which are no input. */
export function traceInputs(isOwn: (path: string) => boolean): Trace {
  const marks = new Map<string, Noted>()
  const restore: (() => void)[] = []
  let complete = true
  const {statSync, lstatSync} = fs

  const note = (named: unknown, look: Look, seen?: Stats) => {
    // Node loads modules by their address.
    const path = named instanceof URL ? fileURLToPath(named) : named
    if (typeof path !== 'string' || path.includes('\n')) {
      complete = false
      return
    }
    const absolute = path.startsWith('/') && isPlainPath(path.slice(1)) ? path : resolve(path)
    const before = marks.get(absolute)
    if ((before && strength[before.look] >= strength[look]) || isOwn(absolute)) return
    const stats = seen ?? statOf(absolute, statSync)
    const isLink = (!stats || stats.isDirectory()) && (statOf(absolute, lstatSync)?.isSymbolicLink() ?? false)
    marks.set(absolute, {look, mark: markOf(stats, look), madeAt: Date.now(), isLink})
  }
  const statOf = (path: string, ask: typeof statSync | typeof lstatSync) => {
    try {
      return ask(path, {throwIfNoEntry: false})
    } catch {
      complete = false
      return undefined
    }
  }
  const wrap = (holder: object, name: string, before: (path: unknown, option?: unknown) => void) => {
    const original = Reflect.get(holder, name)
    if (typeof original !== 'function') return
    const call: Call = (...args) => {
      before(args[0], args[1])
      return Reflect.apply(original, holder, args)
    }
    Reflect.set(holder, name, Object.assign(call, original))
    restore.push(() => Reflect.set(holder, name, original))
  }
  const spoil = (path: unknown) => {
    // What is open was asked about when it was opened.
    if (typeof path === 'number' && path > 2) return
    if (typeof path !== 'string' || !isOwn(resolve(path))) complete = false
  }
  // Most of Node's own functions go through these two as well.
  for (const name of ['openSync', 'open']) {
    wrap(fs, name, (path, flags) => (isReading(flags) ? note(path, 'content') : spoil(path)))
  }
  // Given an encoding it goes to the system by itself. What is open has been noted, except for standard input.
  wrap(fs, 'readFileSync', (path) => {
    if (typeof path !== 'number' || path < 3) note(path, 'content')
  })
  const noteStatus: Call = (...args) => {
    let stats: unknown
    try {
      stats = Reflect.apply(statSync, fs, args)
      return stats
    } finally {
      note(args[0], 'kind', stats instanceof fs.Stats ? stats : undefined)
    }
  }
  Reflect.set(fs, 'statSync', Object.assign(noteStatus, statSync))
  restore.push(() => Reflect.set(fs, 'statSync', statSync))
  for (const name of ['lstatSync', 'existsSync', 'realpathSync']) {
    wrap(fs, name, (path) => note(path, 'kind'))
  }
  wrap(fs.realpathSync, 'native', (path) => note(path, 'kind'))
  wrap(fs, 'readdirSync', (path) => note(path, 'names'))
  for (const name of unfollowed) wrap(fs, name, spoil)
  for (const name of Object.keys(fs.promises)) wrap(fs.promises, name, spoil)
  for (const name of Object.keys(childProcess)) wrap(childProcess, name, spoil)
  return {
    marks,
    get complete() {
      return complete
    },
    end: () => {
      for (const act of restore) act()
    },
  }
}

const isReading = (flags: unknown): boolean =>
  flags === undefined || flags === 'r' || flags === fs.constants.O_RDONLY || typeof flags === 'function'

/** Ways to the disk that no input comes by, or that change it. */
const unfollowed = [
  'accessSync',
  'opendirSync',
  'readlinkSync',
  'writeFileSync',
  'appendFileSync',
  'copyFileSync',
  'cpSync',
  'renameSync',
  'rmSync',
  'unlinkSync',
  'access',
  'exists',
  'lstat',
  'readdir',
  'readlink',
  'realpath',
  'stat',
  'createWriteStream',
  'watch',
  'watchFile',
]
