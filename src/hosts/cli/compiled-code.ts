/**
 * Loads a script with the code that V8 compiled in an earlier run. `module.enableCompileCache` of Node 22 does
 * the same; on this program it took 1.4 times the processor time, since it keeps the code of functions as they
 * are when the script is loaded, not when the run is over.
 */
import {readFileSync, statSync} from 'node:fs'
import * as nodeModule from 'node:module'
import {dirname, join} from 'node:path'
import * as vm from 'node:vm'
import {version} from '../../core/version.ts'
import {writeCacheFile} from './cache-file.ts'

/**
 * Runs the CommonJS script at an absolute path and gives what it exports. `build` tells it from other builds of it.
 * Without a folder it neither reads nor leaves compiled code; a thread that is not the program leaves none.
 */
export function loadCompiled(file: string, build: string, folder: string | undefined, keeps = true): unknown {
  const load = nodeModule.createRequire(file)
  if (folder === undefined) return load(file)
  const cache = join(folder, `${version}-${build}-${process.versions.v8}-${process.arch}`)
  const cachedData = readOwn(cache)
  // The bundle is ASCII, and one byte a character is read fastest.
  const script = new vm.Script(nodeModule.wrap(readFileSync(file, 'latin1')), {
    filename: file,
    ...(cachedData && {cachedData}),
  })
  const module: {readonly exports: unknown} = {exports: {}}
  script.runInThisContext()(module.exports, load, module, file, dirname(file))
  if (!keeps || (cachedData && !script.cachedDataRejected)) return module.exports
  // At the end, when the functions that a run needs have been compiled.
  process.once('exit', () => writeCacheFile(cache, script.createCachedData(), mostKept))
  return module.exports
}

/** Of versions of the program and of Node. */
const mostKept = 6

/** The bytes of a file that belongs to this user and that nobody else may write. */
function readOwn(path: string): Buffer | undefined {
  try {
    const {uid, mode} = statSync(path)
    const isOwn = process.getuid === undefined || (uid === process.getuid() && (mode & 0o022) === 0)
    return isOwn ? readFileSync(path) : undefined
  } catch {
    return undefined
  }
}
