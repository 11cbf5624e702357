import {mkdirSync, mkdtempSync, realpathSync, renameSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterEach, beforeEach, expect, it, vi} from 'vitest'
import {type FileChanges, watchFiles} from '../../../../src/hosts/cli/watch/file-changes.ts'

vi.setConfig({testTimeout: 30_000})

let folder = ''
let end = new AbortController()
let changes: FileChanges

const at = (path: string) => join(folder, path)

beforeEach(async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'gitbook-lint-watch-')))
  mkdirSync(at('space/guides'), {recursive: true})
  writeFileSync(at('space/guides/fire.md'), '# Fire\n')
  end = new AbortController()
  changes = watchFiles(end.signal)
  await changes.follow({folders: [at('space')], files: [at('docs.yaml')], own: [at('space/report.html')]})
})

afterEach(async () => {
  await changes.close()
  rmSync(folder, {recursive: true})
})

/** Waits until something has happened to a file. */
async function until(path: string): Promise<string | undefined> {
  for (;;) {
    const change = (await changes.next())?.get(at(path))
    if (change !== undefined) return change
  }
}

it('sees a page that is written', async () => {
  writeFileSync(at('space/guides/fire.md'), '# Wood fire\n')
  expect(await until('space/guides/fire.md')).toBe('changed')
})

it('sees a page that is saved by putting another file in its place, each time', async () => {
  for (const text of ['# Wood fire\n', '# Coal fire\n']) {
    renameSync(at('space/guides/fire.md'), at('space/guides/fire.md~'))
    writeFileSync(at('space/guides/fire.md'), text)
    rmSync(at('space/guides/fire.md~'))
    expect(await until('space/guides/fire.md')).toBe('changed')
    writeFileSync(at('space/guides/.draft'), text)
    renameSync(at('space/guides/.draft'), at('space/guides/fire.md'))
    expect(await until('space/guides/fire.md')).toBe('changed')
  }
})

it('sees pages in folders that are new, and what becomes of them', async () => {
  mkdirSync(at('space/trips/lakes'), {recursive: true})
  writeFileSync(at('space/trips/lakes/one.md'), '# One\n')
  expect(await until('space/trips/lakes/one.md')).toBe('added')
  writeFileSync(at('space/trips/lakes/one.md'), '# Two\n')
  expect(await until('space/trips/lakes/one.md')).toBe('changed')
  rmSync(at('space/trips'), {recursive: true})
  expect(await until('space/trips/lakes/one.md')).toBe('removed')
})

it('sees a file of settings above the space that was not there', async () => {
  writeFileSync(at('docs.yaml'), 'site: {}\n')
  expect(await until('docs.yaml')).toBe('added')
})

it('passes over what the run writes itself, hidden files and installed packages', async () => {
  writeFileSync(at('space/report.html'), '<html>')
  writeFileSync(at('space/.fire.md.swp'), '')
  mkdirSync(at('space/node_modules/one'), {recursive: true})
  writeFileSync(at('space/node_modules/one/README.md'), '# One\n')
  writeFileSync(at('space/guides/fire.md'), '# Wood fire\n')
  expect([...((await changes.next()) ?? [])]).toEqual([[at('space/guides/fire.md'), 'changed']])
})

it('ends when it is told to', async () => {
  const next = changes.next()
  end.abort()
  expect(await next).toBeUndefined()
})
