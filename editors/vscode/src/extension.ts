/** The extension: starts the language server, the workspace's own where it has one, and shows how it does. */
import {
  commands,
  type Disposable,
  type ExtensionContext,
  LanguageStatusSeverity,
  languages,
  window,
  workspace,
} from 'vscode'
import {LanguageClient, type LanguageClientOptions, State, TransportKind} from 'vscode-languageclient/node'
import {chooseServer, type Server} from './choose-server.ts'

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
    const server = serverFor(context)
    const options: LanguageClientOptions = {documentSelector: selector, outputChannel: output}
    const run = {module: server.module, args: [...server.args], transport: TransportKind.stdio}
    const next = new LanguageClient('gitbookLint', 'GitBook Lint', run, options)
    client = next
    context.subscriptions.push(watch(next))
    show('GitBook Lint starts', '')
    try {
      await next.start()
      const version = next.initializeResult?.serverInfo?.version ?? ''
      show(`GitBook Lint ${version}`, server.origin)
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

const serverFor = (context: ExtensionContext): Server =>
  chooseServer({
    isTrusted: workspace.isTrusted,
    folders: (workspace.workspaceFolders ?? []).map(({uri}) => uri.fsPath),
    path: workspace.getConfiguration('gitbookLint').get('path', ''),
    brought: context.asAbsolutePath('out/server.cjs'),
  })
