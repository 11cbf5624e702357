/** What the parts of the server share. */
import type {ClientCapabilities, Connection, TextDocuments} from 'vscode-languageserver/node'
import type {TextDocument} from 'vscode-languageserver-textdocument'
import type {Rule} from '../../lint/rule.ts'
import type {Session} from '../../session/session.ts'
import type {ServerConfigs} from './configs.ts'
import type {Publisher} from './publish.ts'
import type {Settings} from './settings.ts'

/** A server at work. */
export interface Served {
  readonly connection: Connection
  readonly documents: TextDocuments<TextDocument>
  readonly session: Session
  readonly publisher: Publisher
  readonly rules: readonly Rule[]
  /** What the client said of itself. */
  client: ClientCapabilities
  settings: Settings
  /** The configs of the linter as of this moment. */
  configs(): ServerConfigs
  /** The config of the linter may have changed: it is read anew, and everything looked at anew. */
  changeConfig(): void
}
