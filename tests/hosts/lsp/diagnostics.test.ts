/** What an editor is told while somebody writes. */
import {cpSync, mkdtempSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import * as fc from 'fast-check'
import {afterEach, describe, expect, test} from 'vitest'
import {type Diagnostic, DiagnosticTag, PublishDiagnosticsNotification} from 'vscode-languageserver-protocol'
import {type Client, createFolder, type Files, startClient} from '../../support/lsp-client.ts'
import {root, runCommand} from '../../support/run-command.ts'

const clients: Client[] = []
afterEach(async () => {
  for (const client of clients.splice(0)) await client.stop()
})

async function start(files: Files): Promise<{client: Client; folder: string}> {
  const folder = createFolder(files)
  const client = await startClient(folder)
  clients.push(client)
  return {client, folder}
}

const codes = (diagnostics: readonly Diagnostic[]) => diagnostics.map(({code}) => code)

const space: Files = {
  'SUMMARY.md': '# Table of contents\n\n* [Camp](README.md)\n* [Fire](fire.md)\n',
  'README.md': '# Camp\n\n[Fire](fire.md#wood)\n',
  'fire.md': '# Fire\n\n## Stones\n',
}

describe('an open page', () => {
  test('shows faded what does nothing, and struck through what GitBook has given up', async () => {
    const text = '# Camp&#x20;\n\n{% page-ref page="fire.md" %}\n\nHi\n'
    const {client} = await start({...space, 'README.md': text})
    await client.open('README.md', text)
    const found = await client.diagnostics('README.md')
    expect(found.map(({code, tags}) => [code, tags])).toEqual([
      ['no-space-entity', [DiagnosticTag.Unnecessary]],
      ['no-legacy-tag', [DiagnosticTag.Deprecated]],
    ])
  })

  test('has its findings with rule, place, severity, address of the rule and other places', async () => {
    const text = '# Camp\n\n{% hint style="info" style="info" %}\nHi\n{% endhint %}\n'
    const {client} = await start({...space, 'README.md': text})
    await client.open('README.md', text)
    expect(await client.diagnostics('README.md')).toEqual([
      {
        range: {start: {line: 2, character: 21}, end: {line: 2, character: 26}},
        severity: 2,
        code: 'no-duplicate-attribute',
        codeDescription: {href: expect.stringContaining('no-duplicate-attribute.md')},
        source: 'gitbook-lint',
        message: expect.stringContaining('Unexpected second attribute'),
        relatedInformation: [
          {
            location: {
              uri: client.uri('README.md'),
              range: {start: {line: 2, character: 8}, end: {line: 2, character: 13}},
            },
            message: 'First given here',
          },
        ],
      },
    ])
  })

  test('is checked against the unsaved text of another', async () => {
    const {client} = await start(space)
    await client.open('README.md', space['README.md'] ?? '')
    await client.open('fire.md', space['fire.md'] ?? '')
    expect(codes(await client.diagnostics('README.md'))).toEqual(['no-missing-anchor'])
    const stones = client.text('fire.md').indexOf('Stones')
    await client.type('fire.md', stones, stones + 6, 'Wood')
    expect(codes(await client.diagnostics('README.md'))).toEqual([])
    await client.close('fire.md')
    expect(codes(await client.diagnostics('README.md'))).toEqual(['no-missing-anchor'])
  })

  test('is checked against files that are made and removed on the disk', async () => {
    const {client} = await start({...space, 'README.md': '# Camp\n\n[Water](water.md)\n'})
    await client.open('README.md', '# Camp\n\n[Water](water.md)\n')
    expect(codes(await client.diagnostics('README.md'))).toEqual(['no-broken-page-link'])
    await client.write({'water.md': '# Water\n'})
    expect(codes(await client.diagnostics('README.md'))).toEqual(['no-unlisted-target'])
    await client.write({'water.md': undefined})
    expect(codes(await client.diagnostics('README.md'))).toEqual(['no-broken-page-link'])
  })

  test('follows the config of the linter', async () => {
    const {client} = await start(space)
    await client.open('README.md', space['README.md'] ?? '')
    await client.write({'.gitbook-lint.yaml': 'rules:\n  no-missing-anchor: off\n'})
    expect(codes(await client.diagnostics('README.md'))).toEqual([])
    await client.write({'.gitbook-lint.yaml': 'rules:\n  no-missing-ancor: off\n'})
    expect(codes(await client.diagnostics('README.md'))).toEqual(['no-missing-anchor'])
    expect(client.messages.join('\n')).toContain('no-missing-anchor')
  })

  test('keeps its findings while the config is written, and whatever is wrong with it is told there', async () => {
    const {client} = await start({...space, '.gitbook-lint.yaml': 'rules: {}\n'})
    await client.open('README.md', space['README.md'] ?? '')
    await client.open('.gitbook-lint.yaml', 'rules: {}\n')
    const told = async () => (await client.diagnostics('.gitbook-lint.yaml')).map(({message}) => message)
    expect(await told()).toEqual([])
    await client.type('.gitbook-lint.yaml', 0, 'rules: {}\n'.length, 'rules:\n  no-missing-ancor: off\n')
    expect((await client.diagnostics('.gitbook-lint.yaml'))[0]).toMatchObject({
      range: {start: {line: 1, character: 2}, end: {line: 1, character: 18}},
      message: expect.stringContaining('`no-missing-anchor`'),
    })
    expect(codes(await client.diagnostics('README.md'))).toEqual(['no-missing-anchor'])
    await client.type('.gitbook-lint.yaml', 0, client.text('.gitbook-lint.yaml').length, 'rules: [\n')
    expect(await told()).toHaveLength(1)
    expect(codes(await client.diagnostics('README.md'))).toEqual(['no-missing-anchor'])
  })

  test('follows a file that the config extends, and one that it cannot read', async () => {
    const {client} = await start({
      ...space,
      '.gitbook-lint.yml': 'extends: ./house.yaml\n',
      'house.yaml': 'rules:\n  no-missing-anchor: off\n',
    })
    await client.open('README.md', space['README.md'] ?? '')
    expect(codes(await client.diagnostics('README.md'))).toEqual([])
    await client.write({'house.yaml': 'rules:\n  no-missing-ancor: off\n'})
    expect(codes(await client.diagnostics('README.md'))).toEqual(['no-missing-anchor'])
    await client.write({'house.yaml': 'rules:\n  no-missing-anchor: off\n'})
    expect(codes(await client.diagnostics('README.md'))).toEqual([])
  })

  test('is of a space that a config above the nearest names', async () => {
    const text = '# A\n\n[gone](gone.md)\n'
    const folder = createFolder({
      '.gitbook-lint.yaml': 'spaces: [sub/book]\n',
      'sub/.gitbook-lint.yaml': 'rules: {}\n',
      'sub/book/README.md': text,
    })
    const client = await startClient(join(folder, 'sub'))
    clients.push(client)
    await client.open('book/README.md', text)
    expect(codes(await client.diagnostics('book/README.md'))).toEqual(['no-broken-page-link'])
  })

  test('that changed is told of before the others, and of those only what has changed', async () => {
    const {client} = await start(space)
    for (const path of ['README.md', 'SUMMARY.md', 'fire.md']) await client.open(path, space[path] ?? '')
    await client.diagnostics('README.md')
    const told: string[] = []
    client.connection.onNotification(PublishDiagnosticsNotification.type, ({uri}) => {
      told.push(uri)
    })
    const end = client.text('fire.md').length
    await client.type('fire.md', end, end, '\n## Wood\n')
    await client.diagnostics('fire.md')
    expect(told).toEqual([client.uri('fire.md'), client.uri('README.md')])
  })

  test('has nothing told of it once it is closed', async () => {
    const {client} = await start(space)
    await client.open('README.md', space['README.md'] ?? '')
    await client.diagnostics('README.md')
    await client.open('fire.md', space['fire.md'] ?? '')
    await client.close('README.md')
    expect(await client.diagnostics('README.md')).toEqual([])
  })

  test('outside any space gets the rules about single pages', async () => {
    const text = '# Notes\n\n{% hint style="inof" %}\nHi\n{% endhint %}\n\n[gone](gone.md)\n'
    const {client} = await start({'notes/a.md': text})
    await client.open('notes/a.md', text)
    expect(codes(await client.diagnostics('notes/a.md'))).toEqual(['hint-style'])
  })
})

test('the YAML files of a space have their findings too', async () => {
  const config = 'structur:\n  readme: README.md\nredirects:\n  old: gone.md\n'
  const {client} = await start({...space, '.gitbook.yaml': config})
  await client.open('.gitbook.yaml', config)
  expect(codes(await client.diagnostics('.gitbook.yaml'))).toEqual(['config-yaml', 'redirect-target'])
})

test('YAML files above the root of a space have their findings, also while the root is none', async () => {
  const config = 'root: ./book\nredirects:\n  old: gone.md\n'
  const site =
    'site:\n  title: Camp\n  structure:\n    - type: space\n      key: a\n      title: Camp\n      path: a\n      content:\n        directory: ./book\n        langage: en\n'
  const {client} = await start({
    '.gitbook.yaml': config,
    'docs.yaml': site,
    'book/README.md': '# Camp\n',
    'book/SUMMARY.md': '# Table of contents\n\n* [Camp](README.md)\n',
  })
  await client.open('.gitbook.yaml', config)
  await client.open('docs.yaml', site)
  expect(codes(await client.diagnostics('.gitbook.yaml'))).toEqual(['redirect-target'])
  expect(codes(await client.diagnostics('docs.yaml'))).toEqual(['site-config'])
  await client.type('.gitbook.yaml', 'root: ./bo'.length, 'root: ./book'.length, '')
  expect(codes(await client.diagnostics('.gitbook.yaml'))).toContain('config-path')
  expect(codes(await client.diagnostics('docs.yaml'))).toEqual(['site-config'])
})

test('two spaces of one folder are told apart', async () => {
  const {client} = await start({
    'en/SUMMARY.md': '# Table of contents\n\n* [Camp](README.md)\n',
    'en/README.md': '# Camp\n',
    'fr/SUMMARY.md': '# Table of contents\n\n* [Camp](README.md)\n* [Feu](feu.md)\n',
    'fr/README.md': '# Camp\n\n[Feu](feu.md) [Fire](../en/README.md)\n',
    'fr/feu.md': '# Feu\n',
  })
  await client.open('fr/README.md', '# Camp\n\n[Feu](feu.md) [Fire](../en/README.md)\n')
  expect(codes(await client.diagnostics('fr/README.md'))).toEqual(['no-outside-link'])
})

interface Found {
  readonly path: string
  readonly rule: string
  readonly severity: string
  readonly message: string
  readonly start: {readonly line: number; readonly column: number}
  readonly end: {readonly line: number; readonly column: number}
}

const severities = ['', 'error', 'warning', 'info']

/** A finding and a diagnostic in one form; the note, which diagnostics carry in their text, left out. */
const ofCommand = ({rule, severity, message, start: from, end}: Found): string =>
  [rule, severity, message, from.line, from.column, end.line, end.column].join(' | ')
const ofEditor = ({code, severity, message, range}: Diagnostic): string =>
  [
    code,
    severities[severity ?? 0],
    String(message).split('\n')[0],
    range.start.line + 1,
    range.start.character + 1,
    range.end.line + 1,
    range.end.character + 1,
  ].join(' | ')

async function commandFindings(folder: string): Promise<readonly Found[]> {
  const {stdout} = await runCommand(['--format', 'json', '--no-cache'], {cwd: folder})
  return JSON.parse(stdout).findings
}

const isText = (path: string) => /\.(?:md|ya?ml)$/.test(path) && !path.startsWith('.git/')

const fixtures = readdirSync(join(root, 'fixtures'), {withFileTypes: true}).filter((entry) =>
  entry.isDirectory(),
)

test.each(fixtures.map(({name}) => name))('%s: an editor is told what the command tells', async (name) => {
  const folder = mkdtempSync(join(tmpdir(), 'gitbook-lint-lsp-'))
  cpSync(join(root, 'fixtures', name), folder, {recursive: true})
  const client = await startClient(folder)
  clients.push(client)
  const paths = readdirSync(folder, {recursive: true, encoding: 'utf8'}).filter(isText)
  for (const path of paths) await client.open(path, readFileSync(join(folder, path), 'utf8'))
  const found = await commandFindings(folder)
  for (const path of paths) {
    const told = await client.diagnostics(path)
    expect([path, ...told.map(ofEditor)]).toEqual([
      path,
      ...found.filter((one) => one.path === path).map(ofCommand),
    ])
  }
})

test('after any edits an editor is told what a fresh run of the command tells', async () => {
  const files: Files = {
    ...space,
    'water.md': '# Water\n\n[Camp](README.md) {% hint style="info" %}\n',
    '.gitbook/vars.yaml': 'name: Ada\n',
  }
  const edit = fc.record({
    path: fc.constantFrom('README.md', 'fire.md', 'SUMMARY.md', 'water.md'),
    start: fc.nat(200),
    length: fc.nat(12),
    text: fc.constantFrom(
      '',
      'x',
      '\n\n',
      '## Wood\n',
      '[a](fire.md#wood)',
      '[b](gone.md)',
      '* [W](water.md)\n',
      '{% tabs %}\n',
      '&#x20;',
    ),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(edit, {minLength: 1, maxLength: 8}), async (edits) => {
      const folder = createFolder(files)
      const client = await startClient(folder)
      const paths = Object.keys(files).filter((path) => path.endsWith('.md'))
      for (const path of paths) await client.open(path, files[path] ?? '')
      for (const {path, start: from, length, text} of edits) {
        const {length: most} = client.text(path)
        await client.type(path, Math.min(from, most), Math.min(from + length, most), text)
      }
      const told = new Map<string, readonly Diagnostic[]>()
      for (const path of paths) told.set(path, await client.diagnostics(path))
      for (const path of paths) writeFileSync(join(folder, path), client.text(path))
      const found = await commandFindings(folder)
      for (const path of paths)
        expect(told.get(path)?.map(ofEditor)).toEqual(found.filter((one) => one.path === path).map(ofCommand))
      await client.stop()
    }),
    {numRuns: 15, seed: 6},
  )
}, 120_000)
