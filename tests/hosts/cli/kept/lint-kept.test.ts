/** Whatever was found before, a run says what a fresh one says. */
import {mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import fc from 'fast-check'
import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest'
import {runCommand} from '../../../support/run-command.ts'
import {changes, space} from '../../../support/small-space.ts'

vi.setConfig({testTimeout: 120_000})

let folder = ''
let clock = 0

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gitbook-lint-kept-'))
  clock = 1_700_000_000
  for (const [path, text] of Object.entries(space)) put(path, text)
})

afterEach(() => rmSync(folder, {recursive: true, force: true}))

/** Each text has a time of its own, all of them long ago, so that what the system says of a file is trusted. */
function put(path: string, text: string) {
  const at = join(folder, 'space', path)
  mkdirSync(dirname(at), {recursive: true})
  writeFileSync(at, text)
  utimesSync(at, ++clock, clock)
}

const lint = (argv: readonly string[], cacheFolder?: string) =>
  runCommand(['--format', 'json', ...argv], {
    cwd: join(folder, 'space'),
    ...(cacheFolder !== undefined && {cacheFolder}),
  })

/** The system has to have told the last change apart from the next: its clock ticks in milliseconds. */
const settle = () => new Promise((resolve) => setTimeout(resolve, 30))

/** A run with what is known, which has to be what a fresh one says. */
async function expectAsFresh(...argv: readonly string[]) {
  await settle()
  const known = await lint(argv, join(folder, 'cache'))
  expect(known).toEqual(await lint(argv))
  return known
}

/** How many pages a rule about the space has looked at, by the run's own count. */
async function lookedAt(...argv: readonly string[]): Promise<string | undefined> {
  const {stderr} = await lint(['--stats', ...argv], join(folder, 'cache'))
  return /no-unlisted-page \((\d+) file/.exec(stderr)?.[1]
}

describe('a run that knows what was found before', () => {
  it('looks at no page where none has changed', async () => {
    await expectAsFresh()
    expect(await lookedAt()).toBeUndefined()
    await expectAsFresh()
  })

  it('looks at the page that has changed alone', async () => {
    await expectAsFresh()
    put('lakes/one.md', '# One\n\nDeep&#x20;\n\nDeeper&#x20;\n\n[Two](two.md)\n')
    await settle()
    expect(await lookedAt()).toBe('1')
  })

  it.each([
    ['text', 'fire.md', '# Fire\n\n## Wood\n\nWet&#x20;\n\n[Camp](README.md#lost)\n'],
    [
      'a place that findings elsewhere name',
      'fire.md',
      '# Fire\n\nMore.\n\n## Wood\n\n[Camp](README.md#lost)\n',
    ],
    ['a heading', 'fire.md', '# Fire\n\n## Coal\n'],
    ['a title', 'lakes/README.md', '# All lakes\n'],
    ['a link', 'lakes/one.md', '# One\n\n[Three](three.md)\n'],
    ['the table of contents', 'SUMMARY.md', '# Table of contents\n\n* [Camp](README.md)\n'],
    ['an include', '.gitbook/includes/note.md', 'No link.\n'],
    ['variables', '.gitbook/vars.yaml', 'lake: Como\n'],
    ['a page that is new', 'lakes/two.md', '# Two\n'],
    ['a config', '.gitbook.yaml', 'structure:\n  readme: fire.md\n'],
    ['a config of the linter', '.gitbook-lint.yaml', 'rules:\n  no-space-entity: off\n'],
    [
      'a comment',
      'lakes/one.md',
      '# One\n\n<!-- lint disable no-space-entity -->\n\nDeep&#x20;\n\n[Two](two.md)\n',
    ],
    ['bytes', 'lakes/one.md', '\u0000'],
  ])('sees a change of %s', async (_, path, text) => {
    await expectAsFresh()
    put(path, text)
    await expectAsFresh()
    await expectAsFresh()
  })

  it('sees a page that is gone', async () => {
    await expectAsFresh()
    rmSync(join(folder, 'space/fire.md'))
    await expectAsFresh()
  })

  it('reports on what is named only, and knows all the rest', async () => {
    await expectAsFresh('fire.md')
    put('fire.md', '# Fire\n\n## Wood\n\n[Camp](README.md#lost)\n')
    await expectAsFresh('lakes')
    await expectAsFresh()
  })

  it.each([
    ['--page-rules-only'],
    ['--only', 'no-space-entity'],
    ['--rule', 'no-space-entity=error'],
    ['--format', 'sarif'],
  ])('tells runs with %s from others', async (...argv) => {
    await expectAsFresh()
    await expectAsFresh(...argv)
    put('lakes/one.md', '# One\n\nDeep&#x20;\n\nDeeper&#x20;\n\n[Two](two.md)\n')
    await expectAsFresh(...argv)
    await expectAsFresh()
  })

  it.each(['kept', 'pages'])('starts anew where the files in %s hold something else', async (kind) => {
    await expectAsFresh()
    for (const name of readdirSync(join(folder, 'cache', kind)))
      writeFileSync(join(folder, 'cache', kind, name), '{"pages": [1], "findings": []}')
    put('lakes/one.md', '# One\n\nDeep&#x20;\n\nDeeper&#x20;\n\n[Two](two.md)\n')
    await expectAsFresh()
  })

  it('says what a fresh run says after any changes', async () => {
    await fc.assert(
      fc.asyncProperty(changes, async (rounds) => {
        const texts = new Map<string, string>(Object.entries(space))
        rmSync(join(folder, 'space'), {recursive: true, force: true})
        for (const [path, text] of texts) put(path, text)
        await expectAsFresh()
        for (const round of rounds) {
          for (const {path, text, isAdded} of round) {
            texts.set(path, isAdded ? `${texts.get(path) ?? ''}${text}` : text)
            put(path, texts.get(path) ?? '')
          }
          await expectAsFresh()
        }
      }),
      {numRuns: 12, seed: 7},
    )
  })
})
