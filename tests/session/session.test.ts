/** A session says after each change what a fresh run would say. */
import {describe, expect, test} from 'vitest'
import {rules} from '../../rules/index.ts'
import {noMissingAnchor} from '../../rules/no-missing-anchor.ts'
import {resolveConfig} from '../../src/lint/resolve-config.ts'
import type {SpaceContext} from '../../src/lint/space-rule.ts'
import type {FileSystem} from '../../src/project/file-system.ts'
import {createMemoryFileSystem} from '../../src/project/memory-file-system.ts'
import {createSession, type Session} from '../../src/session/session.ts'
import {at, createDisk, root} from '../support/edited-disk.ts'

const config = resolveConfig({rules, settings: []}).configFor('')

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

describe('a session', () => {
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

  test('gives the same list of findings while a change elsewhere does not concern the page', async () => {
    const session = start(createDisk(base).fs)
    const before = await findingsOf(session, 'guides/use.md')
    session.update(at('guides/setup.md'), '# Set up\n\n## Other\n\nMore words.\n')
    expect(await findingsOf(session, 'guides/use.md')).toBe(before)
  })

  test('checks only pages that link to a heading again when the heading changes', async () => {
    const asked: string[] = []
    const watching = {
      ...noMissingAnchor,
      check: (context: SpaceContext) => {
        asked.push(context.file.path)
        noMissingAnchor.check(context)
      },
    }
    const resolved = resolveConfig({rules: [watching]}).configFor('')
    const session = createSession({
      fs: createDisk(base).fs,
      rules: [watching],
      configFor: () => resolved,
    })
    session.add([root])
    const checkAll = async () => {
      for (const path of ['README.md', 'guides/setup.md', 'guides/use.md']) await session.check(at(path))
    }
    await checkAll()
    asked.length = 0
    session.update(at('guides/setup.md'), '# Set up\n\n## Fist\n')
    await checkAll()
    expect(asked).toEqual(['README.md', 'guides/setup.md'])
  })

  test('takes every edit of a site that lies above its spaces', async () => {
    const site =
      'version: 1\nsite:\n  structure:\n    - type: space\n      path: en\n      content:\n        directory: ./en\n'
    const session = start(createDisk({'docs.yaml': site, 'en/README.md': '# Kites\n'}).fs)
    const messages = async () => (await findingsOf(session, 'docs.yaml')).map(({message}) => message)
    session.update(at('docs.yaml'), `${site}      colour: red\n`)
    expect(await messages()).toContainEqual(expect.stringContaining('colour'))
    session.update(at('docs.yaml'), site)
    expect(await messages()).not.toContainEqual(expect.stringContaining('colour'))
  })

  test('knows a page in a folder that is not on the disk yet', async () => {
    const session = start(createDisk(base).fs)
    session.update(at('guides/more/new.md'), '# New\n')
    expect((await session.place(at('guides/more/new.md')))?.own).toBe('guides/more/new.md')
  })
})
