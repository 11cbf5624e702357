import pico from 'picocolors'
import {describe, expect, test} from 'vitest'
import type {Finding} from '../../src/core/finding.ts'
import {createLineIndex} from '../../src/core/line-index.ts'
import {compactReport} from '../../src/report/compact.ts'
import {excerpt} from '../../src/report/excerpt.ts'
import {jsonReport} from '../../src/report/json.ts'
import {locate} from '../../src/report/located.ts'
import {prettyReport} from '../../src/report/pretty.ts'
import {totalsLine} from '../../src/report/totals.ts'
import {escapeJson, visible} from '../../src/report/visible.ts'
import {findingAt, inputOf} from './example-input.ts'

const setup = '\uFEFF# Set up 😀\r\n\r\n{% hint style="inof" %}\r\nSee [end](end.md).\r\n{% endhint %}\r\n'
const end = '# End\n\nBye\n'

const findings = [
  findingAt(setup, 'inof', {
    message: 'Unexpected hint style `inof`, expected `danger`, `info`, `success` or `warning`',
    note: 'Readers see a plain box without icon',
    url: 'https://example.com/rules/hint-style',
    where: {space: 'docs', page: 'Set up', trail: ['Guides'], heading: 'Set up', block: 'hint', excerpt: 'x'},
    fix: {
      title: 'Replace `inof` with `info`',
      safety: 'safe',
      edits: [{path: 'docs/setup.md', start: 30, end: 34, text: 'info'}],
    },
  }),
  findingAt(setup, 'end.md', {
    rule: 'no-broken-page-link',
    severity: 'error',
    message: 'Unexpected link to missing page `end.md`, expected an existing page',
    related: [
      {
        path: 'docs/SUMMARY.md',
        start: {line: 4, column: 7, offset: 40},
        end: {line: 4, column: 9, offset: 42},
        message: 'Listed here',
      },
    ],
    fix: {title: 'Remove the link', safety: 'unsafe', edits: []},
  }),
  findingAt(end, 'Bye', {
    path: 'docs/the end.md',
    severity: 'info',
    message: 'Unexpected end',
    rule: 'page-length',
  }),
]

const input = inputOf(findings, {'docs/setup.md': setup, 'docs/the end.md': end})
const nothing = inputOf([])

describe('compact', () => {
  test('prints one line for each finding, then the totals', () => {
    expect(compactReport(input)).toMatchInlineSnapshot(`
      "docs/setup.md:3:16: warning Unexpected hint style \`inof\`, expected \`danger\`, \`info\`, \`success\` or \`warning\` [hint-style]
      docs/setup.md:4:11: error Unexpected link to missing page \`end.md\`, expected an existing page [no-broken-page-link]
      docs/the end.md:3:1: info Unexpected end [page-length]
      1 error, 1 warning and 1 info in 12 pages of 1 space, 2 with a fix
      "
    `)
    expect(compactReport(nothing)).toBe('No findings in 12 pages of 1 space\n')
  })

  test('lets nothing reach the terminal that is no text', () => {
    const finding = findingAt('x', 'x', {path: 'a\u001b[2J.md', message: 'Unexpected `\u202e\n\u0007`'})
    expect(compactReport(inputOf([finding])).split('\n')[0]).toBe(
      'a␛[2J.md:1:1: warning Unexpected `<U+202E>␊␇` [hint-style]',
    )
  })
})

describe('pretty', () => {
  test('groups by page and shows source, what readers see, and what to do', () => {
    expect(prettyReport(input)).toMatchInlineSnapshot(`
      "docs/setup.md  Guides › Set up
        3:16 warning Unexpected hint style \`inof\`, expected \`danger\`, \`info\`, \`success\` or \`warning\` [hint-style]
           3 │ {% hint style="inof" %}
             │                ^^^^
           Readers see a plain box without icon
           Fix: Replace \`inof\` with \`info\`

        4:11 error Unexpected link to missing page \`end.md\`, expected an existing page [no-broken-page-link]
           4 │ See [end](end.md).
             │           ^^^^^^
           Listed here: docs/SUMMARY.md:4:7
           Possible fix: Remove the link

      docs/the end.md
        3:1 info Unexpected end [page-length]
           3 │ Bye
             │ ^^^

      1 error, 1 warning and 1 info in 12 pages of 1 space, 2 with a fix
        1 hint-style
        1 no-broken-page-link
        1 page-length
      "
    `)
    expect(prettyReport(nothing)).toBe('No findings in 12 pages of 1 space\n')
  })

  test('does without a source', () => {
    expect(prettyReport(inputOf(findings.slice(2)))).toMatchInlineSnapshot(`
      "docs/the end.md
        3:1 info Unexpected end [page-length]

      1 info in 12 pages of 1 space
        1 page-length
      "
    `)
  })

  test('folds many findings of one rule, and says how to see them', () => {
    const text = Array.from({length: 12}, (_, at) => `word${at}`).join('\n')
    const many = Array.from({length: 12}, (_, at) => findingAt(text, `word${at}`))
    const other = findingAt(text, 'word9', {path: 'z.md', rule: 'page-length'})
    const printed = prettyReport(inputOf([...many, other]))
    expect(printed.match(/Unexpected `word/g)).toHaveLength(11)
    expect(printed).toContain('\n… and 2 more of `hint-style`, see all with --only hint-style\n')
    expect(printed.endsWith('13 warnings in 12 pages of 1 space\n  12 hint-style\n   1 page-length\n')).toBe(
      true,
    )
    expect(prettyReport(inputOf(many), {perRule: Number.POSITIVE_INFINITY})).not.toContain('more of')
  })

  test('takes colours from the palette alone', () => {
    const palette = pico.createColors(true)
    expect(prettyReport(input)).not.toContain('\u001b')
    const printed = prettyReport(input, {palette})
    expect(printed).toContain(palette.red('error'))
    expect(printed).toContain(palette.yellow('^^^^'))
    expect(printed.replaceAll(/\p{Control}\[\d+m/gu, '')).toBe(prettyReport(input))
  })

  test('keeps frames within the terminal', () => {
    const text = `${'long '.repeat(100)}WORD${' line'.repeat(100)}`
    const printed = prettyReport(inputOf([findingAt(text, 'WORD')], {'docs/setup.md': text}), {columns: 50})
    expect(printed.split('\n').slice(2, 4)).toEqual([
      '     1 │ …ng long long long WORD line line line l…',
      '       │                    ^^^^',
    ])
  })

  test('makes control characters visible everywhere', () => {
    const evil = '\u001b]0;x\u0007'
    const finding = findingAt(evil, evil, {
      path: evil,
      rule: evil,
      note: evil,
      where: {page: evil, trail: [evil]},
      related: [
        {
          path: evil,
          start: {line: 1, column: 1, offset: 0},
          end: {line: 1, column: 1, offset: 0},
          message: evil,
        },
      ],
      fix: {title: evil, safety: 'safe', edits: []},
    })
    const all = [finding, ...Array.from({length: 11}, () => finding)]
    expect(prettyReport(inputOf(all, {[evil]: evil}))).not.toMatch(/[^\P{Control}\n]/u)
  })
})

describe('json', () => {
  test('has the documented keys in the documented order, absent ones left out', () => {
    expect(jsonReport(input)).toMatchInlineSnapshot(`
      "{
        "version": 1,
        "findings": [
          {
            "path": "docs/setup.md",
            "rule": "hint-style",
            "severity": "warning",
            "message": "Unexpected hint style \`inof\`, expected \`danger\`, \`info\`, \`success\` or \`warning\`",
            "note": "Readers see a plain box without icon",
            "url": "https://example.com/rules/hint-style",
            "start": {
              "line": 3,
              "column": 16,
              "offset": 31
            },
            "end": {
              "line": 3,
              "column": 20,
              "offset": 35
            },
            "where": {
              "space": "docs",
              "page": "Set up",
              "trail": [
                "Guides"
              ],
              "heading": "Set up",
              "block": "hint",
              "excerpt": "x"
            },
            "fix": {
              "title": "Replace \`inof\` with \`info\`",
              "safety": "safe",
              "edits": [
                {
                  "path": "docs/setup.md",
                  "start": 30,
                  "end": 34,
                  "text": "info"
                }
              ]
            }
          },
          {
            "path": "docs/setup.md",
            "rule": "no-broken-page-link",
            "severity": "error",
            "message": "Unexpected link to missing page \`end.md\`, expected an existing page",
            "start": {
              "line": 4,
              "column": 11,
              "offset": 51
            },
            "end": {
              "line": 4,
              "column": 17,
              "offset": 57
            },
            "related": [
              {
                "path": "docs/SUMMARY.md",
                "start": {
                  "line": 4,
                  "column": 7,
                  "offset": 40
                },
                "end": {
                  "line": 4,
                  "column": 9,
                  "offset": 42
                },
                "message": "Listed here"
              }
            ],
            "fix": {
              "title": "Remove the link",
              "safety": "unsafe",
              "edits": []
            }
          },
          {
            "path": "docs/the end.md",
            "rule": "page-length",
            "severity": "info",
            "message": "Unexpected end",
            "start": {
              "line": 3,
              "column": 1,
              "offset": 7
            },
            "end": {
              "line": 3,
              "column": 4,
              "offset": 10
            }
          }
        ],
        "summary": {
          "spaces": 1,
          "pages": 12,
          "assets": 30,
          "errors": 1,
          "warnings": 1,
          "infos": 1,
          "fixable": 2
        }
      }
      "
    `)
  })

  test('escapes what could act on a terminal and reads back the same', () => {
    const message = 'a\u202e\u009b\u007f\u2028\u0000\ud83d😀\n\t'
    const printed = jsonReport(inputOf([findingAt('x', 'x', {message})]))
    expect(printed).toContain('a\\u202e\\u009b\\u007f\\u2028\\u0000\\ud83d😀\\n\\t')
    expect(JSON.parse(printed).findings[0].message).toBe(message)
  })
})

describe('totals', () => {
  test('have right plurals', () => {
    const counts = {spaces: 2, pages: 1, assets: 0, errors: 1, warnings: 0, infos: 2, fixable: 3}
    expect(totalsLine({summary: counts})).toBe('1 error and 2 infos in 1 page of 2 spaces, 3 with a fix')
  })
})

describe('locate', () => {
  const files = {
    'setup.md': {path: 'docs/setup.md', lines: createLineIndex(setup)},
    'SUMMARY.md': {path: 'docs/SUMMARY.md', lines: createLineIndex('# Summary\n\n* x\n')},
  }
  const fileOf = (path: string) => new Map(Object.entries(files)).get(path)
  const finding: Finding = {
    path: 'setup.md',
    rule: 'hint-style',
    severity: 'info',
    message: 'Unexpected x',
    range: {start: setup.indexOf('inof'), end: setup.indexOf('inof') + 4},
    related: [
      {path: 'SUMMARY.md', range: {start: 11, end: 12}, message: 'Listed here'},
      {path: 'gone.md', range: {start: 0, end: 1}, message: 'Gone here'},
      {range: {start: 1, end: 2}, message: 'Titled here'},
    ],
    fix: {
      title: 'Do',
      safety: 'safe',
      edits: [
        {range: {start: 1, end: 2}, text: ''},
        {path: 'SUMMARY.md', range: {start: 0, end: 0}, text: 'a'},
      ],
    },
  }

  test('gives lines, columns and paths from the working directory', () => {
    expect(locate(finding, fileOf, {url: 'u', where: {space: 'docs'}})).toEqual({
      path: 'docs/setup.md',
      rule: 'hint-style',
      severity: 'info',
      message: 'Unexpected x',
      url: 'u',
      start: {line: 3, column: 16, offset: 31},
      end: {line: 3, column: 20, offset: 35},
      where: {space: 'docs'},
      related: [
        {
          path: 'docs/SUMMARY.md',
          start: {line: 3, column: 1, offset: 11},
          end: {line: 3, column: 2, offset: 12},
          message: 'Listed here',
        },
        {
          path: 'docs/setup.md',
          start: {line: 1, column: 1, offset: 1},
          end: {line: 1, column: 2, offset: 2},
          message: 'Titled here',
        },
      ],
      fix: {
        title: 'Do',
        safety: 'safe',
        edits: [
          {path: 'docs/setup.md', start: 1, end: 2, text: ''},
          {path: 'docs/SUMMARY.md', start: 0, end: 0, text: 'a'},
        ],
      },
    })
  })

  test('leaves out a fix of which a part has no file, and a finding that has none', () => {
    const fix = {
      title: 'Do',
      safety: 'safe' as const,
      edits: [{path: 'gone.md', range: {start: 0, end: 0}, text: ''}],
    }
    expect(locate({...finding, fix}, fileOf)).not.toHaveProperty('fix')
    expect(locate({...finding, path: 'gone.md'}, fileOf)).toBeUndefined()
  })
})

describe('an excerpt', () => {
  const at = (text: string, word: string) => {
    const start = text.indexOf(word)
    return excerpt(text, {start, end: start + word.length})
  }

  test('is the line of the range, its white space folded', () => {
    expect(at('\uFEFF  one \t two\r\nthree', 'two')).toBe('one two')
    expect(at('one\rtwo\rthree', 'two')).toBe('two')
    expect(at('', '')).toBe('')
  })

  test('is cut around the range where the line is long', () => {
    const found = at(`${'before '.repeat(50)}WORD${' after'.repeat(50)}`, 'WORD')
    expect(found).toBe('…e before before before before WORD after after after after after after after a…')
    expect(found.length).toBeLessThanOrEqual(80)
    expect(at(`${'before '.repeat(50)}WORD`, 'WORD')).toBe('…e before before before before WORD')
    expect(at(`WORD${' after'.repeat(50)}`, 'WORD')).toMatch(/^WORD after .*…$/)
  })

  test('never splits an astral character', () => {
    for (const shift of ['', 'x']) {
      const found = at(`${shift}${'😀'.repeat(100)}WORD${'😀'.repeat(100)}`, 'WORD')
      expect(found.length).toBeLessThanOrEqual(80)
      expect(found).not.toMatch(/\p{Surrogate}/u)
    }
  })
})

test('joiners, letters and line layout stay as they are', () => {
  expect(visible('👩‍👧 नमस्ते می‌خواهم')).toBe('👩‍👧 नमस्ते می‌خواهم')
  expect(escapeJson('{\n  "a": 1\n}')).toBe('{\n  "a": 1\n}')
})
