import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {parseConfig} from '../../src/lint/config.ts'
import {exampleRules} from './example-rules.ts'

const parse = (source: string, where?: string) => parseConfig(source, 'yaml', exampleRules, where)

/** Problems as `line:column message`, and the text that each underlines. */
const told = (source: string, format: 'yaml' | 'json' = 'yaml', where?: string) =>
  parseConfig(source, format, exampleRules, where).problems.map(({line, column, message, range}) => [
    `${line}:${column} ${message}`,
    source.slice(range.start, range.end),
  ])

const problems = (source: string) => told(source).map(([message]) => message)

describe('a config that is right', () => {
  const source = `$schema: ./schema.json
extends: strict
rules: {hint-style: error, icon-name: [info, {allow: [my-icon], limit: 5}], no-tight-tag: off}
ignore: [drafts/**]
overrides:
  - files: [legacy/**]
    rules: {page-length: warning}
spaces: [docs, handbook/fr]
`

  test('keeps every value with its place', () => {
    const {config, problems} = parse(source)
    expect(problems).toEqual([])
    expect(config).toEqual({
      where: '.gitbook-lint.yaml',
      extends: {value: 'strict', place: {line: 2, column: 10, offset: 32}},
      rules: [
        {id: 'hint-style', severity: 'error', options: {}, place: {line: 3, column: 9, offset: 47}},
        {
          id: 'icon-name',
          severity: 'info',
          options: {allow: ['my-icon'], limit: 5},
          place: {line: 3, column: 28, offset: 66},
        },
        {id: 'tag-spacing', severity: 'off', options: {}, place: {line: 3, column: 77, offset: 115}},
      ],
      ignore: [{value: 'drafts/**', place: {line: 4, column: 10, offset: 143}}],
      overrides: [
        {
          files: ['legacy/**'],
          rules: [
            {id: 'page-length', severity: 'warning', options: {}, place: {line: 7, column: 13, offset: 200}},
          ],
          place: {line: 6, column: 5, offset: 169},
        },
      ],
      spaces: [
        {value: 'docs', place: {line: 8, column: 10, offset: 231}},
        {value: 'handbook/fr', place: {line: 8, column: 16, offset: 237}},
      ],
    })
  })

  test('may be empty, hold only comments, or leave keys empty', () => {
    for (const text of ['', '\n', '# nothing yet\n', 'rules:\nignore:\nextends:\n', '\uFEFF']) {
      expect(parse(text)).toEqual({
        config: {where: '.gitbook-lint.yaml', rules: [], ignore: [], overrides: [], spaces: []},
        problems: [],
      })
    }
  })

  test('takes options without a severity, and one pattern without a list', () => {
    const {config, problems} = parse('rules: {icon-name: {allow: [x]}}\nignore: drafts/\n')
    expect(problems).toEqual([])
    expect(config?.rules).toEqual([
      {id: 'icon-name', options: {allow: ['x']}, place: {line: 1, column: 9, offset: 8}},
    ])
    expect(config?.ignore).toEqual([{value: 'drafts/', place: {line: 2, column: 9, offset: 41}}])
  })

  test('may use aliases', () => {
    const {config, problems} = parse(
      'rules: &base {hint-style: info}\noverrides:\n  - {files: a, rules: *base}\n',
    )
    expect(problems).toEqual([])
    expect(config?.overrides[0]?.rules).toMatchObject([{id: 'hint-style', severity: 'info'}])
  })

  test('has places after a byte order mark and CRLF', () => {
    const source = '\uFEFFignore: []\r\nrules:\r\n  hint-style: info\r\n'
    expect(parse(source).config?.rules[0]?.place).toEqual({line: 3, column: 3, offset: 23})
    expect(source.slice(23, 33)).toBe('hint-style')
  })

  test('is read from JSON, indented by tabs, with astral characters', () => {
    const source =
      '{\n\t"rules": {\n\t\t"icon-name": ["error", {"allow": ["\\ud83d\\ude00", "😀"]}]\n\t}\n}\n'
    const {config, problems} = parseConfig(source, 'json', exampleRules, 'x/.gitbook-lint.json')
    expect(problems).toEqual([])
    expect(config?.rules[0]).toMatchObject({severity: 'error', options: {allow: ['😀', '😀']}})
  })
})

describe('package.json', () => {
  test('holds a config under its key alone', () => {
    const source = '{\n  "rules": 1,\n  "gitbook-lint": {"rules": {"hint-style": "off"}}\n}\n'
    const {config, problems} = parseConfig(source, 'json', exampleRules, 'app/package.json')
    expect(problems).toEqual([])
    expect(config?.rules).toMatchObject([{id: 'hint-style', place: {line: 3, column: 30}}])
  })

  test('without the key is no config', () => {
    expect(parseConfig('{"name": "x"}', 'json', exampleRules, 'package.json')).toEqual({problems: []})
  })
})

describe('a problem', () => {
  test('names the nearest key, rule, severity, option and preset', () => {
    const source = `extend: strict
rules:
  hint-stile: off
  hint-style: warn
  icon-name: [eror, {alow: [x], limit: many, exact: 1, set: [a], allow: x}]
  tag-spacing: [info, {max: 3}]
extends: strikt
`
    expect(told(source)).toEqual([
      ['1:1 Unexpected key `extend`, expected `extends`', 'extend'],
      ['3:3 Unexpected rule `hint-stile`, expected `hint-style`', 'hint-stile'],
      [
        '4:15 Unexpected severity `warn` of `hint-style`, expected `error`, `info`, `off` or `warning`',
        'warn',
      ],
      ['5:15 Unexpected severity `eror` of `icon-name`, expected `error`', 'eror'],
      ['5:22 Unexpected option `alow` of `icon-name`, expected `allow`', 'alow'],
      ['5:40 Unexpected `many` as option `limit`, expected a number', 'many'],
      ['5:53 Unexpected `1` as option `exact`, expected `true` or `false`', '1'],
      ['5:61 Unexpected list as option `set`, expected text', '[a]'],
      ['5:73 Unexpected `x` as option `allow`, expected a list of texts', 'x'],
      ['6:24 Unexpected option `max` of `tag-spacing`, expected no options', 'max'],
      ['7:10 Unexpected preset `strikt`, expected `strict`', 'strikt'],
    ])
  })

  test('lists what could be right where nothing is near', () => {
    expect(problems('zebra: 1\nrules: {zebra: off, hint-style: true}\nextends: zebra\n')).toEqual([
      '1:1 Unexpected key `zebra`, expected `extends`, `ignore`, `overrides`, `rules`, …',
      '2:9 Unexpected rule `zebra`, expected one that `gitbook-lint rules` lists',
      '2:33 Unexpected severity `true` of `hint-style`, expected `error`, `info`, `off` or `warning`',
      '3:10 Unexpected preset `zebra`, expected `all`, `recommended` or `strict`',
    ])
  })

  test('is a key or a rule that is there twice, also under its former id', () => {
    const source = 'rules:\n  tag-spacing: off\n  no-tight-tag: info\n  tag-spacing: info\nrules: {}\n'
    expect(problems(source)).toEqual([
      '3:3 Unexpected second `tag-spacing`, expected one; the first is on line 2',
      '4:3 Unexpected second `tag-spacing`, expected one; the first is on line 2',
      '5:1 Unexpected second `rules`, expected one; the first is on line 1',
    ])
  })

  test('is a value of the wrong kind', () => {
    expect(problems('- rules\n')).toEqual(['1:1 Unexpected list as the config, expected keys with values'])
    const source = `rules: off
ignore: [1, {a: b}]
extends: [strict]
overrides: [legacy, {rules: {}}, {file: x}, {files: []}]
spaces: 3
? [a]
: b
`
    expect(problems(source)).toEqual([
      '1:8 Unexpected `off` as `rules`, expected keys with values',
      '2:10 Unexpected `1` in `ignore`, expected text',
      '2:13 Unexpected map in `ignore`, expected text',
      '3:10 Unexpected list as `extends`, expected `all`, `recommended` or `strict`, or the path of a local YAML file',
      '4:13 Unexpected `legacy` as an override, expected keys with values',
      '4:21 Unexpected override without `files`, expected patterns such as `legacy/**`',
      '4:35 Unexpected key `file`, expected `files`',
      '4:45 Unexpected override without `files`, expected patterns such as `legacy/**`',
      '5:9 Unexpected `3` in `spaces`, expected text',
      '6:3 Unexpected list as a key of the config, expected a word',
    ])
  })

  test('is a setting without severity or with too much', () => {
    expect(problems('rules:\n  hint-style:\n  icon-name: []\n  page-length: [off, {}, 3]\n')).toEqual([
      '2:3 Unexpected missing severity of `hint-style`, expected `error`, `info`, `off` or `warning`',
      '3:14 Unexpected missing severity of `icon-name`, expected `error`, `info`, `off` or `warning`',
      '4:26 Unexpected third value of `page-length`, expected severity and options',
    ])
  })

  test('is an address to extend: nothing is fetched', () => {
    expect(problems('extends: https://example.com/a.yaml\n')).toEqual([
      '1:10 Unexpected address `https://example.com/a.yaml`, expected a preset or the path of a local YAML file',
    ])
  })

  test('is broken syntax, once', () => {
    expect(told('ignore: x\r\nrules: [a\r\nspaces: ]b\r\n')).toEqual([
      [
        '3:1 Unexpected YAML syntax: flow sequence in block collection must be sufficiently indented and end with a ]',
        's',
      ],
    ])
    expect(told('{"rules": }}', 'json')).toEqual([['1:12 Unexpected `}` in JSON', '}']])
    expect(problems('a: 1\n---\nb: 2\n')).toEqual([
      '2:1 Unexpected YAML syntax: source contains multiple documents',
    ])
  })

  test('is an alias that leads nowhere, and more aliases than a config needs', () => {
    expect(problems('rules: *nowhere\n')).toEqual([
      '1:8 Unexpected alias `*nowhere`, expected a name that is defined above it',
    ])
    const many = `ignore: [&a x, ${Array.from({length: 101}, () => '*a').join(', ')}]`
    expect(problems(many)).toEqual(['1:416 Unexpected number of aliases, expected at most 100'])
  })

  test('shows a long or unruly word on one line', () => {
    expect(problems(`"a\\nb\\e[31m": 1\n${'x'.repeat(100)}: 1\n`)).toEqual([
      '1:1 Unexpected key `a b [31m`, expected `extends`, `ignore`, `overrides`, `rules`, …',
      `2:1 Unexpected key \`${'x'.repeat(40)}…\`, expected \`extends\`, \`ignore\`, \`overrides\`, \`rules\`, …`,
    ])
  })
})

test('any text is read without throwing', () => {
  const pieces = fc.constantFrom(
    ...[
      'rules',
      ': ',
      '\n',
      '  ',
      '- ',
      '[',
      ']',
      '{',
      '}',
      ', ',
      '&a ',
      '*a',
      '"',
      "'",
      '!!set ',
      '|\n',
      '<<',
      '\t',
    ],
    ...[
      'hint-style',
      'off',
      'overrides',
      'files',
      'extends',
      'icon-name',
      'allow',
      '%YAML 1.1\n---\n',
      '? ',
      '😀',
    ],
  )
  const sources = fc.oneof(
    fc.string({unit: 'binary'}),
    fc.array(pieces, {maxLength: 40}).map((all) => all.join('')),
  )
  fc.assert(
    fc.property(sources, fc.constantFrom('yaml' as const, 'json' as const), (source, format) => {
      for (const {range, line, column} of parseConfig(source, format, exampleRules).problems) {
        expect(range.start).toBeLessThanOrEqual(range.end)
        expect(range.end).toBeLessThanOrEqual(source.length)
        expect(Math.min(line, column)).toBeGreaterThan(0)
      }
    }),
    {numRuns: 500},
  )
})

test('deep nesting and great length end at once', () => {
  expect(parse('['.repeat(50_000)).config).toBeUndefined()
  expect(parse('- '.repeat(50_000)).config).toBeUndefined()
  expect(parse(`# ${'x'.repeat(1_000_000)}`).problems).toHaveLength(1)
})
