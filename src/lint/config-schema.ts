/** The JSON schema of the config file, made from what the rules declare: editors complete and check by it. */
import {packageKey, presetNames} from './config.ts'
import {settings} from './config-rules.ts'
import type {KnownRule, KnownRules} from './known-rules.ts'
import type {OptionSchema} from './rule.ts'

/** A JSON schema, as plain data. */
export type JsonSchema = Readonly<Record<string, unknown>>

/** The schema (draft 7, which editors know best) for the given rules. */
export const configSchema = (rules: KnownRules): JsonSchema => ({
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: `Config of ${packageKey}`,
  type: 'object',
  additionalProperties: false,
  properties: {
    $schema: {type: 'string'},
    extends: {
      description: 'A preset, or the path of a local config file to build on.',
      default: presetNames[0],
      anyOf: [{enum: [...presetNames]}, {type: 'string', pattern: '[/\\\\]|\\.(ya?ml|json)$'}],
    },
    rules: {$ref: '#/definitions/rules'},
    ignore: {description: 'Files to leave out, in gitignore syntax.', $ref: '#/definitions/texts'},
    overrides: {
      description: 'Settings for some paths; later ones win.',
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['files'],
        properties: {files: {$ref: '#/definitions/texts'}, rules: {$ref: '#/definitions/rules'}},
      },
    },
    spaces: {
      description: 'Folders that are spaces but cannot be found by themselves.',
      $ref: '#/definitions/texts',
    },
  },
  definitions: {
    severity: {enum: [...settings]},
    texts: {anyOf: [{type: 'string'}, {type: 'array', items: {type: 'string'}}]},
    rules: {
      type: 'object',
      additionalProperties: false,
      properties: Object.fromEntries(rules.flatMap(ruleEntries)),
    },
  },
})

function ruleEntries(rule: KnownRule): [string, JsonSchema][] {
  const setting = ruleSetting(rule)
  const renamed = {...setting, description: `Now called ${rule.id}.`, deprecated: true}
  return [[rule.id, setting], ...(rule.aliases ?? []).map((alias): [string, JsonSchema] => [alias, renamed])]
}

function ruleSetting({summary, options}: KnownRule): JsonSchema {
  const severity = {$ref: '#/definitions/severity'}
  if (!options)
    return {
      description: summary,
      anyOf: [severity, {type: 'array', items: [severity], minItems: 1, maxItems: 1}],
    }
  const values = {
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(
      Object.entries(options).map(([name, option]) => [name, optionSchema(option)]),
    ),
  }
  const pair = {type: 'array', items: [severity, values], minItems: 1, maxItems: 2}
  return {description: summary, anyOf: [severity, pair, values]}
}

const optionSchema = ({type, description, default: value}: OptionSchema): JsonSchema => ({
  description,
  default: value,
  ...(type === 'string[]' ? {type: 'array', items: {type: 'string'}} : {type}),
})
