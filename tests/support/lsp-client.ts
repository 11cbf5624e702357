/** An editor of our own: a client of the language server in this process, over the real disk. */
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {PassThrough} from 'node:stream'
import {pathToFileURL} from 'node:url'
import {
  type ClientCapabilities,
  createProtocolConnection,
  type Diagnostic,
  DidChangeTextDocumentNotification,
  DidChangeWatchedFilesNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  type FileChangeType,
  InitializedNotification,
  InitializeRequest,
  type Position,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  RegistrationRequest,
  ShowMessageNotification,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
  type TextEdit,
} from 'vscode-languageserver-protocol/node'
import {rules} from '../../rules/index.ts'
import {createLineIndex} from '../../src/core/line-index.ts'
import {openConnection} from '../../src/hosts/lsp/gate.ts'
import {serve} from '../../src/hosts/lsp/server.ts'
import {createNodeFileSystem} from '../../src/project/node-file-system.ts'

/** What a watcher says; the server looks for itself what became of the file. */
const changed: FileChangeType = 2

export type Files = Readonly<Record<string, string>>

/** A client with some files open. Paths are from the folder. */
export interface Client {
  readonly connection: ProtocolConnection
  readonly messages: readonly string[]
  uri(path: string): string
  open(path: string, text: string): Promise<void>
  /** Replaces a stretch of the text, as typing does. */
  type(path: string, start: number, end: number, text: string): Promise<void>
  close(path: string): Promise<void>
  /** Writes files on the disk behind the editor's back; the editor's watcher tells. */
  write(files: Readonly<Record<string, string | undefined>>): Promise<void>
  text(path: string): string
  /** What was told last of a file, once all that is open was checked after the last change. */
  diagnostics(path: string): Promise<readonly Diagnostic[]>
  at(path: string, mark: string): {textDocument: {uri: string}; position: Position}
  stop(): Promise<void>
}

/** A folder that is a repository of its own. */
export function createFolder(files: Files): string {
  const folder = mkdtempSync(join(tmpdir(), 'gitbook-lint-lsp-'))
  for (const [path, text] of Object.entries({'.git/HEAD': '', ...files})) put(folder, path, text)
  return folder
}

function put(folder: string, path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), {recursive: true})
  writeFileSync(join(folder, path), text)
}

const abilities: ClientCapabilities = {
  textDocument: {completion: {completionItem: {snippetSupport: true}}},
  workspace: {
    didChangeWatchedFiles: {dynamicRegistration: true},
    workspaceEdit: {documentChanges: true, resourceOperations: ['create', 'rename', 'delete']},
  },
}

/** What a client may have that others have not. */
export interface ClientOptions {
  readonly capabilities?: ClientCapabilities
  /** Folders of the workspace, from the folder. */
  readonly folders?: readonly string[]
}

/** Starts server and client on a folder. */
export async function startClient(
  folder: string,
  {capabilities = abilities, folders = ['']}: ClientOptions = {},
): Promise<Client> {
  const [up, down] = [new PassThrough(), new PassThrough()]
  const [reader, writer] = [new StreamMessageReader(up), new StreamMessageWriter(down)]
  const server = serve(openConnection(reader, writer).connection, {rules, fs: createNodeFileSystem()})
  const connection = createProtocolConnection(new StreamMessageReader(down), new StreamMessageWriter(up))
  const uri = (path: string) => pathToFileURL(join(folder, path)).href
  const open = new Map<string, {version: number; text: string}>()
  const told = new Map<string, readonly Diagnostic[]>()
  const messages: string[] = []
  connection.onNotification(PublishDiagnosticsNotification.type, ({uri: of, diagnostics}) => {
    told.set(of, diagnostics)
  })
  connection.onNotification(ShowMessageNotification.type, ({message}) => {
    messages.push(message)
  })
  connection.onRequest(RegistrationRequest.type, () => {})
  connection.listen()
  /** Messages come in order: once this is answered, what was sent before it has come. */
  const reach = () => connection.sendRequest('test/reach').catch(() => {})
  await connection.sendRequest(InitializeRequest.type, {
    processId: process.pid,
    rootUri: null,
    capabilities,
    workspaceFolders: folders.map((path) => ({uri: uri(path), name: path || 'docs'})),
    initializationOptions: {debounce: 1},
  })
  await connection.sendNotification(InitializedNotification.type, {})
  return {
    connection,
    messages,
    uri,
    async open(path, text) {
      open.set(uri(path), {version: 1, text})
      await connection.sendNotification(DidOpenTextDocumentNotification.type, {
        textDocument: {uri: uri(path), languageId: 'markdown', version: 1, text},
      })
    },
    async type(path, start, end, text) {
      const before = open.get(uri(path)) ?? {version: 0, text: ''}
      const version = before.version + 1
      open.set(uri(path), {version, text: before.text.slice(0, start) + text + before.text.slice(end)})
      await connection.sendNotification(DidChangeTextDocumentNotification.type, {
        textDocument: {uri: uri(path), version},
        contentChanges: [
          {range: {start: positionOf(before.text, start), end: positionOf(before.text, end)}, text},
        ],
      })
    },
    async close(path) {
      open.delete(uri(path))
      await connection.sendNotification(DidCloseTextDocumentNotification.type, {
        textDocument: {uri: uri(path)},
      })
    },
    async write(files) {
      for (const [path, text] of Object.entries(files)) {
        if (text === undefined) rmSync(join(folder, path), {recursive: true, force: true})
        else put(folder, path, text)
      }
      await connection.sendNotification(DidChangeWatchedFilesNotification.type, {
        changes: Object.keys(files).map((path) => ({uri: uri(path), type: changed})),
      })
    },
    text: (path) => open.get(uri(path))?.text ?? '',
    async diagnostics(path) {
      await reach()
      await server.settled()
      await reach()
      return told.get(uri(path)) ?? []
    },
    at(path, mark) {
      const text = open.get(uri(path))?.text ?? ''
      const index = text.indexOf(mark)
      if (index < 0) throw new Error(`no ${mark} in ${path}`)
      return {textDocument: {uri: uri(path)}, position: positionOf(text, index)}
    },
    async stop() {
      await connection.sendRequest(ShutdownRequest.type)
      connection.end()
      connection.dispose()
      rmSync(folder, {recursive: true, force: true})
    },
  }
}

/** A position as an editor counts it. */
function positionOf(text: string, offset: number): Position {
  const {line, column} = createLineIndex(text).place(offset)
  return {line: line - 1, character: column - 1}
}

/** A text after edits, as an editor makes them. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const lines = createLineIndex(text)
  const offset = ({line, character}: Position) => lines.lineStart(line + 1) + character
  return [...edits]
    .map(({range, newText}) => ({start: offset(range.start), end: offset(range.end), newText}))
    .sort((one, other) => other.start - one.start)
    .reduce((result, {start, end, newText}) => result.slice(0, start) + newText + result.slice(end), text)
}
