import {expect, it} from 'vitest'
import {rules} from '../../../../rules/index.ts'
import {blobId, cachedCheck} from '../../../../src/hosts/cli/cache/cached-check.ts'
import type {PageStore} from '../../../../src/hosts/cli/cache/page-store.ts'
import type {CheckPage} from '../../../../src/hosts/cli/lint-context.ts'
import {activeRules} from '../../../../src/lint/active-rules.ts'
import {checkPage} from '../../../../src/lint/check-page.ts'
import {resolveConfig} from '../../../../src/lint/resolve-config.ts'

/** A store in memory, through JSON as a file would have it. */
function createStore(): PageStore {
  const values = new Map<string, string>()
  return {
    get: (key) => JSON.parse(values.get(key) ?? 'null') ?? undefined,
    peek: (key) => (values.has(key) ? Buffer.from(values.get(key) ?? '') : undefined),
    put: (key, value) => values.set(key, JSON.stringify(value)),
    save: () => {},
  }
}

/** A check that counts how many pages were parsed. */
function createCheck(store = createStore()) {
  const parsed: string[] = []
  const parse: CheckPage = (source) => {
    parsed.push(source.path)
    return checkPage(source)
  }
  const cached = cachedCheck(store, parse)
  return {
    parsed,
    cached,
    check: (page: Partial<Source> = {}) => cached.check({...source, ...page}, '/camp.md'),
  }
}

type Source = Parameters<CheckPage>[0]

const configFor = (only: readonly string[]) => resolveConfig({rules, only}).configFor('camp.md')
const on = activeRules(rules, 'page', configFor(['no-space-entity', 'no-unclosed-tag']))
const fewer = activeRules(rules, 'page', configFor(['no-unclosed-tag']))

const text =
  '---\ntitle: Camp\n---\n\n# Camp\n\n{% hint style="info" %}\n\n<!-- lint ignore x -->\n\n[Lake](lake.md)&#x20;\n'
const source: Source = {path: 'camp.md', text, kind: 'page', rules: on}

it('parses a page once', async () => {
  const {parsed, check} = createCheck()
  await check()
  await check()
  expect(parsed).toEqual(['camp.md'])
})

it('gives what parsing gives', async () => {
  const {check} = createCheck()
  const first = await check()
  const second = await check()
  expect(first.findings.map(({rule}) => rule)).toEqual(['no-unclosed-tag', 'no-space-entity'])
  expect({...second, lines: 0}).toEqual({...first, lines: 0})
  expect(second.lines.place(60)).toEqual(first.lines.place(60))
})

it.each([
  ['text', {text: `${text}\n`}],
  ['path', {path: 'other.md'}],
  ['kind', {kind: 'include'}],
  ['rules', {rules: fewer}],
] as const)('parses again for another %s', async (_, other) => {
  const {parsed, check} = createCheck()
  await check()
  await check(other)
  expect(parsed).toHaveLength(2)
})

it.each([null, 1, {}, {facts: null}, {facts: {path: 'other.md'}, findings: [], nextBlocks: []}])(
  'parses again where the store holds %j',
  async (value) => {
    const store: PageStore = {get: () => value, peek: () => undefined, put: () => {}, save: () => {}}
    const {parsed, check} = createCheck(store)
    await check()
    expect(parsed).toEqual(['camp.md'])
  },
)

it('parses again what JSON would change', async () => {
  const {parsed, check} = createCheck()
  const infinite = {text: '---\nweight: .inf\n---\n\n# Camp\n'}
  await check(infinite)
  await check(infinite)
  expect(parsed).toHaveLength(2)
})

it('names a text as Git names its blob', () => {
  // `printf 'Zelt – ü\n' | git hash-object --stdin`
  expect(blobId('Zelt – ü\n')).toBe('e0a185a56effecb98fd037493cdec005e6e9cac6')
})

it('gives the facts of a page that nobody reads', async () => {
  const {cached, check} = createCheck()
  const {facts} = await check()
  const key = cached.keyAt('/camp.md') ?? ''
  const known = cached.factsOf(key, {path: 'camp.md', kind: 'page'})
  expect(key).toBe(cached.keyOf(blobId(text), source))
  expect({...known}).toEqual(JSON.parse(JSON.stringify(facts)))
  expect(known?.openApi).toEqual([])
  expect(cached.isSpoilt()).toBe(false)
  expect(cached.factsOf('no such key', {path: 'camp.md', kind: 'page'})).toBeUndefined()
})

it.each([
  ['is of another path', {path: 'other.md', kind: 'page'}],
  ['is of another kind', {path: 'camp.md', kind: 'include'}],
] as const)('says that it is spoilt where what is kept %s', async (_, named) => {
  const {cached, check} = createCheck()
  await check()
  const known = cached.factsOf(cached.keyAt('/camp.md') ?? '', named)
  expect(known?.path).toBe(named.path)
  expect(() => known?.title).toThrow('cannot be read')
  expect(cached.isSpoilt()).toBe(true)
})
