/** The extension: starts the language server, the workspace's own where it has one, and shows how it does. */
import {commands, type ExtensionContext, LanguageStatusSeverity, languages, window, workspace} from 'vscode'
import {LanguageClient, type LanguageClientOptions, State, TransportKind} from 'vscode-languageclient/node'
import {chooseServer, type Server} from './choose-server.ts'
import {type Connection, type Control, createControl} from './control.ts'

const selector = [
  {scheme: 'file', language: 'markdown'},
  {scheme: 'file', pattern: '**/.gitbook.yaml'},
  {scheme: 'file', pattern: '**/.gitbook/*.yaml'},
  {scheme: 'file', pattern: '**/docs.yaml'},
  {scheme: 'file', pattern: '**/.gitbook-lint.{yaml,yml,json}'},
]

let control: Control | undefined

export async function activate(context: ExtensionContext): Promise<void> {
  const output = window.createOutputChannel('GitBook Lint', {log: true})
  const status = languages.createLanguageStatusItem('gitbookLint', selector)
  status.name = 'GitBook Lint'
  status.command = {command: 'gitbookLint.showOutput', title: 'Output'}
  const options: LanguageClientOptions = {documentSelector: selector, outputChannel: output}
  const own = createControl({
    isEnabled: () => workspace.getConfiguration('gitbookLint').get('enable', true),
    choose: () => serverFor(context),
    connect: (server) => connect(server, options),
    show({text, detail, isError}) {
      status.text = text
      status.detail = detail
      status.severity = isError ? LanguageStatusSeverity.Error : LanguageStatusSeverity.Information
    },
    log: (message) => output.error(message),
  })
  control = own
  context.subscriptions.push(
    output,
    status,
    commands.registerCommand('gitbookLint.restart', own.restart),
    commands.registerCommand('gitbookLint.showOutput', () => output.show()),
    workspace.onDidChangeConfiguration((change) => {
      const matters = ['enable', 'path'].some((name) => change.affectsConfiguration(`gitbookLint.${name}`))
      return matters ? own.restart() : undefined
    }),
    workspace.onDidChangeWorkspaceFolders(own.refresh),
    workspace.onDidGrantWorkspaceTrust(own.refresh),
  )
  await own.restart()
}

export async function deactivate(): Promise<void> {
  await control?.stop()
}

const serverFor = (context: ExtensionContext): Server =>
  chooseServer({
    isTrusted: workspace.isTrusted,
    folders: (workspace.workspaceFolders ?? []).map(({uri}) => uri.fsPath),
    path: workspace.getConfiguration('gitbookLint').get('path', ''),
    brought: context.asAbsolutePath('out/server.cjs'),
  })

function connect({module, args}: Server, options: LanguageClientOptions): Connection {
  const run = {module, args: [...args], transport: TransportKind.stdio}
  const client = new LanguageClient('gitbookLint', 'GitBook Lint', run, options)
  return {
    start: () => client.start(),
    stop: () => client.dispose(),
    version: () => client.initializeResult?.serverInfo?.version ?? '',
    onChange(listener) {
      client.onDidChangeState(({newState}) => {
        if (newState === State.Running) listener(true)
        if (newState === State.Stopped) listener(false)
      })
    },
  }
}
