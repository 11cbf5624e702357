/**
 * `npm run test:editor`: packages the extension, gets code-server and the Node that it wants, and runs `run.mjs`.
 * What it gets (some hundred megabytes) is kept in `.cache/code-server` of the project. On Linux and macOS.
 */
import {execFileSync, spawnSync} from 'node:child_process'
import {existsSync, mkdirSync, writeFileSync} from 'node:fs'
import {delimiter, dirname, join} from 'node:path'
import {fileURLToPath} from 'node:url'

/** Newer ones may want another Node, and have other names for what the test looks for. */
const version = '4.139.1'
const wantedNode = 24

const extension = fileURLToPath(new URL('..', import.meta.url))
const project = join(extension, '../..')
const cache = join(project, '.cache/code-server', version)
const codeServer = join(cache, 'node_modules/code-server')
const node =
  process.versions.node.split('.')[0] === String(wantedNode)
    ? process.execPath
    : join(cache, `node_modules/node-${process.platform}-${process.arch}/bin/node`)
const path = [dirname(node), process.env.PATH].join(delimiter)

const run = (command, args, cwd) =>
  execFileSync(command, args, {cwd, env: {...process.env, PATH: path}, stdio: 'inherit'})
const install = (cwd, ...args) =>
  run('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', ...args], cwd)

if (!existsSync(join(cache, 'ready'))) {
  mkdirSync(cache, {recursive: true})
  writeFileSync(join(cache, 'package.json'), '{"private": true}')
  const own = node === process.execPath ? [] : [`node-${process.platform}-${process.arch}@${wantedNode}`]
  install(cache, '--no-save', ...own, `code-server@${version}`)
  // What code-server would install for itself by a script.
  const editor = join(codeServer, 'lib/vscode')
  for (const folder of [editor, join(editor, 'extensions')])
    install(folder, '--omit=dev', '--legacy-peer-deps')
  writeFileSync(join(cache, 'ready'), '')
}
run(process.execPath, [join(project, 'scripts/build.mjs')], project)
run('npm', ['run', 'package'], extension)
const [pictures = join(project, '.cache/code-server/pictures')] = process.argv.slice(2)
const seen = spawnSync(node, ['test/run.mjs', codeServer, pictures], {cwd: extension, stdio: 'inherit'})
console.log(`Pictures are in ${pictures}`)
process.exitCode = seen.status ?? 1
