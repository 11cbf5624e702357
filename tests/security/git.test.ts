/** A repository whose settings name programs: Git starts none of them for us, and fetches nothing. */
import {chmodSync, existsSync, rmSync, statSync, utimesSync} from 'node:fs'
import {join} from 'node:path'
import {afterEach, beforeEach, expect, it} from 'vitest'
import {createRepository, type TestRepository} from '../support/git-repository.ts'
import {runCommand} from '../support/run-command.ts'

let repository: TestRepository
beforeEach(() => {
  repository = createRepository({
    '.gitbook.yaml': 'root: ./docs\n',
    'docs/README.md': '# Kites\n\n[Lines](lines.md)\n',
    'docs/SUMMARY.md': '# Table of contents\n\n* [Kites](README.md)\n',
  })
})
afterEach(() => repository.delete())

const trace = () => join(repository.folder, '.git/was-run')

/** A program that leaves a trace, and does as a filter does. */
function program(): string {
  const path = join(repository.folder, '.git/program.sh')
  repository.put('.git/program.sh', `#!/bin/sh\necho run >> "${trace()}"\ncat\n`)
  chmodSync(path, 0o755)
  return path
}

const lint = (...argv: readonly string[]) =>
  runCommand(['docs', ...argv], {
    cwd: repository.folder,
    env: {...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null'},
  })

/** Makes Git look into the file again. */
function change(): void {
  repository.put('docs/README.md', '# Kites\n\n[Lines](lost.md)\n')
  const old = new Date(Date.now() - 3600_000)
  utimesSync(join(repository.folder, 'docs/README.md'), old, old)
  // Looks changed and is not: Git would write its index anew, and call a hook.
  utimesSync(join(repository.folder, 'docs/SUMMARY.md'), old, old)
}

it.each([
  ['core.fsmonitor', ''],
  ['diff.external', ''],
  ['diff.kite.command', '*.md diff=kite\n'],
  ['diff.kite.textconv', '*.md diff=kite\n'],
  ['filter.kite.clean', '*.md filter=kite\n'],
  ['filter.kite.process', '*.md filter=kite\n'],
  ['filter.a=b.clean', '*.md filter=a=b\n'],
])('the program of %s is not started', async (key, attributes) => {
  change()
  repository.put('.git/info/attributes', attributes)
  const path = program()
  repository.git('config', key, path)
  for (const mode of [
    ['--staged'],
    ['--changed-since', 'HEAD'],
    ['--changed-since', 'HEAD', '--changed-lines'],
  ]) {
    const {status, stderr} = await lint(...mode)
    expect({mode, status: status < 2, stderr}).toMatchObject({mode, status: true})
  }
  expect(existsSync(trace())).toBe(false)
})

it('hooks are not started', async () => {
  const hook = '.git/hooks/post-index-change'
  repository.put(hook, `#!/bin/sh\necho run >> "${trace()}"\n`)
  chmodSync(join(repository.folder, hook), 0o755)
  change()
  await lint('--staged')
  await lint('--changed-since', 'HEAD')
  expect(existsSync(trace())).toBe(false)
})

it('contents that a partial clone lacks are not fetched, and it is told what to do', async () => {
  const id = repository.git('rev-parse', 'HEAD:docs/README.md')
  change()
  rmSync(join(repository.folder, '.git/objects', id.slice(0, 2), id.slice(2)))
  const settings = {
    'core.repositoryFormatVersion': '1',
    'extensions.partialClone': 'origin',
    'remote.origin.url': `file://${repository.folder}`,
    'remote.origin.promisor': 'true',
    'remote.origin.uploadpack': program(),
  }
  for (const [key, value] of Object.entries(settings)) repository.git('config', key, value)
  const {status, stderr} = await lint('--changed-since', 'HEAD')
  expect(stderr).toContain('nothing is fetched here')
  expect(status).toBe(2)
  expect(existsSync(trace())).toBe(false)
})

it('a commit that looks like an option is none', async () => {
  const {status} = await lint('--changed-since', '--output=.git/was-run')
  expect(status).toBe(2)
  expect(existsSync(trace())).toBe(false)
})

it('a trace would be seen: the programs of the settings are ones that Git starts', async () => {
  change()
  repository.put('.git/info/attributes', '*.md filter=kite\n')
  repository.git('config', 'filter.kite.clean', program())
  repository.git('diff', '--name-status', 'HEAD', '--')
  expect(statSync(trace()).size).toBeGreaterThan(0)
})
