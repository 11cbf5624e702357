import {execFileSync} from 'node:child_process'
import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {afterEach, beforeEach, describe, expect, it} from 'vitest'
import {unifiedDiff} from '../../src/report/unified-diff.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gitbook-lint-test-'))
})
afterEach(() => rmSync(folder, {recursive: true, force: true}))

/** Has Git apply a diff in a folder of a repository, and gives the file as it is then. */
function applied(path: string, before: string, diff: string): string {
  const cwd = join(folder, 'inner')
  mkdirSync(dirname(join(cwd, path)), {recursive: true})
  writeFileSync(join(cwd, path), before)
  const git = (argv: readonly string[], input = '') => execFileSync('git', argv, {cwd, input})
  execFileSync('git', ['init', '-q', folder])
  git(['apply', '--whitespace=nowarn', '-'], diff)
  return readFileSync(join(cwd, path), 'utf8')
}

const many = Array.from({length: 40}, (_, at) => `Line ${at}`)

describe('git apply takes the diff of', () => {
  it.each([
    ['a line in the middle', 'a.md', many.join('\n'), many.join('\n').replace('Line 20', 'Twenty')],
    [
      'lines far apart',
      'a.md',
      many.join('\n'),
      many.join('\n').replace('Line 2\n', '').replace('Line 39', 'x'),
    ],
    ['CRLF', 'a.md', 'one\r\ntwo\r\n', 'one\r\n2\r\n'],
    ['mixed endings', 'a.md', 'one\r\ntwo\nthree\rfour', 'one\ntwo\r\nthree\rfour!'],
    ['no line feed at the end', 'a.md', 'one\ntwo', 'one\n2'],
    ['a line feed added at the end', 'a.md', 'one\ntwo', 'one\ntwo\n'],
    ['a line feed taken from the end', 'a.md', 'one\ntwo\n', 'one\ntwo'],
    ['a byte order mark', 'a.md', '\ufeffone\n', 'one\n'],
    ['a file that becomes empty', 'a.md', 'one\n', ''],
    ['an empty file that is filled', 'a.md', '', 'one\n'],
    ['a name with spaces', 'red kites/my page.md', 'one\n', 'two\n'],
    ['a name outside of ASCII', 'ガイド/é.md', 'one\n', 'two\n'],
    ['a name with quotes and a backslash', 'a "b" \\ c.md', 'one\n', 'two\n'],
    ['characters that JavaScript takes for line ends', 'a.md', 'a\u2028b\u0085\nc\n', 'a\u2028b\u0085!\nc\n'],
    ['more changes than are worth a minimal diff', 'a.md', 'a\n'.repeat(4000), 'b\n'.repeat(4000)],
  ])('%s', (_what, path, before, after) => {
    expect(applied(path, before, unifiedDiff([{path, before, after}]))).toBe(after)
  })
})

it('is plain where names are, and quotes them as Git does elsewhere', () => {
  const heads = (path: string) => unifiedDiff([{path, before: 'a\n', after: 'b\n'}]).split('\n')[0]
  expect(unifiedDiff([{path: 'a.md', before: 'a\n', after: 'b\n'}])).toBe(
    '--- a/a.md\n+++ b/a.md\n@@ -1,1 +1,1 @@\n-a\n+b\n',
  )
  expect(heads('a b.md')).toBe('--- a/a b.md\t')
  expect(heads('é.md')).toBe('--- "a/\\303\\251.md"')
})

it('is empty where nothing differs', () => {
  expect(unifiedDiff([{path: 'a.md', before: 'a', after: 'a'}])).toBe('')
})
