/** The built preset in the tools that remark's users have: its command, and its language server. */
import {spawn, spawnSync} from 'node:child_process'
import {mkdirSync, rmSync, symlinkSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {pathToFileURL} from 'node:url'
import {afterAll, beforeAll, expect, test} from 'vitest'
import {
  CodeActionRequest,
  createProtocolConnection,
  type Diagnostic,
  DidOpenTextDocumentNotification,
  InitializedNotification,
  InitializeRequest,
  PublishDiagnosticsNotification,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node'
import {createFolder} from '../../support/lsp-client.ts'
import {root} from '../../support/run-command.ts'

const text = '# Camp\n\n{% hint style="Info" %}\nHi\n{% endhint %}\n\n[Water](water.md)\n'
let folder = ''
beforeAll(() => {
  folder = createFolder({
    'SUMMARY.md': '# Table of contents\n\n* [Camp](README.md)\n',
    'README.md': text,
    'package.json': '{"type": "module"}\n',
    '.remarkrc.js': "import preset from 'gitbook-lint/preset'\n\nexport default {plugins: [preset]}\n",
  })
  const modules = join(folder, 'node_modules')
  mkdirSync(modules)
  symlinkSync(root, join(modules, 'gitbook-lint'), 'dir')
  symlinkSync(join(root, 'node_modules/remark'), join(modules, 'remark'), 'dir')
})
afterAll(() => rmSync(folder, {recursive: true, force: true}))

test('remark-cli reports what whole-space rules find', () => {
  const command = join(root, 'node_modules/remark-cli/cli.js')
  const {status, stderr} = spawnSync(process.execPath, [command, 'README.md', '--no-color'], {
    cwd: folder,
    encoding: 'utf8',
  })
  expect(stderr).toContain('Unexpected link to missing page `water.md`')
  expect(stderr).toMatch(/3:16-3:20\s+warning\s+Unexpected hint style `Info`/)
  expect(status).toBe(1)
})

test('unified-language-server tells the same and offers the replacement', async () => {
  const script = join(folder, 'server.mjs')
  const server = import.meta.resolve('unified-language-server')
  writeFileSync(
    script,
    `import {createUnifiedLanguageServer} from ${JSON.stringify(server)}\ncreateUnifiedLanguageServer({configurationSection: 'remark', ignoreName: '.remarkignore', packageField: 'remarkConfig', pluginPrefix: 'remark', plugins: [], processorName: 'remark', processorSpecifier: 'remark', rcName: '.remarkrc'})\n`,
  )
  const child = spawn(process.execPath, [script, '--stdio'], {
    cwd: folder,
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  )
  const told = new Promise<readonly Diagnostic[]>((resolve) => {
    connection.onNotification(PublishDiagnosticsNotification.type, ({diagnostics}) => resolve(diagnostics))
  })
  connection.listen()
  const uri = pathToFileURL(join(folder, 'README.md')).href
  await connection.sendRequest(InitializeRequest.type, {
    processId: process.pid,
    rootUri: pathToFileURL(folder).href,
    capabilities: {},
    workspaceFolders: [{uri: pathToFileURL(folder).href, name: 'docs'}],
  })
  await connection.sendNotification(InitializedNotification.type, {})
  await connection.sendNotification(DidOpenTextDocumentNotification.type, {
    textDocument: {uri, languageId: 'markdown', version: 1, text},
  })
  const diagnostics = await told
  expect(diagnostics.map(({code}) => code).sort()).toEqual(['hint-style', 'no-broken-page-link'])
  const hint = diagnostics.filter(({code}) => code === 'hint-style')
  const range = hint[0]?.range ?? {start: {line: 0, character: 0}, end: {line: 0, character: 0}}
  const actions = await connection.sendRequest(CodeActionRequest.type, {
    textDocument: {uri},
    range,
    context: {diagnostics: hint},
  })
  expect(JSON.stringify(actions)).toContain('"newText":"info"')
  connection.dispose()
  child.kill()
})
