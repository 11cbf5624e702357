/**
 * The language server: connects an editor to a session. It knows the protocol and no rule; each feature is a
 * function of its own.
 */
import {
  type Connection,
  MessageType,
  ShowMessageNotification,
  TextDocuments,
} from 'vscode-languageserver/node'
import {TextDocument} from 'vscode-languageserver-textdocument'
import {createSession} from '../../session/session.ts'
import type {SessionOptions} from '../../session/session-options.ts'
import {sessionConfig} from '../cli/configs.ts'
import {answer} from './answer.ts'
import {createServerConfigs, type ServerConfigs} from './configs.ts'
import {followDocuments} from './follow-documents.ts'
import {greet} from './greet.ts'
import {createPublisher, type Publisher} from './publish.ts'
import type {Served} from './served.ts'
import {readSettings} from './settings.ts'

/** Starts answering on a connection; what it gives says when the editor knows all. */
export function serve(
  connection: Connection,
  given: Pick<SessionOptions, 'fs' | 'rules' | 'checkPage'>,
): Pick<Publisher, 'settled'> {
  const {rules} = given
  const documents = new TextDocuments(TextDocument)
  let configs: ServerConfigs | undefined
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
    ...given,
    ...sessionConfig({
      for: (path) => configsNow().for(path),
      spacesFor: (path) => configsNow().spacesFor(path),
    }),
  })
  const delay = () => served.settings.debounce
  const publisher = createPublisher({connection, documents, session, rules, delay})
  const served: Served = {
    ...{connection, documents, session, publisher, rules},
    client: {},
    settings: readSettings(undefined),
    configs: configsNow,
    changeConfig() {
      configs = undefined
      session.reset()
    },
  }
  greet(served)
  followDocuments(served)
  answer(served)
  connection.onShutdown(() => publisher.stop())
  documents.listen(connection)
  connection.listen()
  return publisher
}
