/** What is sent to the editor, and what is not. */
import {expect, test} from 'vitest'
import type {PublishDiagnosticsParams} from 'vscode-languageserver/node'
import {TextDocument} from 'vscode-languageserver-textdocument'
import type {Finding} from '../../../src/core/finding.ts'
import {createLineIndex} from '../../../src/core/line-index.ts'
import {createPublisher} from '../../../src/hosts/lsp/publish.ts'
import type {CheckedFile} from '../../../src/session/session.ts'

const uriOf = (name: string) => `file:///docs/${name}`
const finding = (more: Partial<Finding> = {}): Finding => ({
  path: 'a.md',
  rule: 'page-title',
  severity: 'info',
  range: {start: 0, end: 1},
  message: 'Unexpected thing',
  ...more,
})

/** A publisher whose documents and findings are set by hand. Each check waits for `gate`. */
function createDesk() {
  const documents = new Map<string, TextDocument>()
  const findings = new Map<string, readonly Finding[]>()
  const texts = new Map<string, string>()
  const sent: PublishDiagnosticsParams[] = []
  const checks: string[] = []
  const desk = {
    gate: Promise.resolve(),
    checks,
    findings,
    texts,
    take: () => sent.splice(0).map(({uri, version, diagnostics}) => [uri, version, diagnostics.length]),
    set(name: string, version: number, found: readonly Finding[], text = 'x\ny\n') {
      documents.set(uriOf(name), TextDocument.create(uriOf(name), 'markdown', version, text))
      findings.set(`/docs/${name}`, found)
    },
    close: (name: string) => documents.delete(uriOf(name)),
    publisher: createPublisher({
      connection: {
        sendDiagnostics: async (one: PublishDiagnosticsParams) => {
          sent.push(one)
        },
        console: {error: (message: string) => expect.fail(message)} as never,
      },
      documents: {all: () => [...documents.values()], get: (uri) => documents.get(uri)},
      session: {
        async check(path): Promise<CheckedFile> {
          checks.push(path)
          await desk.gate
          const text = documents.get(uriOf(path.slice(6)))?.getText() ?? ''
          const own = path.slice(6)
          return {
            path,
            root: '/docs',
            own,
            text,
            lines: createLineIndex(text),
            findings: findings.get(path) ?? [],
          }
        },
        textOf: async (path) => texts.get(path),
      },
      rules: [],
      delay: () => 0,
    }),
  }
  return desk
}

test('every open document is told of once, and then what is new', async () => {
  const {publisher, set, take} = createDesk()
  const same = [finding()]
  set('a.md', 1, same)
  set('b.md', 1, [])
  publisher.soon()
  await publisher.settled()
  expect(take()).toEqual([
    [uriOf('a.md'), 1, 1],
    [uriOf('b.md'), 1, 0],
  ])
  set('b.md', 2, [])
  set('a.md', 1, [finding()])
  publisher.soon(uriOf('b.md'))
  await publisher.settled()
  expect(take()).toEqual([[uriOf('b.md'), 2, 0]])
})

test('a place in another file is told again when the lines of that file have changed', async () => {
  const {publisher, set, take, texts} = createDesk()
  texts.set('/docs/b.md', 'one two\n')
  set('a.md', 1, [finding({related: [{path: 'b.md', range: {start: 4, end: 7}, message: 'Here'}]})])
  publisher.soon()
  await publisher.settled()
  expect(take()).toHaveLength(1)
  texts.set('/docs/b.md', 'one\ntwo\n')
  publisher.soon()
  await publisher.settled()
  expect(take()).toHaveLength(1)
})

test('a change during a long check drops what the check would have told', async () => {
  const desk = createDesk()
  const {publisher, set, take, checks} = desk
  let open = () => {}
  desk.gate = new Promise((resolve) => {
    open = resolve
  })
  set('a.md', 1, [finding()])
  set('b.md', 1, [finding()])
  publisher.soon(uriOf('a.md'))
  await expect.poll(() => checks).toEqual(['/docs/a.md'])
  set('a.md', 2, [])
  publisher.soon(uriOf('a.md'))
  open()
  await publisher.settled()
  expect(take()).toEqual([
    [uriOf('a.md'), 2, 0],
    [uriOf('b.md'), 1, 1],
  ])
  expect(checks).toEqual(['/docs/a.md', '/docs/a.md', '/docs/b.md'])
})

test('a document that is closed during a check is not told of', async () => {
  const desk = createDesk()
  const {publisher, set, take, checks} = desk
  let open = () => {}
  desk.gate = new Promise((resolve) => {
    open = resolve
  })
  set('a.md', 1, [finding()])
  publisher.soon()
  await expect.poll(() => checks).toEqual(['/docs/a.md'])
  desk.close('a.md')
  open()
  await publisher.settled()
  expect(take()).toEqual([])
})

test('many changes in a row are checked once', async () => {
  const {publisher, set, checks} = createDesk()
  set('a.md', 1, [])
  for (let typed = 0; typed < 20; typed++) publisher.soon(uriOf('a.md'))
  await publisher.settled()
  expect(checks).toEqual(['/docs/a.md'])
})

test('nothing is told once the editor is about to leave', async () => {
  const {publisher, set, take} = createDesk()
  set('a.md', 1, [finding()])
  publisher.soon()
  publisher.stop()
  await publisher.settled()
  expect(take()).toEqual([])
})
