/**
 * Builds `dist` where npm installs straight from Git, as pre-commit does. Prints to stderr alone:
 * `npm pack` promises its stdout to the name of the archive.
 */
import {spawnSync} from 'node:child_process'
import {existsSync} from 'node:fs'
import {fileURLToPath} from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

// Settings of the outer install (`npm install -g …`) reach this script by the environment, and would
// send the install below somewhere else or leave out what the build needs.
const outerSetting =
  /^npm_config_(global|prefix|global_prefix|local_prefix|location|omit|include|production|dry_run|package_lock_only|install_links)$/i
const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !outerSetting.test(name)))

function run(script, args) {
  const {status} = spawnSync(process.execPath, [script, ...args], {cwd: root, env, stdio: ['ignore', 2, 2]})
  if (status !== 0) process.exit(status ?? 1)
}

const hasBuildTools = ['typescript', 'esbuild'].every((name) => existsSync(`${root}node_modules/${name}`))
if (!hasBuildTools) {
  const quiet = ['--no-save', '--no-audit', '--no-fund']
  run(process.env.npm_execpath, ['install', '--include=dev', '--ignore-scripts', ...quiet])
}
run(`${root}scripts/build.mjs`, [])
