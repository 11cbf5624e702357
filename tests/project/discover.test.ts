import {describe, expect, test} from 'vitest'
import {discover} from '../../src/project/discover.ts'
import {createMemoryFileSystem} from '../../src/project/memory-file-system.ts'
import {documentsOf} from '../../src/project/space.ts'
import {type Files, loadFiles, spacesOf} from './load-files.ts'

const git = {'.git/HEAD': ''}
const page = '# Page\n'

describe('a folder is a space', () => {
  test('by the root that its .gitbook.yaml gives', async () => {
    const files = {...git, '.gitbook.yaml': 'root: ./docs/\n', 'docs/README.md': page, 'README.md': page}
    expect(await spacesOf(files)).toEqual(['docs current'])
  })

  test('by an empty .gitbook.yaml', async () => {
    expect(await spacesOf({'.gitbook.yaml': '', 'README.md': page})).toEqual(['. current'])
  })

  test('by .gitbook/', async () => {
    expect(await spacesOf({...git, 'a/.gitbook/assets/x.png': '', 'a/README.md': page})).toEqual([
      'a current',
    ])
  })

  test('by a SUMMARY.md that no space claims', async () => {
    const files = {...git, 'a/SUMMARY.md': '', 'a/b/SUMMARY.md': '', 'c/SUMMARY.md': ''}
    expect(await spacesOf(files)).toEqual(['a current', 'c current'])
  })

  test('by a site, where the folder is there', async () => {
    const site =
      'site:\n  title: Otter\n  structure:\n    - type: section\n      children:\n' +
      '        - type: space\n          content: {directory: ./en, language: en}\n' +
      '    - {type: space, content: {directory: /site/fr}}\n    - {type: space, content: {directory: null}}\n'
    const {discovery} = await loadFiles({...git, 'site/docs.yaml': site, 'site/en/README.md': page})
    expect(
      discovery.spaces.map(({root, site}) => [root, site?.entry?.language, site?.owns, site?.path]),
    ).toEqual([['site/en', 'en', true, '../docs.yaml']])
  })

  test('by a site, also where the folder is hidden', async () => {
    const site = 'site:\n  structure:\n    - {type: space, content: {directory: ./.docs}}\n'
    const {discovery} = await loadFiles({...git, 'docs.yaml': site, '.docs/a.md': page})
    expect(discovery.spaces.map(({root, files}) => [root, files.length])).toEqual([['.docs', 1]])
  })

  test('by a folder in the place of .gitbook.yaml, which is then told', async () => {
    const {discovery} = await loadFiles({...git, 'a/.gitbook.yaml/x': '', 'a/README.md': page})
    expect(discovery.spaces.map(({root, problems}) => [root, problems])).toEqual([
      ['a', [{path: '.gitbook.yaml', reason: 'is-directory'}]],
    ])
  })

  test('by the config of the linter', async () => {
    expect(await spacesOf({...git, 'a/x.md': page}, {spaces: ['/a']})).toEqual(['a current'])
  })
})

describe('a folder is no space', () => {
  test('when its SUMMARY.md is of an mdBook', async () => {
    expect(await spacesOf({...git, 'book/book.toml': '', 'book/src/SUMMARY.md': ''})).toEqual([])
  })

  test('when its config puts the root elsewhere, whatever is left in it', async () => {
    const files = {
      '.gitbook.yaml': 'root: docs',
      '.gitbook/assets/x.png': '',
      'SUMMARY.md': '',
      'docs/a.md': page,
    }
    expect(await spacesOf(files)).toEqual(['docs current'])
  })

  test('when it has .gitbook/ inside a space and no SUMMARY.md of its own', async () => {
    const files = {
      'SUMMARY.md': '',
      '.gitbook/assets/x.png': '',
      'fr/.gitbook/assets/y.png': '',
      'fr/a.md': page,
    }
    expect(await spacesOf(files)).toEqual(['. current'])
  })

  test('when another tool calls its file docs.yaml', async () => {
    expect(await spacesOf({...git, 'docs.yaml': 'pages:\n  - a.md\n', 'a.md': page})).toEqual([])
  })
})

test('a book of the old command line is a legacy space', async () => {
  const files = {
    ...git,
    'a/book.json': '{}',
    'a/SUMMARY.md': '',
    'b/book.json': '{}',
    'b/SUMMARY.md': '',
    'b/.gitbook/x': '',
  }
  expect(await spacesOf(files)).toEqual(['a legacy', 'b current'])
})

test('a site that names no folder is still checked, without the pages around it', async () => {
  const {discovery} = await loadFiles({...git, 'docs.yaml': 'site:\n  structure: []\n', 'README.md': page})
  expect(discovery.spaces.map(({root, kind, site, files}) => [root, kind, site?.owns, files])).toEqual([
    ['', 'site', true, []],
  ])
})

test('each file belongs to the innermost space', async () => {
  const files = {
    'SUMMARY.md': '',
    'README.md': page,
    'fr/SUMMARY.md': '',
    'fr/.gitbook/vars.yaml': '',
    'fr/README.md': page,
  }
  const {discovery} = await loadFiles(files)
  expect(discovery.spaces.map((space) => space.files.map(({path, role}) => `${path} ${role}`))).toEqual([
    ['README.md page', 'SUMMARY.md summary'],
    ['.gitbook/vars.yaml vars', 'README.md page', 'SUMMARY.md summary'],
  ])
})

describe('named paths', () => {
  const files = {
    ...git,
    'a/SUMMARY.md': '',
    'a/guides/x.md': page,
    'b/SUMMARY.md': '',
    'src/code.ts': '',
    'src/README.md': page,
  }

  test('mean the spaces inside them', async () => {
    expect(await spacesOf(files, {paths: ['/']})).toEqual(['a current', 'b current'])
  })

  test('mean the innermost space around them', async () => {
    expect(await spacesOf(files, {paths: ['/a/guides/x.md', '/b/']})).toEqual(['a current', 'b current'])
  })

  test('that mean no space are told, with what was looked for', async () => {
    const {discovery} = await loadFiles(files, {paths: ['/src', '/nowhere']})
    expect(discovery.problems).toEqual([
      'No such path: /nowhere',
      'No GitBook space in /src: looked for .gitbook.yaml, .gitbook/, SUMMARY.md and docs.yaml there and above',
    ])
  })

  test('are loose spaces when that is asked for', async () => {
    expect(await spacesOf(files, {paths: ['/src'], loose: true})).toEqual(['src loose'])
  })

  test('that are single files outside any space are given as such', async () => {
    const {discovery} = await loadFiles(files, {paths: ['/src/README.md', '/src/code.ts']})
    expect([discovery.loneFiles, discovery.problems]).toEqual([['/src/README.md', '/src/code.ts'], []])
  })

  test.each(['/', '/b', '/b/x.md', '/b/deep'])('find the same spaces outside Git from %s', async (path) => {
    const nested = {'SUMMARY.md': '', 'b/SUMMARY.md': '', 'b/x.md': page, 'b/deep/y.md': page}
    expect(await spacesOf(nested, {paths: [path]})).toEqual(['. current'])
  })

  test('do not lead up to what the former command line left in a home folder', async () => {
    const home = {'home/.gitbook/versions/x/SUMMARY.md': '', 'home/notes/x.md': page}
    const {fs} = await loadFiles(home, {paths: ['/home/notes/x.md']})
    expect(fs.lists).toEqual([])
  })

  test('lead into no folder below a file that is by itself', async () => {
    const home = {'home/x.md': '# X\n', 'home/a/b/SUMMARY.md': ''}
    const {fs, discovery} = await loadFiles(home, {paths: ['/home/x.md']})
    expect([discovery.loneFiles, discovery.spaces, fs.lists]).toEqual([['/home/x.md'], [], []])
  })

  test('lead to a space that the config names around them, outside Git too', async () => {
    const book = {'home/book/README.md': page, 'home/book/guides/a.md': page}
    const {discovery} = await loadFiles(book, {paths: ['/home/book/guides/a.md'], spaces: ['/home/book']})
    expect(discovery.spaces.map(({repository, root}) => `${repository.root}/${root}`)).toEqual([
      '/home/book/',
    ])
    expect(discovery.loneFiles).toEqual([])
  })

  test('of more folders than are looked into are told, unless something says what they are', async () => {
    const home = {'home/a/b/SUMMARY.md': '', 'home/c/d.md': '', 'home/.cache/x/y.md': ''}
    const vast = async (files: Files, mostFolders: number) => {
      const {discovery} = await loadFiles(files, {paths: ['/home'], mostFolders})
      return [discovery.vast, discovery.spaces.map(({root}) => root)]
    }
    expect(await vast(home, 3)).toEqual([['/home'], []])
    expect(await vast(home, 4)).toEqual([[], ['a/b']])
    expect(await vast({...home, 'home/.git/HEAD': ''}, 1)).toEqual([[], ['a/b']])
    expect(await vast({...home, 'home/SUMMARY.md': ''}, 1)).toEqual([[], ['']])
  })

  test('that are configs above a space mean that space', async () => {
    const site = 'site:\n  structure:\n    - {type: space, content: {directory: ./en}}\n'
    const above = {...git, 'docs.yaml': site, 'en/a.md': page, 'x/.gitbook.yaml': 'root: y', 'x/y/a.md': page}
    expect(await spacesOf(above, {paths: ['/docs.yaml']})).toEqual(['en current'])
    expect(await spacesOf(above, {paths: ['/x/.gitbook.yaml']})).toEqual(['x/y current'])
  })

  test('behind a link to a folder are taken where they are', async () => {
    const linked = {...files, latest: {link: 'a'}}
    const {discovery} = await loadFiles(linked, {paths: ['/latest/guides/x.md']})
    expect(discovery.starts).toEqual([{path: '/a/guides/x.md', folder: '/a/guides'}])
    expect(discovery.spaces.map(({root}) => root)).toEqual(['a'])
  })

  test("that are links to nowhere are something, those in Git's own folder nothing to lint", async () => {
    const {discovery} = await loadFiles(
      {...files, 'a/dead.md': {link: 'gone.md'}},
      {paths: ['/a/dead.md', '/.git/HEAD']},
    )
    expect(discovery.spaces.map(({root}) => root)).toEqual(['a'])
    expect(discovery.problems).toEqual(["Nothing to lint in Git's own folder: /.git/HEAD"])
  })

  test('in two repositories give the spaces of both', async () => {
    const both = {'x/.git/HEAD': '', 'x/SUMMARY.md': '', 'y/.git/HEAD': '', 'y/docs/SUMMARY.md': ''}
    const {spaces} = await discover(createMemoryFileSystem(both), {paths: ['/y', '/x']})
    expect(spaces.map(({repository, root}) => [repository.root, root])).toEqual([
      ['/x', ''],
      ['/y', 'docs'],
    ])
  })

  test('below a space that is outside Git lead up to it', async () => {
    const {discovery} = await loadFiles(
      {'home/docs/SUMMARY.md': '', 'home/docs/a/b.md': page, 'home/other.md': page},
      {paths: ['/home/docs/a/b.md']},
    )
    expect(discovery.spaces.map(({repository, root}) => [repository.root, root])).toEqual([
      ['/home/docs', ''],
    ])
  })
})

describe('the walk', () => {
  const paths = async (files: Parameters<typeof loadFiles>[0], options = {}) => {
    const {discovery} = await loadFiles({'SUMMARY.md': '', ...files}, options)
    return discovery.spaces.flatMap((space) => space.files.map(({path}) => path))
  }

  test('leaves out node_modules, hidden folders and submodules', async () => {
    const files = {
      'node_modules/x/a.md': page,
      '.github/a.md': page,
      '.git/HEAD': '',
      'sub/.git': 'gitdir: x',
      'sub/a.md': page,
      '.nojekyll': '',
      'a.md': page,
    }
    expect(await paths(files)).toEqual(['.nojekyll', 'SUMMARY.md', 'a.md'])
  })

  test('honours .gitignore files, the innermost first', async () => {
    const files = {
      '.gitignore': 'build/\n*.tmp.md\n',
      'build/a.md': page,
      'x.tmp.md': page,
      'keep/.gitignore': '!*.tmp.md',
      'keep/y.tmp.md': page,
    }
    expect(await paths(files)).toEqual(['.gitignore', 'SUMMARY.md', 'keep/.gitignore', 'keep/y.tmp.md'])
  })

  test('takes a named folder although Git ignores it', async () => {
    const files = {...git, '.gitignore': 'out/', 'out/docs/SUMMARY.md': '', 'out/docs/a.md': page}
    const {discovery} = await loadFiles(files, {paths: ['/out/docs']})
    expect(discovery.spaces.map(({root, files: own}) => [root, own.length])).toEqual([['out/docs', 2]])
  })

  test('knows ignored files and does not read them', async () => {
    const {fs, discovery} = await loadFiles(
      {'SUMMARY.md': '', 'drafts/a.md': page},
      {isIgnored: (path) => path === '/drafts/a.md'},
    )
    expect(discovery.spaces[0]?.files[1]).toEqual({path: 'drafts/a.md', role: 'page', unread: 'ignored'})
    expect(fs.reads).toEqual(['/SUMMARY.md'])
  })

  test('takes nothing from folders that the config of a space ignores, and asks for that space', async () => {
    const asked = new Set<string>()
    const {discovery} = await loadFiles(
      {...git, 'a/SUMMARY.md': '', 'a/old/SUMMARY.md': '', 'a/old/.gitbook/x': '', 'b/c.md': page},
      {
        isIgnored: (path, space) => {
          asked.add(space)
          return path === '/a/old/'
        },
      },
    )
    expect(discovery.spaces.map(({root, files}) => [root, files.map(({path}) => path)])).toEqual([
      ['a', ['SUMMARY.md']],
    ])
    expect([...asked].sort()).toEqual(['/a', '/a/old'])
  })

  test('takes a link to a file of the space and leaves all others alone', async () => {
    const {discovery} = await loadFiles({
      ...git,
      'docs/SUMMARY.md': '',
      'docs/a.md': page,
      'docs/same.md': {link: 'a.md'},
      'docs/out.md': {link: '../README.md'},
      'docs/folder': {link: '../src'},
      'docs/dead.md': {link: 'gone.md'},
      'docs/loop.md': {link: 'loop.md'},
      'README.md': page,
      'src/x.md': page,
    })
    const [space] = discovery.spaces
    expect(space?.files.map(({path, unread}) => [path, unread])).toEqual([
      ['SUMMARY.md', undefined],
      ['a.md', undefined],
      ['dead.md', 'broken'],
      ['loop.md', 'broken'],
      ['out.md', 'link'],
      ['same.md', undefined],
    ])
    expect(space?.repository.unwalked.get('docs/folder')).toBe('link')
  })

  test('takes from the index of Git what a sparse checkout lacks', async () => {
    const {discovery} = await loadFiles(
      {'SUMMARY.md': '', '.gitignore': '*.pdf', 'a.pdf': ''},
      {indexed: ['/b.md', '/a.pdf', '/SUMMARY.md']},
    )
    expect(discovery.spaces[0]?.files.map(({path, unread}) => [path, unread])).toEqual([
      ['.gitignore', undefined],
      ['SUMMARY.md', undefined],
      ['a.pdf', undefined],
      ['b.md', 'absent'],
    ])
  })

  test('lists each folder once and reads each page once', async () => {
    const {fs} = await loadFiles({
      ...git,
      '.gitbook.yaml': '',
      'SUMMARY.md': '* [A](a.md)',
      'a.md': page,
      'b/c.md': page,
      'b/SUMMARY.md': '',
      '.gitbook/vars.yaml': 'a: b',
    })
    expect([...fs.lists].sort()).toEqual(['/', '/.gitbook', '/b'])
    expect([...fs.reads].sort()).toEqual([
      '/.gitbook.yaml',
      '/.gitbook/vars.yaml',
      '/SUMMARY.md',
      '/a.md',
      '/b/SUMMARY.md',
      '/b/c.md',
    ])
  })
})

test('Markdown has its role by path', async () => {
  const {discovery} = await loadFiles({
    '.gitbook.yaml': 'structure:\n  readme: START.md\n  summary: nav.md\n',
    'nav.md': '',
    'START.md': page,
    'ja/SUMMARY.md': '',
    '.gitbook/includes/tip.md': '',
    '.gitbook/assets/guide.md': '',
    '.gitbook/note.md': '',
  })
  const [space] = discovery.spaces
  expect(space?.files.map(({path, role}) => [path, role])).toEqual([
    ['.gitbook.yaml', 'config'],
    ['.gitbook/assets/guide.md', 'asset'],
    ['.gitbook/includes/tip.md', 'include'],
    ['.gitbook/note.md', 'asset'],
    ['START.md', 'page'],
    ['ja/SUMMARY.md', 'summary'],
    ['nav.md', 'summary'],
  ])
  expect([space?.readme, space?.summary]).toEqual(['START.md', 'nav.md'])
  expect(space && documentsOf(space).map(({path}) => path)).toEqual([
    '.gitbook/includes/tip.md',
    'START.md',
    'ja/SUMMARY.md',
    'nav.md',
  ])
})
