/** Editors that do not keep to the protocol: they are told so, and others are served on. */
import {rmSync} from 'node:fs'
import {join} from 'node:path'
import {PassThrough} from 'node:stream'
import {pathToFileURL} from 'node:url'
import * as fc from 'fast-check'
import {afterEach, describe, expect, test} from 'vitest'
import {
  createProtocolConnection,
  DefinitionRequest,
  DidOpenTextDocumentNotification,
  ErrorCodes,
  HoverRequest,
  LogMessageNotification,
  LSPErrorCodes,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  ResponseError,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node'
import {rules} from '../../../rules/index.ts'
import {openConnection} from '../../../src/hosts/lsp/gate.ts'
import {serve} from '../../../src/hosts/lsp/server.ts'
import {createNodeFileSystem} from '../../../src/project/node-file-system.ts'
import {type Client, createFolder, type Files, startClient} from '../../support/lsp-client.ts'

const space: Files = {
  'SUMMARY.md': '# Table of contents\n\n* [Camp](README.md)\n* [Fire](fire.md)\n',
  'README.md': '# Camp\n\n[gone](gone.md)\n',
  'fire.md': '# Fire\n',
}

const clients: Client[] = []
afterEach(async () => {
  for (const client of clients.splice(0)) await client.stop()
})

async function start(files: Files = space): Promise<Client> {
  const client = await startClient(createFolder(files))
  clients.push(client)
  return client
}

const codeOf = async (
  connection: Pick<ProtocolConnection, 'sendRequest'>,
  method: string,
  params: unknown,
) => {
  try {
    await connection.sendRequest(method, params)
    return undefined
  } catch (thrown) {
    return thrown instanceof Error && 'code' in thrown ? thrown.code : thrown
  }
}

const origin = {line: 0, character: 0}
const textDocument = {uri: 'file:///none/README.md'}
const range = {start: origin, end: origin}

/** Requests that can be answered, by method. */
const requests: readonly (readonly [string, Readonly<Record<string, unknown>>])[] = [
  ['textDocument/hover', {textDocument, position: origin}],
  ['textDocument/completion', {textDocument, position: origin}],
  ['textDocument/definition', {textDocument, position: origin}],
  ['textDocument/references', {textDocument, position: origin, context: {includeDeclaration: true}}],
  ['textDocument/documentHighlight', {textDocument, position: origin}],
  ['textDocument/documentLink', {textDocument}],
  ['textDocument/documentSymbol', {textDocument}],
  ['textDocument/foldingRange', {textDocument}],
  ['textDocument/selectionRange', {textDocument, positions: [origin]}],
  ['textDocument/prepareRename', {textDocument, position: origin}],
  ['textDocument/rename', {textDocument, position: origin, newName: 'x'}],
  ['textDocument/codeAction', {textDocument, range, context: {diagnostics: []}}],
  ['workspace/symbol', {query: ''}],
  ['workspace/willRenameFiles', {files: [{oldUri: textDocument.uri, newUri: 'file:///none/a.md'}]}],
]

describe.each(requests)('%s', (method, params) => {
  test('about a file that nobody knows, or an address that is none, is answered', async () => {
    const {connection} = await start()
    const text = JSON.stringify(params)
    for (const uri of [textDocument.uri, 'file:///%zz', 'https://camp.test/README.md', ''])
      expect([
        uri,
        await codeOf(connection, method, JSON.parse(text.replaceAll(textDocument.uri, uri))),
      ]).toEqual([uri, undefined])
  })

  test('without what it needs is refused as such', async () => {
    const {connection} = await start()
    const keys = Object.keys(params)
    const spoilt = [
      ...keys.flatMap((key) => [undefined, null, 7, [null]].map((value) => ({...params, [key]: value}))),
      // A context has nothing that is needed by all.
      ...keys.filter((key) => key !== 'context').map((key) => ({...params, [key]: {}})),
    ]
    for (const each of [null, [], ...spoilt])
      expect([each, await codeOf(connection, method, each)]).toEqual([each, ErrorCodes.InvalidParams])
  })
})

test('positions outside the text are no fault', async () => {
  const client = await start()
  await client.open('README.md', space['README.md'] ?? '')
  const at = {uri: client.uri('README.md')}
  for (const position of [
    {line: 1e9, character: 1e12},
    {line: -1, character: -1},
    {line: 0.5, character: 1.5},
  ])
    for (const [method, params] of requests)
      expect([
        method,
        await codeOf(client.connection, method, {
          ...params,
          textDocument: at,
          position,
          positions: [position],
        }),
      ]).toEqual([method, undefined])
})

test('whatever is written into a request, it is answered or refused, and never fails', async () => {
  const client = await start()
  const text = '# Camp\n\n[gone](gone.md) {% hint style="Info" %}\n\n{% tabs %}\n'
  await client.open('README.md', text)
  const uri = client.uri('README.md')
  const value = fc.oneof(
    fc.jsonValue({maxDepth: 2}),
    fc.constantFrom<unknown>(uri, {uri}, [{oldUri: uri, newUri: `${uri}x`}], {
      diagnostics: [{range, code: {}}],
    }),
    fc.record({line: fc.double({noNaN: true}), character: fc.double({noNaN: true})}),
    fc.record({start: fc.record({line: fc.nat(6), character: fc.nat(30)}), end: fc.constant(origin)}),
  )
  const keys = [
    'textDocument',
    'position',
    'range',
    'context',
    'newName',
    'positions',
    'query',
    'files',
    'data',
  ]
  const request = fc.record({
    chosen: fc.constantFrom(...requests, ['codeAction/resolve', {data: uri}] as const),
    spoilt: fc.dictionary(fc.constantFrom(...keys), value, {maxKeys: 2}),
  })
  await fc.assert(
    fc.asyncProperty(request, async ({chosen: [method, params], spoilt}) => {
      const known = 'textDocument' in params ? {textDocument: {uri}} : {}
      const code = await codeOf(client.connection, method, {...params, ...known, ...spoilt})
      expect([undefined, ErrorCodes.InvalidParams, LSPErrorCodes.RequestFailed]).toContain(code)
    }),
    {numRuns: 1000},
  )
  expect((await client.diagnostics('README.md')).map(({code}) => code)).toContain('no-broken-page-link')
})

describe('a notification', () => {
  test.each<[string, unknown]>([
    ['textDocument/didOpen', {textDocument: {}}],
    ['textDocument/didOpen', {textDocument: {uri: 7, version: 1, text: 'x'}}],
    ['textDocument/didOpen', {textDocument: {uri: 'file:///a.md', version: 1}}],
    ['textDocument/didOpen', null],
    ['textDocument/didChange', {textDocument: {uri: 'file:///a.md', version: null}, contentChanges: []}],
    ['textDocument/didChange', {textDocument: {uri: 'file:///a.md', version: 2}, contentChanges: [{}]}],
    ['textDocument/didChange', {textDocument: {uri: 'file:///a.md', version: 2}, contentChanges: 'x'}],
    ['textDocument/didSave', {}],
    ['textDocument/didClose', {textDocument: null}],
    ['workspace/didChangeWatchedFiles', {changes: [null]}],
    ['workspace/didChangeWorkspaceFolders', {event: {added: [{}], removed: []}}],
    ['workspace/didChangeConfiguration', 7],
  ])('%s of which something is missing is told of and changes nothing: %j', async (method, params) => {
    const client = await start()
    const told: string[] = []
    client.connection.onNotification(LogMessageNotification.type, ({message}) => {
      told.push(message)
    })
    await client.open('README.md', space['README.md'] ?? '')
    await client.connection.sendNotification(method, params)
    await client.open('fire.md', '# Fire\n\n[gone](gone.md)\n')
    for (const path of ['README.md', 'fire.md'])
      expect((await client.diagnostics(path)).map(({code}) => code)).toEqual(['no-broken-page-link'])
    expect(told).toEqual([expect.stringContaining(`Unexpected parameters of \`${method}\`: `)])
  })

  test('that changes, saves or closes what was never opened changes nothing', async () => {
    const client = await start()
    const other = {uri: client.uri('fire.md'), version: 2}
    await client.open('README.md', space['README.md'] ?? '')
    await client.connection.sendNotification('textDocument/didChange', {
      textDocument: other,
      contentChanges: [{text: '# Other\n'}],
    })
    for (const method of ['didSave', 'didClose'])
      await client.connection.sendNotification(`textDocument/${method}`, {textDocument: other})
    await client.connection.sendNotification('camp/unheard')
    expect((await client.diagnostics('README.md')).map(({code}) => code)).toEqual(['no-broken-page-link'])
  })
})

/** A server that nobody has greeted yet. */
function bareServer() {
  const [up, down] = [new PassThrough(), new PassThrough()]
  const gated = openConnection(new StreamMessageReader(up), new StreamMessageWriter(down))
  serve(gated.connection, {rules, fs: createNodeFileSystem()})
  const connection = createProtocolConnection(new StreamMessageReader(down), new StreamMessageWriter(up))
  connection.listen()
  return connection
}

const greeting = {processId: null, rootUri: null, capabilities: {}}

describe('a conversation', () => {
  test('begins with a greeting: requests before it are refused, notifications dropped', async () => {
    const connection = bareServer()
    const told: string[] = []
    connection.onNotification(PublishDiagnosticsNotification.type, ({uri}) => {
      told.push(uri)
    })
    await connection.sendNotification('textDocument/didOpen', {
      textDocument: {uri: 'file:///none/early.md', languageId: 'markdown', version: 1, text: '# A\n'},
    })
    for (const [method, params] of [...requests, ['shutdown', undefined] as const])
      expect(await codeOf(connection, method, params)).toBe(ErrorCodes.ServerNotInitialized)
    expect(await codeOf(connection, 'initialize', greeting)).toBeUndefined()
    await connection.sendNotification('initialized', {})
    expect(await codeOf(connection, 'workspace/symbol', {query: ''})).toBeUndefined()
    expect(told).toEqual([])
    connection.dispose()
  })

  test.each([
    null,
    {},
    {capabilities: null},
    {capabilities: {}, rootUri: 7},
    {capabilities: {}, workspaceFolders: 'x'},
    {capabilities: {}, workspaceFolders: [null]},
  ])('can begin anew after a greeting that is none: %j', async (spoilt) => {
    const connection = bareServer()
    expect(await codeOf(connection, 'initialize', spoilt)).toBe(ErrorCodes.InvalidParams)
    expect(await codeOf(connection, 'initialize', greeting)).toBeUndefined()
    connection.dispose()
  })

  test('has one greeting, and nothing is answered after the farewell', async () => {
    const connection = bareServer()
    expect(await codeOf(connection, 'initialize', greeting)).toBeUndefined()
    expect(await codeOf(connection, 'initialize', greeting)).toBe(ErrorCodes.InvalidRequest)
    expect(await codeOf(connection, 'shutdown', undefined)).toBeUndefined()
    for (const [method, params] of [...requests, ['shutdown', undefined] as const])
      expect(await codeOf(connection, method, params)).toBe(ErrorCodes.InvalidRequest)
    connection.dispose()
  })

  test('goes on with a client that refuses what it offered, or never answers', async () => {
    const folder = createFolder(space)
    const connection = bareServer()
    const told = new Promise<readonly unknown[]>((resolve) => {
      connection.onNotification(PublishDiagnosticsNotification.type, ({diagnostics}) => {
        resolve(diagnostics.map(({code}) => code))
      })
    })
    connection.onRequest(
      'client/registerCapability',
      () => new ResponseError(ErrorCodes.MethodNotFound, 'No'),
    )
    connection.onRequest('workspace/configuration', () => new Promise(() => {}))
    const offers = {
      didChangeWatchedFiles: {dynamicRegistration: true},
      didChangeConfiguration: {dynamicRegistration: true},
      ...{configuration: true, workspaceFolders: true},
    }
    await connection.sendRequest('initialize', {...greeting, capabilities: {workspace: offers}})
    await connection.sendNotification('initialized', {})
    const uri = pathToFileURL(folder).href
    await connection.sendNotification('workspace/didChangeWorkspaceFolders', {
      event: {added: [{uri, name: 'docs'}], removed: []},
    })
    expect(await connection.sendRequest('workspace/symbol', {query: 'Fire'})).toMatchObject([{name: 'Fire'}])
    await connection.sendNotification('textDocument/didOpen', {
      textDocument: {uri: `${uri}/README.md`, languageId: 'markdown', version: 1, text: space['README.md']},
    })
    expect(await told).toEqual(['no-broken-page-link'])
    connection.dispose()
    rmSync(folder, {recursive: true, force: true})
  })

  test('is told of a method that there is none of', async () => {
    const {connection} = await start()
    expect(await codeOf(connection, 'camp/unheard', {})).toBe(ErrorCodes.MethodNotFound)
    expect(await codeOf(connection, 'constructor', {})).toBe(ErrorCodes.MethodNotFound)
  })
})

describe('the address of a file', () => {
  const page = 'höhe 100% (#1) 🏕/größe é.md'
  const files: Files = {
    'SUMMARY.md': `# Table of contents\n\n* [Camp](README.md)\n* [Size](<${page.replaceAll('%', '%25').replaceAll('#', '%23')}>)\n`,
    'README.md': '# Camp\n',
    [page]: '# Size\n\n[Camp](../README.md) [gone](gone.md)\n',
  }
  const everyByte = (text: string) =>
    [...Buffer.from(text)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')

  test.each<[string, (folder: string) => string]>([
    ['encoded as Node does', (folder) => pathToFileURL(join(folder, page)).href],
    [
      'encoded as VS Code does',
      (folder) => `file://${folder}/${page.split('/').map(encodeURIComponent).join('/')}`,
    ],
    ['with every letter encoded', (folder) => `file://${folder}/${page.split('/').map(everyByte).join('/')}`],
    [
      'of this machine by name',
      (folder) => `file://localhost${folder}/${page.split('/').map(everyByte).join('/')}`,
    ],
  ])('%s is that of the page, and findings come back under it', async (_, address) => {
    const folder = createFolder(files)
    const client = await startClient(folder)
    clients.push(client)
    const uri = address(folder)
    const told = new Map<string, readonly unknown[]>()
    client.connection.onNotification(PublishDiagnosticsNotification.type, (params) => {
      told.set(
        params.uri,
        params.diagnostics.map(({code}) => code),
      )
    })
    await client.connection.sendNotification(DidOpenTextDocumentNotification.type, {
      textDocument: {uri, languageId: 'markdown', version: 1, text: files[page] ?? ''},
    })
    await client.diagnostics(page)
    expect([...told]).toEqual([[uri, ['no-broken-page-link']]])
    const at = {textDocument: {uri}, position: {line: 2, character: 10}}
    expect(await client.connection.sendRequest(DefinitionRequest.type, at)).toMatchObject([
      {uri: client.uri('README.md')},
    ])
    expect(await client.connection.sendRequest(HoverRequest.type, at)).toMatchObject({
      contents: {value: expect.stringContaining('Camp')},
    })
  })

  test('may be written in two ways at once: what is closed under one stays open under the other', async () => {
    const client = await start()
    const uri = client.uri('README.md')
    const opened = async (address: string, text: string) =>
      client.connection.sendNotification(DidOpenTextDocumentNotification.type, {
        textDocument: {uri: address, languageId: 'markdown', version: 1, text},
      })
    await opened(uri.replace('README', '%52EADME'), '# Camp\n')
    await opened(uri, '# Camp\n\n## Tent\n')
    await client.connection.sendNotification('textDocument/didClose', {
      textDocument: {uri: uri.replace('README', '%52EADME')},
    })
    await client.open('fire.md', '# Fire\n\n[Tent](README.md#tent)\n')
    expect((await client.diagnostics('fire.md')).map(({code}) => code)).toEqual([])
  })
})
