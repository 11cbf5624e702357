import {mkdir, mkdtemp, rm, symlink, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join, sep} from 'node:path'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {createNodeFileSystem} from '../../src/project/node-file-system.ts'

const fs = createNodeFileSystem()
let root = ''

beforeAll(async () => {
  root = (await mkdtemp(join(tmpdir(), 'gitbook-lint-'))).split(sep).join('/')
  await mkdir(`${root}/folder.md`)
  await writeFile(`${root}/a.md`, '\ufeffé')
  await writeFile(`${root}/bytes.md`, new Uint8Array([0xff]))
  await writeFile(`${root}/de\u0301but.md`, '')
  await symlink('a.md', `${root}/link.md`)
  await symlink('loop.md', `${root}/loop.md`)
})

afterAll(() => rm(root, {recursive: true, force: true}))

describe('the disk', () => {
  test('gives names as they are, with their kinds', async () => {
    const listed = await fs.list(root)
    const names = listed.ok ? listed.value.map(({name, kind}) => `${name} ${kind}`).sort() : []
    expect(names).toEqual([
      'a.md file',
      'bytes.md file',
      'de\u0301but.md file',
      'folder.md directory',
      'link.md symlink',
      'loop.md symlink',
    ])
  })

  test('gives text with its byte order mark, through links', async () => {
    expect(await fs.readText(`${root}/link.md`)).toEqual({ok: true, value: '\ufeffé'})
  })

  test('gives failures as values', async () => {
    const reasons = [
      await fs.readText(`${root}/gone.md`),
      await fs.readText(`${root}/folder.md`),
      await fs.readText(`${root}/bytes.md`),
      await fs.readText(`${root}/a.md`, 4),
      await fs.readText(`${root}/loop.md`),
      await fs.readText(`${root}/a.md/b`),
      await fs.list(`${root}/a.md`),
      await fs.list(`${root}/gone`),
    ].map((outcome) => (outcome.ok ? 'ok' : outcome.reason))
    expect(reasons).toEqual([
      'missing',
      'is-directory',
      'not-utf8',
      'too-big',
      'link-loop',
      'not-directory',
      'not-directory',
      'missing',
    ])
  })

  test('tells sizes, real paths and equal contents', async () => {
    expect(await fs.status(`${root}/link.md`)).toMatchObject({ok: true, value: {kind: 'file', bytes: 5}})
    expect(await fs.realPath(`${root}/link.md`)).toEqual(await fs.realPath(`${root}/a.md`))
    expect(await fs.digest(`${root}/link.md`)).toEqual(await fs.digest(`${root}/a.md`))
    expect(await fs.digest(`${root}/bytes.md`)).not.toEqual(await fs.digest(`${root}/a.md`))
  })
})
