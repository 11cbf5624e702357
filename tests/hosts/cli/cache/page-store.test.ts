import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterEach, beforeEach, expect, it} from 'vitest'
import {openPageStore} from '../../../../src/hosts/cli/cache/page-store.ts'

let folder = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gitbook-lint-store-'))
})

afterEach(() => rmSync(folder, {recursive: true, force: true}))

const file = () => join(folder, 'deep', 'pages')
const open = (version = '1') => openPageStore(file(), version)

function keep(values: Readonly<Record<string, unknown>>) {
  const store = open()
  for (const [key, value] of Object.entries(values)) store.put(key, value)
  store.save()
}

it('gives back what an earlier run put', () => {
  keep({one: {title: 'Zelt – 営火'}, other: [1, null, 'x']})
  const store = open()
  expect([store.get('one'), store.get('other'), store.get('none')]).toEqual([
    {title: 'Zelt – 営火'},
    [1, null, 'x'],
    undefined,
  ])
})

it('keeps what a run did not ask for', () => {
  keep({one: 1})
  keep({other: 2})
  expect([open().get('one'), open().get('other')]).toEqual([1, 2])
})

it('writes nothing when nothing was put', () => {
  open().save()
  expect(existsSync(file())).toBe(false)
})

it('leaves the file alone when everything was known', () => {
  keep({one: 1})
  const before = statSync(file()).ino
  const store = open()
  store.get('one')
  store.save()
  expect(statSync(file()).ino).toBe(before)
})

it('leaves no draft behind', () => {
  keep({one: 1})
  expect(readdirSync(join(folder, 'deep'))).toEqual(['pages'])
})

it('is empty for another version', () => {
  keep({one: 1})
  expect(open('2').get('one')).toBe(undefined)
})

it.each([
  '',
  '\n',
  'null\n',
  '{"version":"1"}\n',
  '{"version":"1","entries":[1]}\n',
  '\0\0\0',
  '{"version":"1","entries":[["one",9,0]]}\n1',
])('is empty where the file holds %j', (text) => {
  keep({one: 1})
  writeFileSync(file(), text)
  expect(open().get('one')).toBe(undefined)
})

it('is empty where the file was cut off, and whole again after the next run', () => {
  keep({one: 1, other: 2222})
  truncateSync(file(), readFileSync(file()).length - 2)
  expect([open().get('one'), open().get('other')]).toEqual([undefined, undefined])
  keep({one: 1})
  expect(open().get('one')).toBe(1)
})

it('does not know a value whose bytes are damaged', () => {
  keep({one: {a: 1}})
  writeFileSync(file(), readFileSync(file(), 'utf8').replace('{"a":1}', '{"a":1,'))
  expect(open().get('one')).toBe(undefined)
})

it('goes on where the folder cannot be written', () => {
  writeFileSync(join(folder, 'deep'), 'a file in the place of the folder')
  expect(() => keep({one: 1})).not.toThrow()
})
