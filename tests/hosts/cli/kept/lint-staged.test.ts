/** Whatever is known of pages, `--staged` says what it says without. */
import {join} from 'node:path'
import fc from 'fast-check'
import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest'
import {createRepository, type TestRepository} from '../../../support/git-repository.ts'
import {runCommand} from '../../../support/run-command.ts'
import {changes, space} from '../../../support/small-space.ts'

vi.setConfig({testTimeout: 120_000})

let repository: TestRepository

beforeEach(() => {
  repository = createRepository(space)
})

afterEach(() => repository.delete())

const lint = (argv: readonly string[], isKnown: boolean) =>
  runCommand(['--staged', '--format', 'json', ...argv], {
    cwd: repository.folder,
    ...(isKnown && {cacheFolder: join(repository.folder, '.git/cache')}),
  })

async function expectAsFresh(...argv: readonly string[]) {
  const fresh = await lint(argv, false)
  for (let run = 0; run < 2; run++) expect(await lint(argv, true)).toEqual(fresh)
}

function stage(path: string, text: string) {
  repository.put(path, text)
  repository.git('add', '--all')
}

const wet = '# Fire\n\n## Wood\n\nWet&#x20;\n\n[Camp](README.md#lost)\n'

describe('--staged with what is known', () => {
  it('looks at the staged page alone where it looks the same to others', async () => {
    stage('fire.md', wet)
    await lint([], true)
    const {stdout, stderr} = await lint(['--stats'], true)
    expect(stderr).toContain('no-missing-anchor (1 file)')
    expect(stdout).toContain('no-space-entity')
    await expectAsFresh()
  })

  it.each([
    ['an anchor that is gone', 'fire.md', '# Fire\n'],
    ['a title', 'lakes/README.md', '# All lakes\n'],
    ['the table of contents', 'SUMMARY.md', '# Table of contents\n\n* [Camp](README.md)\n'],
    ['a page that is new', 'lakes/two.md', '# Two\n'],
    ['an asset', '.gitbook/assets/map.png', 'another map'],
    ['variables', '.gitbook/vars.yaml', 'lake: Como\n'],
    ['a config', '.gitbook.yaml', 'structure:\n  readme: fire.md\n'],
  ])('sees %s', async (_, path, text) => {
    stage(path, text)
    await expectAsFresh()
    stage('fire.md', wet)
    await expectAsFresh()
  })

  it('sees a page that is gone, and one in another place', async () => {
    repository.git('rm', '--quiet', 'fire.md')
    await expectAsFresh()
    repository.git('mv', 'lakes/one.md', 'one.md')
    await expectAsFresh()
  })

  it.each([
    ['--changed-lines'],
    ['fire.md'],
    ['lakes'],
    ['--format', 'sarif'],
    ['--rule', 'no-space-entity=off'],
  ])('takes %s', async (...argv) => {
    stage('fire.md', wet)
    await expectAsFresh()
    await expectAsFresh(...argv)
  })

  it('says what a fresh run says after any changes', async () => {
    await fc.assert(
      fc.asyncProperty(changes, fc.array(fc.boolean()), async (rounds, commits) => {
        repository.delete()
        repository = createRepository(space)
        const texts = new Map<string, string>(Object.entries(space))
        for (const [at, round] of rounds.entries()) {
          for (const {path, text, isAdded} of round) {
            texts.set(path, isAdded ? `${texts.get(path) ?? ''}${text}` : text)
            stage(path, texts.get(path) ?? '')
          }
          await expectAsFresh()
          repository.git(
            ...(commits[at] === true ? ['commit', '--quiet', '--message', 'Change'] : ['status']),
          )
        }
      }),
      {numRuns: 4, seed: 3},
    )
  })
})
