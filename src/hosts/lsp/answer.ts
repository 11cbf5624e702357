/** Answers requests: finds the place that each is about, and hands it to the feature. */
import {
  type CancellationToken,
  LSPErrorCodes,
  ResponseError,
  type TextDocumentPositionParams,
} from 'vscode-languageserver/node'
import {messageOf} from '../../core/thrown.ts'
import {nameOf} from '../../project/paths.ts'
import {nativePaths} from '../native-paths.ts'
import {codeActions, fixAllEdit} from './code-actions.ts'
import {complete, completeLoneSite} from './complete.ts'
import type {CompletionAbilities} from './completion-item.ts'
import {hover} from './hover.ts'
import {definition, type Query, references} from './navigate.ts'
import {prepareRename, RenameProblem, rename, willRename} from './rename.ts'
import type {Served} from './served.ts'
import {
  documentLinks,
  documentSymbols,
  foldingRanges,
  highlights,
  selectionRange,
  workspaceSymbols,
} from './structure.ts'

/** Answers from now on. */
export function answer(served: Served): void {
  answerActions(served)
  answerAtCursor(served)
  answerStructure(served)
  answerRenames(served)
}

/** A place of an open file that lies in a space. */
async function queryOf(
  {documents, session}: Served,
  {textDocument: {uri}, position}: TextDocumentPositionParams,
): Promise<Query | undefined> {
  const path = nativePaths.ofUri(uri)
  const text = documents.get(uri)?.getText()
  const file = path === undefined || text === undefined ? undefined : await session.place(path)
  return file && text !== undefined ? {session, file, text, position} : undefined
}

const origin = {line: 0, character: 0}

async function pageOf(served: Served, uri: string) {
  const query = await queryOf(served, {textDocument: {uri}, position: origin})
  return query?.file.page && {...query, facts: query.file.page.facts}
}

function checked({session}: Served, uri: string, token?: CancellationToken) {
  const path = nativePaths.ofUri(uri)
  return path === undefined || token?.isCancellationRequested ? undefined : session.check(path)
}

function answerActions(served: Served): void {
  const {connection, session, rules} = served
  connection.onCodeAction(async ({textDocument: {uri}, range, context}, token) => {
    const file = await checked(served, uri, token)
    const {codeAction} = served.client.textDocument ?? {}
    const canResolve =
      codeAction?.resolveSupport?.properties.includes('edit') === true && codeAction.dataSupport === true
    const config = () => file && served.configs().placeFor(file.root)
    return file ? codeActions(session, file, {range, context, canResolve, rules, config}) : []
  })
  connection.onCodeActionResolve(async (action) => {
    const file = typeof action.data === 'string' ? await checked(served, action.data) : undefined
    const edit = file && (await fixAllEdit(session, file))
    return edit ? {...action, edit} : action
  })
}

function answerAtCursor(served: Served): void {
  const {connection, rules} = served
  connection.onCompletion(async (params) => {
    const query = await queryOf(served, params)
    const abilities = {
      snippets: served.client.textDocument?.completion?.completionItem?.snippetSupport === true,
    }
    return query ? complete(query, abilities) : completeOutside(served, params, abilities)
  })
  connection.onHover(async (params, token) => {
    const query = await queryOf(served, params)
    return query && hover(query, await checked(served, params.textDocument.uri, token), rules)
  })
  connection.onDefinition(async (params) => {
    const query = await queryOf(served, params)
    return query ? definition(query) : []
  })
  connection.onReferences(async (params) => {
    const query = await queryOf(served, params)
    return query ? references(query, {withDefinition: params.context.includeDeclaration}) : []
  })
}

/** Of files that belong to no space, those that may make one. */
function completeOutside(
  {documents}: Served,
  {textDocument: {uri}, position}: TextDocumentPositionParams,
  abilities: CompletionAbilities,
) {
  const text = documents.get(uri)?.getText()
  const isSite = nameOf(nativePaths.ofUri(uri) ?? '') === 'docs.yaml'
  return isSite && text !== undefined ? completeLoneSite(text, position, abilities) : undefined
}

function answerStructure(served: Served): void {
  const {connection, session} = served
  connection.onDocumentLinks(async ({textDocument: {uri}}) => {
    const open = await pageOf(served, uri)
    return open ? documentLinks(open.file, open.text, session) : []
  })
  connection.onDocumentSymbol(async ({textDocument: {uri}}) => {
    const open = await pageOf(served, uri)
    return open ? documentSymbols(open, open.text) : []
  })
  connection.onWorkspaceSymbol(async ({query}) => workspaceSymbols(await session.spaces(), query, session))
  connection.onFoldingRanges(async ({textDocument: {uri}}) => {
    const open = await pageOf(served, uri)
    return open ? foldingRanges(open.facts, open.text) : []
  })
  connection.onSelectionRanges(async ({textDocument: {uri}, positions}) => {
    const open = await pageOf(served, uri)
    return open ? positions.map((position) => selectionRange(open.facts, open.text, position)) : []
  })
  connection.onDocumentHighlight(async ({textDocument: {uri}, position}) => {
    const open = await pageOf(served, uri)
    return open ? highlights(open.facts, open.text, position) : []
  })
}

function answerRenames(served: Served): void {
  const {connection, session} = served
  connection.onPrepareRename(async (params) => {
    const query = await queryOf(served, params)
    return query && prepareRename(query)
  })
  connection.onRenameRequest(async ({newName, ...params}) => {
    const query = await queryOf(served, params)
    const operations = served.client.workspace?.workspaceEdit?.resourceOperations ?? []
    const files = operations.includes('rename') && operations.includes('create')
    return query && told(() => rename(query, newName, {files}))
  })
  connection.workspace.onWillRenameFiles(async ({files}) => {
    const moved = files.flatMap(({oldUri, newUri}) => {
      const [from, to] = [nativePaths.ofUri(oldUri), nativePaths.ofUri(newUri)]
      return from === undefined || to === undefined ? [] : [{from, to}]
    })
    return (await willRename(session, moved)) ?? null
  })
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
