/**
 * Runs a TypeScript file of this repository: `node scripts/run.mjs FILE [ARGUMENT...]`. It bundles the
 * file with esbuild, packages left out, and imports the result; it checks no types.
 */
import {mkdirSync, mkdtempSync, rmSync} from 'node:fs'
import {dirname, join, resolve} from 'node:path'
import {fileURLToPath, pathToFileURL} from 'node:url'
import {build} from 'esbuild'

const [file, ...rest] = process.argv.slice(2)
if (file === undefined) {
  console.error('Usage: node scripts/run.mjs FILE [ARGUMENT...]')
  process.exit(2)
}

// Inside node_modules, so that the bundle finds the packages it imports.
const root = dirname(dirname(fileURLToPath(import.meta.url)))
const cache = join(root, 'node_modules/.cache/gitbook-lint')
mkdirSync(cache, {recursive: true})
const folder = mkdtempSync(join(cache, 'run-'))
process.on('exit', () => rmSync(folder, {recursive: true, force: true}))

const outfile = join(folder, 'script.mjs')
await build({
  entryPoints: [resolve(file)],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'esm',
  packages: 'external',
  sourcemap: 'inline',
  logLevel: 'warning',
})
process.argv = [process.argv[0] ?? 'node', resolve(file), ...rest]
await import(pathToFileURL(outfile).href)
