/**
 * The hooks as pre-commit installs them: from a tag of a repository that holds no built file. Skipped where
 * pre-commit cannot be had.
 */
import {execFileSync, spawnSync} from 'node:child_process'
import {copyFileSync, mkdirSync, mkdtempSync, realpathSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {afterAll, afterEach, beforeAll, beforeEach, describe, expect, it} from 'vitest'
import {createRepository, type TestRepository} from '../support/git-repository.ts'
import {root} from '../support/run-command.ts'

/** They install the project several times over, which takes minutes: in CI, not after each edit. */
const isCi = process.env.CI !== undefined
const hasPreCommit = isCi && spawnSync('pre-commit', ['--version']).status === 0
const minutes = 60_000

/** Without what the npm that runs these tests says of this project. */
const environment = {
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name))),
  npm_config_prefer_offline: 'true',
}

/** This project as a tag holds it: files of Git alone. */
function tagProject(folder: string): void {
  const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
    cwd: root,
  })
  for (const path of files.toString('utf8').split('\0').filter(Boolean)) {
    mkdirSync(dirname(join(folder, path)), {recursive: true})
    copyFileSync(join(root, path), join(folder, path))
  }
}

describe.skipIf(!hasPreCommit)('the hooks of pre-commit', () => {
  let home = ''
  let project: TestRepository
  let repository: TestRepository

  beforeAll(() => {
    home = realpathSync(mkdtempSync(join(tmpdir(), 'gitbook-lint-pre-commit-')))
    project = createRepository()
    tagProject(project.folder)
    project.commit()
    project.git('tag', 'v0.0.0-test')
  }, minutes)

  afterAll(() => {
    project.delete()
    rmSync(home, {recursive: true, force: true})
  })

  beforeEach(() => {
    repository = createRepository({
      '.pre-commit-config.yaml': config(project.folder),
      'README.md': '# Camp\n\nSee [the fire](fire.md).\n',
      'SUMMARY.md': '# Table of contents\n\n* [Camp](README.md)\n* [Fire](fire.md)\n',
      'fire.md': '# Fire\n',
    })
  })

  afterEach(() => repository.delete())

  const preCommit = (...args: readonly string[]) => {
    const {status, stdout} = spawnSync('pre-commit', ['run', '--color', 'never', ...args], {
      cwd: repository.folder,
      encoding: 'utf8',
      env: {
        ...environment,
        PRE_COMMIT_HOME: home,
        GIT_CONFIG_GLOBAL: '/dev/null',
      },
    })
    return {status, stdout}
  }

  it(
    'pass a clean commit',
    () => {
      repository.put('fire.md', '# Fire\n\nWarm\n')
      repository.git('add', '--all')
      expect(preCommit()).toMatchObject({status: 0})
    },
    15 * minutes,
  )

  it(
    'find what is in the staged part alone',
    () => {
      repository.put('fire.md', '# Fire\n\n{% hint style="info" %}\n')
      repository.git('add', '--all')
      repository.put('fire.md', '# Fire\n')
      const {status, stdout} = preCommit()
      expect(status).toBe(1)
      expect(stdout).toContain('fire.md:3:4: error')
    },
    minutes,
  )

  it(
    'pass over what is in the unstaged part alone',
    () => {
      repository.put('fire.md', '# Fire\n\nWarm\n')
      repository.git('add', '--all')
      repository.put('fire.md', '# Fire\n\n{% hint style="info" %}\n')
      expect(preCommit()).toMatchObject({status: 0})
    },
    minutes,
  )

  it(
    'find what a deletion alone breaks',
    () => {
      repository.git('rm', '--quiet', 'fire.md')
      const {status, stdout} = preCommit()
      expect(status).toBe(1)
      expect(stdout).toContain('README.md:3:16: error')
    },
    minutes,
  )

  it(
    'find what a rename alone breaks',
    () => {
      repository.git('mv', 'fire.md', 'flame.md')
      const {status, stdout} = preCommit()
      expect(status).toBe(1)
      expect(stdout).toContain('README.md:3:16: error')
    },
    minutes,
  )

  it(
    'pass when nothing is staged',
    () => {
      repository.put('fire.md', '# Fire\n\n{% hint style="info" %}\n')
      expect(preCommit()).toMatchObject({status: 0})
    },
    minutes,
  )

  it(
    'check pages by themselves where that is asked for, names with spaces and other letters included',
    () => {
      repository.put('.pre-commit-config.yaml', config(project.folder, 'gitbook-lint-pages'))
      repository.put('a fête.md', '# Fête\n\n{% hint style="info" %}\n\n[none](none.md)\n')
      repository.git('add', '--all')
      const {status, stdout} = preCommit()
      expect(status).toBe(1)
      expect(stdout).toContain('a fête.md:3:4: error')
      expect(stdout).not.toContain('none.md')
    },
    minutes,
  )
})

const config = (project: string, id = 'gitbook-lint') =>
  `repos:\n- repo: file://${project}\n  rev: v0.0.0-test\n  hooks: [{id: ${id}}]\n`

describe.skipIf(!isCi)('the package', () => {
  it(
    'is packed from Git with nothing but its name on standard output',
    () => {
      const project = createRepository()
      tagProject(project.folder)
      project.commit()
      const {stdout} = spawnSync('npm', ['pack'], {
        cwd: project.folder,
        encoding: 'utf8',
        env: environment,
      })
      project.delete()
      expect(stdout).toMatch(/^gitbook-lint-[\w.-]+\.tgz\n$/)
    },
    15 * minutes,
  )

  it(
    'is installed straight from a tag',
    () => {
      const project = createRepository()
      const prefix = mkdtempSync(join(tmpdir(), 'gitbook-lint-prefix-'))
      tagProject(project.folder)
      project.commit()
      project.git('tag', 'v0.0.0-test')
      const source = `git+file://${project.folder}#v0.0.0-test`
      const args = ['install', '--install-links', '--global', '--allow-git=root', source]
      spawnSync('npm', args, {encoding: 'utf8', env: {...environment, npm_config_prefix: prefix}})
      const {stdout} = spawnSync(join(prefix, 'bin/gitbook-lint'), ['--version'], {encoding: 'utf8'})
      project.delete()
      rmSync(prefix, {recursive: true, force: true})
      expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/)
    },
    15 * minutes,
  )
})
