/** The beginning of a conversation: what the server can do, what it wants to be told, its folders and settings. */
import {
  CodeActionKind,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  type ServerCapabilities,
  TextDocumentSyncKind,
} from 'vscode-languageserver/node'
import {messageOf} from '../../core/thrown.ts'
import {version} from '../../core/version.ts'
import {nativePaths} from '../native-paths.ts'
import {actionKinds} from './code-actions.ts'
import {triggerCharacters} from './complete.ts'
import type {Served} from './served.ts'
import {readSettings} from './settings.ts'

/** Answers the greeting of the client, and follows its folders and settings from then on. */
export function greet(served: Served): void {
  const {connection, session} = served
  connection.onInitialize(({capabilities: client, workspaceFolders, rootUri, initializationOptions}) => {
    served.client = client
    served.settings = readSettings(initializationOptions)
    const uris = workspaceFolders?.map(({uri}) => uri) ?? (rootUri ? [rootUri] : [])
    session.add(uris.flatMap((uri) => nativePaths.ofUri(uri) ?? []))
    return {serverInfo: {name: 'gitbook-lint', version}, capabilities}
  })
  connection.onInitialized(async () => {
    if (served.client.workspace?.workspaceFolders) followFolders(served)
    // A client that refuses what it offered, or never answers, is served with what it does.
    await Promise.all([register(served), pullSettings(served)].map((asked) => tolerate(asked, connection)))
  })
  connection.onDidChangeConfiguration(async ({settings: given}) => {
    if (served.client.workspace?.configuration) return tolerate(pullSettings(served), connection)
    served.settings = readSettings(
      typeof given === 'object' && given !== null && 'gitbookLint' in given ? given.gitbookLint : given,
    )
    served.publisher.soon()
  })
}

const tolerate = (asked: Promise<void>, {console: log}: Pick<Served['connection'], 'console'>) =>
  asked.catch((thrown: unknown) => log.warn(messageOf(thrown)))

const capabilities: ServerCapabilities = {
  textDocumentSync: {openClose: true, change: TextDocumentSyncKind.Incremental, save: true},
  codeActionProvider: {
    codeActionKinds: [...actionKinds, CodeActionKind.SourceFixAll],
    resolveProvider: true,
  },
  completionProvider: {triggerCharacters: [...triggerCharacters]},
  hoverProvider: true,
  definitionProvider: true,
  referencesProvider: true,
  documentLinkProvider: {},
  documentSymbolProvider: true,
  workspaceSymbolProvider: true,
  foldingRangeProvider: true,
  selectionRangeProvider: true,
  documentHighlightProvider: true,
  renameProvider: {prepareProvider: true},
  workspace: {
    workspaceFolders: {supported: true, changeNotifications: true},
    fileOperations: {willRename: {filters: [{scheme: 'file', pattern: {glob: '**/*'}}]}},
  },
}

/** Asks to be told of files and settings that change, where the client can be asked. */
async function register({connection, client}: Served): Promise<void> {
  if (client.workspace?.didChangeWatchedFiles?.dynamicRegistration) {
    await connection.client.register(DidChangeWatchedFilesNotification.type, {
      watchers: [{globPattern: '**/*'}],
    })
  }
  if (client.workspace?.didChangeConfiguration?.dynamicRegistration)
    await connection.client.register(DidChangeConfigurationNotification.type, {section: 'gitbookLint'})
}

function followFolders({connection, session, publisher}: Served): void {
  connection.workspace.onDidChangeWorkspaceFolders(({added, removed}) => {
    for (const path of removed.flatMap(({uri}) => nativePaths.ofUri(uri) ?? [])) session.remove(path)
    session.add(added.flatMap(({uri}) => nativePaths.ofUri(uri) ?? []))
    publisher.soon()
  })
}

async function pullSettings(served: Served): Promise<void> {
  if (!served.client.workspace?.configuration) return
  served.settings = readSettings(await served.connection.workspace.getConfiguration('gitbookLint'))
  served.publisher.soon()
}
