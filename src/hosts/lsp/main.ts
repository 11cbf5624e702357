/** The language server on standard input and output. Loaded only when it is asked for. */
import {StreamMessageReader, StreamMessageWriter} from 'vscode-languageserver/node'
import {rules} from '../../../rules/index.ts'
import {checkPage} from '../../lint/check-page.ts'
import {createNodeFileSystem} from '../../project/node-file-system.ts'
import type {CheckPage} from '../../session/session-options.ts'
import {loadSatteri} from '../cli/native-check.ts'
import {checkNatively} from '../cli/native-page.ts'
import {openConnection} from './gate.ts'
import {serve} from './server.ts'

/** Serves until the editor says `exit` or goes away: the process ends with the connection, so it gives no status. */
export async function startServer(): Promise<never> {
  // Nothing but the protocol may reach standard output.
  console.log = console.error
  console.info = console.error
  const {connection, hasShutDown} = openConnection(
    new StreamMessageReader(process.stdin),
    new StreamMessageWriter(process.stdout),
  )
  // An editor that goes away without a word: what it said last is still answered.
  process.stdin.once('end', () => {
    const leave = () => process.exit(hasShutDown() ? 0 : 1)
    process.once('beforeExit', leave)
    setTimeout(leave, 2000).unref()
  })
  serve(connection, {rules, fs: createNodeFileSystem(), checkPage: await fastestCheck()})
  return new Promise(() => {})
}

/** As the command checks pages: with native code where it is installed and gives the tree of the reference. */
async function fastestCheck(): Promise<CheckPage> {
  const parse = await loadSatteri()
  return async (source) => (parse && (await checkNatively(parse, source))) ?? checkPage(source)
}
