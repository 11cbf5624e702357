/**
 * Tells the editor what is found in the open files: after a pause in typing, never about a text that has changed
 * meanwhile, and nothing that it knows already. Work that a newer change makes pointless stops between files.
 */
import {isDeepStrictEqual} from 'node:util'
import type {Connection, TextDocuments} from 'vscode-languageserver/node'
import type {TextDocument} from 'vscode-languageserver-textdocument'
import type {Diagnostic} from 'vscode-languageserver-types'
import type {Finding} from '../../core/finding.ts'
import {messageOf} from '../../core/thrown.ts'
import type {Rule} from '../../lint/rule.ts'
import type {CheckedFile, Session} from '../../session/session.ts'
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
  /** Waits until all is told that is to be told. */
  settled(): Promise<void>
}

/** What the editor knows of a document. */
interface Told {
  readonly version: number
  readonly findings: readonly Finding[] | undefined
  readonly diagnostics: readonly Diagnostic[]
}

/** What publishing needs; `delay` is the pause in milliseconds. */
interface Desk {
  readonly connection: Pick<Connection, 'sendDiagnostics' | 'console'>
  readonly documents: Pick<TextDocuments<TextDocument>, 'all' | 'get'>
  readonly session: Pick<Session, 'check' | 'textOf'>
  readonly rules: readonly Rule[]
  readonly delay: () => number
}

/** Tells of one document at a time, and remembers what it told. */
function createTeller({connection, documents, session, rules}: Desk) {
  const told = new Map<string, Told>()
  const diagnose = async (path: string, text: string, file: CheckedFile | undefined) => [
    ...(file ? await diagnosticsOf(file, rules, (other) => session.textOf(other)) : []),
    ...configDiagnostics(path, text, rules),
  ]
  return {
    async tell(path: string, document: TextDocument, signal: AbortSignal): Promise<void> {
      const {uri, version} = document
      const file = await session.check(path, signal)
      if (signal.aborted || documents.get(uri)?.version !== version) return
      const known = told.get(uri)
      const isKnown = known?.version === version && file !== undefined && file.findings === known.findings
      // The text of another file may have moved the places in it that findings name.
      if (isKnown && !file.findings.some(pointsElsewhere)) return
      const diagnostics = await diagnose(path, document.getText(), file)
      if (signal.aborted) return
      told.set(uri, {version, findings: file?.findings, diagnostics})
      if (known?.version === version && isDeepStrictEqual(known.diagnostics, diagnostics)) return
      await connection.sendDiagnostics({uri, version, diagnostics})
    },
    clear(uri: string): void {
      told.delete(uri)
      void connection.sendDiagnostics({uri, diagnostics: []})
    },
  }
}

/** Publishes for all open documents. */
export function createPublisher(desk: Desk): Publisher {
  const {connection, documents, delay} = desk
  const teller = createTeller(desk)
  let timer: ReturnType<typeof setTimeout> | undefined
  let work = new AbortController()
  let first: string | undefined
  let finish = () => {}
  let settled: Promise<void> = Promise.resolve()

  async function publishAll({signal}: AbortController): Promise<void> {
    for (const document of inOrder(documents.all(), first)) {
      const path = nativePaths.ofUri(document.uri)
      if (path === undefined) continue
      // Requests and keystrokes that wait are served in between.
      await new Promise((resolve) => setImmediate(resolve))
      if (signal.aborted) return
      // Closed while others were told of.
      if (documents.get(document.uri)) await teller.tell(path, document, signal)
    }
  }

  const stop = (): void => {
    work.abort()
    clearTimeout(timer)
    finish()
  }
  const start = (wait: number): void => {
    stop()
    work = new AbortController()
    const own = work
    settled = new Promise((resolve) => {
      finish = resolve
    })
    const end = finish
    timer = setTimeout(() => {
      publishAll(own)
        .catch((thrown) => connection.console.error(messageOf(thrown)))
        .finally(end)
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
    async settled() {
      for (let seen: typeof settled | undefined; seen !== settled; ) {
        seen = settled
        await seen
      }
    },
    clear: teller.clear,
  }
}

const pointsElsewhere = ({path: own, related = []}: Finding): boolean =>
  related.some(({path}) => path !== undefined && path !== own)

/** The document that somebody looks at before all others. */
const inOrder = (documents: readonly TextDocument[], first: string | undefined): readonly TextDocument[] => [
  ...documents.filter(({uri}) => uri === first),
  ...documents.filter(({uri}) => uri !== first),
]
