/** Space rule: `.gitbook/vars.yaml` holds names with plain values. */
import type {Report} from '../src/core/finding.ts'
import {defineSpaceRule} from '../src/lint/space-rule.ts'
import {code} from '../src/lint/wording.ts'
import {yamlErrorReports} from '../src/lint/yaml-report.ts'
import {entriesOf, isNothing, kindInWords, type YamlEntry} from '../src/project/yaml-facts.ts'

const pages = {'README.md': '# Bay\n', 'SUMMARY.md': '# Contents\n\n* [Bay](README.md)\n'}

export const varsYaml = defineSpaceRule({
  id: 'vars-yaml',
  summary: '`.gitbook/vars.yaml` gives each variable a proper name and a plain value',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fix: 'never',
  why: 'GitBook rejects variables of another form, and readers see nothing where a page shows them.',
  inEditor: 'Open the variables of the space and set the variable again.',
  sources: [
    'GitBook documentation, Variables and expressions',
    'Official API schema (@gitbook/api 0.202.0): at most 256 characters',
  ],
  owners: ['vars'],
  examples: [
    {
      files: {
        ...pages,
        '.gitbook/vars.yaml':
          '2nd-tide: late\n~ @1:1-1:9 vars-yaml "Unexpected name `2nd-tide`"\nport:\n~ @2:1-2:5 vars-yaml "Unexpected map for `port`, expected text, a number, `true` or `false`"\n  name: West\n',
      },
    },
    {
      files: {...pages, '.gitbook/vars.yaml': '- tide\n~ @1:1-1:7 vars-yaml "Unexpected list"\n'},
    },
    {files: {...pages, '.gitbook/vars.yaml': 'tide_late: "18:30"\nboats: 12\nopen: true\n'}},
    {files: {...pages, '.gitbook/vars.yaml': '# None as yet\n'}, reason: 'An empty file'},
  ],
  check({file: {yaml}, report}) {
    for (const error of yamlErrorReports(yaml, note, 'flat')) report(error)
    if (
      yaml.errors.some(({code: id}) => id !== 'DUPLICATE_KEY') ||
      yaml.root === undefined ||
      isNothing(yaml.root)
    )
      return
    if (yaml.root.kind !== 'map') {
      const {start, end} = yaml.root.range
      const line = yaml.text.slice(start, end).search(/[\r\n]/)
      const range = {start, end: line < 0 ? end : start + line}
      report({range, message: `Unexpected ${kindInWords(yaml.root)}, expected \`name: value\` pairs`, note})
      return
    }
    for (const entry of entriesOf(yaml.root)) {
      const found = judge(entry)
      if (found) report(found)
    }
  },
})

const note = 'Readers see nothing where a page shows the variable'
const longest = 256

function judge({key, keyRange, value}: YamlEntry): Report | undefined {
  if (!/^[A-Za-z]\w*$/.test(key)) {
    return {
      range: keyRange,
      message: `Unexpected name ${code(key)}, expected a letter, then letters, digits and \`_\``,
      note,
    }
  }
  if (value.kind === 'alias') return undefined
  if (value.kind !== 'scalar' || value.value === null) {
    return {
      range: keyRange,
      message: `Unexpected ${kindInWords(value)} for ${code(key)}, expected text, a number, \`true\` or \`false\``,
      note,
    }
  }
  const length = typeof value.value === 'string' ? [...value.value].length : 0
  if (length <= longest) return undefined
  return {
    range: value.textRange,
    message: `Unexpected text of ${length} characters for ${code(key)}, expected at most ${longest}`,
    note,
  }
}
