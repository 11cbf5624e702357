/** Space rule: `.gitbook.yaml` is YAML, with the keys that GitBook reads. Whether its paths exist is for others. */
import type {Report} from '../src/core/finding.ts'
import {nearest} from '../src/core/nearest.ts'
import type {Range} from '../src/core/range.ts'
import {defineSpaceRule} from '../src/lint/space-rule.ts'
import {code, oneOf} from '../src/lint/wording.ts'
import {
  hasInvisible,
  invisibleReport,
  withoutInvisible,
  yamlErrorReports,
  yamlWords,
} from '../src/lint/yaml-report.ts'
import type {ConfigProblem} from '../src/project/space-config.ts'
import {entriesOf, valueAt, type YamlEntry} from '../src/project/yaml-facts.ts'

const pages = {'README.md': '# Bay\n', 'SUMMARY.md': '# Contents\n\n* [Bay](README.md)\n'}

export const configYaml = defineSpaceRule({
  id: 'config-yaml',
  summary: '`.gitbook.yaml` is YAML that can be read, with the keys that GitBook knows',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fix: 'sometimes',
  why: 'GitBook stops the sync at a file that it cannot read, and takes its defaults in the place of keys that it does not know: redirects do not apply, another table of contents is shown.',
  inEditor: 'in Git only',
  afterExport: {fate: 'stays', source: 'GitBook does not write the keys of `.gitbook.yaml`'},
  sources: [
    'GitBook documentation, Content configuration',
    'Observed in synced spaces: `redirect` for `redirects`, zero-width spaces copied from a web page',
  ],
  owners: ['config'],
  examples: [
    {
      files: {
        ...pages,
        '.gitbook.yaml':
          'root: ./\n\nredirect:\n~ @3:1-3:9 config-yaml "Unexpected key `redirect`, expected `redirects`"\n  old: README.md\n\nstructure:\n  readme: README.md\n  sumary: SUMMARY.md\n~ ^^^^^^ config-yaml "expected `summary`"\n',
      },
      fixedUnsafely: {
        '.gitbook.yaml':
          'root: ./\n\nredirects:\n  old: README.md\n\nstructure:\n  readme: README.md\n  summary: SUMMARY.md\n',
      },
    },
    {
      files: {
        ...pages,
        '.gitbook.yaml':
          '\u200bstructure:\n~ @1:1-1:2 config-yaml "invisible character `U+200B` in the key `structure`"\n  readme: README.md\n  summary: SUMMARY.md\u200b\n~ @3:22-3:23 config-yaml "in the value of `summary`"\n',
      },
      fixed: {'.gitbook.yaml': 'structure:\n  readme: README.md\n  summary: SUMMARY.md\n'},
    },
    {
      files: {
        ...pages,
        '.gitbook.yaml':
          'redirects:\n  old: README.md\n  old: README.md\n~ ^^^ config-yaml "Unexpected second key `old`"\n',
      },
    },
    {
      files: {
        ...pages,
        '.gitbook.yaml': 'structure:\n\treadme: README.md\n~ @2:1-2:2 config-yaml "Unexpected tab"\n',
      },
      fixed: {'.gitbook.yaml': 'structure:\n  readme: README.md\n'},
    },
    {
      files: {
        ...pages,
        '.gitbook.yaml':
          'redirects:\n\u00a0\u00a0old: README.md\n~ @2:1-2:3 config-yaml "Unexpected no-break space in the indentation"\n\u00a0\u00a0older: README.md\n~ @3:1-3:3 config-yaml\n',
      },
      fixed: {'.gitbook.yaml': 'redirects:\n  old: README.md\n  older: README.md\n'},
    },
    {
      files: {
        ...pages,
        '.gitbook.yaml':
          'summary: SUMMARY.md\n~ @1:1-1:8 config-yaml "expected it below `structure`"\nredirects: README.md\n~          ^^^^^^^^^ config-yaml "Unexpected text for `redirects`"\n',
      },
    },
    {
      files: {
        ...pages,
        '.gitbook.yaml':
          '# Where things are\nroot: ./\n\nstructure:\n  readme: ./README.md\n  summary: ./SUMMARY.md\n\nredirects:\n  root: README.md\n  sumary: README.md\n',
      },
      reason: 'Old addresses may have any name',
    },
    {files: {...pages, '.gitbook.yaml': ''}, reason: 'An empty file leaves all as it is'},
  ],
  check({file, index, report}) {
    const {yaml, config} = file
    const errors = yamlErrorReports(yaml, noSync)
    for (const error of errors) report(error)
    // What is read of a broken file may not be what is meant.
    if (yaml.errors.some(({code: id}) => id !== 'DUPLICATE_KEY')) return
    for (const problem of config.problems) {
      if (problem.kind !== 'root-outside') report(wrongKind(problem))
    }
    for (const {what, range, text} of yamlWords(yaml.root)) {
      const found = index.lookup.file(text) ? undefined : invisibleReport(yaml.text, range, what, ignored)
      if (found) report(found)
    }
    const top = entriesOf(yaml.root)
    const below = entriesOf(valueAt(yaml.root, 'structure'))
    for (const entry of top) unknown(entry, topKeys, top, report)
    for (const entry of below) unknown(entry, structureKeys, below, report)
  },
})

const noSync = 'GitBook stops the sync at this file'
const ignored = 'GitBook does not recognise it, and takes its default'
const topKeys = ['redirects', 'root', 'structure']
const structureKeys = ['readme', 'summary']

const wrongKind = ({kind, key, found, range}: ConfigProblem): Report => ({
  range,
  message: `Unexpected ${found}${key === '' ? ' in the file' : ` for ${code(key)}`}, expected ${kind === 'not-a-map' ? '`key: value` pairs' : 'a path'}`,
  note: ignored,
})

/** Spaces from a web page or a word processor: to YAML they are a part of the key. */
const unbrokenIndent = (range: Range): Report => ({
  range,
  message: 'Unexpected no-break space in the indentation, expected plain spaces',
  note: ignored,
  fix: {
    title: 'Indent with plain spaces',
    safety: 'safe',
    edits: [{range, text: ' '.repeat(range.end - range.start)}],
  },
})

function unknown(
  {key, keyRange: range}: YamlEntry,
  known: readonly string[],
  siblings: readonly YamlEntry[],
  report: (report: Report) => void,
): void {
  if (known.includes(key) || (hasInvisible(key) && known.includes(withoutInvisible(key)))) return
  const indent = /^[\u00a0\u2000-\u200a\u202f\u3000]+/.exec(key)?.[0].length ?? 0
  if (indent > 0) {
    report(unbrokenIndent({start: range.start, end: range.start + indent}))
    return
  }
  if (known === topKeys && structureKeys.includes(key)) {
    report({
      range,
      message: `Unexpected key ${code(key)} at the top, expected it below \`structure\``,
      note: ignored,
    })
    return
  }
  const near = nearest(key, known, 3)
  const isFree = near !== undefined && !siblings.some((sibling) => sibling.key === near)
  report({
    range,
    message: `Unexpected key ${code(key)}, expected ${near === undefined ? oneOf(known) : code(near)}`,
    note: ignored,
    ...(near === undefined && {severity: 'warning'}),
    ...(isFree && {
      expected: [near],
      fix: {title: `Replace by \`${near}\``, safety: 'unsafe', edits: [{range, text: near}]},
    }),
  })
}
