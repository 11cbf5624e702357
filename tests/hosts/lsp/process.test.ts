/** How the built server ends, whatever becomes of the editor. */
import {type ChildProcessWithoutNullStreams, spawn} from 'node:child_process'
import {once} from 'node:events'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {
  createProtocolConnection,
  ExitNotification,
  InitializeRequest,
  type ProtocolConnection,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node'
import {root} from '../../support/run-command.ts'

interface Running {
  readonly server: ChildProcessWithoutNullStreams
  readonly connection: ProtocolConnection
  /** Status and signal. */
  readonly ended: Promise<readonly unknown[]>
  greet(processId: number | null): Promise<unknown>
}

function start(): Running {
  const server = spawn(process.execPath, [join(root, 'dist/cli.cjs'), 'lsp', '--stdio'])
  const connection = createProtocolConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  )
  connection.listen()
  const greet = (processId: number | null) =>
    connection.sendRequest(InitializeRequest.type, {processId, rootUri: null, capabilities: {}})
  return {server, connection, ended: once(server, 'exit'), greet}
}

test('the server ends with status 1 where it is told to exit without a farewell, greeted or not', async () => {
  const [one, other] = [start(), start()]
  await one.greet(process.pid)
  for (const {connection} of [one, other]) await connection.sendNotification(ExitNotification.type)
  expect(await one.ended).toEqual([1, null])
  expect(await other.ended).toEqual([1, null])
})

test('the server ends with status 1 once the process is gone that started it', async () => {
  const parent = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
  const gone = once(parent, 'exit')
  const {greet, ended} = start()
  await greet(parent.pid ?? null)
  parent.kill()
  await gone
  expect(await ended).toEqual([1, null])
})

test('the server ends once nobody speaks to it: with status 0 after a farewell, else with 1', async () => {
  const [one, other, third] = [start(), start(), start()]
  await one.greet(process.pid)
  await other.greet(process.pid)
  await other.connection.sendRequest(ShutdownRequest.type)
  for (const {server} of [one, other, third]) server.stdin.end()
  expect(await one.ended).toEqual([1, null])
  expect(await other.ended).toEqual([0, null])
  expect(await third.ended).toEqual([1, null])
})

test('the server ends though nobody reads what it says', async () => {
  const {server, greet, ended} = start()
  await greet(process.pid)
  server.stdout.destroy()
  server.stdin.end('Content-Length: 46\r\n\r\n{"jsonrpc":"2.0","id":9,"method":"camp/unheard"}')
  expect(await ended).toEqual([1, null])
})

test.each([
  ['is no JSON', 'Content-Length: 5\r\n\r\n{"a":'],
  ['is no message', 'Content-Length: 4\r\n\r\nnull'],
  ['is a list', 'Content-Length: 2\r\n\r\n[]'],
  ['cancels nothing', 'Content-Length: 44\r\n\r\n{"jsonrpc":"2.0","method":"$/cancelRequest"}'],
  ['has another header too', 'Content-Type: text/plain\r\nContent-Length: 2\r\n\r\n{}'],
])('what %s is passed over', async (_, bytes) => {
  const {server, connection, greet, ended} = start()
  await greet(process.pid)
  server.stdin.write(bytes)
  expect(await connection.sendRequest('workspace/symbol', {query: ''})).toEqual([])
  await connection.sendRequest(ShutdownRequest.type)
  await connection.sendNotification(ExitNotification.type)
  expect(await ended).toEqual([0, null])
})
