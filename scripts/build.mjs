/**
 * Builds `dist`, all that the package ships: the command as one bundled file, which starts fastest,
 * the library entries as modules with types, with what they need, and the licences of what is bundled.
 */
import {spawn} from 'node:child_process'
import {once} from 'node:events'
import {existsSync, rmSync} from 'node:fs'
import {join} from 'node:path'
import {build} from 'esbuild'
import {lazyPackages, patchedCommander} from './bundle-plugins.mjs'
import {writeLicences} from './licences.mjs'
import {commandOf, hashSources, readJson, recordBuild, root} from './ready.mjs'

const {version, optionalDependencies = {}} = readJson('package.json')
const define = {__VERSION__: JSON.stringify(version)}
const inDist = (path) => join(root, 'dist', path)

/**
 * Three files: `cli.cjs`, which is small enough to be compiled anew, `main.cjs`, which holds all the rest and is
 * loaded with compiled code, and `page-worker.cjs`, which loads it in a thread. Modules that are only reached by `await import()` stay unevaluated until then.
 */
const bundleCommand = () =>
  build({
    absWorkingDir: root,
    entryPoints: {
      cli: 'src/hosts/cli/launch.ts',
      main: 'src/hosts/cli/main.ts',
      'page-worker': 'src/hosts/cli/workers/page-worker.ts',
    },
    outdir: inDist(''),
    outExtension: {'.js': '.cjs'},
    plugins: [serverApart, lazyPackages, patchedCommander],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20.19',
    // A script of `vm` may not import, and Node 20.19 requires modules of either sort.
    supported: {'dynamic-import': false},
    legalComments: 'none',
    // Optional packages hold native code and may be absent: they are looked up when asked for.
    external: Object.keys(optionalDependencies),
    define,
    metafile: true,
    logLevel: 'warning',
  })

/** The language server is a file of its own: no other run is to read it. */
const serverApart = {
  name: 'server-apart',
  setup(build) {
    build.onResolve({filter: /\/lsp\/main\.ts$/}, ({kind}) =>
      kind === 'dynamic-import' ? {path: './lsp.cjs', external: true} : undefined,
    )
  },
}

const bundleServer = () =>
  build({
    absWorkingDir: root,
    entryPoints: ['src/hosts/lsp/main.ts'],
    outfile: inDist('lsp.cjs'),
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20.19',
    legalComments: 'none',
    external: Object.keys(optionalDependencies),
    define,
    metafile: true,
    logLevel: 'warning',
  })

async function emitLibrary() {
  for (const folder of ['src', 'rules']) rmSync(inDist(folder), {recursive: true, force: true})
  const args = [commandOf('typescript', 'tsc'), '-p', 'tsconfig.build.json']
  const [status] = await once(spawn(process.execPath, args, {cwd: root, stdio: 'inherit'}), 'close')
  const file = inDist('src/core/version.js')
  if (existsSync(file))
    await build({entryPoints: [file], outfile: file, allowOverwrite: true, define, minifySyntax: true})
  if (status !== 0) throw new Error('the library has type errors')
}

const hash = hashSources()
const results = await Promise.allSettled([bundleCommand(), bundleServer(), emitLibrary()])
const failures = results.filter(({status}) => status === 'rejected')
if (failures.length === 0) {
  const inputs = results.flatMap(({value}) => Object.keys(value?.metafile?.inputs ?? {}))
  writeLicences(inputs, inDist('third-party-licences.txt'))
}
for (const {reason} of failures) console.error(`Build failed: ${reason.message}`)
if (failures.length === 0) recordBuild(hash)
process.exitCode = failures.length === 0 ? 0 : 1
