/** What a space is told does not depend on where it lies, how its lines end, or how its names are composed. */
import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {rules} from '../../rules/index.ts'
import {createLineIndex} from '../../src/core/line-index.ts'
import {activeRules} from '../../src/lint/active-rules.ts'
import {checkPage} from '../../src/lint/check-page.ts'
import {lintSpace} from '../../src/lint/lint-space.ts'
import {resolveConfig} from '../../src/lint/resolve-config.ts'
import {discover} from '../../src/project/discover.ts'
import {load} from '../../src/project/load.ts'
import {createMemoryFileSystem} from '../../src/project/memory-file-system.ts'
import {root} from '../support/run-command.ts'

type Files = Readonly<Record<string, string>>

const config = resolveConfig({rules, settings: []}).configFor('')

/** The findings about a space at a folder, with lines and columns. */
async function findingsOf(files: Files, folder = '/space'): Promise<string[]> {
  const placed = Object.entries(files).map(([path, text]): [string, string] => [`${folder}/${path}`, text])
  const fs = createMemoryFileSystem({[`${folder}/.git/HEAD`]: '', ...Object.fromEntries(placed)})
  const {spaces} = await discover(fs, {paths: [folder]})
  const loaded = await load(fs, spaces, ({path, text, kind}) =>
    checkPage({path, text, kind, rules: activeRules(rules, 'page', config)}),
  )
  return loaded.flatMap(({index, findings}) =>
    [...findings, ...lintSpace(index, () => activeRules(rules, 'space', config))]
      .map(({path, rule, message, range}) => {
        const lines = createLineIndex(files[path] ?? '')
        const [start, end] = [lines.place(range.start), lines.place(range.end)]
        return `${path}:${start.line}:${start.column}-${end.line}:${end.column} ${rule} ${message}`.normalize(
          'NFC',
        )
      })
      .sort(),
  )
}

const mapFiles = (files: Files, map: (path: string, text: string) => [string, string]): Files =>
  Object.fromEntries(Object.entries(files).map(([path, text]) => map(path, text)))

function fixture(name: string): Files {
  const folder = join(root, 'fixtures', name)
  const paths = readdirSync(folder, {recursive: true, withFileTypes: true}).filter((entry) => entry.isFile())
  return Object.fromEntries(
    paths.map((entry) => {
      const path = join(entry.parentPath, entry.name)
      return [path.slice(folder.length + 1).replaceAll('\\', '/'), readFileSync(path, 'utf8')]
    }),
  )
}

describe.each(['sample', 'french-review', 'clean'])('the space %s gives the same findings', (name) => {
  const files = fixture(name)

  test('in another folder', async () => {
    expect(await findingsOf(files, '/home/ada/docs of mine')).toEqual(await findingsOf(files))
  })

  test('with CRLF', async () => {
    const crlf = mapFiles(files, (path, text) => [path, text.replaceAll('\n', '\r\n')])
    expect(await findingsOf(crlf)).toEqual(await findingsOf(files))
  })
})

test('a space gives the same findings with composed and with decomposed names', async () => {
  const files: Files = {
    'SUMMARY.md': '# Table of contents\n\n* [Café](café.md)\n* [Élan](élan/README.md)\n',
    'README.md': '# Start\n\n[Café](café.md), ![](.gitbook/assets/fenêtre.png), [lost](théâtre.md)\n',
    'café.md': '# Café\n\n[Élan](élan/)\n',
    'élan/README.md': '# Élan\n\n[Café](../café.md#crème)\n',
    '.gitbook/assets/fenêtre.png': '',
  }
  const composed = mapFiles(files, (path, text) => [path.normalize('NFC'), text.normalize('NFC')])
  const decomposed = mapFiles(files, (path, text) => [path.normalize('NFD'), text.normalize('NFD')])
  const places = (found: readonly string[]) => found.map((line) => line.replace(/:\d+-\d+:\d+/, ''))
  const found = await findingsOf(composed)
  expect(found).not.toEqual([])
  expect(places(await findingsOf(decomposed))).toEqual(places(found))
})
