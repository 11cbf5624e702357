import {describe, expect, test} from 'vitest'
import type {Edit} from '../../src/core/finding.ts'
import {moveFiles} from '../../src/project/move-file.ts'
import {type Files, indexOf, loadFiles} from './load-files.ts'

/** The files after a move, by path, and what does not follow. */
async function filesAfter(files: Readonly<Record<string, string>>, from: string, to: string, root?: string) {
  const planned = moveFiles(await indexOf(files, root), [{from, to}])
  if ('problem' in planned) return planned
  const {move} = planned
  const goes = new Map(move.files.map((file) => [file.from, file.to]))
  const texts = Object.entries(files).map(([path, text]): [string, string] => [
    goes.get(path) ?? path,
    applied(text, move.edits.get(path) ?? []),
  ])
  return {files: {...Object.fromEntries(texts), ...Object.fromEntries(move.created)}, notes: move.notes}
}

const applied = (text: string, edits: readonly Edit[]) =>
  edits
    .toReversed()
    .reduce((result, {range, text: by}) => result.slice(0, range.start) + by + result.slice(range.end), text)

const space: Readonly<Record<string, string>> = {
  '.gitbook.yaml': 'root: ./\n\nredirects:\n  long/ago: guides/fire.md\n',
  '.gitbook/assets/map.png': '',
  'SUMMARY.md': '# Table of contents\n\n* [Camp](README.md)\n* [Fire](guides/fire.md)\n',
  'README.md':
    '# Camp\n\n[Fire](guides/fire.md#wood) [again](/guides/fire.md) [short](guides/fire)\n\n{% content-ref url="guides/fire.md" %}\n[fire.md](guides/fire.md)\n{% endcontent-ref %}\n\n<a href="guides/fire.md">Fire</a>\n',
  'guides/fire.md':
    '---\ncover: ../.gitbook/assets/map.png\n---\n\n# Fire\n\n[Camp](../README.md) [here](#wood) ![map](../.gitbook/assets/map.png)\n\n## Wood\n',
}

describe('moving a page', () => {
  test('takes links, blocks, entries, covers and redirects along, and its old address leads on', async () => {
    expect(await filesAfter(space, 'guides/fire.md', 'camp/evening/embers.md')).toEqual({
      files: {
        '.gitbook.yaml':
          'root: ./\n\nredirects:\n  long/ago: camp/evening/embers.md\n  guides/fire: camp/evening/embers.md\n',
        '.gitbook/assets/map.png': '',
        'SUMMARY.md': '# Table of contents\n\n* [Camp](README.md)\n* [Fire](camp/evening/embers.md)\n',
        'README.md':
          '# Camp\n\n[Fire](camp/evening/embers.md#wood) [again](/camp/evening/embers.md) [short](camp/evening/embers)\n\n{% content-ref url="camp/evening/embers.md" %}\n[fire.md](camp/evening/embers.md)\n{% endcontent-ref %}\n\n<a href="camp/evening/embers.md">Fire</a>\n',
        'camp/evening/embers.md':
          '---\ncover: ../../.gitbook/assets/map.png\n---\n\n# Fire\n\n[Camp](../../README.md) [here](#wood) ![map](../../.gitbook/assets/map.png)\n\n## Wood\n',
      },
      notes: [],
    })
  })

  test('within its folder changes no link of its own', async () => {
    const moved = await filesAfter(space, 'guides/fire.md', 'guides/embers.md')
    expect('files' in moved && moved.files['guides/embers.md']).toBe(space['guides/fire.md'])
  })

  test('back takes the redirect away that would hide it', async () => {
    const files = {
      '.gitbook.yaml': 'redirects:\n  a: b.md\n  # kept\n  c: d.md\n',
      'SUMMARY.md': '* [B](b.md)\n* [D](d.md)\n',
      'b.md': '# B\n',
      'd.md': '# D\n',
    }
    const moved = await filesAfter(files, 'b.md', 'a.md')
    expect('files' in moved && moved.files['.gitbook.yaml']).toBe(
      'redirects:\n  # kept\n  c: d.md\n  b: a.md\n',
    )
  })

  test('makes a config where a redirect has no place yet', async () => {
    const files: Files & Record<string, string> = {'SUMMARY.md': '* [A](a.md)\n', 'a.md': '# A\n'}
    const moved = await filesAfter(files, 'a.md', 'in/a.md')
    expect('files' in moved && moved.files['.gitbook.yaml']).toBe('redirects:\n  a: in/a.md\n')
  })

  test('changes names by the config, as a table of contents has', async () => {
    const files = {
      '.gitbook.yaml': 'structure:\n  readme: start.md\n  summary: toc.md\n',
      'toc.md': '* [Start](start.md)\n',
      'start.md': '# Start\n',
    }
    const moved = await filesAfter(files, 'toc.md', 'contents.md')
    expect('files' in moved && moved.files['.gitbook.yaml']).toBe(
      'structure:\n  readme: start.md\n  summary: contents.md\n',
    )
  })

  test('spells names with spaces as each place needs', async () => {
    const moved = await filesAfter(space, 'guides/fire.md', 'guides/camp fire.md')
    const text = 'files' in moved ? (moved.files['README.md'] ?? '') : ''
    expect(text).toContain('[Fire](guides/camp%20fire.md#wood)')
    expect(text).toContain('url="guides/camp fire.md"')
  })
})

test('a folder moves with all that is in it', async () => {
  const files = {
    'SUMMARY.md': '* [A](one/a.md)\n* [B](one/b/README.md)\n',
    'one/a.md': '# A\n\n[B](b/) [C](../c.md)\n',
    'one/b/README.md': '# B\n\n[A](../a.md)\n',
    'c.md': '# C\n\n[B](one/b/)\n',
  }
  expect(await filesAfter(files, 'one', 'deep/two')).toMatchObject({
    files: {
      'SUMMARY.md': '* [A](deep/two/a.md)\n* [B](deep/two/b/README.md)\n',
      'deep/two/a.md': '# A\n\n[B](b/) [C](../../c.md)\n',
      'deep/two/b/README.md': '# B\n\n[A](../a.md)\n',
      'c.md': '# C\n\n[B](deep/two/b/)\n',
      '.gitbook.yaml': 'redirects:\n  one/a: deep/two/a.md\n  one/b: deep/two/b/README.md\n',
    },
  })
})

describe('the redirects that a move writes', () => {
  const config = async (yaml: string, from = 'b.md', to = 'a.md') => {
    const files = {'.gitbook.yaml': yaml, 'SUMMARY.md': `* [B](<${from}>)\n`, [from]: '# B\n'}
    const moved = await filesAfter(files, from, to)
    return 'files' in moved && {text: moved.files['.gitbook.yaml'], notes: moved.notes}
  }

  test.each([
    ['into empty braces', 'redirects: {}\n', 'redirects: {b: a.md}\n'],
    ['in the quotes of the others', "redirects:\n  'x': 'y'\n", "redirects:\n  'x': 'y'\n  'b': 'a.md'\n"],
    [
      'though another key is given twice',
      'root: ./\nroot: ./\nredirects:\n  x: y\n',
      'root: ./\nroot: ./\nredirects:\n  x: y\n  b: a.md\n',
    ],
    ['in the place of a last one that goes', 'redirects:\n  a: b.md', 'redirects:\n  b: a.md'],
    [
      'in the place of one with Windows line endings',
      'redirects:\r\n  x: y\r\n  a: "b.md" # old\r\nroot: ./\r\n',
      'redirects:\r\n  x: y\r\n  b: a.md\r\nroot: ./\r\n',
    ],
    [
      'in the place of a block text, and what stands below stays',
      'redirects:\n  a: >\n    b.md\nroot: ./\n',
      'redirects:\n  b: a.md\nroot: ./\n',
    ],
    [
      'beside a block text that follows',
      'redirects:\n  x: >\n    b.md\nroot: ./\n',
      'redirects:\n  x: a.md\n  b: a.md\nroot: ./\n',
    ],
  ])('stand %s', async (_where, yaml, text) => {
    expect(await config(yaml)).toEqual({text, notes: []})
  })

  test.each([
    ['- b.md', 'a.md', "redirects:\n  '- b': a.md\n"],
    ['b.md', 'it #1.md', "redirects:\n  b: 'it #1.md'\n"],
  ])('stay text for %s and %s', async (from, to, text) => {
    expect(await config('redirects:\n', from, to)).toEqual({text, notes: []})
  })

  test.each([
    ["x: 'b.md'", "x: 'it''s #1.md'"],
    ['x: "b.md"', 'x: "it\'s #1.md"'],
    ['x: b.md', "x: 'it''s #1.md'"],
    ['x: /b.md#part', "x: '/it''s #1.md#part'"],
  ])('stay text where the target of %s follows', async (before, after) => {
    const {text} = (await config(`redirects:\n  b: z.md\n  ${before}\n`, 'b.md', "it's #1.md")) || {}
    expect(text).toBe(`redirects:\n  b: z.md\n  ${after}\n`)
  })

  test.each([
    ['braces', '{root: ./}\n'],
    ['an end mark', 'root: ./\n...\n'],
    ['a second document', 'root: ./\n---\nroot: ./\n'],
    ['two places for redirects', 'redirects:\n  x: y\nredirects:\n  z: y\n'],
  ])('are a note where %s leave no certain place', async (_what, yaml) => {
    expect(await config(yaml)).toEqual({
      text: yaml,
      notes: ['.gitbook.yaml is written so that no redirect can be added: b: a.md'],
    })
  })

  test('leave one in braces alone that would be hidden, and say so', async () => {
    expect(await config('redirects: {a: b.md, x: y}\n', 'b.md')).toEqual({
      text: 'redirects: {a: b.md, x: y, b: a.md}\n',
      notes: ['.gitbook.yaml: the redirect from `a` is hidden by the page that is there now; take it out'],
    })
  })
})

test('a config that cannot be read is not written over', async () => {
  const files = {
    '.gitbook.yaml': new Uint8Array([0xff, 0xfe, 0x00]),
    'SUMMARY.md': '* [A](a.md)\n',
    'a.md': '# A\n',
  }
  const planned = moveFiles(await indexOf(files), [{from: 'a.md', to: 'b.md'}])
  expect(planned).toMatchObject({
    move: {created: new Map(), notes: ['.gitbook.yaml cannot be read, so no redirect was added: a: b.md']},
  })
})

test('an asset moves without a redirect', async () => {
  const moved = await filesAfter(space, '.gitbook/assets/map.png', '.gitbook/assets/plan.png')
  expect('files' in moved && moved.files['.gitbook.yaml']).toBe(space['.gitbook.yaml'])
  expect('files' in moved && moved.files['guides/fire.md']).toContain('cover: ../.gitbook/assets/plan.png\n')
})

describe('a move is refused', () => {
  test.each([
    ['nowhere.md', 'b.md', 'No such file in the space: nowhere.md'],
    ['guides/fire.md', 'README.md', 'README.md exists'],
    ['guides/fire.md', '../fire.md', '../fire.md is not in the space'],
    ['guides', 'guides/more', 'guides cannot be moved into itself'],
    ['guides/fire.md', 'guides/fire.txt', 'guides/fire.md and guides/fire.txt are different kinds of file'],
    ['.gitbook.yaml', 'config.yaml', '.gitbook.yaml has its place: GitBook looks for it there'],
  ])('%s to %s', async (from, to, problem) => {
    expect(await filesAfter(space, from, to)).toEqual({problem})
  })
})

describe('what lies outside the space', () => {
  const repository: Files = {
    '.git/HEAD': '',
    LICENSE: '',
    'tools/README.md': '',
    'docs/SUMMARY.md': '# Table of contents\n\n* [Camp](README.md)\n* [Fire](guides/fire.md)\n',
    'docs/README.md': '# Camp\n',
    'docs/guides/fire.md':
      '# Fire\n\n[licence](../../LICENSE) [tools](../../tools/) [help](../../help/README.md#lost) [gone](../../gone.md)\n',
    'help/SUMMARY.md': '# Table of contents\n\n* [Help](README.md)\n',
    'help/README.md':
      '# Help\n\n[Fire](../docs/guides/fire.md#wood) [short](../docs/guides/fire) [root](/docs/guides/fire.md) [camp](../docs/README.md)\n\n{% content-ref url="../docs/guides/fire.md" %}\n[fire.md](../docs/guides/fire.md)\n{% endcontent-ref %}\n',
  }

  /** The texts of both spaces after a move in `docs`, paths from the root of the repository. */
  async function textsAfter(from: string, to: string) {
    const spaces = (await loadFiles(repository)).spaces.map((one) => one.index)
    const [docs, ...others] = spaces
    if (!docs) throw new Error('no space')
    const planned = moveFiles(docs, [{from, to}], others)
    if ('problem' in planned) throw new Error(planned.problem)
    const {edits, foreign, notes} = planned.move
    const all = [{index: docs, edits}, ...foreign].flatMap(({index, edits: own}) =>
      [...own].map(([path, each]): [string, string] => {
        const at = `${index.space.root}/${path}`
        return [at, applied(String(repository[at]), each)]
      }),
    )
    return {texts: Object.fromEntries(all), notes}
  }

  test('leads to a page that moves as it did', async () => {
    const {texts, notes} = await textsAfter('guides/fire.md', 'embers (new).md')
    expect(texts['help/README.md']).toBe(
      '# Help\n\n[Fire](../docs/embers%20%28new%29.md#wood) [short](../docs/embers%20%28new%29) [root](/docs/embers%20%28new%29.md) [camp](../docs/README.md)\n\n{% content-ref url="../docs/embers (new).md" %}\n[fire.md](../docs/embers%20%28new%29.md)\n{% endcontent-ref %}\n',
    )
    expect(notes).toEqual([])
  })

  test('leads to the pages of a folder that moves', async () => {
    expect((await textsAfter('guides', 'camp/evening')).texts['help/README.md']).toContain(
      '[Fire](../docs/camp/evening/fire.md#wood)',
    )
  })

  test('is reached by a page that moves as it was', async () => {
    expect((await textsAfter('guides/fire.md', 'camp/evening/fire.md')).texts['docs/guides/fire.md']).toBe(
      '# Fire\n\n[licence](../../../LICENSE) [tools](../../../tools/) [help](../../../help/README.md#lost) [gone](../../gone.md)\n',
    )
  })
})
