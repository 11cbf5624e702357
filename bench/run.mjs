/**
 * `npm run bench -- [OPTION...] [FOLDER...]`: times this linter and others over generated spaces and over the
 * folders that are named, and writes `bench/RESULTS.md`.
 *
 *     --runs N           rounds that count, after one that does not (5)
 *     --slow-runs N      the same for tools that take many seconds (2)
 *     --sizes 1,300      pages of the generated spaces (1,300,1000,3000,10000)
 *     --slow-pages N     above so many pages, slow tools are left out (1500)
 *     --no-peers         this linter alone
 *     --one-node         the Node that runs this, and no other
 *     --output FILE
 *
 * Tools run in turn, round by round, so that a machine whose speed drifts treats them alike; ratios are taken
 * within a round. Figures are of whole processes.
 */
import {cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {basename, join, relative, resolve} from 'node:path'
import {fileURLToPath} from 'node:url'
import {parseArgs} from 'node:util'
import {measure} from './measure.mjs'
import {forgetPages, ownTools} from './own-tools.mjs'
import {preparePeers} from './peers.mjs'
import {report} from './report.mjs'
import {writeSpace} from './spaces.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const work = join(root, '.cache', 'bench')
const {values, positionals} = parseArgs({
  allowPositionals: true,
  options: {
    runs: {type: 'string', default: '5'},
    'slow-runs': {type: 'string', default: '2'},
    sizes: {type: 'string', default: '1,300,1000,3000,10000'},
    'slow-pages': {type: 'string', default: '1500'},
    'no-peers': {type: 'boolean', default: false},
    'one-node': {type: 'boolean', default: false},
    output: {type: 'string', default: join(root, 'bench', 'RESULTS.md')},
  },
})
const atLeastOne = (text) => Math.max(1, Number(text) || 1)
const runs = atLeastOne(values.runs)
const slowRuns = Math.min(runs, atLeastOne(values['slow-runs']))

const script = join(root, 'dist', 'cli.cjs')
if (!existsSync(script)) throw new Error('dist is missing: run `npm run build` first')

const bare = {name: 'node -e 0', bare: true, command: (_, node) => ({command: node, args: ['-e', '0']})}

const markdownIn = (folder) =>
  readdirSync(folder, {recursive: true, withFileTypes: true})
    .filter((entry) => entry.isFile() && entry.name.endsWith('.md') && entry.name !== 'SUMMARY.md')
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .filter((path) => !/[\\/](?:\.git|node_modules)[\\/]/.test(path))
    .sort()

/** A copy, since pages are changed on the way, in a repository of its own. */
function copyOf(folder) {
  const copy = join(work, 'folders', basename(folder))
  rmSync(copy, {recursive: true, force: true})
  cpSync(folder, copy, {recursive: true, filter: (path) => basename(path) !== '.git'})
  const git = (...args) => {
    const identity = ['-c', 'user.name=bench', '-c', 'user.email=bench@example.org', '-c', 'gc.auto=0']
    const {status, stderr} = measure({command: 'git', args: [...identity, ...args], cwd: copy})
    if (status !== 0) throw new Error(`git ${args[0]}: ${stderr}`)
  }
  git('init', '--quiet')
  git('add', '--all', '--force')
  git('commit', '--quiet', '--message', 'Pages')
  return {path: copy, git, pages: markdownIn(copy)}
}

/** What a run looked at and found: a run that checked nothing is to be seen. */
function workOf(target) {
  const run = (args) => measure({command: process.execPath, args: [script, ...args], cwd: work}).stdout
  const {summary} = JSON.parse(run(['--no-cache', '--format', 'json', target.path]))
  const {rules} = JSON.parse(run(['rules', '--json']))
  return {
    pages: summary.pages,
    findings: summary.errors + summary.warnings + summary.infos,
    rules: rules.filter(({presets}) => presets.includes('recommended')).length,
    megabytes: target.pages.reduce((sum, path) => sum + readFileSync(path).length, 0) / 1e6,
  }
}

/** Lines of a report that name a place in a file; of JSON, the findings. */
const toldIn = ({stdout, stderr}) => `${stdout}\n${stderr}`.match(/^.*?\d+:\d+.*$/gm)?.length ?? 0

function benchmark(target, tools, node) {
  const samples = new Map(tools.map((tool) => [tool.name, []]))
  for (let round = 0; round <= runs; round++) {
    for (const tool of tools) {
      if (tool.slow && round > slowRuns) continue
      tool.prepare?.(target, round, node)
      const sample = measure(tool.command(target.path, node.program))
      if (sample.status > 1 || sample.status === null)
        throw new Error(`${tool.name}: ${sample.stderr.slice(0, 500)}`)
      const {wall, cpu, peak} = sample
      // The first round warms caches of files and of tools.
      if (round > 0) samples.get(tool.name).push({wall, cpu, peak, told: toldIn(sample)})
    }
  }
  return samples
}

mkdirSync(work, {recursive: true})
const found = preparePeers(join(work, 'peers'))
const peers = values['no-peers'] ? [] : found.peers
const nodes = values['one-node'] ? found.nodes.slice(0, 1) : found.nodes
const cache = join(work, 'cache')
const targets = [
  ...values.sizes
    .split(',')
    .filter(Boolean)
    .map((size) => ({
      name: `generated, ${Number(size)} page${size === '1' ? '' : 's'}`,
      folder: () => writeSpace(join(work, 'spaces', `generated-${size}`), Number(size)),
    })),
  ...positionals.map((path) => ({name: basename(resolve(path)), folder: () => resolve(path)})),
]
const started = Date.now()
const results = []
for (const {name, folder} of targets) {
  const target = copyOf(folder())
  const done = workOf(target)
  const isSmall = done.pages <= Number(values['slow-pages'])
  for (const node of nodes) {
    forgetPages(cache)
    const tools = [
      ...(done.pages === 1 ? [bare] : []),
      ...ownTools({script, cache, pages: done.pages}),
      ...peers.filter((peer) => isSmall || !peer.slow),
    ]
    const minutes = ((Date.now() - started) / 60_000).toFixed(1)
    console.error(`${minutes} min: ${name}, ${node.name}, ${tools.length} tools`)
    results.push({
      name,
      node: node.name,
      ...done,
      left: isSmall ? [] : peers.filter((peer) => peer.slow),
      samples: benchmark(target, tools, node),
    })
  }
  rmSync(target.path, {recursive: true, force: true})
}
const command = [
  'npm run bench --',
  ...process.argv.slice(2).map((word) => (existsSync(word) ? basename(word) : word)),
]
const minutes = (Date.now() - started) / 60_000
const text = report(results, {runs, slowRuns, minutes, command: command.join(' '), problems: found.problems})
writeFileSync(values.output, text)
console.log(text)
console.error(`Written to ${relative(process.cwd(), values.output)}`)
