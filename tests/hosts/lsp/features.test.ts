/** What an editor offers while somebody reads and writes. */
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {
  type CodeAction,
  CodeActionRequest,
  CompletionRequest,
  DefinitionRequest,
  DocumentHighlightRequest,
  DocumentLinkRequest,
  DocumentSymbolRequest,
  FoldingRangeRequest,
  HoverRequest,
  PrepareRenameRequest,
  ReferencesRequest,
  RenameRequest,
  SelectionRangeRequest,
  type TextDocumentEdit,
  type TextEdit,
  WillRenameFilesRequest,
  type WorkspaceEdit,
  WorkspaceSymbolRequest,
} from 'vscode-languageserver-protocol'
import {applyEdits, type Client, createFolder, type Files, startClient} from '../../support/lsp-client.ts'

const files: Files = {
  '.gitbook.yaml': 'redirects:\n  old-fire: guides/fire.md\n',
  '.gitbook/vars.yaml': 'guide: Ada\nseason: winter\n',
  '.gitbook/tags.yaml': '- tag: beta\n  label: Beta\n- tag: new\n  label: New\n',
  '.gitbook/assets/camp map.png': 'x',
  '.gitbook/includes/note.md': '---\ntitle: Note\n---\n\nMind the fire.\n',
  'SUMMARY.md': '# Table of contents\n\n* [Camp](README.md)\n* [Fire](guides/fire.md)\n* \n',
  'README.md':
    '# Camp\n\nSee [the fire](guides/fire.md#dry-wood) :fire: and ![map](<.gitbook/assets/camp map.png>).\n\n{% hint style="info" %}\nWarm.\n{% endhint %}\n\n## Rules\n\nGuide: <code class="expression">space.vars.guide</code>\n\n{% content-ref url="guides/fire.md" %}\n[fire.md](guides/fire.md)\n{% endcontent-ref %}\n',
  'guides/fire.md':
    '# Fire\n\n## Dry wood\n\n[Camp](../README.md)\n\n{% include "../.gitbook/includes/note.md" %}\n',
  'guides/water (new).md': '# Water\n\nCold.\n',
}

let client: Client
beforeAll(async () => {
  client = await startClient(createFolder(files))
  for (const path of Object.keys(files)) if (path.endsWith('.md')) await client.open(path, files[path] ?? '')
  await client.open('scratch.md', '')
})
afterAll(async () => client.stop())

/** Opens a scratch page with a `|` for the cursor and gives the position. */
async function cursor(text: string, path = 'scratch.md') {
  const offset = text.indexOf('|')
  const whole = text.slice(0, offset) + text.slice(offset + 1)
  await client.type(path, 0, client.text(path).length, whole)
  const lines = whole.slice(0, offset).split('\n')
  return {
    textDocument: {uri: client.uri(path)},
    position: {line: lines.length - 1, character: lines.at(-1)?.length ?? 0},
  }
}

/** The text that each item leads to, by label. */
async function completions(text: string): Promise<ReadonlyMap<string, string>> {
  const list = await client.connection.sendRequest(CompletionRequest.type, await cursor(text))
  const items = list === null ? [] : Array.isArray(list) ? list : list.items
  return new Map(
    items.map(({label, textEdit}) => {
      const edit = textEdit && 'range' in textEdit ? [textEdit] : []
      return [label, applyEdits(client.text('scratch.md'), edit)]
    }),
  )
}

describe('completion', () => {
  test('of a tag writes its end tag, its required attributes, and replaces what the editor closed', async () => {
    expect((await completions('{% hi| %}')).get('{% hint %}')).toBe(
      `{% hint style="\${1|info,warning,danger,success|}" %}\n$0\n{% endhint %}`,
    )
    expect((await completions('{%|}\n')).get('{% tabs %}')).toBe(
      '{% tabs %}\n{% tab title="$1" %}\n$0\n{% endtab %}\n{% endtabs %}\n',
    )
    expect((await completions('{%|')).get('{% include %}')).toBe('{% include "$1" %}')
  })

  test('of an end tag knows what is open', async () => {
    const found = await completions('{% hint style="info" %}\n\nWarm\n\n{% end|')
    expect([...found.keys()][0]).toBe('{% endhint %}')
  })

  test('of attributes and their values follows the tag', async () => {
    const names = await completions('{% code title="a" | %}')
    expect([...names.keys()]).toContain('lineNumbers')
    expect([...names.keys()]).not.toContain('title')
    expect([...(await completions('{% hint style="|" %}')).keys()]).toEqual([
      'info',
      'warning',
      'danger',
      'success',
    ])
    expect([...(await completions('{% code lineNumbers="|" %}')).keys()]).toEqual(['true', 'false'])
  })

  test('of a path spells it as its place needs', async () => {
    const water = 'guides/water (new).md'
    expect((await completions('[a](|)')).get(water)).toBe('[a](guides/water%20%28new%29.md)')
    expect((await completions('[a](<|>)')).get(water)).toBe('[a](<guides/water (new).md>)')
    expect((await completions('{% content-ref url="|" %}')).get(water)).toBe(
      '{% content-ref url="guides/water (new).md" %}',
    )
    expect((await completions('![a](|)')).get('.gitbook/assets/camp map.png')).toBe(
      '![a](.gitbook/assets/camp%20map.png)',
    )
    expect((await completions('<a href="|">')).get(water)).toBe('<a href="guides/water (new).md">')
    expect([...(await completions('{% include "|" %}')).keys()]).toEqual(['.gitbook/includes/note.md'])
  })

  test('of an anchor knows the other page', async () => {
    expect((await completions('[a](guides/fire.md#|)')).get('#dry-wood')).toBe('[a](guides/fire.md#dry-wood)')
    expect((await completions('# Top\n\n## Low\n\n## Low\n\n[a](#|)')).get('#low-1')).toContain('[a](#low-1)')
  })

  test('of an emoji shows it', async () => {
    expect((await completions('It is :rock|')).get('🚀 :rocket:')).toBe('It is :rocket:')
    expect((await completions('at 10:3|')).size).toBe(0)
  })

  test('of variables, icons, tags and front matter', async () => {
    expect([...(await completions('<code class="expression">space.vars.|</code>')).keys()]).toEqual([
      'guide',
      'season',
    ])
    expect([...(await completions('---\nicon: boo|\n---\n')).keys()]).toContain('book')
    expect([...(await completions('---\nhid|\n---\n')).keys()]).toContain('hidden')
    expect([...(await completions('---\nhidden: |\n---\n')).keys()]).toEqual(['true', 'false'])
    expect([...(await completions('---\nlayout:\n  wi|\n---\n')).keys()]).toContain('width')
    expect([...(await completions('---\ntags:\n  - tag: |\n---\n')).keys()]).toEqual(['beta', 'new'])
  })

  test('of an entry of the table of contents offers the pages that it lacks', async () => {
    const text = files['SUMMARY.md'] ?? ''
    const list = await client.connection.sendRequest(
      CompletionRequest.type,
      await cursor(`${text.trimEnd()} |`, 'SUMMARY.md'),
    )
    const items = list && 'items' in list ? list.items : []
    expect(items.map(({label}) => label)).toContain('Water')
    expect(items.map(({textEdit}) => textEdit?.newText)).toContain('[Water](guides/water%20%28new%29.md)')
    await client.type('SUMMARY.md', 0, client.text('SUMMARY.md').length, text)
  })
})

describe('a YAML file', () => {
  const config = 'structure:\n  readme: README.md\nredirects:\n  old-fire: guides/fire.md\n'
  beforeAll(async () => {
    for (const path of ['.gitbook.yaml', '.gitbook/vars.yaml', '.gitbook/tags.yaml'])
      await client.open(path, path === '.gitbook.yaml' ? config : (files[path] ?? ''))
  })
  afterAll(async () => {
    for (const path of ['.gitbook.yaml', '.gitbook/vars.yaml', '.gitbook/tags.yaml']) await client.close(path)
  })

  /** What becomes of the config by each item. */
  async function configItems(text: string): Promise<ReadonlyMap<string, string>> {
    const place = await cursor(text, '.gitbook.yaml')
    const list = await client.connection.sendRequest(CompletionRequest.type, place)
    const items = list && 'items' in list ? list.items : []
    const made = new Map(
      items.map(({label, textEdit}) => [
        label,
        applyEdits(client.text('.gitbook.yaml'), textEdit && 'range' in textEdit ? [textEdit] : []),
      ]),
    )
    await client.type('.gitbook.yaml', 0, client.text('.gitbook.yaml').length, config)
    return made
  }

  test('completes the pages that a redirect may lead to, in YAML that reads as text', async () => {
    const water = 'guides/water (new).md'
    const plain = await configItems('redirects:\n  old: |')
    expect([...plain.keys()]).toEqual(['README.md', 'guides/fire.md', water, 'scratch.md'])
    expect(plain.get('guides/fire.md')).toBe('redirects:\n  old: guides/fire.md')
    expect(plain.get(water)).toBe("redirects:\n  old: 'guides/water (new).md'")
    expect((await configItems('redirects:\n  "a b": "gui|"\n')).get(water)).toBe(
      'redirects:\n  "a b": "guides/water (new).md"\n',
    )
    expect((await configItems('redirects:\n  old: a # |')).size).toBe(0)
  })

  test('completes the files of the structure, and keys', async () => {
    expect([...(await configItems('structure:\n  summary: |')).keys()]).toContain('SUMMARY.md')
    expect([...(await configItems('structure:\n  re|')).keys()]).toEqual(['readme', 'summary'])
    expect((await configItems('re|')).get('redirects')).toBe('redirects:\n  ')
    expect([...(await configItems('root: ./\nre|')).keys()]).toEqual(['structure', 'redirects'])
    expect((await configItems('re|: ./')).get('root')).toBe('root: ./')
  })

  test('completes folders for the root, also while what is written is none', async () => {
    const folders = await configItems('root: |')
    expect([...folders.keys()]).toEqual(['./', './guides'])
    expect(folders.get('./guides')).toBe('root: ./guides')
    expect([...(await configItems('root: ./gui|')).keys()]).toContain('./guides')
  })

  test('completes anchors of the page that a redirect leads to', async () => {
    const found = await configItems('redirects:\n  old: guides/fire.md#|')
    expect(found.get('#dry-wood')).toBe('redirects:\n  old: guides/fire.md#dry-wood')
    expect((await configItems('redirects:\n  old: "guides/fire.md#d|"')).get('#dry-wood')).toBe(
      'redirects:\n  old: "guides/fire.md#dry-wood"',
    )
    expect((await configItems('redirects:\n  old: gone.md#|')).size).toBe(0)
  })

  test('tells where its paths lead, and takes one there', async () => {
    expect(await hoverText('guides/fire.md', '.gitbook.yaml')).toBe('**Fire**\n\n`guides/fire.md`')
    expect(await hoverText('README.md', '.gitbook.yaml')).toBe('**Camp**\n\n`README.md`')
    expect(await definitions('guides/fire.md', '.gitbook.yaml')).toEqual(['/guides/fire.md:1'])
    expect(await definitions('README.md', '.gitbook.yaml')).toEqual(['/README.md:1'])
  })

  test('knows where its variables and tags are used', async () => {
    expect(await hoverText('guide', '.gitbook/vars.yaml')).toBe('`Ada`, from `.gitbook/vars.yaml`')
    expect(await uses('guide', '.gitbook/vars.yaml')).toEqual(['/README.md:11'])
    expect(await definitions('beta', '.gitbook/tags.yaml')).toEqual(['/.gitbook/tags.yaml:1'])
  })

  test('of a table of contents completes the path of an entry', async () => {
    const text = files['SUMMARY.md'] ?? ''
    const place = await cursor(`${text.trimEnd()} [Water](|)`, 'SUMMARY.md')
    const list = await client.connection.sendRequest(CompletionRequest.type, place)
    const items = list && 'items' in list ? list.items : []
    expect(items.map(({textEdit}) => textEdit?.newText)).toContain('guides/water%20%28new%29.md')
    await client.type('SUMMARY.md', 0, client.text('SUMMARY.md').length, text)
  })
})

const hoverText = async (mark: string, path = 'README.md') => {
  const hover = await client.connection.sendRequest(HoverRequest.type, client.at(path, mark))
  return hover && typeof hover.contents === 'object' && 'value' in hover.contents ? hover.contents.value : ''
}

describe('hover', () => {
  test('tells what a tag does', async () => {
    expect(await hoverText('hint style')).toContain('`style`')
  })
  test('tells title and path of a target', async () => {
    expect(await hoverText('guides/fire.md#dry')).toBe('**Fire**\n\n`guides/fire.md#dry-wood`')
  })
  test('shows an emoji and the value of a variable', async () => {
    expect(await hoverText(':fire:')).toBe('🔥 `:fire:`')
    expect(await hoverText('guide</code>')).toBe('`Ada`, from `.gitbook/vars.yaml`')
  })
  test('tells the rule behind a finding', async () => {
    await cursor('{% hint style="inof" %}|\nx\n{% endhint %}\n')
    expect(await hoverText('inof', 'scratch.md')).toContain('**hint-style**')
  })
})

const places = (locations: readonly {uri: string; range: {start: {line: number}}}[] | null) =>
  (locations ?? []).map(({uri, range}) => `${uri.slice(client.uri('').length)}:${range.start.line + 1}`)

const definitions = async (mark: string, path = 'README.md') => {
  const found = await client.connection.sendRequest(DefinitionRequest.type, client.at(path, mark))
  return places(Array.isArray(found) ? found.filter((one) => 'uri' in one) : found ? [found] : [])
}

const uses = async (mark: string, path: string) =>
  places(
    await client.connection.sendRequest(ReferencesRequest.type, {
      ...client.at(path, mark),
      context: {includeDeclaration: false},
    }),
  )

describe('going about', () => {
  test('a link leads to its heading, an image to its file, an include and a variable to theirs', async () => {
    expect(await definitions('guides/fire.md#dry')).toEqual(['/guides/fire.md:3'])
    expect(await definitions('.gitbook/assets/camp')).toEqual(['/.gitbook/assets/camp%20map.png:1'])
    expect(await definitions('../.gitbook/includes', 'guides/fire.md')).toEqual([
      '/.gitbook/includes/note.md:2',
    ])
    expect(await definitions('guide</code>')).toEqual(['/.gitbook/vars.yaml:1'])
  })

  test('of headings with one title a link leads to the one that the rules take it for', async () => {
    const page = (href: string) =>
      `# Top\n\n## Setup <a href="#install" id="install"></a>\n\n## Setup\n\n[x](${href})\n`
    const linesOf = async (href: string) => {
      const found = await client.connection.sendRequest(DefinitionRequest.type, await cursor(page(href)))
      return [found ?? []].flat().map((one) => ('range' in one ? one.range.start.line + 1 : 0))
    }
    expect(await linesOf('#set|up')).toEqual([5])
    expect(await linesOf('#inst|all')).toEqual([3])
    expect(await linesOf('#setup|-5')).toEqual([1])
    expect([...(await completions(page('#|'))).keys()]).toEqual(['#top', '#install', '#setup'])
  })

  test('a heading knows the links to it, a title those to its page', async () => {
    expect(await uses('Dry wood', 'guides/fire.md')).toEqual(['/README.md:3'])
    expect(await uses('Fire', 'guides/fire.md')).toEqual([
      '/README.md:3',
      '/README.md:13',
      '/README.md:14',
      '/SUMMARY.md:4',
    ])
  })

  test('links are shown with the titles of what they lead to', async () => {
    const links = await client.connection.sendRequest(DocumentLinkRequest.type, {
      textDocument: {uri: client.uri('README.md')},
    })
    expect(links?.map(({tooltip}) => tooltip)).toEqual([
      'Fire',
      '.gitbook/assets/camp map.png',
      'Fire',
      'Fire',
    ])
    expect(links?.[0]?.target).toBe(`${client.uri('guides/fire.md')}#L3`)
  })

  test('headings make the outline, and pages are found by title', async () => {
    const symbols = await client.connection.sendRequest(DocumentSymbolRequest.type, {
      textDocument: {uri: client.uri('README.md')},
    })
    expect(symbols).toMatchObject([{name: 'Camp', children: [{name: 'Rules'}]}])
    const found = await client.connection.sendRequest(WorkspaceSymbolRequest.type, {query: 'wood'})
    expect(found).toMatchObject([{name: 'Dry wood', containerName: 'Fire'}])
  })

  test('blocks and sections fold, and are selected from the inside out', async () => {
    const textDocument = {uri: client.uri('README.md')}
    const folds = await client.connection.sendRequest(FoldingRangeRequest.type, {textDocument})
    expect(folds?.map(({startLine, endLine}) => [startLine, endLine])).toEqual([
      [0, 14],
      [8, 14],
      [4, 6],
      [12, 14],
    ])
    const {position} = client.at('README.md', 'Warm')
    const [selection] =
      (await client.connection.sendRequest(SelectionRangeRequest.type, {
        textDocument,
        positions: [position],
      })) ?? []
    expect(
      [selection?.range, selection?.parent?.range].map((range) => [range?.start.line, range?.end.line]),
    ).toEqual([
      [4, 6],
      [4, 6],
    ])
  })

  test('opening and end tag are shown together', async () => {
    const found = await client.connection.sendRequest(
      DocumentHighlightRequest.type,
      client.at('README.md', 'endhint'),
    )
    expect(found?.map(({range}) => [range.start.line, range.start.character])).toEqual([
      [4, 3],
      [6, 3],
    ])
  })
})

/** What an edit makes of the open files: text by path, and files that it makes or renames. */
function outcome(edit: WorkspaceEdit | null): Readonly<Record<string, string>> {
  const changed: Record<string, string> = {}
  const path = (uri: string) => decodeURIComponent(uri.slice(client.uri('').length + 1))
  for (const change of edit?.documentChanges ?? []) {
    if ('kind' in change) {
      if (change.kind === 'rename') changed[path(change.oldUri)] = `-> ${path(change.newUri)}`
      continue
    }
    const {textDocument, edits} = change as TextDocumentEdit
    const own = path(textDocument.uri)
    changed[own] = applyEdits(
      changed[own] ?? files[own] ?? '',
      edits.filter((one) => 'newText' in one),
    )
  }
  return changed
}

const renamed = async (mark: string, newName: string, path: string) =>
  outcome(await client.connection.sendRequest(RenameRequest.type, {...client.at(path, mark), newName}))

describe('rename', () => {
  test('of a heading takes the links to it along', async () => {
    const changed = await renamed('Dry wood', 'Wet wood', 'guides/fire.md')
    expect(changed['guides/fire.md']).toContain('## Wet wood\n')
    expect(changed['README.md']).toContain('guides/fire.md#wet-wood)')
  })

  test('of a variable takes its uses along', async () => {
    const changed = await renamed('guide</code>', 'host', 'README.md')
    expect(changed['.gitbook/vars.yaml']).toBe('host: Ada\nseason: winter\n')
    expect(changed['README.md']).toContain('space.vars.host<')
  })

  test('of a page by a link to it moves the page, and its old address leads on', async () => {
    const at = client.at('README.md', 'guides/fire.md#dry')
    expect(await client.connection.sendRequest(PrepareRenameRequest.type, at)).toMatchObject({
      placeholder: 'guides/fire.md',
    })
    const changed = await renamed('guides/fire.md#dry', 'fire/place.md', 'README.md')
    expect(changed['guides/fire.md']).toBe('-> fire/place.md')
    expect(changed['README.md']).toContain('(fire/place.md#dry-wood)')
    expect(changed['README.md']).toContain('url="fire/place.md"')
    expect(changed['SUMMARY.md']).toContain('(fire/place.md)')
    expect(changed['.gitbook.yaml']).toBe(
      'redirects:\n  old-fire: fire/place.md\n  guides/fire: fire/place.md\n',
    )
  })

  test('that cannot be is refused with the reason', async () => {
    await expect(renamed('guides/fire.md#dry', 'README.md', 'README.md')).rejects.toThrow('README.md exists')
  })

  test('of files by the editor takes links along', async () => {
    const edit = await client.connection.sendRequest(WillRenameFilesRequest.type, {
      files: [
        {oldUri: client.uri('.gitbook/assets/camp map.png'), newUri: client.uri('.gitbook/assets/map.png')},
      ],
    })
    expect(outcome(edit)['README.md']).toContain('![map](<.gitbook/assets/map.png>)')
  })
})

describe('code actions', () => {
  const actionsAt = async (text: string, only?: string[]) => {
    const {textDocument, position} = await cursor(text)
    const found = await client.connection.sendRequest(CodeActionRequest.type, {
      textDocument,
      range: {start: position, end: position},
      context: {diagnostics: [], ...(only && {only})},
    })
    return (found ?? []).filter((action): action is CodeAction => 'kind' in action)
  }
  const edited = (edit: WorkspaceEdit | undefined) =>
    applyEdits(client.text('scratch.md'), edit?.changes?.[client.uri('scratch.md')] ?? [])

  test('a finding is fixed, or its rule switched off for the block, the page or the space', async () => {
    const actions = await actionsAt('# A\n\n{% hint style="I|nfo" %}\nx\n{% endhint %}\n')
    expect(actions.map(({title}) => title)).toEqual([
      'Replace by `info`',
      'Disable `hint-style` for this block',
      'Disable `hint-style` on this page',
      'Turn `hint-style` off in .gitbook-lint.yaml',
      'Fix all findings that have a safe fix',
    ])
    expect(actions[0]).toMatchObject({isPreferred: true, diagnostics: [{code: 'hint-style'}]})
    expect(edited(actions[0]?.edit)).toBe('# A\n\n{% hint style="info" %}\nx\n{% endhint %}\n')
    expect(edited(actions[1]?.edit)).toContain('<!-- lint ignore hint-style -->\n\n{% hint')
    expect(edited(actions[2]?.edit)).toMatch(/^<!-- lint disable hint-style -->\n\n# A/)
  })

  test('a comment that is put in hides the finding', async () => {
    const actions = await actionsAt('# A\n\n{% hint style="I|nfo" %}\nx\n{% endhint %}\n')
    for (const action of actions.slice(1, 3)) {
      await cursor(`${edited(action.edit)}|`)
      const rules = (await client.diagnostics('scratch.md')).map(({code}) => code)
      expect(rules).not.toContain('hint-style')
      await cursor('# A\n\n{% hint style="I|nfo" %}\nx\n{% endhint %}\n')
    }
  })

  test('"fix all" takes every safe fix and no other', async () => {
    const text = '# A&#x20;\n\n{% hint style="Info" %}\nx\n{% endhint %}\n\n[a](guides/fier.md)\n|'
    const [action, ...more] = await actionsAt(text, ['source.fixAll.gitbookLint'])
    expect(more).toEqual([])
    expect(edited(action?.edit)).toBe(
      '# A\n\n{% hint style="info" %}\nx\n{% endhint %}\n\n[a](guides/fier.md)\n',
    )
  })
})

describe('a rule is turned off', () => {
  const page = '# A\n\n{% hint style="Info" %}\nx\n{% endhint %}\n'

  /** Titles of the actions that do it, and what becomes of the config, by its path. */
  async function turnedOff(config: Files) {
    const folder = createFolder({...config, 'docs/SUMMARY.md': '# T\n', 'docs/README.md': page})
    const own = await startClient(folder)
    await own.open('docs/README.md', page)
    const {textDocument, position} = own.at('docs/README.md', 'Info')
    const found = await own.connection.sendRequest(CodeActionRequest.type, {
      textDocument,
      range: {start: position, end: position},
      context: {diagnostics: []},
    })
    const actions = (found ?? []).filter((action): action is CodeAction => action.title.startsWith('Turn'))
    const changed = actions.flatMap(({edit}) => [
      ...Object.entries(edit?.changes ?? {}),
      ...(edit?.documentChanges ?? []).flatMap((change): [string, TextEdit[]][] =>
        'edits' in change ? [[change.textDocument.uri, change.edits.filter((one) => 'newText' in one)]] : [],
      ),
    ])
    const result = {
      titles: actions.map(({title}) => title),
      files: Object.fromEntries(
        changed.map(([uri, edits]) => {
          const path = decodeURIComponent(uri.slice(own.uri('').length)).replace(/^\//, '')
          return [path, applyEdits(config[path] ?? '', edits)]
        }),
      ),
    }
    await own.stop()
    return result
  }

  test.each<[string, Files, string, Files]>([
    [
      'of another name',
      {'docs/.gitbook-lint.yml': 'ignore: [x/]\n'},
      '.gitbook-lint.yml',
      {'docs/.gitbook-lint.yml': 'ignore: [x/]\nrules:\n  hint-style: off\n'},
    ],
    [
      'above the space',
      {'.gitbook-lint.yaml': 'rules:\n  tab-title: off\n'},
      '../.gitbook-lint.yaml',
      {'.gitbook-lint.yaml': 'rules:\n  hint-style: off\n  tab-title: off\n'},
    ],
    [
      'with Windows line endings',
      {'docs/.gitbook-lint.yaml': 'rules:\r\n  tab-title: off\r\n'},
      '.gitbook-lint.yaml',
      {'docs/.gitbook-lint.yaml': 'rules:\r\n  hint-style: off\r\n  tab-title: off\r\n'},
    ],
    [
      'that is new where there is none',
      {'package.json': '{}'},
      '.gitbook-lint.yaml',
      {'docs/.gitbook-lint.yaml': 'rules:\n  hint-style: off\n'},
    ],
  ])('in a config %s', async (_, config, name, after) => {
    expect(await turnedOff(config)).toEqual({titles: [`Turn \`hint-style\` off in ${name}`], files: after})
  })

  test.each<[string, Files]>([
    ['in JSON', {'docs/.gitbook-lint.json': '{"rules": {"tab-title": "off"}}'}],
    ['in package.json', {'package.json': '{"gitbook-lint": {"rules": {"tab-title": "off"}}}'}],
    ['in YAML written as JSON', {'docs/.gitbook-lint.yaml': '{"rules": {"tab-title": "off"}}\n'}],
    ['that cannot be read', {'.gitbook-lint.yml': 'rules:\n  tab-titel: off\n'}],
  ])('in no new config beside one %s', async (_, config) => {
    expect(await turnedOff(config)).toEqual({titles: [], files: {}})
  })
})
