/** Runs the built command: what is noted is what it does to `node:fs`. */
import {spawnSync} from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join, resolve} from 'node:path'
import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest'

// Each test starts a process or two.
vi.setConfig({testTimeout: 60_000})

let folder = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gitbook-lint-replay-'))
  put('space/.git/HEAD', '')
  put('space/SUMMARY.md', '# Table of contents\n\n* [Camp](README.md)\n* [Fire](fire.md)\n')
  put('space/README.md', '# Camp\n\nWelcome\n')
  put('space/fire.md', '# Fire\n\n[Camp](README.md)\n')
})

afterEach(() => rmSync(folder, {recursive: true, force: true}))

const at = (path: string) => join(folder, path)

function put(path: string, text: string) {
  mkdirSync(dirname(at(path)), {recursive: true})
  writeFileSync(at(path), text)
}

function lint(...argv: readonly string[]) {
  const env = {...process.env, XDG_CACHE_HOME: at('cache'), LOCALAPPDATA: at('cache'), HOME: folder}
  const options = {cwd: at('space'), env, encoding: 'utf8'} as const
  const {stdout, stderr, status} = spawnSync(process.execPath, [resolve('dist/cli.cjs'), ...argv], options)
  return {stdout, stderr, status}
}

function records(): readonly string[] {
  const runs = readdirSync(folder, {recursive: true, encoding: 'utf8'})
  return runs.filter((path) => /[\\/]runs[\\/][^\\/]+\.json$/.test(path)).map(at)
}

/** Runs once, and marks the record, so that a run that is answered from it shows. */
function runAndMark(...argv: readonly string[]) {
  lint(...argv)
  for (const path of records()) {
    writeFileSync(path, readFileSync(path, 'utf8').replace('No findings', 'From the record: none'))
  }
}

const fresh = {stdout: 'No findings in 2 pages of 1 space\n', stderr: '', status: 0}
const repeated = {stdout: 'From the record: none in 2 pages of 1 space\n', stderr: '', status: 0}

describe('a run is answered from its record', () => {
  it('when nothing has changed', () => {
    runAndMark()
    expect(lint()).toEqual(repeated)
  })

  it('with the output and status of the run', () => {
    put('space/fire.md', '# Fire\n\n[Lake](lake.md)\n')
    const first = lint('--format', 'json')
    expect(first.status).toBe(1)
    expect(lint('--format', 'json')).toEqual(first)
  })

  it('when something changed that it never looked at', () => {
    runAndMark()
    put('space/.git/index', 'x')
    expect(lint()).toEqual(repeated)
  })
})

describe('a run is done anew', () => {
  it('when a page has changed, be it by one character', () => {
    runAndMark()
    put('space/fire.md', '# Fire\n\n[Camp](READNE.md)\n')
    expect(lint().status).toBe(1)
  })

  it('when a page has gone', () => {
    runAndMark()
    rmSync(at('space/README.md'))
    expect(lint().status).toBe(1)
  })

  it('when a page has come', () => {
    runAndMark()
    put('space/lake.md', '# Lake\n')
    expect(lint().stdout).toContain('3 pages')
  })

  it('when what a link leads to has come', () => {
    mkdirSync(at('space/node_modules'))
    symlinkSync('node_modules/lake.md', at('space/lake.md'))
    expect(lint('--format', 'compact').stdout).toContain('unreadable-file')
    expect(records()).toHaveLength(1)
    put('space/node_modules/lake.md', '# Lake\n')
    const {stdout} = lint('--format', 'compact')
    expect(stdout).not.toContain('unreadable-file')
    expect(stdout).toContain('no-unlisted-page')
  })

  it('when the folder that a link leads to has gone, or has come', () => {
    mkdirSync(at('space/node_modules/lakes'), {recursive: true})
    symlinkSync('node_modules/lakes', at('space/lakes'))
    put('space/fire.md', '# Fire\n\n[Lakes](lakes/)\n')
    const withFolder = lint()
    expect(records()).toHaveLength(1)
    rmSync(at('space/node_modules/lakes'), {recursive: true})
    const without = lint()
    expect(without).toEqual(lint('--no-cache'))
    expect(without).not.toEqual(withFolder)
    mkdirSync(at('space/node_modules/lakes'))
    expect(lint()).toEqual(withFolder)
  })

  it('when a config has come', () => {
    runAndMark()
    put('space/.gitbook-lint.yaml', 'rules:\n  heading-depth: off\n')
    expect(lint()).toEqual(fresh)
  })

  it('when it is asked otherwise', () => {
    runAndMark()
    expect(lint('--quiet')).toEqual(fresh)
  })

  it.each(['', '{}', '{"question":', 'null', '[]'])('when the record is `%s`', (text) => {
    runAndMark()
    for (const path of records()) writeFileSync(path, text)
    expect(lint()).toEqual(fresh)
  })

  it('with --no-cache, which keeps nothing either', () => {
    runAndMark()
    expect(lint('--no-cache')).toEqual(fresh)
    expect(records()).toHaveLength(1)
  })
})

describe('pages that were checked before', () => {
  const known = (...argv: readonly string[]) =>
    /(\d+) of them known/.exec(lint('--stats', ...argv).stderr)?.[1]

  // The table of contents is one of them.
  it('are known to a run with other options', () => {
    lint()
    expect(known('--quiet')).toBe('3')
  })

  it('by one parser are not known to a run with the other', () => {
    lint()
    expect(known('--parser', 'reference')).toBe('0')
    expect(known('--parser', 'reference')).toBe('3')
    expect(known()).toBe('3')
  })

  it('are not known with --no-cache, nor in a folder of their own', () => {
    lint()
    expect(known('--no-cache')).toBe('0')
    expect(known('--cache-location', at('elsewhere'))).toBe('0')
    expect(known(`--cache-location=${at('elsewhere')}`)).toBe('3')
  })
})

describe('what is kept', () => {
  it('is the run of many pages as well, for which the native parser is loaded', () => {
    for (let page = 0; page < 12; page++) put(`space/page-${page}.md`, `# Page ${page}\n`)
    lint()
    expect(records()).toHaveLength(1)
  })

  it('lies in the folder of --cache-location', () => {
    lint('--cache-location', at('elsewhere'))
    expect(readdirSync(at('elsewhere')).sort()).toEqual(['kept', 'pages', 'runs'])
    expect(existsSync(at('cache'))).toBe(false)
  })

  it('is nothing at all with --no-cache', () => {
    lint('--no-cache')
    expect(existsSync(at('cache'))).toBe(false)
  })

  it('lies in the folder of the user where an option is the name of a page', () => {
    lint('--', 'fire.md', '--no-cache')
    expect(readdirSync(at('cache/gitbook-lint'))).toContain('code')
  })

  it('does not lie in the space', () => {
    lint()
    expect(readdirSync(at('space')).sort()).toEqual(['.git', 'README.md', 'SUMMARY.md', 'fire.md'])
  })

  it('is nothing where output goes to a file', () => {
    lint('--output', at('report.txt'))
    expect(records()).toEqual([])
  })

  it('is nothing where a report goes to a file, which is written each time', () => {
    for (const argv of [['--format', 'json=a.json'], ['--format=json=a.json']]) {
      lint(...argv)
      rmSync(at('space/a.json'))
      lint(...argv)
      expect(existsSync(at('space/a.json'))).toBe(true)
    }
    expect(records()).toEqual([])
  })

  it('may be compiled code that is damaged', () => {
    lint()
    const code = readdirSync(at('cache/gitbook-lint/code'))
    for (const name of code) writeFileSync(at(`cache/gitbook-lint/code/${name}`), 'not code')
    expect(code).toHaveLength(1)
    expect(lint('--quiet')).toEqual(fresh)
  })
})
