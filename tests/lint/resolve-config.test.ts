import {describe, expect, test} from 'vitest'
import {parseConfig} from '../../src/lint/config.ts'
import {readChain} from '../../src/lint/config-chain.ts'
import {configSchema} from '../../src/lint/config-schema.ts'
import {exitStatus} from '../../src/lint/exit-status.ts'
import {explainConfig} from '../../src/lint/explain-config.ts'
import {
  type ConfigInput,
  parseOnlyOption,
  parseRuleOption,
  resolveConfig,
} from '../../src/lint/resolve-config.ts'
import {exampleRules} from './example-rules.ts'

const fileOf = (source: string, where = '.gitbook-lint.yaml') =>
  parseConfig(source, 'yaml', exampleRules, where).config

const resolve = (source: string, more: Partial<ConfigInput> = {}) =>
  resolveConfig({rules: exampleRules, file: fileOf(source), ...more})

/** Severities by rule; `own` is the rule's own. */
const severities = (source: string, path = 'page.md', more: Partial<ConfigInput> = {}) =>
  Object.fromEntries(
    [...resolve(source, more).configFor(path)].map(([id, {severity}]) => [id, severity ?? 'own']),
  )

const recommended = {'hint-style': 'own', 'icon-name': 'own', 'tag-spacing': 'off', 'page-length': 'off'}

describe('presets', () => {
  test('are recommended by default, strict holds recommended, all holds all', () => {
    expect(severities('')).toEqual(recommended)
    expect(severities('extends: strict')).toEqual({...recommended, 'tag-spacing': 'own'})
    expect(severities('extends: all')).toEqual({...recommended, 'tag-spacing': 'own', 'page-length': 'own'})
  })

  test('hold without a config file', () => {
    const config = resolveConfig({rules: exampleRules})
    expect(config.configFor('a.md').get('hint-style')).toEqual({severity: undefined, options: {}})
    expect(config.preset).toEqual({value: 'recommended', from: 'default'})
  })
})

describe('rules and overrides', () => {
  test('win over presets, the later over the earlier', () => {
    const source = `rules: {hint-style: error, tag-spacing: info}
overrides:
  - {files: legacy/**, rules: {hint-style: off}}
  - {files: [legacy/new/, '!legacy/new/old.md'], rules: {hint-style: info}}
`
    expect(severities(source)).toEqual({...recommended, 'hint-style': 'error', 'tag-spacing': 'info'})
    expect(severities(source, 'legacy/a.md')['hint-style']).toBe('off')
    expect(severities(source, 'legacy/new/a.md')['hint-style']).toBe('info')
    expect(severities(source, './legacy/a.md')['hint-style']).toBe('off')
    expect(severities(source, 'Legacy/a.md')['hint-style']).toBe('error')
    expect(severities(source, '../legacy/a.md')['hint-style']).toBe('error')
  })

  test('give options one by one, over the defaults', () => {
    const source = `rules: {icon-name: [error, {limit: 5}]}
overrides: [{files: a/, rules: {icon-name: {allow: [x]}}}, {files: b/, rules: {icon-name: off}}]
`
    const config = resolve(source)
    expect(config.configFor('page.md').get('icon-name')).toEqual({
      severity: 'error',
      options: {allow: [], limit: 5, exact: true, set: 'solid'},
    })
    expect(config.configFor('a/page.md').get('icon-name')).toEqual({
      severity: 'error',
      options: {allow: ['x'], limit: 5, exact: true, set: 'solid'},
    })
    expect(config.configFor('b/page.md').get('icon-name')?.options).toMatchObject({limit: 5})
  })

  test('leave a rule off that only gets options', () => {
    expect(severities('rules: {page-length: {}}')['page-length']).toBe('off')
  })

  test('give one map for all paths with the same overrides', () => {
    const config = resolve('overrides: [{files: a/, rules: {hint-style: off}}]')
    expect(config.configFor('a/x.md')).toBe(config.configFor('a/y.md'))
    expect(config.configFor('a/x.md')).not.toBe(config.configFor('x.md'))
  })

  test('have ignored files beside them, in gitignore syntax', () => {
    const config = resolve('ignore: [drafts/**, "*.tmp.md", "!keep.tmp.md"]')
    const ignored = ['drafts/a.md', 'a/b.tmp.md', 'keep.tmp.md', 'a.md', '../drafts/a.md', ''].map(
      config.isIgnored,
    )
    expect(ignored).toEqual([true, true, false, false, false, false])
  })
})

describe('the command line', () => {
  test('has the last word with --rule', () => {
    const source = 'overrides: [{files: "**", rules: {hint-style: off}}]'
    const settings = [{id: 'hint-style', severity: 'info'} as const]
    expect(severities(source, 'page.md', {settings})['hint-style']).toBe('info')
  })

  test('narrows with --only, which lifts presets but no `off` of the config', () => {
    const only = ['tag-spacing', 'hint-style']
    expect(severities('rules: {hint-style: off}', 'page.md', {only})).toEqual({
      'hint-style': 'off',
      'icon-name': 'off',
      'tag-spacing': 'own',
      'page-length': 'off',
    })
  })

  test('reads --rule and --only, former ids included', () => {
    expect(parseRuleOption('no-tight-tag=error', exampleRules)).toEqual({
      setting: {id: 'tag-spacing', severity: 'error'},
    })
    expect(parseOnlyOption('hint-style, no-tight-tag', exampleRules)).toEqual({
      ids: ['hint-style', 'tag-spacing'],
    })
  })

  test('is told what was wrong', () => {
    const wrong = ['hint-style', 'hint-stile=off', 'hint-style=warm', '=', 'a=b=c']
    expect(wrong.map((text) => parseRuleOption(text, exampleRules))).toEqual([
      {problem: 'Unexpected value `hint-style` of `--rule`, expected one such as `hint-style=off`'},
      {problem: 'Unexpected rule `hint-stile`, expected `hint-style`'},
      {
        problem: 'Unexpected severity `warm` of `hint-style`, expected `error`, `info`, `off` or `warning`',
      },
      {problem: 'Unexpected rule ``, expected one that `gitbook-lint rules` lists'},
      {problem: 'Unexpected value `a=b=c` of `--rule`, expected one such as `a=off`'},
    ])
    expect(parseOnlyOption('hint-stile', exampleRules)).toEqual({
      problem: 'Unexpected rule `hint-stile`, expected `hint-style`',
    })
  })
})

describe('extends with a file', () => {
  const chain = (source: string, files: Record<string, string>, where = 'docs/.gitbook-lint.yaml') => {
    const file = fileOf(source, where)
    const read = (path: string) => files[path]
    const {bases, problems} = file ? readChain(file, exampleRules, read) : {bases: [], problems: []}
    return {
      config: resolveConfig({rules: exampleRules, file, bases}),
      told: problems.map(
        (problem) => `${problem.where}:${problem.line}:${problem.column} ${problem.message}`,
      ),
    }
  }

  test('lays the nearer file over the farther one, whose preset holds', () => {
    const {config, told} = chain('extends: ../shared/lint.yaml\nrules: {hint-style: info}\n', {
      'shared/lint.yaml': 'extends: ./base.yaml\nrules: {hint-style: off, icon-name: info}\nignore: a/\n',
      'shared/base.yaml':
        'extends: all\nrules: {icon-name: error}\noverrides: [{files: x.md, rules: {hint-style: error}}]\n',
    })
    expect(told).toEqual([])
    expect(config.preset).toEqual({value: 'all', from: 'shared/base.yaml:1:10'})
    expect(config.configFor('x.md').get('hint-style')?.severity).toBe('info')
    expect(config.configFor('x.md').get('icon-name')?.severity).toBe('info')
    expect(config.isIgnored('a/b.md')).toBe(true)
  })

  test('tells missing files, circles, endless chains and spaces', () => {
    expect(chain('extends: ./no.yaml', {}).told).toEqual([
      'docs/.gitbook-lint.yaml:1:10 Unexpected missing file `docs/no.yaml`, expected the config to extend',
    ])
    expect(
      chain('extends: a.yaml', {'docs/a.yaml': 'extends: ./b.yml', 'docs/b.yml': 'extends: a.yaml'}).told,
    ).toEqual(['docs/b.yml:1:10 Unexpected circle of `extends`: `docs/a.yaml`, `docs/b.yml`, `docs/a.yaml`'])
    expect(chain('extends: ../docs/.gitbook-lint.yaml', {}).told).toEqual([
      'docs/.gitbook-lint.yaml:1:10 Unexpected circle of `extends`: `docs/.gitbook-lint.yaml`, `docs/.gitbook-lint.yaml`',
    ])
    const many = Object.fromEntries(
      Array.from({length: 20}, (_, at) => [`docs/${at}.yaml`, `extends: ${at + 1}.yaml`]),
    )
    expect(chain('extends: 0.yaml', many).told).toEqual([
      'docs/9.yaml:1:10 Unexpected chain of `extends`, expected at most 10 files',
    ])
    expect(chain('extends: a.json', {'docs/a.json': '{"spaces": ["x"], "rule": {}}'}).told).toEqual([
      'docs/a.json:1:19 Unexpected key `rule`, expected `rules`',
      'docs/a.json:1:13 Unexpected `spaces` in a config that another extends, expected them in the config that extends it',
    ])
  })

  test('reads absolute paths and paths above the start as they are', () => {
    const paths: string[] = []
    const read = (path: string) => {
      paths.push(path)
      return undefined
    }
    for (const target of ['/etc/lint.yaml', '../../lint.yaml', 'C:\\lint\\..\\base.yaml']) {
      const file = fileOf(`extends: '${target}'`, 'docs/x.yaml')
      if (file) readChain(file, exampleRules, read)
    }
    expect(paths).toEqual(['/etc/lint.yaml', '../lint.yaml', 'C:/base.yaml'])
  })
})

test('the config in force is printed with its sources, as a config', () => {
  const source = `extends: strict
rules: {icon-name: [info, {limit: 5}], hint-style: off}
ignore: [a/]
overrides: [{files: b/, rules: {hint-style: error}}]
`
  const config = resolve(source, {settings: [{id: 'page-length', severity: 'error'}]})
  const printed = explainConfig(config, 'b/page.md')
  expect(printed).toMatchInlineSnapshot(`
    "# for b/page.md
    extends: strict  # .gitbook-lint.yaml:1:10
    ignore:
      - "a/"  # .gitbook-lint.yaml:3:10
    rules:
      hint-style: error  # .gitbook-lint.yaml:4:33
      icon-name: [info, {allow: [], limit: 5, exact: true, set: "solid"}]  # .gitbook-lint.yaml:2:9; allow: default; limit: .gitbook-lint.yaml:2:9; exact: default; set: default
      tag-spacing: info  # preset strict, severity of the rule itself
      page-length: error  # --rule page-length=error
    overrides:
      - files: ["b/"]  # .gitbook-lint.yaml:4:13; holds here
        rules: {hint-style: error}
    "
  `)
  expect(parseConfig(printed, 'yaml', exampleRules).problems).toEqual([])
  expect(explainConfig(resolveConfig({rules: exampleRules}))).toMatchInlineSnapshot(`
    "extends: recommended  # default
    rules:
      hint-style: warning  # preset recommended, severity of the rule itself
      icon-name: [warning, {allow: [], limit: 3, exact: true, set: "solid"}]  # preset recommended, severity of the rule itself; allow: default; limit: default; exact: default; set: default
      tag-spacing: off  # preset recommended
      page-length: off  # preset recommended
    "
  `)
})

test('the schema lists rules, options, former ids and what each may be', () => {
  expect(configSchema(exampleRules)).toMatchInlineSnapshot(`
    {
      "$schema": "http://json-schema.org/draft-07/schema#",
      "additionalProperties": false,
      "definitions": {
        "rules": {
          "additionalProperties": false,
          "properties": {
            "hint-style": {
              "anyOf": [
                {
                  "$ref": "#/definitions/severity",
                },
                {
                  "items": [
                    {
                      "$ref": "#/definitions/severity",
                    },
                  ],
                  "maxItems": 1,
                  "minItems": 1,
                  "type": "array",
                },
              ],
              "description": "Hints use a known style",
            },
            "icon-name": {
              "anyOf": [
                {
                  "$ref": "#/definitions/severity",
                },
                {
                  "items": [
                    {
                      "$ref": "#/definitions/severity",
                    },
                    {
                      "additionalProperties": false,
                      "properties": {
                        "allow": {
                          "default": [],
                          "description": "Names that are right.",
                          "items": {
                            "type": "string",
                          },
                          "type": "array",
                        },
                        "exact": {
                          "default": true,
                          "description": "Case counts.",
                          "type": "boolean",
                        },
                        "limit": {
                          "default": 3,
                          "description": "How many.",
                          "type": "number",
                        },
                        "set": {
                          "default": "solid",
                          "description": "The set.",
                          "type": "string",
                        },
                      },
                      "type": "object",
                    },
                  ],
                  "maxItems": 2,
                  "minItems": 1,
                  "type": "array",
                },
                {
                  "additionalProperties": false,
                  "properties": {
                    "allow": {
                      "default": [],
                      "description": "Names that are right.",
                      "items": {
                        "type": "string",
                      },
                      "type": "array",
                    },
                    "exact": {
                      "default": true,
                      "description": "Case counts.",
                      "type": "boolean",
                    },
                    "limit": {
                      "default": 3,
                      "description": "How many.",
                      "type": "number",
                    },
                    "set": {
                      "default": "solid",
                      "description": "The set.",
                      "type": "string",
                    },
                  },
                  "type": "object",
                },
              ],
              "description": "Icons have a name that GitBook knows",
            },
            "no-tight-tag": {
              "anyOf": [
                {
                  "$ref": "#/definitions/severity",
                },
                {
                  "items": [
                    {
                      "$ref": "#/definitions/severity",
                    },
                  ],
                  "maxItems": 1,
                  "minItems": 1,
                  "type": "array",
                },
              ],
              "deprecated": true,
              "description": "Now called tag-spacing.",
            },
            "page-length": {
              "anyOf": [
                {
                  "$ref": "#/definitions/severity",
                },
                {
                  "items": [
                    {
                      "$ref": "#/definitions/severity",
                    },
                  ],
                  "maxItems": 1,
                  "minItems": 1,
                  "type": "array",
                },
              ],
              "description": "Pages are short",
            },
            "tag-spacing": {
              "anyOf": [
                {
                  "$ref": "#/definitions/severity",
                },
                {
                  "items": [
                    {
                      "$ref": "#/definitions/severity",
                    },
                  ],
                  "maxItems": 1,
                  "minItems": 1,
                  "type": "array",
                },
              ],
              "description": "Tags are spaced evenly",
            },
          },
          "type": "object",
        },
        "severity": {
          "enum": [
            "error",
            "info",
            "off",
            "warning",
          ],
        },
        "texts": {
          "anyOf": [
            {
              "type": "string",
            },
            {
              "items": {
                "type": "string",
              },
              "type": "array",
            },
          ],
        },
      },
      "properties": {
        "$schema": {
          "type": "string",
        },
        "extends": {
          "anyOf": [
            {
              "enum": [
                "recommended",
                "strict",
                "all",
              ],
            },
            {
              "pattern": "[/\\\\]|\\.(ya?ml|json)$",
              "type": "string",
            },
          ],
          "default": "recommended",
          "description": "A preset, or the path of a local config file to build on.",
        },
        "ignore": {
          "$ref": "#/definitions/texts",
          "description": "Files to leave out, in gitignore syntax.",
        },
        "overrides": {
          "description": "Settings for some paths; later ones win.",
          "items": {
            "additionalProperties": false,
            "properties": {
              "files": {
                "$ref": "#/definitions/texts",
              },
              "rules": {
                "$ref": "#/definitions/rules",
              },
            },
            "required": [
              "files",
            ],
            "type": "object",
          },
          "type": "array",
        },
        "rules": {
          "$ref": "#/definitions/rules",
        },
        "spaces": {
          "$ref": "#/definitions/texts",
          "description": "Folders that are spaces but cannot be found by themselves.",
        },
      },
      "title": "Config of gitbook-lint",
      "type": "object",
    }
  `)
})

test('a run fails by the threshold and the number of warnings', () => {
  const some = {errors: 0, warnings: 2, infos: 1}
  const none = {errors: 0, warnings: 0, infos: 0}
  expect([exitStatus(some), exitStatus({...none, errors: 1}), exitStatus(none, {failOn: 'info'})]).toEqual([
    0, 1, 0,
  ])
  expect([exitStatus(some, {failOn: 'warning'}), exitStatus({...none, infos: 1}, {failOn: 'info'})]).toEqual([
    1, 1,
  ])
  expect([exitStatus(some, {maxWarnings: 2}), exitStatus(some, {maxWarnings: 1})]).toEqual([0, 1])
  expect(exitStatus({...some, errors: 9}, {failOn: 'never', maxWarnings: 0})).toBe(0)
})
