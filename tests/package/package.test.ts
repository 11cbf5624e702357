/** Holds what `package.json` promises against what the build makes and the sources import. */
import {execFileSync} from 'node:child_process'
import {existsSync, readFileSync, statSync} from 'node:fs'
import {isBuiltin} from 'node:module'
import {expect, test} from 'vitest'
import {importsUnder, packageOf} from '../architecture/read-imports.ts'

type Names = Readonly<Record<string, string>>

interface Manifest {
  readonly version: string
  readonly engines: Names
  readonly bin: Names
  readonly exports: Readonly<Record<string, string | Names>>
  readonly files: readonly string[]
  readonly scripts?: Names
  readonly dependencies: Names
  readonly optionalDependencies?: Names
}

interface LockedPackage {
  readonly dev?: boolean
}

// The casts hold for npm's own files, whose shape npm checks.
const readJson = <T>(path: string): T => JSON.parse(readFileSync(path, 'utf8')) as T

const manifest = readJson<Manifest>('package.json')
const lockfile = readJson<{readonly packages: Readonly<Record<string, LockedPackage>>}>('package-lock.json')
const dependencies = Object.keys({...manifest.dependencies, ...manifest.optionalDependencies})
const imports = importsUnder('src', 'rules').filter(({specifier}) => !isBuiltin(specifier ?? ''))

/** `@types/mdast` brings the types of `mdast`. */
const withoutTypes = (name: string): string =>
  name.replace(/^@types\/(?:(.+)__)?/, (_, scope) => (scope ? `@${scope}/` : ''))

/** The files that `exports` names, from the root. */
const exported = Object.values(manifest.exports).flatMap((target) =>
  typeof target === 'string' ? [target] : Object.values(target),
)

/** Imported packages of the given kind, each once. */
const importedPackages = (typeOnly: boolean): readonly string[] => [
  ...new Set(imports.filter((one) => one.typeOnly === typeOnly).flatMap((one) => packageOf(one) ?? [])),
]

test('the command and every export are files that the build makes', () => {
  const named = [...Object.values(manifest.bin), ...exported]
  expect(named.filter((path) => !existsSync(path))).toEqual([])
})

test('every export comes from a source file', () => {
  const built = exported.filter((path) => path.startsWith('./dist/'))
  const sources = built.map((path) => path.replace('./dist/', '').replace(/(\.d\.ts|\.js)$/, '.ts'))
  expect(built.length).toBeGreaterThan(0)
  expect(sources.filter((path) => !existsSync(path))).toEqual([])
})

test('the command starts with a line that finds Node', () => {
  expect(readFileSync('dist/cli.cjs', 'utf8').slice(0, 20)).toBe('#!/usr/bin/env node\n')
})

test('the built library knows its version', async () => {
  const built: {readonly version: unknown} = await import(`${process.cwd()}/dist/src/core/version.js`)
  expect(built.version).toBe(manifest.version)
})

test('the package runs on the oldest Node it was built for', () => {
  expect(manifest.engines).toEqual({node: '>=20.19'})
  expect(readFileSync('scripts/build.mjs', 'utf8')).toContain("target: 'node20.19'")
})

test('every package imported at run time is a dependency', () => {
  expect(importedPackages(false).filter((name) => !dependencies.includes(name))).toEqual([])
})

test('every package whose types are imported comes with the types', () => {
  const typed = dependencies.map(withoutTypes)
  expect(importedPackages(true).filter((name) => !typed.includes(name))).toEqual([])
})

test('every dependency is imported', () => {
  const imported = [...importedPackages(false), ...importedPackages(true)]
  expect(dependencies.filter((name) => !imported.includes(withoutTypes(name)))).toEqual([])
})

test('nothing that users install runs a script while it is installed', () => {
  const installed = Object.entries(lockfile.packages)
    .filter(([path, {dev}]) => path !== '' && !dev && existsSync(path))
    .map(([path]) => ({path, scripts: readJson<Manifest>(`${path}/package.json`).scripts ?? {}}))
  const hooks = ['preinstall', 'install', 'postinstall']
  expect(installed.length).toBeGreaterThanOrEqual(dependencies.length)
  expect(installed.filter(({scripts}) => hooks.some((hook) => hook in scripts))).toEqual([])
})

test('the package holds what is built, and nothing else', () => {
  const [packed] = packList()
  const others = packed?.files.map(({path}) => path).filter((path) => !path.startsWith('dist/')) ?? []
  const allowed = ['CHANGELOG.md', 'LICENSE', 'README.md', 'package.json']
  expect(others.filter((path) => !allowed.includes(path))).toEqual([])
  expect(others).toEqual(expect.arrayContaining(['LICENSE', 'README.md', 'package.json']))
})

test('the package holds no modules beside the bundles but those that its entry points need', () => {
  const [packed] = packList()
  const folders = new Set(packed?.files.map(({path}) => /^dist\/src\/(?:hosts\/)?[^/]+/.exec(path)?.[0]))
  const ofTheCommand = ['fix', 'report', 'hosts/cli', 'hosts/git', 'hosts/lsp'].map(
    (name) => `dist/src/${name}`,
  )
  expect(ofTheCommand.filter((folder) => folders.has(folder))).toEqual([])
  expect(folders).toContain('dist/src/hosts/remark')
})

test('the licences of all that is bundled are in the package', () => {
  const parts = readFileSync('dist/third-party-licences.txt', 'utf8').split(/^-{80}$/m)
  const titles = parts.flatMap((part, at) => (at % 2 === 1 ? [part.trim()] : []))
  const names = titles.map((title) => title.replace(/ \d.*$/, ''))
  const bundled = ['commander', 'ignore', 'yaml', 'htmlparser2', 'micromark', 'vscode-languageserver', 'diff']
  expect(names).toEqual(expect.arrayContaining(bundled))
  const texts = parts.filter((_part, at) => at > 0 && at % 2 === 0)
  expect(texts.filter((text) => !/licen[cs]e|permission|redistribution/i.test(text))).toEqual([])
  expect(texts).toHaveLength(names.length)
})

test('an install straight from Git builds the package', () => {
  expect(manifest.scripts?.prepare).toBe('node scripts/prepare.mjs')
})

test('the checks on a new machine start by an executable file', () => {
  expect(statSync('.ci/run').mode & 0o111).toBe(0o111)
})

/** What `npm pack` would put into the archive. Without scripts: `prepare` would build under other tests. */
function packList(): readonly {readonly files: readonly {readonly path: string}[]}[] {
  const args = ['pack', '--dry-run', '--json', '--ignore-scripts']
  // npm prints what it is asked for here: a list with one entry for the package.
  return JSON.parse(execFileSync('npm', args, {encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore']})) as []
}
