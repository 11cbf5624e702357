/**
 * Starting, restarting and stopping the server, and what is said of it meanwhile. Apart from the editor's API, so
 * that it can be tested without an editor.
 */
import type {Server} from './choose-server.ts'

/** What a status item shows. */
export interface Status {
  readonly text: string
  readonly detail: string
  readonly isError: boolean
}

/** A server that is about to run. */
export interface Connection {
  start(): Promise<void>
  stop(): Promise<void>
  /** Of the server; empty while it is not known. */
  version(): string
  /** Calls back when the server comes up, also again after a crash, and when it is gone. */
  onChange(listener: (isUp: boolean) => void): void
}

/** What the editor does for the control. */
export interface Surface {
  isEnabled(): boolean
  choose(): Server
  connect(server: Server): Connection
  show(status: Status): void
  /** Keeps what went wrong for whoever looks at the output. */
  log(message: string): void
}

/** One server at a time. */
export interface Control {
  /** Ends the server and starts the one that is to run now; one call waits for the other. */
  restart(): Promise<void>
  /** Restarts if another server is to run than does. */
  refresh(): Promise<void>
  stop(): Promise<void>
}

/** Makes a control with nothing running. */
export function createControl(surface: Surface): Control {
  let running: {readonly server: Server; readonly connection: Connection} | undefined
  let work: Promise<void> = Promise.resolve()

  /** A server that never came up, or does not answer, cannot be stopped: that is no reason to start none. */
  async function end(): Promise<void> {
    const before = running
    running = undefined
    try {
      await before?.connection.stop()
    } catch (thrown) {
      surface.log(`The server was not stopped: ${String(thrown)}`)
    }
  }

  function showState(server: Server, connection: Connection, isUp: boolean): void {
    const up = {
      text: `GitBook Lint ${connection.version()}`.trimEnd(),
      detail: server.origin,
      isError: false,
    }
    surface.show(isUp ? up : {text: 'GitBook Lint has stopped', detail: 'see the output', isError: true})
  }

  async function start(): Promise<void> {
    await end()
    if (!surface.isEnabled()) {
      surface.show({text: 'GitBook Lint is off', detail: 'setting gitbookLint.enable', isError: false})
      return
    }
    const server = surface.choose()
    surface.show({text: 'GitBook Lint starts', detail: server.origin, isError: false})
    try {
      const connection = surface.connect(server)
      running = {server, connection}
      connection.onChange((isUp) => {
        if (running?.connection === connection) showState(server, connection, isUp)
      })
      await connection.start()
      showState(server, connection, true)
    } catch (thrown) {
      surface.log(`${server.module} did not start: ${String(thrown)}`)
      surface.show({
        text: 'GitBook Lint did not start',
        detail: `${server.origin}: ${String(thrown)}`,
        isError: true,
      })
    }
  }

  const inTurn = (act: () => Promise<void>): Promise<void> => {
    work = work.then(act)
    return work
  }
  const isOther = (): boolean => running !== undefined && running.server.module !== surface.choose().module
  return {
    restart: () => inTurn(start),
    refresh: () => inTurn(async () => (isOther() ? start() : undefined)),
    stop: () => inTurn(end),
  }
}
