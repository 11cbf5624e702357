/** Workspaces as people have them: several folders, several repositories, files of none. */
import {rmSync} from 'node:fs'
import {join} from 'node:path'
import {afterEach, describe, expect, test} from 'vitest'
import {
  CodeActionRequest,
  CompletionRequest,
  DidOpenTextDocumentNotification,
  HoverRequest,
  RenameRequest,
  type TextDocumentEdit,
  WillRenameFilesRequest,
  type WorkspaceEdit,
  WorkspaceSymbolRequest,
} from 'vscode-languageserver-protocol'
import {applyEdits, type Client, createFolder, type Files, startClient} from '../../support/lsp-client.ts'

const clients: Client[] = []
afterEach(async () => {
  for (const client of clients.splice(0)) await client.stop()
})

/** What becomes of files by an edit, by path. */
function outcome(edit: WorkspaceEdit | null, files: Files, client: Client): Files {
  const changes = (edit?.documentChanges ?? []).filter((one): one is TextDocumentEdit => 'edits' in one)
  return Object.fromEntries(
    changes.map(({textDocument: {uri}, edits}) => {
      const path = Object.keys(files).find((each) => client.uri(each) === uri) ?? uri
      return [
        path,
        applyEdits(
          files[path] ?? '',
          edits.flatMap((one) => ('newText' in one ? [one] : [])),
        ),
      ]
    }),
  )
}

describe('renaming in a repository of several spaces', () => {
  const files: Files = {
    'docs/SUMMARY.md': '# Table of contents\n\n* [Camp](README.md)\n* [Fire](fire.md)\n',
    'docs/README.md': '# Camp\n',
    'docs/fire.md': '# Fire\n\n[Help](../help/README.md)\n',
    'help/SUMMARY.md': '# Table of contents\n\n* [Help](README.md)\n',
    'help/README.md': '# Help\n\n[Fire](../docs/fire.md)\n',
  }
  const move = async (...pairs: readonly (readonly [string, string])[]) => {
    const client = await startClient(createFolder(files))
    clients.push(client)
    const edit = await client.connection.sendRequest(WillRenameFilesRequest.type, {
      files: pairs.map(([from, to]) => ({oldUri: client.uri(from), newUri: client.uri(to)})),
    })
    return outcome(edit, files, client)
  }

  test('takes links of the other spaces along', async () => {
    const after = await move(['docs/fire.md', 'docs/guides/embers.md'])
    expect(after['help/README.md']).toBe('# Help\n\n[Fire](../docs/guides/embers.md)\n')
    expect(after['docs/fire.md']).toBe('# Fire\n\n[Help](../../help/README.md)\n')
  })

  test('leaves no place with two edits where pages of several spaces move at once', async () => {
    const after = await move(['docs/fire.md', 'docs/embers.md'], ['help/README.md', 'help/a/README.md'])
    expect(after['help/README.md']).toBe('# Help\n\n[Fire](../../docs/fire.md)\n')
  })
})

describe('the findings of an open page are those of its space', () => {
  const page = '# Camp\n\n[gone](gone.md)\n'
  const contents = '# Table of contents\n\n* [Camp](README.md)\n'
  const codesOf = async (client: Client, path: string) =>
    (await client.diagnostics(path)).map(({code}) => code)

  /** Folders without a repository around them. */
  const bareFolder = (files: Files) => {
    const folder = createFolder(files)
    rmSync(join(folder, '.git'), {recursive: true})
    return folder
  }

  test.each<[string, Files, string, string]>([
    [
      'in a repository among others in the folder that is open',
      {'one/.git/HEAD': '', 'one/docs/SUMMARY.md': contents, 'two/.git/HEAD': ''},
      '',
      'one/docs/README.md',
    ],
    [
      'in a repository that the open one holds',
      {'.git/HEAD': '', 'SUMMARY.md': contents, 'sub/.git/HEAD': '', 'sub/SUMMARY.md': contents},
      '',
      'sub/README.md',
    ],
    [
      'outside the folder that is open',
      {'one/.git/HEAD': '', 'two/docs/.gitbook.yaml': '', 'two/docs/SUMMARY.md': contents},
      'one',
      '../two/docs/README.md',
    ],
    [
      'without any repository',
      {'a/docs/SUMMARY.md': contents, 'b/SUMMARY.md': contents},
      '',
      'a/docs/README.md',
    ],
  ])('%s', async (_, files, opened, path) => {
    const client = await startClient(join(bareFolder(files), opened))
    clients.push(client)
    await client.open(path, page)
    expect(await codesOf(client, path)).toEqual(['no-broken-page-link'])
    await client.type(path, page.indexOf('gone.md'), page.indexOf('gone.md') + 7, 'README.md')
    expect(await codesOf(client, path)).toEqual([])
  })

  test('in each of several folders of the workspace, also where one lies in another', async () => {
    const folder = bareFolder({
      'one/.git/HEAD': '',
      'one/docs/SUMMARY.md': contents,
      'two/SUMMARY.md': contents,
    })
    const client = await startClient(folder, {folders: ['one', 'one/docs', 'two']})
    clients.push(client)
    for (const path of ['one/docs/README.md', 'two/README.md']) await client.open(path, page)
    expect(await codesOf(client, 'one/docs/README.md')).toEqual(['no-broken-page-link'])
    expect(await codesOf(client, 'two/README.md')).toEqual(['no-broken-page-link'])
    const symbols = await client.connection.sendRequest(WorkspaceSymbolRequest.type, {query: 'Camp'})
    expect(symbols?.map(({location}) => location.uri).sort()).toEqual(
      ['one/docs/README.md', 'two/README.md'].map(client.uri),
    )
  })

  test('and none of a page of no space are more than its own rules say, or for GitBook at all', async () => {
    const client = await startClient(bareFolder({}))
    clients.push(client)
    await client.open('CONTRIBUTING.md', '# Join\n\n> [!NOTE]\n> Read [this](this is not read.md).\n')
    expect(await codesOf(client, 'CONTRIBUTING.md')).toEqual([])
    await client.open('notes.md', `${page}\n{% hint style="inof" %}\nx\n{% endhint %}\n`)
    expect(await codesOf(client, 'notes.md')).toEqual(['hint-style'])
  })
})

test('a text that was never saved is left in peace', async () => {
  const client = await startClient(createFolder({'SUMMARY.md': ''}))
  clients.push(client)
  const uri = 'untitled:Untitled-1'
  const text = '{% hint style="inof" %}\nx\n{% endhint %}\n'
  await client.connection.sendNotification(DidOpenTextDocumentNotification.type, {
    textDocument: {uri, languageId: 'markdown', version: 1, text},
  })
  const position = {line: 0, character: 3}
  expect(await client.connection.sendRequest(HoverRequest.type, {textDocument: {uri}, position})).toBeNull()
  expect(
    await client.connection.sendRequest(CompletionRequest.type, {textDocument: {uri}, position}),
  ).toBeNull()
  expect(
    await client.connection.sendRequest(CodeActionRequest.type, {
      textDocument: {uri},
      range: {start: position, end: position},
      context: {diagnostics: []},
    }),
  ).toEqual([])
})

test('a page that is renamed while it is open with unsaved text keeps that text and its links', async () => {
  const files = {
    'SUMMARY.md': '# Table of contents\n\n* [Camp](README.md)\n* [Fire](fire.md)\n',
    'README.md': '# Camp\n\n[Fire](fire.md)\n',
    'fire.md': '# Fire\n',
  }
  const client = await startClient(createFolder(files))
  clients.push(client)
  const unsaved = '# Fire\n\n## Wood\n\n[Camp](README.md#lost)\n'
  await client.open('fire.md', files['fire.md'])
  await client.type('fire.md', 0, files['fire.md'].length, unsaved)
  const edit = await client.connection.sendRequest(WillRenameFilesRequest.type, {
    files: [{oldUri: client.uri('fire.md'), newUri: client.uri('guides/embers.md')}],
  })
  const after = outcome(edit, {...files, 'fire.md': unsaved}, client)
  expect(after['fire.md']).toBe('# Fire\n\n## Wood\n\n[Camp](../README.md#lost)\n')
  // As editors do it: the texts change, the file moves, the page is closed and opened under its new name.
  await client.close('fire.md')
  await client.open('guides/embers.md', after['fire.md'] ?? '')
  await client.write({
    'fire.md': undefined,
    'guides/embers.md': files['fire.md'],
    'README.md': after['README.md'],
    'SUMMARY.md': after['SUMMARY.md'],
  })
  await client.open('README.md', (after['README.md'] ?? '').replace('embers.md', 'embers.md#wood'))
  expect((await client.diagnostics('README.md')).map(({code}) => code)).toEqual([])
  expect((await client.diagnostics('guides/embers.md')).map(({code}) => code)).toEqual(['no-missing-anchor'])
})

test('a page that has grown too large to be read is told so, as the command tells it', async () => {
  const client = await startClient(createFolder({'SUMMARY.md': '', 'README.md': '# Camp\n'}))
  clients.push(client)
  await client.open('README.md', '# Camp\n')
  await client.type('README.md', 0, 0, 'x'.repeat(2_000_001))
  expect((await client.diagnostics('README.md')).map(({code}) => code)).toEqual(['unreadable-file'])
  await client.type('README.md', 0, 2_000_001, '')
  expect(await client.diagnostics('README.md')).toEqual([])
})

describe('with the line endings of Windows', () => {
  const text =
    '---\r\nhidden: \r\n---\r\n\r\n# Camp\r\n\r\n## Wood\r\n\r\n{% hint style="Info" %}\r\nSee [it](#wood).\r\n{% endhint %}\r\n\r\n{% co\r\n'
  const opened = async () => {
    const client = await startClient(
      createFolder({'SUMMARY.md': '* [Camp](README.md)\r\n', 'README.md': text}),
    )
    clients.push(client)
    await client.open('README.md', text)
    return client
  }
  const labelsAt = async (client: Client, mark: string, after: number) => {
    const {textDocument, position} = client.at('README.md', mark)
    const list = await client.connection.sendRequest(CompletionRequest.type, {
      textDocument,
      position: {...position, character: position.character + after},
    })
    return (list && 'items' in list ? list.items : []).map(({label}) => label)
  }

  test('findings and their fixes have their places, and comments end as the other lines', async () => {
    const client = await opened()
    const found = (await client.diagnostics('README.md')).find(({code}) => code === 'hint-style')
    expect(found?.range).toEqual({start: {line: 8, character: 15}, end: {line: 8, character: 19}})
    const {textDocument, position} = client.at('README.md', 'Info')
    const actions = await client.connection.sendRequest(CodeActionRequest.type, {
      textDocument,
      range: {start: position, end: position},
      context: {diagnostics: []},
    })
    const results = (actions ?? []).flatMap((one) => {
      const edits = 'edit' in one ? one.edit?.changes?.[textDocument.uri] : undefined
      return edits ? [applyEdits(text, edits)] : []
    })
    expect(results[0]).toBe(text.replace('Info', 'info'))
    expect(results.filter((after) => /[^\r]\n/.test(after))).toEqual([])
    expect(results.some((after) => after.includes('<!-- lint disable hint-style -->\r\n'))).toBe(true)
  })

  test('completion and rename know where they are', async () => {
    const client = await opened()
    expect(await labelsAt(client, '{% co', 5)).toContain('{% columns %}')
    expect(await labelsAt(client, 'hidden: ', 8)).toEqual(['true', 'false'])
    expect(await labelsAt(client, '(#wood', 2)).toEqual(['#camp', '#wood'])
    const edit = await client.connection.sendRequest(RenameRequest.type, {
      ...client.at('README.md', 'Wood'),
      newName: 'Dry wood',
    })
    expect(outcome(edit, {'README.md': text}, client)['README.md']).toBe(
      text.replace('## Wood', '## Dry wood').replace('(#wood)', '(#dry-wood)'),
    )
  })
})
