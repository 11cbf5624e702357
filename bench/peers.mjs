/**
 * The other linters, installed into a folder of their own so that the project depends on none of them, and
 * how each is called. What cannot be installed is told and left out.
 */
import {spawnSync} from 'node:child_process'
import {existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import {dirname, join} from 'node:path'

/** Exact versions: figures of different days are to be comparable. */
const versions = {
  rumdl: '0.2.75',
  'markdownlint-cli2': '0.22.1',
  'markdownlint-rule-relative-links': '3.0.0',
  'remark-cli': '12.0.1',
  'remark-preset-lint-recommended': '7.0.1',
  'remark-validate-links': '13.1.0',
}

/** Another Node, as a package. */
const otherNode = {package: `node-${process.platform}-${process.arch}`, version: '24.21.0'}

const packageOf = (folder, name) => join(folder, 'node_modules', name)

function install(folder, name, version) {
  const manifest = join(packageOf(folder, name), 'package.json')
  if (existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).version === version) return undefined
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const args = [
    'install',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
    '--save-exact',
    `${name}@${version}`,
  ]
  const {status, stderr} = spawnSync(npm, args, {cwd: folder, encoding: 'utf8'})
  return status === 0
    ? undefined
    : `${name} ${version} could not be installed: ${stderr.trim().split('\n')[0]}`
}

function scriptOf(folder, name, command = name) {
  const {bin} = JSON.parse(readFileSync(join(packageOf(folder, name), 'package.json'), 'utf8'))
  return join(packageOf(folder, name), typeof bin === 'string' ? bin : bin[command])
}

/** The program inside rumdl's package for this platform; its launcher costs a start of Node. */
function rumdlProgram(folder) {
  const {optionalDependencies = {}} = JSON.parse(
    readFileSync(join(packageOf(folder, 'rumdl'), 'package.json'), 'utf8'),
  )
  const require = createRequire(join(folder, 'package.json'))
  for (const name of Object.keys(optionalDependencies)) {
    try {
      const program = join(dirname(require.resolve(`${name}/package.json`)), 'rumdl')
      if (existsSync(program)) return program
    } catch {}
  }
  return undefined
}

/**
 * Installs everything.
 * @returns tools that make a command for a folder and a Node, the Nodes, and what failed
 */
export function preparePeers(folder) {
  mkdirSync(folder, {recursive: true})
  if (!existsSync(join(folder, 'package.json')))
    writeFileSync(join(folder, 'package.json'), '{"private": true}\n')
  const problems = Object.entries(versions).flatMap(([name, version]) => install(folder, name, version) ?? [])
  const nodeProblem = install(folder, otherNode.package, otherNode.version)
  const has = (...names) => names.every((name) => existsSync(packageOf(folder, name)))
  const peers = [
    ...(has('rumdl') ? rumdl(folder, problems) : []),
    ...(has('markdownlint-cli2', 'markdownlint-rule-relative-links') ? [markdownlint(folder)] : []),
    ...(has('remark-cli', 'remark-preset-lint-recommended', 'remark-validate-links') ? [remark(folder)] : []),
  ]
  const nodes = [{name: `Node ${process.versions.node}`, program: process.execPath}]
  const program = join(packageOf(folder, otherNode.package), 'bin', 'node')
  if (existsSync(program)) nodes.push({name: `Node ${otherNode.version}`, program})
  return {peers, nodes, problems: [...problems, ...(nodeProblem ? [nodeProblem] : [])]}
}

function rumdl(folder, problems) {
  const program = rumdlProgram(folder)
  if (program === undefined) {
    problems.push('rumdl: no program for this platform')
    return []
  }
  const cache = join(folder, 'rumdl-cache')
  const run = (name, args) => ({
    name,
    // A program of its own: the same on every Node.
    native: true,
    command: (target) => ({command: program, args: ['check', '--isolated', ...args, target]}),
  })
  return [
    run(`rumdl ${versions.rumdl}, cold`, ['--no-cache']),
    run(`rumdl ${versions.rumdl}, warm`, ['--cache-dir', cache]),
  ]
}

function markdownlint(folder) {
  const config = join(folder, 'links.markdownlint-cli2.jsonc')
  writeFileSync(
    config,
    JSON.stringify({customRules: ['markdownlint-rule-relative-links'], config: {'relative-links': true}}),
  )
  const script = scriptOf(folder, 'markdownlint-cli2')
  return {
    name: `markdownlint-cli2 ${versions['markdownlint-cli2']} + relative-links`,
    slow: true,
    command: (target, node) => ({
      command: node,
      args: [script, '--config', config, '**/*.md', '#node_modules'],
      cwd: target,
    }),
  }
}

function remark(folder) {
  const script = scriptOf(folder, 'remark-cli', 'remark')
  const use = (name, options = '') => ['--use', `${join(packageOf(folder, name), 'index.js')}${options}`]
  return {
    name: `remark-cli ${versions['remark-cli']} + recommended + validate-links`,
    slow: true,
    command: (target, node) => ({
      command: node,
      args: [
        script,
        ...['.', '--quiet', '--no-stdout', '--no-config'],
        ...use('remark-preset-lint-recommended'),
        ...use('remark-validate-links', '=repository:false'),
      ],
      cwd: target,
    }),
  }
}
