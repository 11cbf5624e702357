/** Runs the built command under V8's coverage: the bundle evaluates a part by a function of the part's name. */
import {spawnSync} from 'node:child_process'
import {mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join, resolve} from 'node:path'
import {afterEach, beforeEach, expect, it, vi} from 'vitest'

vi.setConfig({testTimeout: 60_000})

let folder = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gitbook-lint-parts-'))
  // More text than the reference parser is left to.
  for (let page = 0; page < 12; page++)
    writeFileSync(join(folder, `page-${page}.md`), `# Page ${page}\n\n${'Row on. '.repeat(60)}\n`)
})

afterEach(() => rmSync(folder, {recursive: true, force: true}))

interface Coverage {
  readonly result: readonly {
    readonly url: string
    readonly functions: readonly {
      readonly functionName: string
      readonly ranges: readonly {readonly count: number}[]
    }[]
  }[]
}

/** The parsers among what a run evaluated: parts of the bundle, and files of packages beside it. */
function parsersLoadedBy(format: string): ReadonlySet<string> {
  const coverage = join(folder, `coverage-${format}`)
  const cache = join(folder, 'cache')
  const argv = ['--loose', '--format', format, '--cache-location', cache, '--', '.']
  const env = {...process.env, NODE_V8_COVERAGE: coverage}
  spawnSync(process.execPath, [resolve('dist/cli.cjs'), ...argv], {cwd: folder, env})
  const scripts = readdirSync(coverage).flatMap((name) => {
    const {result}: Coverage = JSON.parse(readFileSync(join(coverage, name), 'utf8'))
    return result
  })
  const parts = scripts.flatMap(({url, functions}) => [
    url,
    ...functions.filter(({ranges}) => ranges[0]?.count !== 0).map(({functionName}) => functionName),
  ])
  return new Set(parts.flatMap((part) => parser.exec(part)?.[1] ?? []))
}

const parser = /node_modules\/(micromark|mdast-util-from-markdown|remark-parse|satteri)\//

it('a run that knows all its pages loads no parser', () => {
  expect([...parsersLoadedBy('compact')].sort()).toEqual([
    'mdast-util-from-markdown',
    'micromark',
    'remark-parse',
    'satteri',
  ])
  expect([...parsersLoadedBy('json')]).toEqual([])
})
