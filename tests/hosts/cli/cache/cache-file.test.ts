import {mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterEach, beforeEach, describe, expect, it} from 'vitest'
import {writeCacheFile} from '../../../../src/hosts/cli/cache-file.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gitbook-lint-cache-file-'))
})
afterEach(() => rmSync(folder, {recursive: true, force: true}))

const modeOf = (path: string) => statSync(join(folder, path)).mode & 0o777

describe('a file of the cache', () => {
  it('is for its owner alone, and so is its folder', () => {
    expect(writeCacheFile(join(folder, 'pages/one'), 'text', 3)).toBe(true)
    expect([modeOf('pages'), modeOf('pages/one')]).toEqual([0o700, 0o600])
  })

  it('is not written where a link waits under the name of its draft', () => {
    writeFileSync(join(folder, 'victim'), 'kept')
    symlinkSync(join(folder, 'victim'), join(folder, `one.${process.pid}.tmp`))
    expect(writeCacheFile(join(folder, 'one'), 'text', 3)).toBe(false)
    expect(readFileSync(join(folder, 'victim'), 'utf8')).toBe('kept')
  })
})
