/**
 * Makes a clone ready to run: installs and builds what is missing or out of date, and nothing else.
 * Uses Node alone, for it runs before anything is installed. What it prints goes to stderr, so that
 * stdout stays the linter's.
 */
import {spawnSync} from 'node:child_process'
import {createHash} from 'node:crypto'
import {existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {fileURLToPath} from 'node:url'

/** The folder of the project. */
export const root = fileURLToPath(new URL('..', import.meta.url))

/** What a build depends on: folders and files, from the root. */
const sources = [
  'src',
  'rules',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'tsconfig.build.json',
  'scripts/build.mjs',
  'scripts/bundle-plugins.mjs',
  'scripts/licences.mjs',
]

/** Holds the hash of the sources of the last complete build. */
const buildRecord = join(root, '.cache', 'build')

/** Reads a JSON file, named from the root. */
export const readJson = (path) => JSON.parse(readFileSync(join(root, path), 'utf8'))

/** The script behind a command of an installed package, for `node` to run. */
export function commandOf(packageName, command = packageName) {
  const {bin} = readJson(`node_modules/${packageName}/package.json`)
  return join(root, 'node_modules', packageName, typeof bin === 'string' ? bin : bin[command])
}

/** Installs exactly what the lockfile says, unless it is there already. Says whether all is well. */
export function install() {
  if (isInstalled()) return true
  console.error('Installing dependencies (npm ci)')
  // Without scripts: none is needed, and `prepare` would build a first time.
  const args = ['ci', '--ignore-scripts', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']
  return npm(args).status === 0
}

/** Builds `dist`, unless it was built from these very sources. Says whether all is well. */
export function build() {
  if (isBuilt()) return true
  console.error('Building dist')
  const script = join(root, 'scripts', 'build.mjs')
  return spawnSync(process.execPath, [script], {cwd: root, stdio: ['ignore', 2, 2]}).status === 0
}

/** A hash of everything a build depends on. */
export function hashSources() {
  const hash = createHash('sha256')
  for (const path of sources.flatMap(filesUnder))
    hash
      .update(path)
      .update('\0')
      .update(readFileSync(join(root, path)))
  return hash.digest('hex')
}

/** Notes that `dist` is complete, and of which sources. */
export function recordBuild(hash) {
  mkdirSync(dirname(buildRecord), {recursive: true})
  writeFileSync(buildRecord, hash)
}

function npm(args) {
  const options = {cwd: root, stdio: ['ignore', 2, 2]}
  const script = process.env.npm_execpath
  if (script) return spawnSync(process.execPath, [script, ...args], options)
  // On Windows `npm` is a batch file, which only a shell starts.
  return spawnSync('npm', args, {...options, shell: process.platform === 'win32'})
}

/** Compares the lockfile with npm's record of what it installed: file times differ without cause. */
function isInstalled() {
  if (!existsSync(join(root, 'node_modules/.package-lock.json'))) return false
  const installed = readJson('node_modules/.package-lock.json').packages
  const wanted = Object.entries(readJson('package-lock.json').packages)
  // The root itself has no name; optional packages are there or not, as the platform has it.
  return wanted.every(
    ([path, {version, optional}]) => path === '' || optional || installed[path]?.version === version,
  )
}

function isBuilt() {
  if (!existsSync(buildRecord) || !existsSync(join(root, 'dist/cli.cjs'))) return false
  return readFileSync(buildRecord, 'utf8') === hashSources()
}

function filesUnder(path) {
  const place = join(root, path)
  if (!existsSync(place)) return []
  if (path.includes('.')) return [path]
  return readdirSync(place, {recursive: true, withFileTypes: true})
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length))
    .sort()
}
