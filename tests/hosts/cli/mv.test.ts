/** `gitbook-lint mv` on a real folder. */
import {
  chmodSync,
  existsSync,
  linkSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import {join} from 'node:path'
import {afterEach, expect, test} from 'vitest'
import {isTaken, moveOnDisk} from '../../../src/hosts/cli/move-on-disk.ts'
import {createFolder, type Files} from '../../support/lsp-client.ts'
import {runCommand} from '../../support/run-command.ts'

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, {recursive: true, force: true})
})
function folderOf(files: Files): string {
  const folder = createFolder(files)
  folders.push(folder)
  return folder
}

const files: Files = {
  'SUMMARY.md': '# Table of contents\n\n* [Camp](README.md)\n* [Fire](fire.md)\n',
  'README.md': '# Camp\n\n[Fire](fire.md)\n',
  'fire.md': '# Fire\n\n[Camp](README.md)\n',
}

test('a page moves, and what was sound stays sound', async () => {
  const cwd = folderOf(files)
  const {status, stdout} = await runCommand(['mv', 'fire.md', 'guides/'.concat('fire.md')], {cwd})
  expect(stdout).toBe(
    'fire.md -> guides/fire.md\nREADME.md: 1 edit\nSUMMARY.md: 1 edit\nguides/fire.md: 1 edit\n.gitbook.yaml: new\n',
  )
  expect(status).toBe(0)
  expect(existsSync(join(cwd, 'fire.md'))).toBe(false)
  expect(readFileSync(join(cwd, 'guides/fire.md'), 'utf8')).toBe('# Fire\n\n[Camp](../README.md)\n')
  expect((await runCommand(['--no-cache'], {cwd})).status).toBe(0)
})

test('with --dry-run nothing changes', async () => {
  const cwd = folderOf(files)
  const {stdout} = await runCommand(['mv', '--dry-run', 'fire.md', 'embers.md'], {cwd})
  expect(stdout).toContain('Nothing was changed (--dry-run)\n')
  expect(existsSync(join(cwd, 'fire.md'))).toBe(true)
  expect(existsSync(join(cwd, '.gitbook.yaml'))).toBe(false)
})

test('what the move brings with it is told, and what was there before is not', async () => {
  const cwd = folderOf({
    ...files,
    'README.md': '# Camp\n\n[Fire](fire.md)\n\n[Lake](lake.md)\n',
    'fire.md': '# Fire\n\n[Camp](README.md) and [lake](lake.md), [lake](lake.md#shore)\n',
    'guides/lake.md': '# Lake\n',
  })
  const {status, stdout} = await runCommand(['mv', '--dry-run', 'fire.md', 'guides/fire.md'], {cwd})
  expect(stdout).not.toContain('no-broken-page-link')
  expect(status).toBe(0)
})

test('a finding that the move makes is told', async () => {
  const cwd = folderOf({
    ...files,
    'SUMMARY.md': '# Table of contents\n\n* [Camp](README.md)\n* [Fire](fire.md)\n* [Ash](guides/ash.md)\n',
    'guides/ash.md': '# Ash\n',
  })
  const {stdout} = await runCommand(['mv', '--dry-run', 'fire.md', 'guides/Ash.md'], {cwd})
  expect(stdout).toContain('[no-path-case-collision], new with the move\n')
})

test('links from other spaces of the repository follow', async () => {
  const own = Object.entries(files).map(([path, text]) => [`docs/${path}`, text])
  const cwd = folderOf({
    ...Object.fromEntries(own),
    'help/SUMMARY.md': '# Table of contents\n\n* [Help](README.md)\n',
    'help/README.md': '# Help\n\n[Fire](../docs/fire.md#wood) and [camp](../docs/README.md)\n',
  })
  const {stdout} = await runCommand(['mv', 'docs/fire.md', 'docs/embers.md'], {cwd})
  expect(stdout).toContain('help/README.md: 1 edit, in another space\n')
  expect(readFileSync(join(cwd, 'help/README.md'), 'utf8')).toBe(
    '# Help\n\n[Fire](../docs/embers.md#wood) and [camp](../docs/README.md)\n',
  )
})

test('the config says which files and folders count', async () => {
  const ignoring = folderOf({
    ...files,
    '.gitbook-lint.yaml': 'ignore: [drafts/]\n',
    'drafts/SUMMARY.md': '# Table of contents\n',
    'drafts/README.md': '# Drafts\n\n[Fire](../fire.md)\n',
  })
  const ignored = await runCommand(['mv', '--dry-run', 'fire.md', 'embers.md'], {cwd: ignoring})
  expect(ignored.stdout).not.toContain('drafts/')
  const naming = folderOf({
    '.gitbook-lint.yaml': 'spaces: [book]\n',
    'book/a.md': '# A\n',
    'book/README.md': '# B\n\n[A](a.md)\n',
  })
  const named = await runCommand(['mv', '--dry-run', 'book/a.md', 'book/b.md'], {cwd: naming})
  expect(named.stdout).toContain('book/README.md: 1 edit\n')
})

test('a config below the root of a space does not say which files of it count', async () => {
  const cwd = folderOf({
    ...files,
    'SUMMARY.md': '# Table of contents\n\n* [Camp](README.md)\n* [Fire](fire.md)\n* [Ash](guides/ash.md)\n',
    'guides/.gitbook-lint.yaml': 'ignore: ["*.md"]\n',
    'guides/ash.md': '# Ash\n\n[Fire](../fire.md)\n',
  })
  const {stdout} = await runCommand(['mv', '--dry-run', 'fire.md', 'embers.md'], {cwd})
  expect(stdout).toContain('guides/ash.md: 1 edit\n')
})

test.each([
  [['mv', 'gone.md', 'b.md'], 'gitbook-lint: No such path: gone.md\n'],
  [['mv', 'fire.md', 'README.md'], 'gitbook-lint: README.md exists\n'],
  [['mv', 'fire.md', '../fire.md'], 'gitbook-lint: ../fire.md is outside the space .\n'],
])('%j is refused in one line', async (argv, message) => {
  const cwd = folderOf(files)
  expect(await runCommand(argv, {cwd})).toEqual({status: 2, stdout: '', stderr: message})
})

test.each(['local.md', '.kept.md', 'node_modules/fire.md', 'dist'])(
  'what is at the destination stays, known to the space or not: %s',
  async (to) => {
    const cwd = folderOf({
      ...files,
      '.gitignore': 'local.md\ndist/\n',
      'local.md': 'Mine\n',
      '.kept.md': 'Mine\n',
      'node_modules/fire.md': 'Mine\n',
      'dist/fire.md': 'Mine\n',
    })
    const at = to === 'dist' ? 'dist/fire.md' : to
    const refused = {status: 2, stdout: '', stderr: `gitbook-lint: ${at} exists\n`}
    expect(await runCommand(['mv', '--dry-run', 'fire.md', to], {cwd})).toEqual(refused)
    expect(await runCommand(['mv', 'fire.md', to], {cwd})).toEqual(refused)
    expect(readFileSync(join(cwd, at), 'utf8')).toBe('Mine\n')
    expect(readFileSync(join(cwd, 'README.md'), 'utf8')).toBe(files['README.md'])
  },
)

test('a link that leads nowhere is something at the destination too', async () => {
  const cwd = folderOf(files)
  symlinkSync('gone', join(cwd, 'lost.md'))
  const {stderr} = await runCommand(['mv', 'fire.md', 'lost.md'], {cwd})
  expect(stderr).toBe('gitbook-lint: lost.md exists\n')
})

test('the file itself, found under a name in other case, does not stand in its own way', async () => {
  const cwd = folderOf(files)
  const at = (name: string) => join(cwd, name)
  // Two names of one file: what a disk that folds case says of them.
  linkSync(at('fire.md'), at('Fire.md'))
  linkSync(at('fire.md'), at('embers.md'))
  expect(await isTaken(at('fire.md'), at('Fire.md'))).toBe(false)
  expect(await isTaken(at('fire.md'), at('embers.md'))).toBe(true)
  expect(await isTaken(at('fire.md'), at('FIRE.md.txt'))).toBe(false)
})

test('files keep their modes, and drafts that lie beside them', async () => {
  const cwd = folderOf({...files, 'README.md.gitbook-lint-new': 'Mine\n'})
  const modeOf = (path: string) => statSync(join(cwd, path)).mode & 0o777
  chmodSync(join(cwd, 'README.md'), 0o640)
  chmodSync(join(cwd, 'fire.md'), 0o755)
  expect((await runCommand(['mv', 'fire.md', 'guides/fire.md'], {cwd})).status).toBe(0)
  expect([modeOf('README.md'), modeOf('guides/fire.md')]).toEqual([0o640, 0o755])
  expect(readFileSync(join(cwd, 'README.md.gitbook-lint-new'), 'utf8')).toBe('Mine\n')
})

test('where one file cannot be written, nothing moves and no other is written', async () => {
  const cwd = folderOf(files)
  chmodSync(join(cwd, 'SUMMARY.md'), 0o444)
  const {status, stdout, stderr} = await runCommand(['mv', 'fire.md', 'guides/deep/fire.md'], {cwd})
  expect({status, stdout, stderr}).toEqual({
    status: 2,
    stdout: '',
    stderr: 'gitbook-lint: nothing was moved, since SUMMARY.md would have to be written: it is read-only\n',
  })
  expect(readdirSync(cwd).sort()).toEqual(['.git', 'README.md', 'SUMMARY.md', 'fire.md'])
  for (const path of ['README.md', 'fire.md']) expect(readFileSync(join(cwd, path), 'utf8')).toBe(files[path])
})

test('a text that is not what was planned on stays, and the move is taken back', async () => {
  const cwd = folderOf(files)
  const at = (path: string) => join(cwd, path)
  const change = {path: at('README.md'), within: cwd, before: 'Planned on', after: 'Planned'}
  const refusal = await moveOnDisk({from: at('fire.md'), to: at('guides/fire.md'), changes: [change]})
  expect(refusal).toEqual({path: at('README.md'), reason: 'it changed since it was read', failed: false})
  expect(readFileSync(at('README.md'), 'utf8')).toBe(files['README.md'])
  expect([existsSync(at('fire.md')), existsSync(at('guides'))]).toEqual([true, false])
})

test('a config above the root of its space follows', async () => {
  const cwd = folderOf({
    '.gitbook.yaml': 'root: docs\nredirects:\n  old: fire.md\n',
    ...Object.fromEntries(Object.entries(files).map(([path, text]) => [`docs/${path}`, text])),
  })
  expect((await runCommand(['mv', 'docs/fire.md', 'docs/embers.md'], {cwd})).stderr).toBe('')
  expect(readFileSync(join(cwd, '.gitbook.yaml'), 'utf8')).toContain('old: embers.md\n')
})

test('what names and texts hold reaches no terminal', async () => {
  const name = 'fi\u001b[31mre\n::error::.md'
  const cwd = folderOf({
    'SUMMARY.md': '# Table of contents\n\n* [Camp](README.md)\n',
    'README.md': '# Camp\n',
    [name]: '# Fire\n',
    'help/SUMMARY.md': '# Table of contents\n\n* [Help](README.md)\n',
    'help/README.md': '# Help\n\n[Fire](<../fi\u001b[31mre.md>)\n',
    'fi\u001b[31mre.md': '# Fire\n',
  })
  const outcomes = [
    await runCommand(['mv', name, 'README.md'], {cwd}),
    await runCommand(['mv', `${name}.md`, name], {cwd}),
    await runCommand(['mv', 'fi\u001b[31mre.md', 'em\u202ebers.md'], {cwd}),
    await runCommand(['mv', name, 'EM\u202ebers.md'], {cwd}),
  ]
  for (const {stdout, stderr} of outcomes)
    expect(stdout + stderr).not.toMatch(/[^\P{Control}\n]|\u202e|^::/mu)
  expect(outcomes.map(({stdout}) => stdout.split('\n')[0])).toEqual([
    '',
    '',
    'fi␛[31mre.md -> em<U+202E>bers.md',
    'fi␛[31mre␊::error::.md -> EM<U+202E>bers.md',
  ])
  expect(outcomes[3]?.stdout).toContain('[no-path-case-collision], new with the move\n')
})

test('a page that is a link to another stays one, and the other is written', async () => {
  const cwd = folderOf(files)
  symlinkSync('README.md', join(cwd, 'index.md'))
  const {status, stderr} = await runCommand(['mv', 'fire.md', 'embers.md'], {cwd})
  expect({status, stderr}).toEqual({status: 0, stderr: ''})
  expect(readlinkSync(join(cwd, 'index.md'))).toBe('README.md')
  expect(readFileSync(join(cwd, 'index.md'), 'utf8')).toBe('# Camp\n\n[Fire](embers.md)\n')
})
