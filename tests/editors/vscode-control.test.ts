/** How the extension for VS Code starts, restarts and stops its server, and what its status item says. */
import {describe, expect, test} from 'vitest'
import type {Server} from '../../editors/vscode/src/choose-server.ts'
import {type Connection, createControl} from '../../editors/vscode/src/control.ts'

const brought: Server = {module: '/extension/server.cjs', args: [], origin: 'server of the extension'}
const installed: Server = {module: '/docs/cli.cjs', args: ['lsp'], origin: '/docs/cli.cjs'}

/** An editor on paper: what was done, and what the status item says. */
function createEditor(given: {readonly connection?: Partial<Connection>} = {}) {
  const done: string[] = []
  const said: string[] = []
  const logged: string[] = []
  const listeners: ((isUp: boolean) => void)[] = []
  const state = {isEnabled: true, server: brought}
  const control = createControl({
    isEnabled: () => state.isEnabled,
    choose: () => state.server,
    connect({module}) {
      done.push(`connect ${module}`)
      return {
        async start() {
          done.push('start')
        },
        async stop() {
          done.push('stop')
        },
        version: () => '1.2.3',
        onChange: (listener) => listeners.push(listener),
        ...given.connection,
      }
    },
    show: ({text, detail, isError}) => said.push(`${isError ? 'error: ' : ''}${text} (${detail})`),
    log: (message) => logged.push(message),
  })
  /** What the editor's client tells of a server, the first being 0. */
  const tell = (server: number, isUp: boolean) => listeners[server]?.(isUp)
  return {control, state, done, said, logged, tell}
}

const running = 'GitBook Lint 1.2.3 (server of the extension)'

describe('the status item', () => {
  test('names the version and where the server comes from', async () => {
    const {control, said, state} = createEditor()
    await control.restart()
    expect(said).toEqual(['GitBook Lint starts (server of the extension)', running])
    state.server = installed
    await control.restart()
    expect(said.at(-1)).toBe('GitBook Lint 1.2.3 (/docs/cli.cjs)')
  })

  test('says that the setting has switched the server off', async () => {
    const {control, said, done, state} = createEditor()
    await control.restart()
    state.isEnabled = false
    await control.restart()
    expect(done).toEqual(['connect /extension/server.cjs', 'start', 'stop'])
    expect(said.at(-1)).toBe('GitBook Lint is off (setting gitbookLint.enable)')
  })

  test('says that a server has crashed, and that it is back', async () => {
    const {control, said, tell} = createEditor()
    await control.restart()
    tell(0, false)
    expect(said.at(-1)).toBe('error: GitBook Lint has stopped (see the output)')
    tell(0, true)
    expect(said.at(-1)).toBe(running)
  })

  test('says nothing of a server that another has taken the place of', async () => {
    const {control, said, tell} = createEditor()
    await control.restart()
    await control.restart()
    tell(0, false)
    expect(said.at(-1)).toBe(running)
  })

  test('says why a server did not start', async () => {
    const {control, said, logged} = createEditor({
      connection: {start: () => Promise.reject(new Error('no such file'))},
    })
    await control.restart()
    expect(said.at(-1)).toBe(
      'error: GitBook Lint did not start (server of the extension: Error: no such file)',
    )
    expect(logged).toEqual(['/extension/server.cjs did not start: Error: no such file'])
  })
})

describe('a restart', () => {
  test('ends the server before the next is started, however often it is asked for', async () => {
    const {control, done} = createEditor()
    await Promise.all([control.restart(), control.restart(), control.stop()])
    const once = ['connect /extension/server.cjs', 'start', 'stop']
    expect(done).toEqual([...once, ...once])
  })

  test('starts a server after one that never came up and cannot be stopped', async () => {
    const {control, said, logged, state} = createEditor({
      connection: {
        start: () => (state.server === brought ? Promise.reject(new Error('broken')) : Promise.resolve()),
        stop: () => Promise.reject(new Error('it does not run')),
      },
    })
    await control.restart()
    state.server = installed
    await control.restart()
    expect(said.at(-1)).toBe('GitBook Lint 1.2.3 (/docs/cli.cjs)')
    expect(logged).toContain('The server was not stopped: Error: it does not run')
  })
})

test('trust or another folder brings another server, and else changes nothing', async () => {
  const {control, done, state} = createEditor()
  await control.refresh()
  expect(done).toEqual([])
  await control.restart()
  await control.refresh()
  expect(done).toEqual(['connect /extension/server.cjs', 'start'])
  state.server = installed
  await control.refresh()
  expect(done.slice(2)).toEqual(['stop', 'connect /docs/cli.cjs', 'start'])
})
