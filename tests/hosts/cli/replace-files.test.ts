import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import * as promises from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterEach, beforeEach, describe, expect, it} from 'vitest'
import {type Disk, replaceFiles} from '../../../src/hosts/cli/replace-files.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gitbook-lint-test-'))
  for (const name of ['a.md', 'b.md']) writeFileSync(join(folder, name), 'old')
})
afterEach(() => rmSync(folder, {recursive: true, force: true}))

const change = (name: string, before = 'old') => ({
  path: join(folder, name),
  within: folder,
  before,
  after: 'new',
})

/** Names and contents of all files in the folder: what is lost, half-written or left over shows. */
const contents = () =>
  Object.fromEntries(
    readdirSync(folder)
      .sort()
      .map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
  )

/** What the disk says when it refuses. */
const refuse = (code: string) => async (): Promise<never> => {
  throw Object.assign(new Error(code), {code})
}

/** A disk whose files cannot be written to the end. */
const failingAt = (step: 'writeFile' | 'sync' | 'chmod', code: string): Disk => ({
  ...promises,
  open: async (...argv: Parameters<Disk['open']>) => {
    const handle = await promises.open(...argv)
    return Object.assign(handle, {[step]: refuse(code)})
  },
})

describe('replacing', () => {
  it('writes files and keeps their mode', async () => {
    chmodSync(join(folder, 'a.md'), 0o640)
    expect(await replaceFiles([change('a.md'), change('b.md')])).toBeUndefined()
    expect(contents()).toEqual({'a.md': 'new', 'b.md': 'new'})
    expect(statSync(join(folder, 'a.md')).mode & 0o777).toBe(0o640)
  })

  it('writes bytes as they are', async () => {
    const text = '\ufeffé\r\n'
    writeFileSync(join(folder, 'a.md'), text)
    await replaceFiles([{...change('a.md', text), after: `${text}\0😀`}])
    expect(readFileSync(join(folder, 'a.md'))).toEqual(Buffer.from(`${text}\0😀`))
  })
})

describe('nothing is written or left over', () => {
  it.each<[what: string, act: () => void, reason: string]>([
    ['changed meanwhile', () => writeFileSync(join(folder, 'b.md'), 'other'), 'it changed since it was read'],
    ['is gone', () => rmSync(join(folder, 'b.md')), 'it is gone'],
    [
      'is a folder now',
      () => {
        rmSync(join(folder, 'b.md'))
        mkdirSync(join(folder, 'b.md'))
      },
      'it is no file any more',
    ],
    [
      'is a link now',
      () => {
        rmSync(join(folder, 'b.md'))
        symlinkSync('a.md', join(folder, 'b.md'))
      },
      'it is a symbolic link',
    ],
    ['is read-only', () => chmodSync(join(folder, 'b.md'), 0o444), 'it is read-only'],
  ])('where one of the files %s', async (_what, act, reason) => {
    act()
    expect(await replaceFiles([change('a.md'), change('b.md')])).toMatchObject({
      path: join(folder, 'b.md'),
      reason,
    })
    expect(readFileSync(join(folder, 'a.md'), 'utf8')).toBe('old')
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([])
  })

  it('where the file lies behind a link that leads out of the space', async () => {
    mkdirSync(join(folder, 'space'))
    symlinkSync('..', join(folder, 'space/out'))
    const path = join(folder, 'space/out/a.md')
    expect(await replaceFiles([{...change('a.md'), path, within: join(folder, 'space')}])).toEqual({
      path,
      reason: 'it lies outside of its space',
      failed: false,
    })
    expect(readFileSync(join(folder, 'a.md'), 'utf8')).toBe('old')
  })

  it.each<[what: string, disk: Disk, reason: string]>([
    ['no space is left', failingAt('writeFile', 'ENOSPC'), 'there is no space left on the disk'],
    [
      'no space is left when the text reaches the disk',
      failingAt('sync', 'ENOSPC'),
      'there is no space left on the disk',
    ],
    ['the mode cannot be set', failingAt('chmod', 'EPERM'), 'it may not be written'],
    ['the file system is read-only', {...promises, open: refuse('EROFS')}, 'its file system is read-only'],
    ['the file may not be written', {...promises, access: refuse('EACCES')}, 'it may not be written'],
    [
      'the file cannot be put in place',
      {...promises, rename: refuse('EXDEV')},
      'it cannot be replaced (EXDEV)',
    ],
    ['the folder is gone', {...promises, lstat: refuse('ENOENT')}, 'it is gone'],
  ])('where %s', async (_what, disk, reason) => {
    expect(await replaceFiles([change('a.md'), change('b.md')], disk)).toMatchObject({reason, failed: true})
    expect(contents()).toEqual({'a.md': 'old', 'b.md': 'old'})
  })

  it('where the second of two files that belong together cannot be put in place', async () => {
    const disk: Disk = {
      ...promises,
      rename: (from, to) => (to === join(folder, 'b.md') ? refuse('EIO')() : promises.rename(from, to)),
    }
    expect(await replaceFiles([change('a.md'), change('b.md')], disk)).toMatchObject({failed: true})
    expect(contents()).toEqual({'a.md': 'old', 'b.md': 'old'})
  })

  it('where a file is replaced between the last look and the writing', async () => {
    const disk: Disk = {
      ...promises,
      access: async () => writeFileSync(join(folder, 'a.md'), 'theirs'),
    }
    expect(await replaceFiles([change('a.md')], disk)).toMatchObject({reason: 'it changed since it was read'})
    expect(contents()).toEqual({'a.md': 'theirs', 'b.md': 'old'})
  })
})

describe('making a file', () => {
  const made = (name: string) => ({path: join(folder, name), within: folder, after: 'new'})

  it('writes it with the mode of new files', async () => {
    writeFileSync(join(folder, 'like.md'), '')
    expect(await replaceFiles([made('c.md'), change('a.md')])).toBeUndefined()
    expect(contents()).toEqual({'a.md': 'new', 'b.md': 'old', 'c.md': 'new', 'like.md': ''})
    expect(statSync(join(folder, 'c.md')).mode).toBe(statSync(join(folder, 'like.md')).mode)
  })

  it('writes it where there are no hard links', async () => {
    expect(await replaceFiles([made('c.md')], {...promises, link: refuse('EPERM')})).toBeUndefined()
    expect(contents()).toEqual({'a.md': 'old', 'b.md': 'old', 'c.md': 'new'})
  })

  it('leaves alone what is there by now', async () => {
    expect(await replaceFiles([change('b.md'), made('a.md')])).toMatchObject({failed: false})
    symlinkSync('nowhere', join(folder, 'link.md'))
    expect(await replaceFiles([made('link.md')])).toMatchObject({failed: false})
    rmSync(join(folder, 'link.md'))
    expect(contents()).toEqual({'a.md': 'old', 'b.md': 'old'})
  })

  it.each(['link', 'copyFile'] as const)(
    'leaves alone what comes just before it is written (%s)',
    async (way) => {
      const late = async () => writeFileSync(join(folder, 'c.md'), 'theirs')
      const disk: Disk = {
        ...promises,
        link: async (from, to) => {
          if (way === 'copyFile') return refuse('EPERM')()
          await late()
          return promises.link(from, to)
        },
        copyFile: async (...argv) => {
          await late()
          return promises.copyFile(...argv)
        },
      }
      expect(await replaceFiles([made('c.md')], disk)).toMatchObject({failed: false})
      expect(contents()).toEqual({'a.md': 'old', 'b.md': 'old', 'c.md': 'theirs'})
    },
  )

  it('takes it back where a file that belongs to it cannot be replaced', async () => {
    const disk: Disk = {...promises, rename: refuse('EIO')}
    expect(await replaceFiles([made('c.md'), change('a.md')], disk)).toMatchObject({failed: true})
    expect(contents()).toEqual({'a.md': 'old', 'b.md': 'old'})
  })

  it('makes none outside of the space, and none in a folder that is gone', async () => {
    mkdirSync(join(folder, 'space'))
    symlinkSync('..', join(folder, 'space/out'))
    const within = join(folder, 'space')
    const outside = await replaceFiles([{...made('c.md'), path: join(within, 'out/c.md'), within}])
    expect(outside?.reason).toBe('it lies outside of its space')
    expect(await replaceFiles([made('none/c.md')])).toMatchObject({reason: 'it is gone', failed: true})
    rmSync(within, {recursive: true})
    expect(contents()).toEqual({'a.md': 'old', 'b.md': 'old'})
  })
})
