/** Editors that people have, run without a window against the built server: they see, mend, complete and rename. */
import {spawn, spawnSync} from 'node:child_process'
import {once} from 'node:events'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {
  createProtocolConnection,
  ExitNotification,
  InitializeRequest,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node'
import {createFolder} from '../support/lsp-client.ts'
import {root} from '../support/run-command.ts'

const page = '# Fire\n\n{% hint style="Info" %}\nMind the wind.\n{% endhint %}\n\n## Wood\n\n[Wood](#wood)\n'
const fixed = page.replace('Info', 'info')
const renamed = fixed.replace('## Wood', '## Dry wood').replace('#wood', '#dry-wood')

/** Whether a program can be had here; where it cannot, its test is shown as skipped. */
function isInstalled(program: string): boolean {
  return spawnSync(program, ['--version'], {stdio: 'ignore'}).status === 0
}

interface Seen {
  readonly name: string
  readonly value: unknown
}

/** Runs an editor on the page and gives what its script printed. */
function drive(program: string, args: readonly string[]): ReadonlyMap<string, unknown> {
  const folder = createFolder({
    'SUMMARY.md': '# Table of contents\n\n* [Fire](README.md)\n',
    'README.md': page,
  })
  const env = {
    ...process.env,
    HOME: folder,
    NODE: process.execPath,
    SERVER: join(root, 'dist/cli.cjs'),
    PAGE: 'README.md',
  }
  const {stdout, stderr} = spawnSync(program, args, {cwd: folder, env, encoding: 'utf8', timeout: 90_000})
  const seen = stdout
    .split('\n')
    .filter((line) => line.startsWith('{"name"'))
    .map((line): Seen => JSON.parse(line))
  expect(seen.find(({name}) => name === 'problem')?.value, stderr).toBeUndefined()
  return new Map(seen.map(({name, value}) => [name, value]))
}

const linesOf = (text: string) => text.trimEnd().split('\n')
const seenLines = (value: unknown) => (Array.isArray(value) ? linesOf(value.join('\n')) : value)

describe('an editor', () => {
  test.skipIf(!isInstalled('nvim'))('Neovim', {timeout: 120_000}, () => {
    const script = join(root, 'tests/editors/neovim.lua')
    const seen = drive('nvim', ['--headless', '-u', 'NONE', '-n', '-c', `luafile ${script}`])
    expect(seen.get('diagnostic')).toEqual({code: 'hint-style', line: 2, column: 15})
    expect(seen.get('action')).toBe('Replace by `info`')
    expect(seenLines(seen.get('fixed'))).toEqual(linesOf(fixed))
    expect(seen.get('completion')).toContain('{% hint %}')
    expect(seenLines(seen.get('renamed'))).toEqual(linesOf(renamed))
  })

  test.skipIf(!isInstalled('emacs'))('Emacs with eglot', {timeout: 120_000}, () => {
    const seen = drive('emacs', ['--batch', '-Q', '-l', join(root, 'tests/editors/emacs.el')])
    expect(seen.get('diagnostic')).toBe('hint-style')
    expect(seen.get('action')).toBe('Replace by `info`')
    expect(seenLines(seen.get('fixed'))).toEqual(linesOf(fixed))
    expect(seen.get('completion')).toContain('{% hint %}')
    expect(seenLines(seen.get('renamed'))).toEqual(linesOf(renamed))
  })
})

test.each([
  ['', []],
  [', started as VS Code starts it', [`--clientProcessId=${process.pid}`]],
])(
  'the built server speaks nothing but the protocol, and ends with status 0 when it is told to%s',
  async (_, more) => {
    const server = spawn(process.execPath, [join(root, 'dist/cli.cjs'), 'lsp', '--stdio', ...more])
    const ended = once(server, 'exit')
    const connection = createProtocolConnection(
      new StreamMessageReader(server.stdout),
      new StreamMessageWriter(server.stdin),
    )
    connection.listen()
    const {serverInfo} = await connection.sendRequest(InitializeRequest.type, {
      processId: process.pid,
      rootUri: null,
      workspaceFolders: null,
      capabilities: {},
    })
    expect(serverInfo?.name).toBe('gitbook-lint')
    await connection.sendRequest(ShutdownRequest.type)
    await connection.sendNotification(ExitNotification.type)
    expect(await ended).toEqual([0, null])
  },
)
