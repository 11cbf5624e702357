/**
 * The language server: connects an editor to a session. It knows the protocol and no rule; each feature is a
 * function of its own.
 */
import {
  type CancellationToken,
  CodeActionKind,
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  type InitializeParams,
  type InitializeResult,
  LSPErrorCodes,
  MessageType,
  ResponseError,
  ShowMessageNotification,
  type TextDocumentPositionParams,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver/node'
import {TextDocument} from 'vscode-languageserver-textdocument'
import {messageOf} from '../../core/thrown.ts'
import {version} from '../../core/version.ts'
import type {Rule} from '../../lint/rule.ts'
import type {FileSystem} from '../../project/file-system.ts'
import {createSession} from '../../session/session.ts'
import {actionKinds, codeActions, fixAllEdit} from './code-actions.ts'
import {complete, triggerCharacters} from './complete.ts'
import {createServerConfigs, type ServerConfigs} from './configs.ts'
import {hover} from './hover.ts'
import {definition, type Query, references} from './navigate.ts'
import {createPublisher} from './publish.ts'
import {prepareRename, RenameProblem, rename, willRename} from './rename.ts'
import {readSettings, type Settings} from './settings.ts'
import {
  documentLinks,
  documentSymbols,
  foldingRanges,
  highlights,
  selectionRange,
  workspaceSymbols,
} from './structure.ts'
import {pathOf} from './uris.ts'

/** Starts answering on a connection. */
export function serve(connection: Connection, rules: readonly Rule[], fs: FileSystem): void {
  const documents = new TextDocuments(TextDocument)
  let configs: ServerConfigs | undefined
  let client: InitializeParams['capabilities'] = {}
  let settings: Settings = readSettings(undefined)
  const folders = new Set<string>()

  const configsNow = (): ServerConfigs => {
    configs ??= createServerConfigs(rules, process.cwd(), (message) => {
      // A notification: a request would wait for an answer that nobody gives.
      void connection.sendNotification(ShowMessageNotification.type, {
        type: MessageType.Warning,
        message: `gitbook-lint: ${message}`,
      })
    })
    return configs
  }
  const session = createSession({
    fs,
    rules,
    configFor: (folder, path) => configsNow().configFor(folder, path),
    isIgnored: (path) => configsNow().isIgnored(path),
    namedSpaces: (path) => configsNow().namedSpaces(path),
  })
  const publisher = createPublisher({connection, documents, session, delay: () => settings.debounce})

  connection.onInitialize(
    ({capabilities, workspaceFolders, rootUri, initializationOptions}): InitializeResult => {
      client = capabilities
      settings = readSettings(initializationOptions)
      const uris = workspaceFolders?.map(({uri}) => uri) ?? (rootUri ? [rootUri] : [])
      for (const path of uris.flatMap((uri) => pathOf(uri) ?? [])) folders.add(path)
      session.add([...folders])
      return {
        serverInfo: {name: 'gitbook-lint', version},
        capabilities: {
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
        },
      }
    },
  )

  connection.onInitialized(async () => {
    if (client.workspace?.didChangeWatchedFiles?.dynamicRegistration) {
      await connection.client.register(DidChangeWatchedFilesNotification.type, {
        watchers: [{globPattern: '**/*'}],
      })
    }
    if (client.workspace?.didChangeConfiguration?.dynamicRegistration)
      await connection.client.register(DidChangeConfigurationNotification.type, {section: 'gitbookLint'})
    if (client.workspace?.workspaceFolders) {
      connection.workspace.onDidChangeWorkspaceFolders(({added, removed}) => {
        for (const path of removed.flatMap(({uri}) => pathOf(uri) ?? [])) {
          folders.delete(path)
          session.remove(path)
        }
        const paths = added.flatMap(({uri}) => pathOf(uri) ?? [])
        for (const path of paths) folders.add(path)
        session.add(paths)
        publisher.soon()
      })
    }
    await pullSettings()
  })

  async function pullSettings(): Promise<void> {
    if (!client.workspace?.configuration) return
    settings = readSettings(await connection.workspace.getConfiguration('gitbookLint'))
    publisher.soon()
  }
  connection.onDidChangeConfiguration(async ({settings: given}) => {
    if (client.workspace?.configuration) return pullSettings()
    settings = readSettings(
      typeof given === 'object' && given !== null && 'gitbookLint' in given ? given.gitbookLint : given,
    )
    publisher.soon()
  })

  documents.onDidOpen(({document}) => {
    const path = pathOf(document.uri)
    if (path === undefined) return
    const folder = path.slice(0, path.lastIndexOf('/'))
    if (![...folders].some((each) => path.startsWith(`${each}/`))) {
      folders.add(folder)
      session.add([folder])
    }
    session.update(path, document.getText())
    publisher.now(document.uri)
  })
  documents.onDidChangeContent(({document}) => {
    const path = pathOf(document.uri)
    if (path === undefined) return
    session.update(path, document.getText())
    publisher.soon(document.uri)
  })
  documents.onDidSave(({document}) => {
    const path = pathOf(document.uri)
    if (path !== undefined && isConfig(path)) changeConfig()
    // Without watchers a save is the one hint that other files may have changed as well.
    else if (!client.workspace?.didChangeWatchedFiles?.dynamicRegistration) session.reset()
    publisher.soon()
  })
  documents.onDidClose(({document}) => {
    const path = pathOf(document.uri)
    if (path !== undefined) session.update(path, undefined)
    publisher.clear(document.uri)
    publisher.soon()
  })
  connection.onDidChangeWatchedFiles(({changes}) => {
    const paths = changes.flatMap(({uri}) => pathOf(uri) ?? [])
    for (const path of paths) session.changed(path)
    if (paths.some(isConfig)) changeConfig()
    publisher.soon()
  })
  function changeConfig(): void {
    configs = undefined
    session.reset()
  }

  /** A place of an open file that lies in a space. */
  async function queryOf({
    textDocument: {uri},
    position,
  }: TextDocumentPositionParams): Promise<Query | undefined> {
    const path = pathOf(uri)
    const text = documents.get(uri)?.getText()
    const file = path === undefined || text === undefined ? undefined : await session.place(path)
    return file && text !== undefined ? {session, file, text, position} : undefined
  }
  const origin = {line: 0, character: 0}
  const page = async (uri: string) => {
    const query = await queryOf({textDocument: {uri}, position: origin})
    return query?.file.page && {...query, facts: query.file.page.facts}
  }
  const checked = (uri: string, token?: CancellationToken) => {
    const path = pathOf(uri)
    return path === undefined || token?.isCancellationRequested ? undefined : session.check(path)
  }

  connection.onCodeAction(async ({textDocument: {uri}, range, context}, token) => {
    const file = await checked(uri, token)
    const canResolve =
      client.textDocument?.codeAction?.resolveSupport?.properties.includes('edit') === true &&
      client.textDocument.codeAction.dataSupport === true
    return file ? codeActions(session, file, {range, context, canResolve}) : []
  })
  connection.onCodeActionResolve(async (action) => {
    const file = typeof action.data === 'string' ? await checked(action.data) : undefined
    const edit = file && (await fixAllEdit(session, file))
    return edit ? {...action, edit} : action
  })
  connection.onCompletion(async (params) => {
    const query = await queryOf(params)
    const snippets = client.textDocument?.completion?.completionItem?.snippetSupport === true
    return query && complete(query, {snippets})
  })
  connection.onHover(async (params, token) => {
    const query = await queryOf(params)
    return query && hover(query, await checked(params.textDocument.uri, token), rules)
  })
  connection.onDefinition(async (params) => {
    const query = await queryOf(params)
    return query ? definition(query) : []
  })
  connection.onReferences(async (params) => {
    const query = await queryOf(params)
    return query ? references(query, {withDefinition: params.context.includeDeclaration}) : []
  })
  connection.onDocumentLinks(async ({textDocument: {uri}}) => {
    const open = await page(uri)
    return open ? documentLinks(open.file, open.text, session) : []
  })
  connection.onDocumentSymbol(async ({textDocument: {uri}}) => {
    const open = await page(uri)
    return open ? documentSymbols(open, open.text) : []
  })
  connection.onWorkspaceSymbol(async ({query}) => workspaceSymbols(await session.spaces(), query, session))
  connection.onFoldingRanges(async ({textDocument: {uri}}) => {
    const open = await page(uri)
    return open ? foldingRanges(open.facts, open.text) : []
  })
  connection.onSelectionRanges(async ({textDocument: {uri}, positions}) => {
    const open = await page(uri)
    return open ? positions.map((position) => selectionRange(open.facts, open.text, position)) : []
  })
  connection.onDocumentHighlight(async ({textDocument: {uri}, position}) => {
    const open = await page(uri)
    return open ? highlights(open.facts, open.text, position) : []
  })
  connection.onPrepareRename(async (params) => {
    const query = await queryOf(params)
    return query && prepareRename(query)
  })
  connection.onRenameRequest(async ({newName, ...params}) => {
    const query = await queryOf(params)
    const operations = client.workspace?.workspaceEdit?.resourceOperations ?? []
    const files = operations.includes('rename') && operations.includes('create')
    return query && told(() => rename(query, newName, {files}))
  })
  connection.workspace.onWillRenameFiles(async ({files}) => {
    const moved = files.flatMap(({oldUri, newUri}) => {
      const [from, to] = [pathOf(oldUri), pathOf(newUri)]
      return from === undefined || to === undefined ? [] : [{from, to}]
    })
    return (await willRename(session, moved)) ?? null
  })

  connection.onShutdown(() => publisher.stop())
  documents.listen(connection)
  connection.listen()
}

/** A problem that the writer can mend is a failed request, and no fault of the server. */
async function told<Value>(act: () => Promise<Value>): Promise<Value | ResponseError<void>> {
  try {
    return await act()
  } catch (thrown) {
    if (thrown instanceof RenameProblem)
      return new ResponseError(LSPErrorCodes.RequestFailed, messageOf(thrown))
    throw thrown
  }
}

const isConfig = (path: string): boolean => /\/(?:\.gitbook-lint\.(?:ya?ml|json)|package\.json)$/.test(path)
