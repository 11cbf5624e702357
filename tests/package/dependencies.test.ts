/** Each package that users install has its reason and licence written down, and no other is named there. */
import {readFileSync} from 'node:fs'
import {expect, test} from 'vitest'

interface Manifest {
  readonly license?: string
  readonly dependencies?: Readonly<Record<string, string>>
  readonly optionalDependencies?: Readonly<Record<string, string>>
  readonly devDependencies?: Readonly<Record<string, string>>
}

// The casts hold for npm's own files, whose shape npm checks.
const manifestAt = (path: string): Manifest => JSON.parse(readFileSync(path, 'utf8')) as Manifest

const page = readFileSync('docs/dependencies.md', 'utf8')

/** The rows of the first table below a heading. */
const rowsBelow = (heading: string): readonly (readonly string[])[] =>
  (page.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '')
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    )

const namesIn = (cell: string): readonly string[] =>
  [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name)

const manifest = manifestAt('package.json')
const rows = rowsBelow('Of the command')

test('every dependency has a row, and every row is a dependency', () => {
  const installed = Object.keys({...manifest.dependencies, ...manifest.optionalDependencies})
  expect(rows.flatMap(([name = '']) => namesIn(name)).sort()).toEqual(installed.sort())
})

test('every row has a reason, and the licence that the package names', () => {
  const wrong = rows.filter(
    ([name = '', reason = '', licence]) =>
      reason.length < 10 ||
      namesIn(name).some((each) => manifestAt(`node_modules/${each}/package.json`).license !== licence),
  )
  expect(wrong).toEqual([])
})

test('every package for development that is named is one', () => {
  const known = Object.keys(manifest.devDependencies ?? {})
  const named = rowsBelow('Development').flatMap(([name = '']) => namesIn(name))
  expect(named.length).toBeGreaterThan(0)
  expect(named.filter((name) => !known.includes(name))).toEqual([])
})
