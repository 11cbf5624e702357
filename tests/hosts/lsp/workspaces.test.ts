/** Workspaces as people have them: several folders, several repositories, files of none. */
import {afterEach, describe, expect, test} from 'vitest'
import {
  type TextDocumentEdit,
  WillRenameFilesRequest,
  type WorkspaceEdit,
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
