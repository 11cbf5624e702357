/** The extension: starts the language server, the workspace's own where it has one, and shows how it does. */
import {existsSync} from 'node:fs'
import {isAbsolute, join} from 'node:path'
import {
  commands,
  type Disposable,
  type ExtensionContext,
  LanguageStatusSeverity,
  languages,
  window,
  workspace,
} from 'vscode'
import {
  LanguageClient,
  type LanguageClientOptions,
  type ServerOptions,
  State,
  TransportKind,
} from 'vscode-languageclient/node'

const selector = [
  {scheme: 'file', language: 'markdown'},
  {scheme: 'file', pattern: '**/.gitbook.yaml'},
  {scheme: 'file', pattern: '**/.gitbook/*.yaml'},
  {scheme: 'file', pattern: '**/docs.yaml'},
]

let client: LanguageClient | undefined

export async function activate(context: ExtensionContext): Promise<void> {
  const output = window.createOutputChannel('GitBook Lint', {log: true})
  const status = languages.createLanguageStatusItem('gitbookLint', selector)
  status.name = 'GitBook Lint'
  status.command = {command: 'gitbookLint.showOutput', title: 'Output'}
  context.subscriptions.push(output, status)

  const show = (text: string, detail: string, severity = LanguageStatusSeverity.Information): void => {
    status.text = text
    status.detail = detail
    status.severity = severity
  }

  async function start(): Promise<void> {
    await client?.dispose()
    client = undefined
    if (!workspace.getConfiguration('gitbookLint').get('enable', true)) {
      show('GitBook Lint is off', 'setting gitbookLint.enable')
      return
    }
    const command = ownCommand()
    const options: LanguageClientOptions = {documentSelector: selector, outputChannel: output}
    const next = new LanguageClient('gitbookLint', 'GitBook Lint', serverOptions(context, command), options)
    client = next
    context.subscriptions.push(watch(next))
    show('GitBook Lint starts', '')
    try {
      await next.start()
      const version = next.initializeResult?.serverInfo?.version ?? ''
      show(`GitBook Lint ${version}`, command ?? 'server of the extension')
    } catch (thrown) {
      show('GitBook Lint did not start', String(thrown), LanguageStatusSeverity.Error)
    }
  }

  const watch = (of: LanguageClient): Disposable =>
    of.onDidChangeState(({newState}) => {
      if (newState === State.Stopped && of === client)
        show('GitBook Lint has stopped', 'see the output', LanguageStatusSeverity.Error)
    })

  context.subscriptions.push(
    commands.registerCommand('gitbookLint.restart', start),
    commands.registerCommand('gitbookLint.showOutput', () => output.show()),
    workspace.onDidChangeConfiguration((change) => {
      const matters = ['enable', 'path'].some((name) => change.affectsConfiguration(`gitbookLint.${name}`))
      return matters ? start() : undefined
    }),
    workspace.onDidGrantWorkspaceTrust(start),
  )
  await start()
}

export async function deactivate(): Promise<void> {
  await client?.dispose()
}

/** The command of the workspace; code of a workspace runs only where that is trusted. */
function ownCommand(): string | undefined {
  if (!workspace.isTrusted) return undefined
  const folders = (workspace.workspaceFolders ?? []).map(({uri}) => uri.fsPath)
  const path = workspace.getConfiguration('gitbookLint').get('path', '')
  if (path !== '') {
    if (isAbsolute(path)) return path
    return folders.map((folder) => join(folder, path)).find(existsSync) ?? path
  }
  return folders.map((folder) => join(folder, 'node_modules/gitbook-lint/dist/cli.cjs')).find(existsSync)
}

function serverOptions(context: ExtensionContext, command: string | undefined): ServerOptions {
  const transport = TransportKind.stdio
  if (command !== undefined) return {module: command, args: ['lsp'], transport}
  return {module: context.asAbsolutePath('out/server.cjs'), transport}
}
