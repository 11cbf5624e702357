/** Space rule: `.gitbook/tags.yaml` lists tags that GitBook can show. */
import type {Report} from '../src/core/finding.ts'
import {nearest} from '../src/core/nearest.ts'
import type {Range} from '../src/core/range.ts'
import {iconListDate, isKnownIcon, nearestIcon} from '../src/gitbook/icons.ts'
import {isPaletteColor, nearestColor, palette} from '../src/gitbook/palette.ts'
import {defineSpaceRule} from '../src/lint/space-rule.ts'
import {code, oneOf} from '../src/lint/wording.ts'
import {yamlErrorReports} from '../src/lint/yaml-report.ts'
import {
  entriesOf,
  findEntry,
  isNothing,
  itemsOf,
  kindInWords,
  type YamlNode,
  type YamlScalar,
} from '../src/project/yaml-facts.ts'

const pages = {'README.md': '# Bay\n', 'SUMMARY.md': '# Contents\n\n* [Bay](README.md)\n'}

export const tagsYaml = defineSpaceRule({
  id: 'tags-yaml',
  summary: '`.gitbook/tags.yaml` gives each tag one slug, a label and a known color',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fix: 'sometimes',
  why: 'A tag without slug or label is lost, and with it the mark on every page and update that carries it.',
  inEditor: 'Open the tags of the space and set the tag again.',
  afterExport: {fate: 'stays', source: 'GitBook writes the same keys and colors'},
  sources: ['GitBook documentation, Tags', 'Official API schema (@gitbook/api 0.202.0)'],
  owners: ['tags'],
  examples: [
    {
      files: {
        ...pages,
        '.gitbook/tags.yaml':
          '- tag: high tide\n~      ^^^^^^^^^ tags-yaml "Unexpected space in the slug `high tide`, expected `high-tide`"\n  label: High tide\n- label: Low tide\n~ ^^^^^ tags-yaml "missing key `tag`"\n- tag: calm\n~ ^^^ tags-yaml "missing key `label`"\n- tag: storm\n  label: Storm\n  color: Red\n~        ^^^ tags-yaml "Unexpected color `Red`, expected `red`"\n- tag: calm\n~      ^^^^ tags-yaml "second tag `calm`"\n  label: Calm again\n',
      },
      fixedUnsafely: {
        '.gitbook/tags.yaml':
          '- tag: high tide\n  label: High tide\n- label: Low tide\n- tag: calm\n- tag: storm\n  label: Storm\n  color: red\n- tag: calm\n  label: Calm again\n',
      },
    },
    {
      files: {...pages, '.gitbook/tags.yaml': 'calm: Calm\n~ @1:1-1:5 tags-yaml "Unexpected map"\n'},
    },
    {
      files: {
        ...pages,
        '.gitbook/tags.yaml':
          '- tag: calm\n  label: Calm\n  icon: flask\n  color: $primary\n- tag: storm\n  label: "Storm: red"\n  emoji: 26a1\n  color: red\n- tag: fog\n  label: Fog\n',
      },
      reason: 'Icon, emoji and color may be left out',
    },
    {files: {...pages, '.gitbook/tags.yaml': '[]\n'}, reason: 'No tags as yet'},
  ],
  check({file: {yaml}, report}) {
    for (const error of yamlErrorReports(yaml, note)) report(error)
    const {root} = yaml
    if (yaml.errors.some(({code: id}) => id !== 'DUPLICATE_KEY') || root === undefined || isNothing(root))
      return
    if (root.kind !== 'list') {
      const range = entriesOf(root)[0]?.keyRange ?? root.range
      report({range, message: `Unexpected ${kindInWords(root)}, expected a list of tags`, note})
      return
    }
    const first = new Map<string, Range>()
    for (const item of itemsOf(root)) for (const found of judge(item, first)) report(found)
  },
})

const note = 'Readers do not see the tag'
const keys = ['tag', 'label', 'icon', 'emoji', 'color']

function judge(item: YamlNode, first: Map<string, Range>): readonly Report[] {
  if (item.kind === 'alias') return []
  if (item.kind !== 'map') {
    return [
      {range: item.range, message: `Unexpected ${kindInWords(item)}, expected \`tag\` and \`label\``, note},
    ]
  }
  const head = item.entries[0]?.keyRange ?? item.range
  return [
    ...['tag', 'label'].flatMap((key) => required(item, key, head)),
    ...slug(item, first),
    ...color(item),
    ...icon(item),
    ...item.entries.flatMap(({key, keyRange}) => unknownKey(key, keyRange)),
  ]
}

const scalarOf = (item: YamlNode, key: string): YamlScalar | undefined => {
  const value = findEntry(item, key)?.value
  return value?.kind === 'scalar' && value.value !== null && value.value !== '' ? value : undefined
}

function required(item: YamlNode, key: string, head: Range): readonly Report[] {
  const entry = findEntry(item, key)
  if (!entry) {
    // A misspelt key is one mistake.
    const isMisspelt = entriesOf(item).some(
      (each) => !keys.includes(each.key) && nearest(each.key, keys) === key,
    )
    return isMisspelt
      ? []
      : [{range: head, message: `Unexpected missing key ${code(key)} of a tag, expected it here`, note}]
  }
  if (scalarOf(item, key) || entry.value.kind === 'alias') return []
  return [
    {
      range: entry.keyRange,
      message: `Unexpected ${kindInWords(entry.value)} for ${code(key)}, expected text`,
      note,
    },
  ]
}

function slug(item: YamlNode, first: Map<string, Range>): readonly Report[] {
  const value = scalarOf(item, 'tag')
  const text = String(value?.value ?? '')
  if (!value) return []
  const earlier = first.get(text)
  if (earlier) {
    return [
      {
        range: value.textRange,
        message: `Unexpected second tag ${code(text)}, expected each slug once`,
        note: 'One of the two tags is lost',
        related: [{range: earlier, message: 'First given here'}],
      },
    ]
  }
  first.set(text, value.textRange)
  if (!/[\s,]/.test(text)) return []
  const what = /,/.test(text) ? 'comma' : 'space'
  const better = text.trim().replaceAll(/[\s,]+/g, '-')
  return [
    {
      range: value.textRange,
      message: `Unexpected ${what} in the slug ${code(text)}, expected ${code(better)}`,
      note: 'No update can carry the tag',
      expected: [better],
    },
  ]
}

function color(item: YamlNode): readonly Report[] {
  const value = scalarOf(item, 'color')
  const name = String(value?.value ?? '')
  if (!value || isPaletteColor(name)) return []
  const near = nearestColor(name)
  return [
    {
      range: value.textRange,
      message: `Unexpected color ${code(name)}, expected ${near === undefined ? oneOf(palette) : code(near)}`,
      note: 'Readers see the usual color',
      severity: 'warning',
      ...(near !== undefined && replacement(near, value.textRange)),
    },
  ]
}

function icon(item: YamlNode): readonly Report[] {
  const value = scalarOf(item, 'icon')
  const name = String(value?.value ?? '')
  if (!value || isKnownIcon(name)) return []
  const near = nearestIcon(name)
  const known = `an icon of the list of ${iconListDate}`
  return [
    {
      range: value.textRange,
      message: `Unexpected icon ${code(name)}, expected ${near === undefined ? known : code(near)}`,
      note: 'Readers see no icon',
      severity: 'warning',
      ...(near !== undefined && replacement(near, value.textRange)),
    },
  ]
}

function unknownKey(key: string, range: Range): readonly Report[] {
  const near = keys.includes(key) ? undefined : nearest(key, keys)
  if (near === undefined) return []
  const isNeeded = near === 'tag' || near === 'label'
  return [
    {
      range,
      message: `Unexpected key ${code(key)}, expected ${code(near)}`,
      note: isNeeded ? note : 'GitBook ignores the key',
      ...(!isNeeded && {severity: 'warning'}),
      ...replacement(near, range),
    },
  ]
}

const replacement = (text: string, range: Range): Pick<Report, 'expected' | 'fix'> => ({
  expected: [text],
  fix: {title: `Replace by \`${text}\``, safety: 'unsafe', edits: [{range, text}]},
})
