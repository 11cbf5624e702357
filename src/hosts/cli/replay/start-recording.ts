/** Notes what a run looks at and prints, so that it can be kept for `replay`. */
import {statSync} from 'node:fs'
import {dirname, sep} from 'node:path'
import {chosenCacheFolder} from '../cache-folder.ts'
import type {Io} from '../io.ts'
import type {Output} from './record.ts'
import {buildOf, recordPlace} from './replay.ts'
import {traceInputs} from './trace-inputs.ts'
import {writeRecord} from './write-record.ts'

/** The process as the run is to see it, and what keeps the run when it is over. */
export interface Recording {
  readonly io: Io
  keep(status: number): void
}

/** Starts to note; for runs that cannot be repeated it notes nothing. `program` is the absolute path of the script. */
export function startRecording(argv: readonly string[], program: string, io: Io): Recording {
  const {cwd, env, isTty, columns} = io
  const build = buildOf(statSync(program))
  const cacheFolder = chosenCacheFolder({argv, cwd, env})
  const place = recordPlace({argv, cwd, env, isTty, columns, build})
  const cached: Io = {...io, build, ...(cacheFolder !== undefined && {cacheFolder})}
  if (place === undefined) return {io: cached, keep: () => {}}
  const own = [dirname(program), cacheFolder].filter((folder) => folder !== undefined)
  const trace = traceInputs((path) => own.some((folder) => path === folder || path.startsWith(folder + sep)))
  const output: Output[number][] = []
  const asked = new Map<string, string | null>()
  let isLint = false
  return {
    io: {
      ...cached,
      env: observed(env, asked),
      stdout(text) {
        output.push([1, text])
        io.stdout(text)
      },
      stderr(text) {
        output.push([2, text])
        io.stderr(text)
      },
      mayRepeat() {
        isLint = true
      },
    },
    keep(status) {
      trace.end()
      if (isLint) writeRecord({place, trace, env: Object.fromEntries(asked), status, output})
    },
  }
}

/** An environment that notes which of its variables are read. */
function observed(env: Io['env'], asked: Map<string, string | null>): Io['env'] {
  return new Proxy(env, {
    get(target, name) {
      if (typeof name !== 'string') return undefined
      asked.set(name, target[name] ?? null)
      return target[name]
    },
  })
}
