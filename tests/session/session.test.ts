/** A session says after each change what a fresh run would say. */
import * as fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {rules} from '../../rules/index.ts'
import type {Finding} from '../../src/core/finding.ts'
import {activeRules} from '../../src/lint/active-rules.ts'
import {checkPage} from '../../src/lint/check-page.ts'
import type {CheckedPage} from '../../src/lint/check-parsed-page.ts'
import {finishPage} from '../../src/lint/finish-page.ts'
import {withFixesInSpace} from '../../src/lint/fixes-in-space.ts'
import {lintSpace} from '../../src/lint/lint-space.ts'
import {resolveConfig} from '../../src/lint/resolve-config.ts'
import {withComments, yamlFilesOf} from '../../src/lint/space-files.ts'
import {discover} from '../../src/project/discover.ts'
import type {FileSystem} from '../../src/project/file-system.ts'
import {load} from '../../src/project/load.ts'
import {createMemoryFileSystem} from '../../src/project/memory-file-system.ts'
import {createSession, type Session} from '../../src/session/session.ts'

type Files = ReadonlyMap<string, string>

const config = resolveConfig({rules, settings: []}).configFor('')
const root = '/docs'
const at = (path: string) => `${root}/${path}`

/** A disk whose files can be changed. */
function createDisk(start: Readonly<Record<string, string>>) {
  const files = new Map(Object.entries(start))
  let fs = createMemoryFileSystem({})
  const build = () => {
    const placed = [...files].map(([path, text]): [string, string] => [at(path), text])
    fs = createMemoryFileSystem({[at('.git/HEAD')]: '', ...Object.fromEntries(placed)})
  }
  build()
  const now: FileSystem = {
    list: (folder) => fs.list(folder),
    readBytes: (path, most) => fs.readBytes(path, most),
    readText: (path, most) => fs.readText(path, most),
    status: (path) => fs.status(path),
    realPath: (path) => fs.realPath(path),
    digest: (path) => fs.digest(path),
  }
  return {
    fs: now,
    files,
    reads: () => fs.reads.length,
    write(path: string, text: string | undefined) {
      if (text === undefined) files.delete(path)
      else files.set(path, text)
      build()
    },
  }
}

/** What the command would say of the files: by path, without what it says of files that are no text. */
async function freshFindings(files: Files): Promise<ReadonlyMap<string, readonly Finding[]>> {
  const placed = [...files].map(([path, text]): [string, string] => [at(path), text])
  const fs = createMemoryFileSystem({[at('.git/HEAD')]: '', ...Object.fromEntries(placed)})
  const {spaces} = await discover(fs, {paths: [root]})
  const found = new Map<string, readonly Finding[]>()
  const pages = new Map<string, CheckedPage>()
  const loaded = await load(
    fs,
    spaces,
    ({path, text, kind}) => {
      const page = checkPage({path, text, kind, rules: activeRules(rules, 'page', config)})
      pages.set(path, page)
      return page
    },
    {measure: () => true},
  )
  const ran = new Set(
    [...activeRules(rules, 'page', config), ...activeRules(rules, 'space', config)].map(({rule}) => rule.id),
  )
  for (const {index, findings} of loaded) {
    const all = [
      ...withFixesInSpace(findings, rules, index),
      ...lintSpace(index, () => activeRules(rules, 'space', config)),
    ]
    for (const path of files.keys()) {
      const own = all.filter((finding) => finding.path === path)
      const file = pages.get(path) ?? withComments(path, yamlFilesOf(index).get(path))
      found.set(path, file ? finishPage(file, own, {rules, config, ran}) : own)
    }
  }
  return found
}

const start = (fs: FileSystem): Session => {
  const session = createSession({fs, rules, configFor: () => config})
  session.add([root])
  return session
}

test('asks the config for the root of a space, or for the folder of a lone file, what is ignored', async () => {
  const fs = createMemoryFileSystem({
    '/docs/.git/HEAD': '',
    '/docs/README.md': '# Kites\n',
    '/docs/SUMMARY.md': '# Table of contents\n\n* [Kites](README.md)\n',
    '/docs/old/page.md': '# Old\n',
    '/lone/notes/page.md': '# Lone\n',
  })
  const asked = new Set<string>()
  const isIgnored = (path: string, folder: string): boolean => {
    asked.add(`${path} in ${folder}`)
    return path === '/docs/old/page.md'
  }
  const session = createSession({fs, rules, configFor: () => config, isIgnored})
  session.add(['/docs', '/lone/notes/page.md'])
  expect((await session.check('/docs/old/page.md'))?.findings ?? []).toEqual([])
  await session.check('/lone/notes/page.md')
  expect([...asked]).toEqual(
    expect.arrayContaining(['/docs/old/page.md in /docs', '/lone/notes/page.md in /lone/notes']),
  )
})

test('does not search a home folder, and finds the space around an open file in it', async () => {
  const folders = Array.from({length: 5001}, (_, at): [string, string] => [`/home/${at}/x.txt`, ''])
  const fs = createMemoryFileSystem({
    ...Object.fromEntries(folders),
    '/home/notes/SUMMARY.md': '# Table of contents\n\n* [Kites](README.md)\n',
    '/home/notes/README.md': '# Kites\n\n[gone](gone.md)\n',
  })
  const session = createSession({fs, rules, configFor: () => config})
  session.add(['/home'])
  expect(await session.spaces()).toEqual([])
  const searched = fs.lists.length
  session.update('/home/notes/README.md', '# Kites\n\n[lost](lost.md)\n')
  const found = await session.check('/home/notes/README.md')
  expect(found?.findings.map(({rule}) => rule)).toEqual(['no-broken-page-link'])
  expect(fs.lists.length - searched).toBeLessThan(20)
})

test('looks at the bytes of files where a rule about them is in force for one file alone', async () => {
  const [off, on] = (['off', 'info'] as const).map((severity) => {
    const settings = [
      {id: 'no-duplicate-asset', severity},
      {id: 'asset-size', severity: 'off' as const},
    ]
    return resolveConfig({rules, settings}).configFor('')
  })
  const fs = createMemoryFileSystem({
    '/docs/.git/HEAD': '',
    '/docs/SUMMARY.md': '# Table of contents\n',
    '/docs/.gitbook/assets/a.png': 'same',
    '/docs/.gitbook/assets/b.png': 'same',
  })
  const session = createSession({
    fs,
    rules,
    configFor: (_, path) => (path.endsWith('b.png') ? on : off) ?? config,
  })
  session.add(['/docs'])
  const found = (await session.check('/docs/.gitbook/assets/b.png'))?.findings ?? []
  expect(found.map(({rule}) => rule)).toContain('no-duplicate-asset')
})

const findingsOf = async (session: Session, path: string) => (await session.check(at(path)))?.findings ?? []

const base: Readonly<Record<string, string>> = {
  '.gitbook.yaml': 'redirects:\n  old: guides/setup.md\n',
  '.gitbook/vars.yaml': 'name: Ada\n',
  '.gitbook/tags.yaml': '- tag: beta\n  label: Beta\n',
  '.gitbook/assets/a.png': 'x',
  '.gitbook/includes/note.md': '---\ntitle: Note\n---\n\nHi\n',
  'SUMMARY.md':
    '# Table of contents\n\n* [Home](README.md)\n* [Set up](guides/setup.md)\n* [Use](guides/use.md)\n',
  'README.md': '# Home\n\n[Set up](guides/setup.md#first) ![a](.gitbook/assets/a.png)\n',
  'guides/setup.md': '# Set up\n\n## First\n\n[Use](use.md) [gone](gone.md)\n',
  'guides/use.md':
    '# Use\n\n{% include "../.gitbook/includes/note.md" %}\n\n{% hint style="inof" %}\nx\n{% endhint %}\n',
}

const pieces = [
  '# Home\n',
  '# Other\n',
  '## First\n',
  '## Second\n',
  '[a](guides/setup.md#first)\n',
  '[b](setup.md#second)\n',
  '[c](gone.md) [d](guides/new.md)\n',
  '* [Home](README.md)\n',
  '* [New](guides/new.md)\n',
  '* [Use](guides/use.md)\n  * [Set up](guides/setup.md)\n',
  '![a](.gitbook/assets/a.png)\n',
  '![b](.gitbook/assets/b.png)\n',
  '{% hint style="info" %}\nx\n{% endhint %}\n',
  '{% tabs %}\n',
  '{% include ".gitbook/includes/note.md" %}\n',
  '<code class="expression">space.vars.name</code>\n',
  '<!-- lint disable no-broken-page-link -->\n',
  '---\nhidden: true\n---\n',
]
const yamlPieces = [
  'name: Ada\n',
  'redirects:\n  old: guides/new.md\n',
  'structure:\n  summary: README.md\n',
  '- tag: beta\n',
  'x: [\n',
]

const pagePaths = [
  'README.md',
  'SUMMARY.md',
  'guides/setup.md',
  'guides/use.md',
  'guides/new.md',
  '.gitbook/includes/note.md',
]
const yamlPaths = ['.gitbook.yaml', '.gitbook/vars.yaml', '.gitbook/tags.yaml']

interface Change {
  readonly where: 'editor' | 'disk'
  readonly path: string
  readonly text: string | undefined
}

const textOf = (from: readonly string[]) =>
  fc.array(fc.constantFrom(...from), {maxLength: 5}).map((parts) => parts.join('\n'))
const change = (paths: readonly string[], text: readonly string[]): fc.Arbitrary<Change> =>
  fc.record({
    where: fc.constantFrom('editor' as const, 'disk' as const),
    path: fc.constantFrom(...paths),
    text: fc.option(textOf(text), {nil: undefined, freq: 5}),
  })
const changes = fc.array(
  fc.oneof(
    {weight: 5, arbitrary: change(pagePaths, pieces)},
    {weight: 1, arbitrary: change(yamlPaths, yamlPieces)},
  ),
  {minLength: 1, maxLength: 6},
)

describe('a session', () => {
  test('says what a fresh run says, after any changes in editors and on the disk', async () => {
    await fc.assert(
      fc.asyncProperty(changes, async (made) => {
        const disk = createDisk(base)
        const session = start(disk.fs)
        const open = new Map<string, string>()
        for (const {where, path, text} of made) {
          if (where === 'disk') {
            disk.write(path, text)
            session.changed(at(path))
          } else {
            session.update(at(path), text)
            if (text === undefined) open.delete(path)
            else open.set(path, text)
          }
          const files = new Map([...disk.files, ...open])
          const fresh = await freshFindings(files)
          const paths = [...files.keys()].sort()
          const own = await Promise.all(paths.map((each) => findingsOf(session, each)))
          const expected = paths.map((each) => fresh.get(each) ?? [])
          expect(own.map(plain)).toEqual(expected.map(plain))
        }
      }),
      {numRuns: 30, seed: 6},
    )
  }, 120_000)

  test('parses a page that is typed in and reads nothing else', async () => {
    const disk = createDisk(base)
    const session = start(disk.fs)
    await session.check(at('README.md'))
    const before = disk.reads()
    session.update(at('README.md'), '# Home\n\n[gone](gone.md)\n')
    expect((await findingsOf(session, 'README.md')).map(({rule}) => rule)).toContain('no-broken-page-link')
    expect(disk.reads()).toBe(before)
  })

  test('clears a finding about a missing page once the page is made in an editor', async () => {
    const session = start(createDisk(base).fs)
    const rulesOf = async () => (await findingsOf(session, 'guides/setup.md')).map(({rule}) => rule)
    expect(await rulesOf()).toContain('no-broken-page-link')
    session.update(at('guides/gone.md'), '# Gone\n')
    expect(await rulesOf()).not.toContain('no-broken-page-link')
    session.update(at('guides/gone.md'), undefined)
    expect(await rulesOf()).toContain('no-broken-page-link')
  })

  test('gives nothing once it is told to stop', async () => {
    const session = start(createDisk(base).fs)
    expect(await session.check(at('README.md'), AbortSignal.abort())).toBeUndefined()
  })

  test('checks a page outside any space by its own rules', async () => {
    const disk = createDisk({'notes.md': '{% hint style="inof" %}\nx\n{% endhint %}\n[gone](gone.md)\n'})
    const session = start(disk.fs)
    session.update(at('notes.md'), disk.files.get('notes.md'))
    const found = await session.check(at('notes.md'))
    expect(found?.findings.map(({rule}) => rule)).toEqual(['hint-style'])
  })
})

/** Findings as data, whatever the order of keys. */
const plain = (findings: readonly Finding[]) =>
  findings.map(({rule, severity, range, message, related, fix}) => ({
    rule,
    severity,
    range,
    message,
    related,
    fix,
  }))
