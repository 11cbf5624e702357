/** A space has the same findings on every disk: they are those of GitBook, which tells names apart by every byte. */
import {describe, expect, it} from 'vitest'
import {rules} from '../../rules/index.ts'
import {activeRules} from '../../src/lint/active-rules.ts'
import {checkPage} from '../../src/lint/check-page.ts'
import {lintSpace} from '../../src/lint/lint-space.ts'
import {resolveConfig} from '../../src/lint/resolve-config.ts'
import {withComposedNames} from '../../src/project/composed-names.ts'
import {discover} from '../../src/project/discover.ts'
import type {FileSystem} from '../../src/project/file-system.ts'
import {load} from '../../src/project/load.ts'
import {createMemoryFileSystem} from '../../src/project/memory-file-system.ts'
import {createInsensitiveFileSystem, decomposing, folding} from '../support/insensitive-file-system.ts'

const composed = 'caf\u00e9'
const decomposed = 'cafe\u0301'

const space = (files: Readonly<Record<string, string>>) =>
  Object.fromEntries(
    Object.entries({'.git/HEAD': '', ...files}).map(([path, text]) => [`/kites/${path}`, text]),
  )

const disks: readonly [string, (files: Readonly<Record<string, string>>) => FileSystem][] = [
  ['that tells all names apart', (files) => createMemoryFileSystem(files)],
  ['that folds case', (files) => createInsensitiveFileSystem(files, folding)],
  ['that decomposes names', (files) => createInsensitiveFileSystem(files, decomposing)],
  [
    'that takes composed and decomposed names for one',
    (files) => createInsensitiveFileSystem(files, {foldsCase: false}),
  ],
]

/** Path, rule and message of each finding, and how many files are named. */
async function lint(fs: FileSystem, paths: readonly string[] = ['/kites']) {
  const config = resolveConfig({rules}).configFor('')
  const {spaces, starts, problems} = await discover(fs, {paths})
  const loaded = await load(fs, spaces, (page) =>
    checkPage({...page, rules: activeRules(rules, 'page', config)}),
  )
  const findings = loaded.flatMap(({index, findings: own}) => [
    ...own,
    ...lintSpace(index, () => activeRules(rules, 'space', config)),
  ])
  return {
    problems,
    starts: starts.map(({path}) => path),
    pages: loaded.flatMap(({index}) => [...index.pages.keys()]).sort(),
    findings: findings.map(({path, rule, message}) => `${path} ${rule}: ${message}`).sort(),
  }
}

describe.each(disks)('on a disk %s', (_what, make) => {
  const disk = (files: Readonly<Record<string, string>>) => withComposedNames(make(space(files)))

  it('links in the right case are right, and those in another are told', async () => {
    const {findings} = await lint(
      disk({
        'SUMMARY.md': '# Table of contents\n\n* [Kites](README.md)\n* [Tail](docs/Tail.md)\n',
        'README.md':
          '# Kites\n\n[Tail](docs/Tail.md), [again](Docs/tail.md), ![tail](.gitbook/assets/Tail.png)\n',
        'docs/Tail.md': '# Tail\n\n![tail](../.gitbook/assets/tail.PNG)\n',
        '.gitbook/assets/Tail.png': 'x',
      }),
    )
    expect(findings.map((finding) => finding.split(':')[0])).toEqual([
      'README.md path-case',
      'docs/Tail.md path-case',
    ])
  })

  it('a table of contents in another case is none', async () => {
    const files = {'summary.md': '# Table of contents\n\n* [Kites](README.md)\n', 'README.md': '# Kites\n'}
    const {problems, findings} = await lint(disk(files))
    expect({problems: problems.length, findings}).toEqual({problems: 1, findings: []})
  })

  it('names with accents that are composed in Git are right where links have them so', async () => {
    const {pages, findings} = await lint(
      disk({
        'SUMMARY.md': `# Table of contents\n\n* [Kites](README.md)\n* [Café](${composed}/${composed}.md)\n`,
        'README.md': `# Kites\n\n[Café](${composed}/${composed}.md) ![x](.gitbook/assets/${composed}.png)\n`,
        [`${composed}/${composed}.md`]: '# Café\n',
        [`.gitbook/assets/${composed}.png`]: 'x',
      }),
    )
    expect({pages, findings}).toEqual({pages: ['README.md', `${composed}/${composed}.md`], findings: []})
  })

  it('links with decomposed names lead to no composed file, and that is told', async () => {
    const {findings} = await lint(
      disk({
        'SUMMARY.md': `# Table of contents\n\n* [Kites](README.md)\n* [Café](${composed}.md)\n`,
        'README.md': `# Kites\n\n[Café](${decomposed}.md)\n`,
        [`${composed}.md`]: '# Café\n',
      }),
    )
    expect(findings.map((finding) => finding.split(':')[0])).toEqual(['README.md path-normalisation'])
  })
})

describe('a file that is named', () => {
  const files = space({
    'SUMMARY.md': '# Table of contents\n\n* [Kites](README.md)\n',
    'README.md': '# Kites\n',
    [`docs/${composed}.md`]: '# Café\n',
  })

  it.each([
    ['/kites/readme.MD', '/kites/README.md'],
    ['/kites/DOCS', '/kites/docs'],
    [`/kites/Docs/${decomposed}.md`, `/kites/docs/${composed}.md`],
    ['/kites/docs/CAFÉ.md', `/kites/docs/${composed}.md`],
  ])('as %s is the one that the disk finds by it', async (path, expected) => {
    for (const disk of [folding, decomposing]) {
      const fs = withComposedNames(createInsensitiveFileSystem(files, disk))
      expect((await lint(fs, [path])).starts).toEqual([expected])
    }
  })
})

describe('names that stay decomposed', () => {
  it('are those on a disk that tells them apart, where Git has them so', async () => {
    const fs = withComposedNames(
      createMemoryFileSystem(
        space({
          'SUMMARY.md': `# Table of contents\n\n* [Kites](README.md)\n* [Café](${decomposed}.md)\n`,
          'README.md': `# Kites\n\n[Café](${decomposed}.md), [other](${composed}.md)\n`,
          [`${decomposed}.md`]: '# Café\n',
        }),
      ),
    )
    const {pages, findings} = await lint(fs)
    expect(pages).toEqual(['README.md', `${decomposed}.md`])
    expect(findings.map((finding) => finding.split(':')[0])).toEqual(['README.md path-normalisation'])
  })

  it('are both of a pair', async () => {
    const fs = withComposedNames(
      createMemoryFileSystem(space({[`${decomposed}.md`]: 'a', [`${composed}.md`]: 'b', 'SUMMARY.md': ''})),
    )
    expect((await lint(fs)).pages).toEqual([`${decomposed}.md`, `${composed}.md`])
  })
})

describe('paths of Windows', () => {
  const at = (top: string) =>
    createMemoryFileSystem(
      Object.fromEntries(
        Object.entries({
          'SUMMARY.md': '# Table of contents\n\n* [Kites](README.md)\n* [Tail](docs/tail.md)\n',
          'README.md': '# Kites\n',
          'docs/tail.md': '# Tail\n\n[Lost](C:/docs/lost.md)\n',
        }).map(([path, text]) => [`${top}/${path}`, text]),
      ),
    )

  it.each(['C:', 'C:/Kites', '//server/share', '//server/share/Kites'])(
    'lead to a space at %s',
    async (top) => {
      const found = await lint(at(top), [`${top}/docs/tail.md`, `${top}/`])
      expect(found.problems).toEqual([])
      expect(found.pages).toEqual(['README.md', 'docs/tail.md'])
      expect(found.findings.map((finding) => finding.split(':')[0])).toEqual(['docs/tail.md no-local-link'])
    },
  )

  it('end at the top of the drive', async () => {
    const fs = at('C:/Kites')
    await lint(fs, ['C:/Kites/docs'])
    expect(fs.lists.filter((path) => !path.startsWith('C:/'))).toEqual([])
  })
})
