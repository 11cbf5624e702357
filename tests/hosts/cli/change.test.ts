import {mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterEach, beforeEach, describe, expect, it} from 'vitest'
import {createRepository, type TestRepository} from '../../support/git-repository.ts'
import {runCommand} from '../../support/run-command.ts'

const space = {
  'README.md': '# Camp\n\nSee [the fire](fire.md#wood).\n',
  'SUMMARY.md': '# Table of contents\n\n* [Camp](README.md)\n* [Fire](fire.md)\n',
  'fire.md': '# Fire\n\n## Wood\n\nDry&#x20;\n',
}

let repository: TestRepository

beforeEach(() => {
  repository = createRepository(space)
})

afterEach(() => repository.delete())

const lint = (...argv: string[]) => runCommand(argv, {cwd: repository.folder})

/** Path, line and rule of each finding. */
async function found(...argv: string[]): Promise<readonly string[]> {
  const {stdout} = await lint(...argv, '--format', 'json')
  return JSON.parse(stdout).findings.map(
    ({path, start, rule}: {path: string; start: {line: number}; rule: string}) =>
      `${path}:${start.line} ${rule}`,
  )
}

const open = '{% hint style="info" %}\n'

describe('--staged', () => {
  it('says so when nothing is staged, and passes', async () => {
    repository.put('fire.md', open)
    const {status, stdout, stderr} = await lint('--staged')
    expect({status, stderr}).toEqual({
      status: 0,
      stderr: 'gitbook-lint: nothing is staged, so nothing is checked\n',
    })
    expect(stdout).toBe('No findings in 0 pages\n')
  })

  it('reads the staged part, not the file on the disk', async () => {
    repository.put('README.md', `# Camp\n\n${open}`)
    repository.git('add', 'README.md')
    repository.put('README.md', '# Camp\n')
    expect(await found('--staged')).toEqual(['README.md:3 no-unclosed-tag'])
  })

  it('passes over what is on the disk alone', async () => {
    repository.put('README.md', '# Camp\n\nSee [the fire](fire.md#wood). Welcome\n')
    repository.git('add', 'README.md')
    repository.put('README.md', `# Camp\n\n${open}`)
    repository.put('new.md', open)
    expect(await found('--staged')).toEqual([])
  })

  it('reports what a deletion breaks in files it does not touch, and not what was there before', async () => {
    repository.put('README.md', `${space['README.md']}\nOld&#x20;\n`)
    repository.commit()
    repository.git('rm', '--quiet', 'fire.md')
    const all = await found('--staged', '--only', 'no-broken-page-link,summary-entry-target,no-space-entity')
    expect(all).toEqual(['README.md:3 no-broken-page-link', 'SUMMARY.md:4 summary-entry-target'])
  })

  it('reports an anchor that is lost elsewhere', async () => {
    repository.put('fire.md', '# Fire\n\n## Matches\n\nDry\n')
    repository.git('add', '.')
    expect(await found('--staged', '--only', 'no-missing-anchor')).toEqual(['README.md:3 no-missing-anchor'])
  })

  it('takes a renamed file for a touched one', async () => {
    repository.git('mv', 'fire.md', 'flame.md')
    const all = await found('--staged', '--only', 'no-space-entity,summary-entry-target')
    expect(all).toEqual(['SUMMARY.md:4 summary-entry-target', 'flame.md:5 no-space-entity'])
  })

  it.each([
    'a page.md',
    'fête/ñandú.md',
    '日本.md',
    'quote".md',
    'tab\tname.md',
    'line\nbreak.md',
    '*.md',
    '-x.md',
  ])('knows the file %j', async (name) => {
    repository.put(name, `# New\n\n${open}`)
    repository.git('add', '--all')
    expect(await found('--staged', '--only', 'no-unclosed-tag')).toEqual([`${name}:3 no-unclosed-tag`])
    expect(await found('--staged', '--changed-lines', '--only', 'no-unclosed-tag')).toEqual([
      `${name}:3 no-unclosed-tag`,
    ])
  })

  it('works before the first commit', async () => {
    repository.delete()
    repository = createRepository()
    repository.put('SUMMARY.md', '* [Camp](README.md)\n')
    repository.put('README.md', `# Camp\n\n${open}`)
    repository.git('add', '--all')
    expect(await found('--staged', '--only', 'no-unclosed-tag')).toEqual(['README.md:3 no-unclosed-tag'])
  })

  it('passes over a file that is only intended to be added', async () => {
    repository.put('new.md', open)
    repository.git('add', '--intent-to-add', 'new.md')
    expect((await lint('--staged')).stderr).toBe('gitbook-lint: nothing is staged, so nothing is checked\n')
    repository.put('README.md', '# Camp\n\nSee [new](new.md).\n')
    repository.git('add', 'README.md')
    expect(await found('--staged', '--only', 'no-broken-page-link')).toEqual([
      'README.md:3 no-broken-page-link',
    ])
  })

  it('keeps tracked files that .gitignore names', async () => {
    repository.put('.gitignore', 'kept/\n')
    repository.put('kept/map.md', '# Map\n')
    repository.put('README.md', '# Camp\n\nSee [map](kept/map.md).\n')
    repository.git('add', '--all')
    repository.git('add', '--force', 'kept/map.md')
    expect(await found('--staged', '--only', 'no-broken-page-link')).toEqual([])
  })

  it('follows links within the tree and leaves those out of it alone', async () => {
    symlinkSync('fire.md', join(repository.folder, 'flame.md'))
    symlinkSync('/etc/hosts', join(repository.folder, 'hosts.md'))
    symlinkSync('nowhere.md', join(repository.folder, 'dead.md'))
    repository.put('README.md', '# Camp\n\n[a](flame.md) [b](hosts.md) [c](dead.md)\n')
    repository.git('add', '--all')
    expect(await found('--staged', '--only', 'no-broken-page-link,unreadable-file')).toEqual([
      'dead.md:1 unreadable-file',
    ])
  })

  it('does not look into submodules', async () => {
    const id = repository.git('rev-parse', 'HEAD')
    repository.git('update-index', '--add', '--cacheinfo', `160000,${id},other`)
    repository.put('README.md', '# Camp\n\nSee [other](other/page.md) and [none](none/page.md).\n')
    repository.git('add', 'README.md')
    expect(await found('--staged', '--only', 'no-broken-page-link')).toEqual([
      'README.md:3 no-broken-page-link',
    ])
  })

  it('narrows further to named files, and does not miss deleted ones', async () => {
    repository.put('README.md', open)
    repository.put('fire.md', open)
    repository.git('add', '--all')
    expect(await found('--staged', 'fire.md', '--only', 'no-unclosed-tag')).toEqual([
      'fire.md:1 no-unclosed-tag',
    ])
    repository.git('rm', '--quiet', '--force', 'fire.md')
    expect((await lint('--staged', 'fire.md')).stderr).not.toContain('No such path')
  })

  it('runs in a folder below the top', async () => {
    repository.put('docs/guide/SUMMARY.md', '* [Start](README.md)\n')
    repository.put('docs/guide/README.md', `# Start\n\n${open}`)
    repository.git('add', '--all')
    const {stdout} = await runCommand(['--staged', '--only', 'no-unclosed-tag'], {
      cwd: join(repository.folder, 'docs/guide'),
    })
    expect(stdout).toMatch(/^README\.md:3:4: error/)
  })

  it('reads the index that Git names to a hook', async () => {
    repository.put('README.md', open)
    repository.put('fire.md', open)
    const env = {GIT_INDEX_FILE: '.git/other-index', PATH: process.env.PATH}
    repository.git('read-tree', '--index-output=.git/other-index', 'HEAD')
    const {stderr} = await runCommand(['--staged'], {cwd: repository.folder, env})
    expect(stderr).toBe('gitbook-lint: nothing is staged, so nothing is checked\n')
  })

  it('stops at a conflict that is not resolved', async () => {
    repository.git('checkout', '--quiet', '-b', 'other')
    repository.put('README.md', '# One\n')
    repository.commit()
    repository.git('checkout', '--quiet', 'main')
    repository.put('README.md', '# Two\n')
    repository.commit()
    expect(() => repository.git('merge', 'other')).toThrow()
    const {status, stderr} = await lint('--staged')
    expect(status).toBe(2)
    expect(stderr).toContain('README.md has a conflict')
  })

  it('stops outside of Git', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'gitbook-lint-bare-'))
    const {status, stderr} = await runCommand(['--staged'], {cwd: folder})
    rmSync(folder, {recursive: true})
    expect(status).toBe(2)
    expect(stderr).toMatch(/^gitbook-lint: .* is in no Git repository\n$/)
  })

  it('stops in a bare repository', async () => {
    const folder = join(repository.folder, 'bare.git')
    repository.git('init', '--quiet', '--bare', folder)
    const {status, stderr} = await runCommand(['--staged'], {cwd: folder})
    expect(status).toBe(2)
    expect(stderr).toContain('without a work tree')
  })
})

describe('--changed-since', () => {
  it('starts at the merge base', async () => {
    repository.git('checkout', '--quiet', '-b', 'topic')
    repository.put('fire.md', `# Fire\n\n## Wood\n\n${open}`)
    repository.commit()
    repository.git('checkout', '--quiet', 'main')
    repository.put('other.md', open)
    repository.commit()
    repository.git('checkout', '--quiet', 'topic')
    expect(await found('--changed-since', 'main')).toEqual(['fire.md:5 no-unclosed-tag'])
  })

  it('counts files that are changed or new on the disk', async () => {
    repository.put('fire.md', `# Fire\n\n## Wood\n\n${open}`)
    repository.put('new.md', open)
    expect(await found('--changed-since', 'HEAD', '--only', 'no-unclosed-tag')).toEqual([
      'fire.md:5 no-unclosed-tag',
      'new.md:1 no-unclosed-tag',
    ])
  })

  it('says so when nothing has changed, and passes', async () => {
    const {status, stderr} = await lint('--changed-since', 'HEAD')
    expect({status, stderr}).toEqual({
      status: 0,
      stderr: 'gitbook-lint: nothing has changed since HEAD, so nothing is checked\n',
    })
  })

  it.each([
    ['0000000000000000000000000000000000000000', 'there is no commit before this one'],
    ['1234567890123456789012345678901234567890', 'as after a forced push'],
  ])('reports on everything for %s', async (commit, reason) => {
    const {stdout, stderr} = await lint('--changed-since', commit)
    expect(stderr).toContain(reason)
    expect(stdout).toContain('fire.md:5:4: warning')
  })

  it('reports on everything where the histories are unrelated', async () => {
    const main = repository.git('rev-parse', 'HEAD')
    repository.git('checkout', '--quiet', '--orphan', 'other')
    repository.put('new.md', '# New\n')
    repository.commit()
    expect((await lint('--changed-since', main)).stderr).toContain('no history in common')
  })

  it.each(['nowhere', '--output=x', 'HEAD:README.md'])('stops at %j, which is no commit', async (name) => {
    const {status, stderr} = await lint(`--changed-since=${name}`)
    expect(status).toBe(2)
    expect(stderr).toContain('Git knows no commit')
  })

  it('stops in a shallow clone without the merge base, and says what to do', async () => {
    const before = repository.git('rev-parse', 'HEAD')
    repository.put('fire.md', open)
    repository.commit()
    const clone = createRepository()
    clone.git('fetch', '--quiet', '--depth', '1', `file://${repository.folder}`, 'main')
    clone.git('checkout', '--quiet', 'FETCH_HEAD')
    const {status, stderr} = await runCommand(['--changed-since', before], {cwd: clone.folder})
    clone.delete()
    expect(status).toBe(2)
    expect(stderr).toContain('fetch-depth: 0')
  })
})

describe('lost addresses', () => {
  const flame = '# Table of contents\n\n* [Camp](README.md)\n* [Fire](flame.md)\n'

  it('are told for pages that moved, with the redirects as a fix', async () => {
    repository.put('.gitbook.yaml', 'root: ./\n')
    repository.commit()
    repository.git('mv', 'fire.md', 'flame.md')
    repository.put('SUMMARY.md', flame)
    repository.git('add', '--all')
    const {stdout} = await lint('--staged', '--only', 'no-lost-page-url', '--format', 'json')
    expect(JSON.parse(stdout).findings).toMatchObject([
      {
        path: '.gitbook.yaml',
        message: 'Unexpected move of `fire.md` to `flame.md`, expected a redirect from its old address',
        fix: {safety: 'unsafe', edits: [{start: 9, end: 9, text: 'redirects:\n  fire: flame.md\n'}]},
      },
    ])
    repository.put('.gitbook.yaml', 'root: ./\nredirects:\n  fire: flame.md\n')
    repository.git('add', '--all')
    expect(await found('--staged', '--only', 'no-lost-page-url')).toEqual([])
  })

  it('are told for pages that are gone, with one fix for all', async () => {
    const parts = ['one', 'two', 'three']
    const list = parts.map((part) => `  * [${part}](fire/${part}.md)\n`).join('')
    repository.put('.gitbook.yaml', 'redirects: {}\n')
    repository.put('SUMMARY.md', `${space['SUMMARY.md']}${list}`)
    for (const part of parts) repository.put(`fire/${part}.md`, `# ${part}\n`)
    const base = repository.commit()
    repository.remove('fire')
    repository.put('SUMMARY.md', space['SUMMARY.md'])
    repository.commit()
    const {stdout} = await lint('--changed-since', base, '--only', 'no-lost-page-url', '--format', 'json')
    const findings = JSON.parse(stdout).findings
    expect(findings.map(({message}: {message: string}) => message)).toEqual([
      'Unexpected loss of page `fire/one.md`, expected a redirect from its address',
      'Unexpected loss of page `fire/three.md`, expected a redirect from its address',
      'Unexpected loss of page `fire/two.md`, expected a redirect from its address',
    ])
    expect(findings[2].fix.edits[0].text).toBe('fire/one: fire.md, fire/three: fire.md, fire/two: fire.md')
  })

  it('are told for anchors, with the heading that keeps it as a fix', async () => {
    repository.put('fire.md', '# Fire\n\n## Dry wood\n\nDry\n')
    const {stdout} = await lint('--changed-since', 'HEAD', '--only', 'no-lost-anchor', '--format', 'json')
    expect(JSON.parse(stdout).findings).toMatchObject([
      {
        path: 'fire.md',
        severity: 'warning',
        start: {line: 3},
        fix: {edits: [{start: 19, text: ' <a href="#wood" id="wood"></a>'}]},
        related: [{path: 'README.md'}],
      },
    ])
  })
})

describe('--changed-lines', () => {
  it('keeps findings on added lines', async () => {
    repository.put('fire.md', `# Fire\n\n## Wood\n\nDry&#x20;\n\nWet&#x20;\n`)
    expect(await found('--changed-since', 'HEAD')).toEqual([
      'fire.md:5 no-space-entity',
      'fire.md:7 no-space-entity',
    ])
    expect(await found('--changed-since', 'HEAD', '--changed-lines')).toEqual(['fire.md:7 no-space-entity'])
  })

  it('keeps what the change breaks on a line that stayed', async () => {
    repository.put('fire.md', `# Fire\n\n## Wood\n\n${open}\nDry\n{% endhint %}\n`)
    repository.commit()
    repository.put('fire.md', `# Fire\n\n## Wood\n\n${open}\nDry\n`)
    expect(await found('--changed-since', 'HEAD', '--changed-lines')).toEqual(['fire.md:5 no-unclosed-tag'])
  })

  it('reports nothing old of a file that was only renamed', async () => {
    repository.git('mv', 'fire.md', 'flame.md')
    expect(await found('--staged', '--changed-lines', '--only', 'no-space-entity')).toEqual([])
  })

  it('needs to know what changed', async () => {
    const {status, stderr} = await lint('--changed-lines')
    expect(status).toBe(2)
    expect(stderr).toContain('needs `--staged` or `--changed-since COMMIT`')
  })
})

it('checks a page anew that comes into another space as it is', async () => {
  repository.put('help/README.md', '# Help\n\nSee [none](none.md).\n')
  repository.commit()
  repository.put('help/.gitbook.yaml', 'root: ./\n')
  repository.put('help/SUMMARY.md', '# Table of contents\n\n* [Help](README.md)\n* [Lost](lost.md)\n')
  repository.put('README.md', '# Camp\n\nSee [help](help/README.md).\n')
  expect(
    await found('--changed-since', 'HEAD', '--only', 'no-broken-page-link,summary-entry-target'),
  ).toEqual(['help/README.md:3 no-broken-page-link', 'help/SUMMARY.md:4 summary-entry-target'])
})

it('knows what a sparse checkout leaves out', async () => {
  repository.put('far/away.md', '# Away\n')
  repository.put('README.md', '# Camp\n\nSee [away](far/away.md).\n')
  repository.commit()
  repository.git('sparse-checkout', 'set', '--no-cone', '/*.md')
  repository.put('README.md', '# Camp\n\nSee [away](far/away.md) and [none](far/none.md).\n')
  expect(await found('--changed-since', 'HEAD', '--only', 'no-broken-page-link')).toHaveLength(1)
  expect(await found('--only', 'no-broken-page-link')).toHaveLength(1)
})

it('knows what a sparse checkout in a linked work tree leaves out', async () => {
  repository.put('far/away.md', '# Away\n')
  repository.put('README.md', '# Camp\n\nSee [away](far/away.md) and [none](far/none.md).\n')
  repository.commit()
  repository.git('worktree', 'add', '--quiet', '--detach', 'linked')
  repository.git('-C', 'linked', 'sparse-checkout', 'set', '--no-cone', '/*.md')
  expect(await found('linked', '--only', 'no-broken-page-link')).toEqual([
    'linked/README.md:3 no-broken-page-link',
  ])
  const elsewhere = await runCommand(['--only', 'no-broken-page-link', '--format', 'json'], {
    cwd: join(repository.folder, 'linked'),
  })
  expect(JSON.parse(elsewhere.stdout).findings).toHaveLength(1)
})

it('takes what was deleted on the disk alone for gone', async () => {
  repository.remove('fire.md')
  const rules = 'no-broken-page-link,summary-entry-target'
  const all = ['README.md:3 no-broken-page-link', 'SUMMARY.md:4 summary-entry-target']
  expect(await found('--changed-since', 'HEAD', '--only', rules)).toEqual(all)
})

it('takes a checkout that was sparse once for a whole one, and what was deleted in it for gone', async () => {
  repository.git('sparse-checkout', 'set', '--no-cone', '/*.md')
  repository.remove('fire.md')
  expect(await found('--only', 'summary-entry-target')).toEqual(['SUMMARY.md:4 summary-entry-target'])
  repository.git('sparse-checkout', 'disable')
  // The mark of a file that is left out tells nothing where no checkout is sparse.
  repository.git('update-index', '--skip-worktree', 'fire.md')
  expect(await found('--only', 'summary-entry-target')).toEqual(['SUMMARY.md:4 summary-entry-target'])
})

describe('fixing with --changed-since', () => {
  const flame = '# Table of contents\n\n* [Camp](README.md)\n* [Fire](flame.md)\n'
  const get = (path: string) => readFileSync(join(repository.folder, path), 'utf8')

  it('mends what the change answers for, on the disk, and leaves what was there before', async () => {
    repository.put('old.md', '# Old\n\nEmbers&#x20;\n')
    repository.commit()
    repository.put('new.md', '# New\n\nSparks&#x20;\n')
    const {stderr} = await lint('--fix', '--changed-since', 'HEAD')
    expect(stderr).toBe('Fixed 1 finding in 1 file\n')
    expect([get('old.md'), get('new.md')]).toEqual(['# Old\n\nEmbers&#x20;\n', '# New\n\nSparks\n'])
  })

  it('mends added lines alone with --changed-lines, whatever moves around them', async () => {
    repository.put(
      'fire.md',
      '# Fire\n\n## Wood\n\n{% hint style="Info" %}\nNew\n{% endhint %}\n\nDry&#x20;\n',
    )
    await lint('--fix', '--changed-since', 'HEAD', '--changed-lines')
    expect(get('fire.md')).toBe(
      '# Fire\n\n## Wood\n\n{% hint style="info" %}\nNew\n{% endhint %}\n\nDry&#x20;\n',
    )
  })

  it('mends nothing where nothing has changed', async () => {
    expect(await lint('--fix', '--changed-since', 'HEAD')).toMatchObject({
      status: 0,
      stderr: 'Fixed nothing\ngitbook-lint: nothing has changed since HEAD, so nothing is checked\n',
    })
    expect(get('fire.md')).toBe(space['fire.md'])
  })

  it('makes a config for redirects in a space that has none, which stays the space that it was', async () => {
    repository.git('mv', 'fire.md', 'flame.md')
    repository.put('SUMMARY.md', flame)
    const argv = ['--changed-since', 'HEAD', '--only', 'no-lost-page-url']
    expect(await found(...argv)).toEqual(['SUMMARY.md:1 no-lost-page-url'])
    const size = async () => {
      const {spaces, pages, assets} = JSON.parse((await lint('--format', 'json')).stdout).summary
      return {spaces, pages, assets}
    }
    const before = await size()
    const {stdout} = await lint('--fix-unsafe', '--fix-dry-run', ...argv)
    const {stderr} = await lint('--fix-unsafe', ...argv)
    expect(stderr).toBe('Fixed 1 finding in 1 file\n')
    expect(get('.gitbook.yaml')).toBe('redirects:\n  fire: flame.md\n')
    expect(await found(...argv)).toEqual([])
    expect(await size()).toEqual(before)
    repository.remove('.gitbook.yaml')
    writeFileSync(join(repository.folder, 'fix.patch'), stdout)
    repository.git('apply', 'fix.patch')
    expect(get('.gitbook.yaml')).toBe('redirects:\n  fire: flame.md\n')
  })

  it('adds redirects to the config that puts the root of the space here', async () => {
    repository.git('rm', '--quiet', '-r', '.')
    repository.put('.gitbook.yaml', 'root: ./docs/\n')
    for (const [path, text] of Object.entries(space)) repository.put(`docs/${path}`, text)
    repository.commit()
    repository.git('mv', 'docs/fire.md', 'docs/flame.md')
    repository.put('docs/SUMMARY.md', flame)
    await lint('--fix-unsafe', '--changed-since', 'HEAD', '--only', 'no-lost-page-url')
    expect(get('.gitbook.yaml')).toBe('root: ./docs/\nredirects:\n  fire: flame.md\n')
  })

  it('makes no config where one cannot be read', async () => {
    writeFileSync(join(repository.folder, '.gitbook.yaml'), new Uint8Array([0xff, 0xfe, 0x41]))
    repository.commit()
    repository.git('mv', 'fire.md', 'flame.md')
    repository.put('SUMMARY.md', flame)
    const {stderr} = await lint('--fix-unsafe', '--changed-since', 'HEAD', '--only', 'no-lost-page-url')
    expect(stderr).toBe('Fixed nothing\n')
  })

  it('says what to do instead where the index is to be read', async () => {
    const {status, stderr} = await lint('--fix', '--staged')
    expect(status).toBe(2)
    expect(stderr).toContain('gitbook-lint --fix FILE...')
  })
})
