/** Rules as config and suppressions see them, for the tests of both. */
import type {KnownRules} from '../../src/lint/known-rules.ts'

export const exampleRules: KnownRules = [
  {id: 'hint-style', summary: 'Hints use a known style', severity: 'warning', presets: ['recommended']},
  {
    id: 'icon-name',
    summary: 'Icons have a name that GitBook knows',
    severity: 'warning',
    presets: ['recommended'],
    options: {
      allow: {type: 'string[]', description: 'Names that are right.', default: []},
      limit: {type: 'number', description: 'How many.', default: 3},
      exact: {type: 'boolean', description: 'Case counts.', default: true},
      set: {type: 'string', description: 'The set.', default: 'solid'},
    },
  },
  {
    id: 'tag-spacing',
    summary: 'Tags are spaced evenly',
    severity: 'info',
    presets: ['strict'],
    aliases: ['no-tight-tag'],
  },
  {id: 'page-length', summary: 'Pages are short', severity: 'info', presets: []},
]
