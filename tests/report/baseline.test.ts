import {describe, expect, it} from 'vitest'
import {type KnownFinding, readBaseline, writeBaseline} from '../../src/report/baseline.ts'

const known = (path: string, rule = 'hint-style', digit = 'a'): KnownFinding => ({
  path,
  rule,
  fingerprint: digit.repeat(32),
})

describe('a baseline', () => {
  it('has a line for each finding, sorted by path, rule and fingerprint', () => {
    const text = writeBaseline([
      known('b.md'),
      known('a.md', 'tag-spacing'),
      known('a.md', 'hint-style', 'b'),
      known('a.md'),
    ])
    expect(text.split('\n').slice(1)).toEqual([
      `hint-style ${'a'.repeat(32)} a.md`,
      `hint-style ${'b'.repeat(32)} a.md`,
      `tag-spacing ${'a'.repeat(32)} a.md`,
      `hint-style ${'a'.repeat(32)} b.md`,
      '',
    ])
  })

  it.each(['a page.md', ' edge ', '"quoted".md', 'line\nbreak.md', '日本.md', '../up.md', '#x.md'])(
    'keeps the path %j',
    (path) => {
      expect(readBaseline(writeBaseline([known(path)]))).toEqual({known: [known(path)]})
    },
  )

  it('may have other line endings, a byte order mark, comments and empty lines', () => {
    const text = `\ufeff${writeBaseline([known('a.md')]).replaceAll('\n', '\r\n')}\r\n# Later\r\n`
    expect(readBaseline(text)).toEqual({known: [known('a.md')]})
  })

  it('may be empty', () => {
    expect(readBaseline(writeBaseline([]))).toEqual({known: []})
  })

  it.each([
    ['', 1, 'expected `# gitbook-lint baseline 1`'],
    ['{"version": 1}', 1, 'expected `# gitbook-lint baseline 1`'],
    ['# gitbook-lint baseline 2\n', 1, 'Unexpected version 2'],
    ['# gitbook-lint baseline 1\n\n<<<<<<< HEAD\n', 3, 'Unexpected conflict marker'],
    ['# gitbook-lint baseline 1\nhint-style a.md\n', 2, 'Unexpected line'],
    [`# gitbook-lint baseline 1\nhint-style ${'a'.repeat(32)} "a.md\n`, 2, 'Unexpected line'],
  ])('is refused where it is %j', (text, line, problem) => {
    expect(readBaseline(text)).toMatchObject({line, problem: expect.stringContaining(problem)})
  })
})
