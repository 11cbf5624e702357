/** What the program could reach at all: modules of Node, other programs, code made of text. */
import {readdirSync, readFileSync} from 'node:fs'
import {isBuiltin} from 'node:module'
import {expect, test} from 'vitest'
import {importsUnder, modulesUnder} from '../architecture/read-imports.ts'

/** No network among them: neither sockets, nor names, nor protocols. */
const allowed = [
  ...['buffer', 'child_process', 'crypto', 'events', 'fs', 'fs/promises', 'module', 'os', 'path', 'process'],
  ...['stream', 'stream/consumers', 'url', 'util', 'v8', 'vm', 'worker_threads'],
]

const bare = (name: string): string => name.replace(/^node:/, '')

const bundles = readdirSync('dist')
  .filter((name) => name.endsWith('.cjs'))
  .map((name) => ({name, text: readFileSync(`dist/${name}`, 'utf8')}))

test('the sources import no module of Node that reaches a network', () => {
  const ofNode = importsUnder('src', 'rules').filter(({specifier}) => isBuiltin(specifier ?? ''))
  expect(ofNode.filter(({specifier}) => !allowed.includes(bare(specifier ?? '')))).toEqual([])
})

/** The library of the language server can also listen on a socket; ours asks it for standard input and output. */
const besides = (bundle: string): readonly string[] => (bundle === 'lsp.cjs' ? [...allowed, 'net'] : allowed)

test.each(bundles)('$name loads no module of Node that reaches a network', ({name: bundle, text}) => {
  const loaded = [...text.matchAll(/(?:require|import)\(\s*["']([^"']+)["']\s*\)/g)].map(
    ([, name = '']) => name,
  )
  const others = loaded.filter((name) => isBuiltin(name) && !besides(bundle).includes(bare(name)))
  expect(others).toEqual([])
})

test('the sources use no function that reaches a network or runs text as code', () => {
  const reaching = /\b(?:fetch|WebSocket|XMLHttpRequest|EventSource|eval)\s*\(|new Function\b/
  const found = [...modulesUnder('src'), ...modulesUnder('rules')].filter((path) =>
    reaching.test(readFileSync(path, 'utf8').replace(/^\s*(?:\/?\*|\/\/).*$/gm, '')),
  )
  expect(found).toEqual([])
})

test('other programs are started in one module, and it starts Git without a shell', () => {
  const starting = importsUnder('src', 'rules').filter(
    ({specifier, from}) => specifier === 'node:child_process' && !from.endsWith('/trace-inputs.ts'),
  )
  expect(starting.map(({from}) => from)).toEqual(['src/hosts/git/run-git.ts'])
  const text = readFileSync('src/hosts/git/run-git.ts', 'utf8')
  expect(text.match(/\b(?:spawn|exec|execFile|fork)(?:Sync)?\(/g)).toEqual(['spawn('])
  expect(text).not.toMatch(/shell\s*:/)
})
