/** What happens to files while a run waits. */
import {basename, dirname} from 'node:path'
import {type FSWatcher, watch} from 'chokidar'
import {UsageError} from '../usage-error.ts'

/** What became of a file or folder. */
export type Change = 'changed' | 'added' | 'removed'

/** Changes by absolute path. */
export type Changes = ReadonlyMap<string, Change>

/** Where to look; absolute paths. */
export interface Places {
  /** With all that is in them, but for what no space has: hidden files and installed packages. */
  readonly folders: readonly string[]
  /** By themselves; they may not be there yet. */
  readonly files: readonly string[]
  /** What the run writes itself: files and folders. */
  readonly own: readonly string[]
}

/** Files under watch. */
export interface FileChanges {
  /** Looks at these places too, and returns when it does. */
  follow(places: Places): Promise<void>
  /**
   * What has happened since the last call, once there is something and a moment has passed without more;
   * `undefined` when the run is to end.
   * @throws UsageError where the system watches no more files
   */
  next(): Promise<Changes | undefined>
  close(): Promise<void>
}

/** Milliseconds without a change after which those before it count as one: checkouts write many files. */
const calm = 60

/** Watches nothing yet. The run ends when `signal` says so. */
export function watchFiles(signal: AbortSignal): FileChanges {
  const changes = new Map<string, Change>()
  const watchers: FSWatcher[] = []
  const followed = new Set<string>()
  let failure: Error | undefined
  let timer: NodeJS.Timeout | undefined
  let wake = () => {}
  signal.addEventListener('abort', () => wake(), {once: true})
  const settle = () => {
    clearTimeout(timer)
    timer = setTimeout(() => wake(), calm)
  }
  const note = (path: string, change: Change) => {
    changes.set(path, together(changes.get(path), change))
    settle()
  }
  const start = async (paths: readonly string[], ignored: (path: string) => boolean, depth?: number) => {
    const added = paths.filter((path) => !followed.has(path))
    if (added.length === 0) return
    for (const path of added) followed.add(path)
    const watcher = watch(added, {
      ignoreInitial: true,
      followSymlinks: false,
      ignored,
      ...(depth !== undefined && {depth}),
    })
    watchers.push(watcher)
    watcher.on('add', (path) => note(path, 'added'))
    watcher.on('change', (path) => note(path, 'changed'))
    watcher.on('unlink', (path) => note(path, 'removed'))
    watcher.on('addDir', (path) => note(path, 'added'))
    watcher.on('unlinkDir', (path) => note(path, 'removed'))
    watcher.on('error', (error) => {
      failure = error instanceof Error ? error : new Error(String(error))
      wake()
    })
    await new Promise<void>((resolve) => {
      watcher.once('ready', () => resolve())
      watcher.once('error', () => resolve())
    })
  }
  return {
    async follow({folders, files, own}) {
      const starts = new Set(folders)
      const mine = new Set(own)
      await start(folders, (path) => mine.has(path) || (!starts.has(path) && isOfNoSpace(basename(path))))
      // The folders around them: a file that is not there yet cannot be watched.
      const wanted = new Set(files)
      const around = [...new Set(files.map(dirname))].filter((folder) => !starts.has(folder))
      await start(around, (path) => !wanted.has(path) && !around.includes(path), 0)
    },
    async next() {
      while (changes.size === 0 && failure === undefined && !signal.aborted) {
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      }
      wake = () => {}
      if (signal.aborted) return undefined
      if (failure !== undefined) throw new UsageError(`cannot watch files: ${failure.message}`)
      const seen = new Map(changes)
      changes.clear()
      return seen
    },
    async close() {
      clearTimeout(timer)
      await Promise.all(watchers.map((watcher) => watcher.close()))
    },
  }
}

/** Some editors save by taking the file away and putting another in its place. */
const together = (before: Change | undefined, change: Change): Change => {
  if (before === 'removed' && change === 'added') return 'changed'
  return before === 'added' && change === 'changed' ? 'added' : change
}

/** Hidden files that spaces have, and what steers this linter. */
const isOfNoSpace = (name: string): boolean =>
  name === 'node_modules' || (name.startsWith('.') && !/^\.(?:gitbook|gitignore$|gitmodules$)/.test(name))
