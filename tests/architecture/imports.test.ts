/** Holds the layers apart: which module may import which. */
import {readFileSync} from 'node:fs'
import {isBuiltin} from 'node:module'
import {posix} from 'node:path'
import {describe, expect, test} from 'vitest'
import {type Import, importsUnder, modulesUnder, readImports, targetOf} from './read-imports.ts'

/** Each layer and the layers it may use besides itself. */
const layers: Readonly<Record<string, readonly string[]>> = {
  core: [],
  syntax: ['core'],
  gitbook: ['core', 'syntax'],
  page: ['core', 'syntax', 'gitbook'],
  project: ['core', 'syntax', 'gitbook', 'page'],
  lint: ['core', 'syntax', 'gitbook', 'page', 'project'],
  fix: ['core', 'syntax', 'gitbook', 'page', 'project', 'lint'],
  report: ['core'],
  rules: ['core', 'syntax', 'gitbook', 'page', 'project', 'lint'],
  session: ['core', 'syntax', 'gitbook', 'page', 'project', 'lint'],
  hosts: ['core', 'syntax', 'gitbook', 'page', 'project', 'lint', 'session', 'fix', 'report', 'rules'],
}

const modules = [...modulesUnder('src'), ...modulesUnder('rules')]
const imports = importsUnder('src', 'rules')

const layerOf = (path: string): string => /^(?:src\/)?([^/]+)\//.exec(path)?.[1] ?? path

const mayUse = (from: string, to: string): boolean =>
  layerOf(from) === layerOf(to) || (layers[layerOf(from)]?.includes(layerOf(to)) ?? false)

const crossesLayers = (one: Import): boolean => {
  const target = targetOf(one)
  return target !== undefined && !mayUse(one.from, target)
}

const mayUseNode = (path: string): boolean =>
  layerOf(path) === 'hosts' || path === 'src/project/node-file-system.ts'

const show = ({from, specifier}: Import): string => `${from} imports ${specifier ?? 'a computed name'}`

describe('imports', () => {
  test('every module lies in a known layer', () => {
    expect(modules.filter((path) => !(layerOf(path) in layers))).toEqual([])
  })

  test('a module imports its own layer and those below it only', () => {
    expect(imports.filter(crossesLayers).map(show)).toEqual([])
  })

  test('the engine takes rules as a parameter and imports none', () => {
    const intoRules = imports.filter((one) => targetOf(one)?.startsWith('rules/'))
    expect(
      intoRules.map(({from}) => layerOf(from)).filter((layer) => layer !== 'hosts' && layer !== 'rules'),
    ).toEqual([])
  })

  test('only hosts and the Node file system know Node', () => {
    const ofNode = imports.filter(({specifier}) => isBuiltin(specifier ?? ''))
    expect(ofNode.filter(({from}) => !mayUseNode(from)).map(show)).toEqual([])
  })

  test('modules of Node are named with their prefix', () => {
    const ofNode = imports.filter(({specifier}) => isBuiltin(specifier ?? ''))
    expect(ofNode.filter(({specifier}) => !specifier?.startsWith('node:')).map(show)).toEqual([])
  })

  test('relative imports name an existing source file', () => {
    const known = new Set([...modules, ...imports.flatMap((one) => dataFile(one))])
    expect(imports.filter((one) => !known.has(targetOf(one) ?? one.from)).map(show)).toEqual([])
  })

  test('relative imports end in .ts or .json', () => {
    const relative = imports.filter((one) => targetOf(one) !== undefined)
    expect(relative.filter(({specifier}) => !/\.(ts|json)$/.test(specifier ?? '')).map(show)).toEqual([])
  })

  test('no import is computed', () => {
    expect(imports.filter(({specifier}) => specifier === undefined).map(show)).toEqual([])
  })

  test('no modules import each other in a circle', () => {
    expect(findCycles(imports)).toEqual([])
  })

  test('no module is a drawer for leftovers', () => {
    expect(modules.filter((path) => /^(utils?|helpers?|common|misc)\b/.test(posix.basename(path)))).toEqual(
      [],
    )
  })
})

describe('the readers of this test', () => {
  test('find static, type-only, re-exported, lazy, typed and computed imports', () => {
    const text = [
      "import a from './a.ts'",
      "import type {B} from './b.ts'",
      "import {type C} from './c.ts'",
      "export * from './d.ts'",
      "export type {E} from './e.ts'",
      "const f = () => import('./f.ts')",
      "type G = import('./g.ts').G",
      'const h = (name: string) => import(name)',
      "const text = `import x from './not.ts'` // import './nor.ts'",
    ].join('\n')
    expect(readImports('src/core/x.ts', text).map(({specifier, typeOnly}) => [specifier, typeOnly])).toEqual([
      ['./a.ts', false],
      ['./b.ts', true],
      ['./c.ts', false],
      ['./d.ts', false],
      ['./e.ts', true],
      ['./f.ts', false],
      ['./g.ts', true],
      [undefined, false],
    ])
  })

  test('tell a step up from a step down', () => {
    const from = 'src/page/x.ts'
    const steps = ['../core/a.ts', '../lint/a.ts', '../report/a.ts', '../../rules/a.ts', './a.ts']
    const crossing = steps.filter((specifier) => crossesLayers({from, specifier, typeOnly: true}))
    expect(crossing).toEqual(['../lint/a.ts', '../report/a.ts', '../../rules/a.ts'])
  })

  test('see a circle of values and leave one of types alone', () => {
    const a = {from: 'src/core/a.ts', specifier: './b.ts', typeOnly: false}
    const b = {from: 'src/core/b.ts', specifier: './a.ts'}
    expect(findCycles([a, {...b, typeOnly: false}])).toEqual([
      'src/core/a.ts → src/core/b.ts → src/core/a.ts',
    ])
    expect(findCycles([a, {...b, typeOnly: true}])).toEqual([])
  })
})

function dataFile(one: Import): readonly string[] {
  const target = targetOf(one)
  return target?.endsWith('.json') ? [target] : []
}

/** One line for each circle of imports that are there at run time. */
function findCycles(all: readonly Import[]): readonly string[] {
  const targets = targetsByModule(all.filter(({typeOnly}) => !typeOnly))
  const done = new Set<string>()
  const cycles: string[] = []
  const visit = (path: string, trail: readonly string[]): void => {
    const seenAt = trail.indexOf(path)
    if (seenAt >= 0) cycles.push([...trail.slice(seenAt), path].join(' → '))
    if (seenAt >= 0 || done.has(path)) return
    for (const target of targets.get(path) ?? []) visit(target, [...trail, path])
    done.add(path)
  }
  for (const path of targets.keys()) visit(path, [])
  return cycles
}

function targetsByModule(all: readonly Import[]): ReadonlyMap<string, readonly string[]> {
  const targets = new Map<string, string[]>()
  for (const one of all) {
    const target = targetOf(one)
    if (target !== undefined) targets.set(one.from, [...(targets.get(one.from) ?? []), target])
  }
  return targets
}

test('answers about a space are kept by questions and sessions alone', () => {
  const keepers = modules.filter((path) => /(?:Weak)?Map<SpaceIndex\b/.test(readFileSync(path, 'utf8')))
  expect(keepers).toEqual(['src/project/question.ts'])
})
