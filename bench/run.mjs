/**
 * `npm run bench -- [--runs N] [--sizes 1,300] [--all-peers] [--no-peers] [FOLDER...]`: times this linter and
 * others over generated spaces and over the folders that are named, and writes `bench/RESULTS.md`.
 *
 * Tools run in turn, round by round, so that a machine whose speed drifts treats them alike; ratios are taken
 * within a round. Figures are of whole processes.
 */
import {cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {basename, dirname, join, resolve} from 'node:path'
import {fileURLToPath} from 'node:url'
import {parseArgs} from 'node:util'
import {measure} from './measure.mjs'
import {preparePeers} from './peers.mjs'
import {report} from './report.mjs'
import {writeSpace} from './spaces.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const work = join(root, '.cache', 'bench')
const {values, positionals} = parseArgs({
  allowPositionals: true,
  options: {
    runs: {type: 'string', default: '5'},
    sizes: {type: 'string', default: '1,300,3000,10000'},
    'all-peers': {type: 'boolean', default: false},
    'no-peers': {type: 'boolean', default: false},
    output: {type: 'string', default: join(root, 'bench', 'RESULTS.md')},
  },
})
const runs = Math.max(1, Number(values.runs))
/** Above this, tools that take minutes are left out unless asked for. */
const mostPagesForSlow = 400

const script = join(root, 'dist', 'cli.cjs')
if (!existsSync(script)) throw new Error('dist is missing: run `npm run build` first')

const cache = join(work, 'cache')
const lint = (name, args, prepare) => ({
  name,
  own: true,
  prepare,
  command: (target, node) => ({command: node, args: [script, ...args, target], cwd: dirname(target)}),
})
const cached = ['--cache-location', cache]
const own = [
  lint('gitbook-lint, cold', ['--no-cache']),
  lint('gitbook-lint, warm', cached),
  lint('gitbook-lint, warm, one page changed', cached, changeOnePage),
]
const bare = {name: 'node -e 0', bare: true, command: (_, node) => ({command: node, args: ['-e', '0']})}

/** Adds a sentence to a page in the middle of the list of pages. */
function changeOnePage(target, round) {
  const pages = markdownIn(target)
  const page = pages[Math.floor(pages.length / 2)]
  if (page !== undefined)
    writeFileSync(page, `${readFileSync(page, 'utf8')}\nOne more sentence, the ${round}th.\n`)
}

function markdownIn(folder) {
  return readdirSync(folder, {recursive: true, withFileTypes: true})
    .filter((entry) => entry.isFile() && entry.name.endsWith('.md') && entry.name !== 'SUMMARY.md')
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort()
}

/** A copy, since pages are changed on the way. The folder of the copy is all its own, as for a fresh clone. */
function copyOf(folder) {
  const copy = join(work, 'folders', basename(folder))
  rmSync(copy, {recursive: true, force: true})
  cpSync(folder, copy, {recursive: true, filter: (path) => basename(path) !== '.git'})
  mkdirSync(join(copy, '.git'))
  return copy
}

/** What a run looked at and found: a run that checked nothing is to be seen. */
function workOf(target, node) {
  const {stdout} = measure({
    command: node,
    args: [script, '--no-cache', '--format', 'json', target],
    cwd: work,
  })
  const rules = measure({command: node, args: [script, 'rules', '--json'], cwd: work}).stdout
  const {summary} = JSON.parse(stdout)
  return {
    pages: summary.pages,
    findings: summary.errors + summary.warnings + summary.infos,
    rules: JSON.parse(rules).rules.filter(({presets}) => presets.includes('recommended')).length,
    megabytes: markdownIn(target).reduce((sum, path) => sum + readFileSync(path).length, 0) / 1e6,
  }
}

function benchmark(target, tools, node) {
  rmSync(cache, {recursive: true, force: true})
  const samples = new Map(tools.map((tool) => [tool.name, []]))
  for (let round = 0; round <= runs; round++) {
    for (const tool of tools) {
      tool.prepare?.(target, round)
      const sample = measure(tool.command(target, node.program))
      if (sample.status > 1 || sample.status === null)
        throw new Error(`${tool.name}: ${sample.stderr.slice(0, 500)}`)
      // The first round warms caches of files and of tools.
      if (round > 0) samples.get(tool.name).push({wall: sample.wall, cpu: sample.cpu, peak: sample.peak})
    }
  }
  return samples
}

mkdirSync(work, {recursive: true})
const found = preparePeers(join(work, 'peers'))
const peers = values['no-peers'] ? [] : found.peers
const targets = [
  ...values.sizes
    .split(',')
    .filter(Boolean)
    .map((size) => ({
      name: `generated, ${Number(size)} page${size === '1' ? '' : 's'}`,
      folder: writeSpace(join(work, 'spaces', `generated-${size}`), Number(size)),
    })),
  ...positionals.map((path) => ({name: basename(resolve(path)), folder: resolve(path)})),
]
const results = []
for (const {name, folder} of targets) {
  const target = copyOf(folder)
  const done = workOf(target, process.execPath)
  const slow = values['all-peers'] || done.pages <= mostPagesForSlow
  for (const node of found.nodes) {
    const tools = [...(done.pages === 1 ? [bare] : []), ...own, ...peers.filter((peer) => slow || !peer.slow)]
    console.error(`${name}, ${node.name}: ${tools.length} tools, ${runs} runs each`)
    results.push({
      name,
      node: node.name,
      ...done,
      left: slow ? [] : peers.filter((peer) => peer.slow),
      samples: benchmark(target, tools, node),
    })
  }
}
const text = report(results, {runs, problems: found.problems})
writeFileSync(values.output, text)
console.log(text)
