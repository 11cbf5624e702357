/** After any edits a session says what a fresh run says, and the edits are such that every rule about spaces has a say. */
import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {rules} from '../../rules/index.ts'
import type {Finding} from '../../src/core/finding.ts'
import {type RuleConfig, resolveConfig} from '../../src/lint/resolve-config.ts'
import {createSession} from '../../src/session/session.ts'
import {at, createDisk, type Files, freshFindings, root} from '../support/edited-disk.ts'

const all = resolveConfig({
  rules,
  settings: rules.map(({id, severity}) => ({id, severity})),
}).configFor('')
const config: ReadonlyMap<string, RuleConfig> = new Map([
  ...all,
  ['page-count', {severity: undefined, options: {max: 3}}],
])

/** The pieces that each file may have, and how many of them it begins with: all where it is not said. */
interface Draft {
  readonly pieces: readonly string[]
  readonly begins?: number
  readonly glue?: string
}

const entry = (name: string, path: string) => `* [${name}](${path})`

const oneSpace: Readonly<Record<string, Draft>> = {
  '.gitbook.yaml': {
    pieces: [
      'redirects:',
      '  old: guides/setup.md',
      '  guides/use: README.md',
      '  here: there',
      '  there: here',
      '  gone: guides/gone.md',
      'structure:\n  summary: CONTENTS.md',
      'x: [',
    ],
    begins: 6,
  },
  '.gitbook/vars.yaml': {pieces: ['name: Ada', 'tide: High', '# words', 'x: ['], begins: 2},
  '.gitbook/tags.yaml': {
    pieces: ['- tag: beta\n  label: Beta', '- tag: calm\n  label: Calm', 'x: ['],
    begins: 1,
  },
  '.gitbook/assets/a.png': {pieces: ['the same picture', 'another'], begins: 1},
  '.gitbook/assets/b.png': {pieces: ['the same picture', 'another'], begins: 1},
  '.gitbook/assets/api.yaml': {
    pieces: [
      'openapi: 3.1.0\ninfo:\n  title: Tides\n  version: "1"\npaths:',
      '  /tides:\n    get:\n      responses: {}',
      '  /winds:\n    get:\n      responses: {}',
      'x: [',
    ],
    begins: 3,
  },
  '.gitbook/includes/note.md': {
    pieces: ['---\ntitle: Note\n---', 'Hi', '{% include "inner.md" %}', '[Use](../../guides/use.md#first)'],
  },
  '.gitbook/includes/inner.md': {
    pieces: ['---\ntitle: Inner\n---', 'Ho', '<code class="expression">space.vars.tide</code>'],
  },
  'SUMMARY.md': {
    pieces: [
      '# Table of contents\n',
      entry('Home', 'README.md'),
      entry('Set up', 'guides/setup.md'),
      entry('Use', 'guides/use.md'),
      entry('Use', 'guides/use.md#first'),
      entry('Twice', 'guides/use/README.md'),
      entry('New', 'untitled.md'),
      entry('Empty', 'guides/empty.md'),
      entry('Gone', 'guides/gone.md'),
      entry('Home', './README.md'),
      '\nSee [another](guides/Setup.md).\n',
      '## Part\n',
      entry('Here', 'here.md'),
    ],
    begins: 11,
    glue: '\n',
  },
  'README.md': {
    pieces: [
      '# Home',
      '## First',
      '[Set up](guides/setup.md#first) [Set up](guides/setup.md#third)',
      '[Twice](guides/use/README.md) [Use](guides/use.html) [there](www.here.md)',
      '[file](.gitbook/assets/api.yaml) [Up](../../away.md) [Case](Guides/setup.md)',
      '![a](.gitbook/assets/a.png) ![c](.gitbook/assets/c.png)',
      '{% include ".gitbook/includes/note.md" %}',
      '[Use](https://github.com/ada/kites/blob/main/guides/use.md)',
      '[Set up](broken-reference)',
      '<!-- lint disable no-missing-anchor -->',
      '{% hint style="inof" %}\nx\n{% endhint %}',
      '{% openapi src=".gitbook/assets/api.yaml" path="/tides" method="get" %}\n[api](.gitbook/assets/api.yaml)\n{% endopenapi %}',
    ],
    begins: 9,
  },
  'guides/setup.md': {
    pieces: [
      '---\ntags: [beta, calm]\ncover: ../.gitbook/assets/b.png\n---',
      '# Set up',
      '## First',
      '## Second <a href="#third" id="third"></a>',
      '[Use](use.md#first) [gone](gone.md)',
      '[Home](../README.md#first)',
      '<code class="expression">space.vars.name</code>',
      '<code class="expression">space.vars.tide</code>',
      '{% updates %}\n{% update date="2026-01-01" tags="calm" %}\n## x\n{% endupdate %}\n{% endupdates %}',
      '# Setting up',
    ],
    begins: 9,
  },
  'guides/use.md': {
    pieces: [
      '# Use',
      '## First',
      '[Old](../old) [Set up](setup.md#third)',
      '[New](../untitled.md)',
      '![a](https://raw.example/main/.gitbook/assets/a.png)',
      '{% openapi src="../.gitbook/assets/api.yaml" path="/winds" method="get" %}\n[api](../.gitbook/assets/api.yaml)\n{% endopenapi %}',
      '---\nhidden: true\n---',
    ],
    begins: 6,
  },
  'guides/use/README.md': {pieces: ['# Use', '[Set up](../setup.md)']},
  'guides/Setup.md': {pieces: ['# Set up', '[Home](../README.md)'], begins: 0},
  'guides/gone.md': {pieces: ['# Gone', '## First'], begins: 0},
  'guides/empty.md': {pieces: ['---\ndescription: Nothing yet\n---', '# Full'], begins: 1},
  'here.md': {pieces: ['# Here', '[there](there.md) [Home](readme.md)']},
  'README.fr.md': {pieces: ['# Home']},
  'untitled.md': {pieces: ['# New', '[Home](README.md#first)', '[gone](gone.md)']},
}

const language = (name: string, isDefault: boolean) =>
  `    - type: space\n      key: ${name}\n      title: ${name}\n      path: ${name}\n${isDefault ? '      default: true\n' : ''}      content:\n        directory: ./${name}\n        language: ${name}\n`

const translated = (name: string, other: string): Readonly<Record<string, Draft>> => ({
  [`${name}/.gitbook.yaml`]: {pieces: ['redirects:', '  old: README.md', '  older: page.md'], begins: 1},
  [`${name}/.gitbook/assets/a.png`]: {pieces: ['a'], begins: 1},
  [`${name}/.gitbook/includes/note.md`]: {pieces: ['---\ntitle: Note\n---', 'Hi'], begins: 2},
  [`${name}/SUMMARY.md`]: {
    pieces: ['# Table of contents\n', entry('Home', 'README.md'), entry('Page', 'page.md')],
    begins: 3,
    glue: '\n',
  },
  [`${name}/README.md`]: {
    pieces: [
      '# Home',
      '## Winds <a href="#winds" id="winds"></a>',
      '[Page](page.md#knots)',
      `![a](../${other}/.gitbook/assets/a.png)`,
      `{% include "../${other}/.gitbook/includes/note.md" %}`,
    ],
    begins: 1,
  },
  [`${name}/page.md`]: {pieces: ['# Page', '## Knots'], begins: 1},
})

const twoSpaces: Readonly<Record<string, Draft>> = {
  'docs.yaml': {
    pieces: [
      `version: 1\nsite:\n  title: Kites\n  structure:\n${language('en', true)}${language('fr', false)}`,
      '# A site',
    ],
    begins: 1,
  },
  ...translated('en', 'fr'),
  ...translated('fr', 'en'),
}

/** One edit: a file gains or loses one piece, or is made or removed. */
interface Edit {
  /** `both`: saved in the editor. */
  readonly where: 'editor' | 'disk' | 'both'
  readonly file: number
  readonly piece: number
  readonly isWhole: boolean
}

const oneEdit: fc.Arbitrary<Edit> = fc.record({
  where: fc.constantFrom('editor', 'disk', 'both'),
  file: fc.nat(1000),
  piece: fc.nat(1000),
  isWhole: fc.nat(7).map((chance) => chance === 0),
})

/** Edits before the session starts, and those that it follows. */
const edits = fc.tuple(fc.array(oneEdit, {maxLength: 25}), fc.array(oneEdit, {minLength: 1, maxLength: 10}))

/** The files of drafts while they are edited. */
function createDrafts(drafts: Readonly<Record<string, Draft>>) {
  const paths = Object.keys(drafts)
  const chosen = new Map(
    paths.map((path) => {
      const {pieces = [], begins = pieces.length} = drafts[path] ?? {}
      return [path, new Set([...pieces.keys()].slice(0, begins))]
    }),
  )
  const removed = new Map<string, readonly number[]>()
  const textOf = (path: string): string | undefined => {
    const {pieces = [], glue = '\n\n'} = drafts[path] ?? {}
    const kept = pieces.filter((_, piece) => chosen.get(path)?.has(piece))
    return kept.length === 0 ? undefined : `${kept.join(path.endsWith('.md') ? glue : '\n')}\n`
  }
  return {
    texts: () =>
      Object.fromEntries(
        paths.flatMap((path) => {
          const text = textOf(path)
          return text === undefined ? [] : [[path, text]]
        }),
      ),
    edit({file, piece, isWhole}: Edit) {
      const path = paths[file % paths.length] ?? ''
      const {pieces = []} = drafts[path] ?? {}
      const own = chosen.get(path) ?? new Set()
      if (isWhole && removed.has(path)) {
        for (const each of removed.get(path) ?? []) own.add(each)
        removed.delete(path)
      } else if (isWhole && own.size > 0) {
        removed.set(path, [...own])
        own.clear()
      } else if (!own.delete(piece % pieces.length)) own.add(piece % pieces.length)
      return {path, text: textOf(path)}
    },
  }
}

/** Rules about the space that look at the text of their own file, at the names of files, or at the space before a change. */
const ofOneText: readonly string[] = [
  'asset-size',
  'asset-type',
  'config-path',
  'config-yaml',
  'link-needs-scheme',
  'no-duplicate-redirect',
  'no-lost-anchor',
  'no-lost-page-url',
  'no-readme-copy',
  'no-readme-link',
  'path-normalisation',
  'redirect-slash',
  'site-config',
  'summary-indent',
  'summary-label-length',
  'tags-yaml',
  'vars-yaml',
]

/** Rules whose findings in one file changed with an edit of another. */
const concerned = new Set<string>()

function noteConcerned(
  before: ReadonlyMap<string, readonly Finding[]>,
  after: typeof before,
  edited: string,
) {
  for (const path of new Set([...before.keys(), ...after.keys()])) {
    const [one, other] = [before.get(path) ?? [], after.get(path) ?? []].map(
      (list) => new Set(list.map((finding) => `${finding.rule} ${JSON.stringify(finding)}`)),
    )
    const changed =
      path === edited
        ? []
        : [...(one ?? [])]
            .filter((text) => !other?.has(text))
            .concat([...(other ?? [])].filter((text) => !one?.has(text)))
    for (const text of changed) concerned.add(text.split(' ')[0] ?? '')
  }
}

async function compare(
  drafts: Readonly<Record<string, Draft>>,
  [earlier, made]: readonly [readonly Edit[], readonly Edit[]],
) {
  const {texts, edit} = createDrafts(drafts)
  for (const one of earlier) edit(one)
  const disk = createDisk(texts())
  const session = createSession({fs: disk.fs, rules, configFor: () => config})
  session.add([root])
  const open = new Map<string, string>()
  let before: ReadonlyMap<string, readonly Finding[]> = await freshFindings(disk.files, config)
  for (const one of made) {
    const {path, text} = edit(one)
    const where = path.includes('/assets/') ? 'disk' : one.where
    if (where !== 'disk') {
      session.update(at(path), text)
      if (text === undefined) open.delete(path)
      else open.set(path, text)
    }
    if (where !== 'editor') {
      disk.write(path, text)
      session.changed(at(path))
    }
    const files: Files = new Map([...disk.files, ...open])
    const fresh = await freshFindings(files, config)
    const paths = [...files.keys()].sort()
    const own = await Promise.all(paths.map(async (each) => (await session.check(at(each)))?.findings ?? []))
    const asked = Object.fromEntries(paths.map((each, place) => [each, own[place]]))
    expect(plain(asked)).toEqual(
      plain(Object.fromEntries(paths.map((each) => [each, fresh.get(each) ?? []]))),
    )
    noteConcerned(before, fresh, path)
    before = fresh
  }
}

/** Findings as data, whatever the order of keys. */
const plain = (found: Readonly<Record<string, readonly Finding[] | undefined>>) =>
  JSON.parse(JSON.stringify(found))

/** Every piece of every file in turn, and every file as a whole: lost or gained, and then the other way round. */
function everyEdit(drafts: Readonly<Record<string, Draft>>): readonly Edit[] {
  const edits = Object.values(drafts).flatMap(({pieces}, file) => [
    ...pieces.map((_, piece) => ({where: 'editor' as const, isWhole: false, file, piece})),
    {where: 'both' as const, isWhole: true, file, piece: 0},
  ])
  return edits.flatMap((edit) => [edit, edit])
}

describe('a session that follows random edits says what a fresh run says', () => {
  test('each edit in turn, in one space and in two of a site', async () => {
    await compare(oneSpace, [[], everyEdit(oneSpace)])
    await compare(twoSpaces, [[], everyEdit(twoSpaces)])
  }, 120_000)

  test('in one space', async () => {
    await fc.assert(
      fc.asyncProperty(edits, (made) => compare(oneSpace, made)),
      {numRuns: 25, seed: 6},
    )
  }, 120_000)

  test('in two spaces of a site', async () => {
    await fc.assert(
      fc.asyncProperty(edits, (made) => compare(twoSpaces, made)),
      {numRuns: 15, seed: 6},
    )
  }, 120_000)

  test('and the edits have concerned every rule that sees more than one text', () => {
    const ofSpaces = rules.filter(({scope}) => scope === 'space').map(({id}) => id)
    expect(ofSpaces.filter((id) => !concerned.has(id) && !ofOneText.includes(id))).toEqual([])
  })
})
