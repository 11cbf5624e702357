/** What an editor offers in the `docs.yaml` of a site. */
import {afterAll, beforeAll, expect, test} from 'vitest'
import {CompletionRequest} from 'vscode-languageserver-protocol'
import {applyEdits, type Client, createFolder, startClient} from '../../support/lsp-client.ts'

const site =
  'site:\n  title: Bay\n  structure:\n    - type: space\n      key: bay\n      title: Bay\n      path: bay\n      content:\n        directory: ./bay\n'

let client: Client
beforeAll(async () => {
  client = await startClient(
    createFolder({
      'docs.yaml': site,
      'bay/README.md': '# Bay\n',
      'bay/guides/a.md': '# A\n',
      'sea/README.md': '# Sea\n',
      'sea/.gitbook/includes/x.md': 'x\n',
      'other/page.md': '# Other\n',
      'lone/docs.yaml': '',
    }),
  )
  for (const path of ['docs.yaml', 'lone/docs.yaml']) await client.open(path, '')
})
afterAll(async () => client.stop())

/** What becomes of the file by each item at the `|`. */
async function items(text: string, path = 'docs.yaml'): Promise<ReadonlyMap<string, string>> {
  const offset = text.indexOf('|')
  const whole = text.slice(0, offset) + text.slice(offset + 1)
  await client.type(path, 0, client.text(path).length, whole)
  const lines = text.slice(0, offset).split(/\r?\n/)
  const list = await client.connection.sendRequest(CompletionRequest.type, {
    textDocument: {uri: client.uri(path)},
    position: {line: lines.length - 1, character: lines.at(-1)?.length ?? 0},
  })
  const found = list === null ? [] : Array.isArray(list) ? list : list.items
  return new Map(
    found.map(({label, textEdit}) => [
      label,
      applyEdits(whole, textEdit && 'range' in textEdit ? [textEdit] : []),
    ]),
  )
}

const labels = async (text: string): Promise<readonly string[]> => [...(await items(text)).keys()]

test('keys are those of the kind of entry, without those that are there', async () => {
  expect(await labels(`${site}    - type: external-link\n      |\n      title: Map\n`)).toEqual([
    'key',
    'localizedTitle',
    'description',
    'localizedDescription',
    'icon',
    'url',
    'draft',
    'condition',
  ])
  expect(await labels(`${site}        lan|`)).toEqual(['language'])
  expect(await labels(`${site}|`)).toEqual(['$schema', 'version'])
  expect(await labels(site.replace('  title: Bay\n', '  |\n'))).toEqual(['title'])
})

test('an entry that does not say its kind has the keys of all, the kind among them', async () => {
  const found = await labels(`${site}    - |`)
  expect(found).toEqual(expect.arrayContaining(['type', 'children', 'content', 'url']))
  expect(found).not.toContain('directory')
})

test('a key is written with what its value begins with, unless that is there', async () => {
  expect((await items(`${site}    - type: section\n      ch|`)).get('children')).toBe(
    `${site}    - type: section\n      children:`,
  )
  expect((await items(`${site}      de|`)).get('default')).toBe(`${site}      default: `)
  expect((await items(site.replace('path: bay', 'pa|: bay'))).get('path')).toBe(site)
  expect((await items('$schema: x-gitbook\nsi|')).get('site')).toBe('$schema: x-gitbook\nsite:\n  ')
})

test('values are those that the schema lists', async () => {
  expect(await labels(`${site}    - type: |\n`)).toEqual([
    'section-group',
    'section',
    'space',
    'external-link',
  ])
  expect(await labels(`${site}      default: |`)).toEqual(['true', 'false'])
  expect(await labels(`${site}    - type: section\n      children:\n        - type: |`)).toEqual(['space'])
  expect(await labels(`${site}    - type: section\n      icon: bo|`)).toContain('book')
  expect(await labels(`${site}      title: |`)).toEqual([])
})

test('a language that YAML would take for something else stays text', async () => {
  const found = await items(`${site}        language: |`)
  expect(found.get('fr')).toBe(`${site}        language: fr`)
  expect(found.get('no')).toBe(`${site}        language: 'no'`)
  expect((await items(`${site}      localizedTitle:\n        f|`)).has('fr')).toBe(true)
})

test('a directory is a folder that may be a space', async () => {
  const found = await items(`${site}    - type: space\n      content:\n        directory: |\n`)
  expect([...found.keys()]).toEqual(['./bay', './sea', './bay/guides', './other'])
  expect(found.get('./sea')).toBe(`${site}    - type: space\n      content:\n        directory: ./sea\n`)
  expect(
    (await items(`${site}    - type: space\n      content:\n        directory: "./s|"\n`)).get('./sea'),
  ).toBe(`${site}    - type: space\n      content:\n        directory: "./sea"\n`)
})

test('lists may stand at the column of their key, and lines end as in Windows', async () => {
  const flat = 'site:\r\n  title: Bay\r\n  structure:\r\n  - type: space\r\n    key: bay\r\n    hi|\r\n'
  expect(await labels(flat)).toContain('hidden')
  expect(await labels(flat.replace('    hi|', '  |'))).toEqual([])
})

test('nothing is offered in comments, flow style and texts', async () => {
  expect(await labels(`${site}# ty|`)).toEqual([])
  expect(await labels(`${site}      title: {a|`)).toEqual([])
  expect(await labels(`${site}      default: true # |`)).toEqual([])
})

test('one that has just begun has its keys, and one of another tool has none', async () => {
  expect([...(await items('|', 'lone/docs.yaml')).keys()]).toEqual(['$schema', 'version', 'site'])
  expect([...(await items('site:\n  |', 'lone/docs.yaml')).keys()]).toEqual(['title', 'structure'])
  expect([...(await items('nav:\n  - a.md\n|', 'lone/docs.yaml')).keys()]).toEqual([])
})
