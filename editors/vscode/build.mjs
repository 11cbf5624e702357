/** Bundles the extension and the server that it brings into `out`. Needs what `npm ci` installs here and in the project. */
import {copyFileSync, readFileSync, rmSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import {build} from 'esbuild'
import {writeLicences} from '../../scripts/licences.mjs'

const folder = fileURLToPath(new URL('.', import.meta.url))
const {version} = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))

rmSync(`${folder}/out`, {recursive: true, force: true})
copyFileSync(new URL('../../LICENSE', import.meta.url), `${folder}/LICENSE`)
const {metafile} = await build({
  absWorkingDir: folder,
  entryPoints: {extension: 'src/extension.ts', server: 'src/server.ts'},
  outdir: 'out',
  outExtension: {'.js': '.cjs'},
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20.9',
  external: ['vscode'],
  legalComments: 'none',
  // The fast parser is native code of one platform: an extension is for all.
  plugins: [
    {
      name: 'no-native-parser',
      setup: (building) => building.onResolve({filter: /^satteri/}, ({path}) => ({path, external: true})),
    },
  ],
  define: {__VERSION__: JSON.stringify(version)},
  minify: true,
  metafile: true,
  logLevel: 'warning',
})
writeLicences(
  Object.keys(metafile.inputs).map((path) => `editors/vscode/${path}`),
  `${folder}/out/third-party-licences.txt`,
)
