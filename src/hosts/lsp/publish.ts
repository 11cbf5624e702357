/**
 * Tells the editor what is found in the open files: after a pause in typing, and never about a text that has
 * changed meanwhile. Work that a newer change makes pointless stops between files.
 */
import type {Connection, TextDocuments} from 'vscode-languageserver/node'
import type {TextDocument} from 'vscode-languageserver-textdocument'
import {messageOf} from '../../core/thrown.ts'
import type {Rule} from '../../lint/rule.ts'
import type {Session} from '../../session/session.ts'
import {nativePaths} from '../native-paths.ts'
import {configDiagnostics} from './config-diagnostics.ts'
import {diagnosticsOf} from './diagnostics.ts'

/** Publishes diagnostics. */
export interface Publisher {
  /** After a pause; each call begins the pause anew. The document that changed comes first. */
  soon(changed?: string): void
  now(opened: string): void
  /** Ends all work: the editor is about to leave. */
  stop(): void
  /** Takes back what was told of a file. */
  clear(uri: string): void
}

/** Publishes for all open documents; `delay` is the pause in milliseconds. */
export function createPublisher({
  connection,
  documents,
  session,
  rules,
  delay,
}: {
  readonly connection: Connection
  readonly documents: TextDocuments<TextDocument>
  readonly session: Session
  readonly rules: readonly Rule[]
  readonly delay: () => number
}): Publisher {
  let timer: ReturnType<typeof setTimeout> | undefined
  let work = new AbortController()
  let first: string | undefined

  async function publishAll({signal}: AbortController): Promise<void> {
    for (const {uri, version} of inOrder(documents.all(), first)) {
      const path = nativePaths.ofUri(uri)
      if (path === undefined) continue
      // Requests and keystrokes that wait are served in between.
      await new Promise((resolve) => setImmediate(resolve))
      if (signal.aborted) return
      const file = await session.check(path, signal)
      if (signal.aborted || documents.get(uri)?.version !== version) continue
      const found = file ? await diagnosticsOf(file, rules, (other) => session.textOf(other)) : []
      const diagnostics = [...found, ...configDiagnostics(path, documents.get(uri)?.getText() ?? '', rules)]
      if (!signal.aborted) await connection.sendDiagnostics({uri, version, diagnostics})
    }
  }

  const stop = (): void => {
    work.abort()
    clearTimeout(timer)
  }
  const start = (wait: number): void => {
    stop()
    work = new AbortController()
    const own = work
    timer = setTimeout(() => {
      publishAll(own).catch((thrown) => connection.console.error(messageOf(thrown)))
    }, wait)
  }
  return {
    soon(changed) {
      first = changed ?? first
      start(delay())
    },
    now(opened) {
      first = opened
      start(0)
    },
    stop,
    clear(uri) {
      void connection.sendDiagnostics({uri, diagnostics: []})
    },
  }
}

/** The document that somebody looks at before all others. */
const inOrder = (documents: readonly TextDocument[], first: string | undefined): readonly TextDocument[] => [
  ...documents.filter(({uri}) => uri === first),
  ...documents.filter(({uri}) => uri !== first),
]
