import type {Report} from '../src/core/finding.ts'
import {nearest} from '../src/core/nearest.ts'
import {layoutParts} from '../src/gitbook/front-matter-keys.ts'
import {definePageRule} from '../src/lint/rule.ts'
import {code, oneOf} from '../src/lint/wording.ts'
import type {FrontMatterValue} from '../src/page/facts.ts'
import {frontMatterValues} from '../src/page/front-matter-values.ts'

export const frontmatterValue = definePageRule({
  id: 'frontmatter-value',
  summary: 'Values of the front matter are of the kind and range that GitBook takes',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fix: 'sometimes',
  why: 'GitBook ignores a value of another kind: a page meant to be hidden shows, a cover keeps its usual height.',
  inEditor: 'Set the page option again',
  afterExport: {fate: 'stays', source: 'GitBook writes switches as `true` and `false`'},
  sources: ['page schemas of @gitbook/api 0.202.0'],
  examples: [
    {
      files: {
        'README.md':
          '---\nhidden: "true"\nnoIndex: yes\ncoverHeight: 900\n---\n\n# Relay\n~ @2:9-2:15 frontmatter-value "expected `true` or `false` without quotes"\n~ @3:10-3:13 frontmatter-value "Unexpected `yes` for `noIndex`"\n~ @4:14-4:17 frontmatter-value "expected a number from 10 to 700"\n',
      },
      fixed: {'README.md': '---\nhidden: true\nnoIndex: yes\ncoverHeight: 900\n---\n\n# Relay\n'},
    },
    {
      files: {
        'README.md':
          '---\nlayout:\n  width: wider\n  cover:\n    visible: true\n    size: huge\n  title:\n    visible: on\n---\n\n# Relay\n~ @3:10-3:15 frontmatter-value "expected `default` or `wide`"\n~ @6:11-6:15 frontmatter-value "expected `background`, `full` or `hero`"\n~ @8:14-8:16 frontmatter-value "`layout.title.visible`"\n',
      },
      fixedUnsafely: {
        'README.md':
          '---\nlayout:\n  width: wide\n  cover:\n    visible: true\n    size: huge\n  title:\n    visible: true\n---\n\n# Relay\n',
      },
    },
    {
      files: {
        'README.md':
          '---\ndescription: In short\nicon: bolt\ncover:\n  light: https://example.com/a.png\n  dark: https://example.com/b.png\ncoverY: -12.5\ncoverHeight: 240\nhidden: true\ntags:\n  - tag: beta\n    primary: true\nlayout:\n  width: wide\n  cover:\n    visible: true\n    size: hero\n    mask: none\n---\n\n# Relay\n',
      },
    },
    {
      files: {
        'README.md': '---\nlayout: reference\ndate: 2024-01-01\ndescription:\nhidden:\n---\n\n# Relay\n',
      },
      reason:
        'A layout of Jekyll is a word, keys of other tools hold anything, and no value is no wrong value',
    },
  ],
  visit: ({page, report}) => ({
    done() {
      for (const entry of frontMatterValues(page.facts)) {
        const path = [...entry.parents, entry.key].join('.')
        const kind = kinds.get(path)
        if (kind === undefined || entry.value === null || entry.value === undefined) continue
        const found = judge(kind, entry, path)
        if (found) report(found)
      }
    },
  }),
})

/** What a value must be. */
type Kind =
  | 'switch'
  | 'text'
  | 'image'
  | 'map'
  | 'list'
  | {readonly from: number; readonly to: number}
  | readonly string[]

const anyNumber = {from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY}

const kinds: ReadonlyMap<string, Kind> = new Map<string, Kind>([
  ['description', 'text'],
  ['icon', 'text'],
  ['if', 'text'],
  ['cover', 'image'],
  ['coverY', anyNumber],
  ['coverHeight', {from: 10, to: 700}],
  ['hidden', 'switch'],
  ['noIndex', 'switch'],
  ['noRobotsIndex', 'switch'],
  ['vars', 'map'],
  ['tags', 'list'],
  ['metaLinks', 'map'],
  ['metaLinks.canonical', 'text'],
  ['metaLinks.alternates', 'list'],
  ['layout.width', ['default', 'wide']],
  ['layout.cover.size', ['background', 'full', 'hero']],
  ['layout.cover.mask', ['none', 'radial']],
  ...layoutParts.map((part): [string, Kind] => [`layout.${part}.visible`, 'switch']),
])

function judge(kind: Kind, entry: FrontMatterValue, path: string): Report | undefined {
  const {value} = entry
  if (kind === 'switch') return typeof value === 'boolean' ? undefined : switchReport(entry, path)
  if (typeof kind === 'object' && 'from' in kind) {
    if (typeof value === 'number' && value >= kind.from && value <= kind.to) return undefined
    return numberReport(entry, path, kind)
  }
  if (typeof kind === 'object')
    return kind.includes(String(value)) ? undefined : choiceReport(entry, path, kind)
  return matches(kind, value) ? undefined : kindReport(entry, path, wordsFor[kind], kind === 'list')
}

function matches(kind: 'text' | 'image' | 'map' | 'list', value: unknown): boolean {
  if (kind === 'list') return Array.isArray(value)
  const isMap = typeof value === 'object' && !Array.isArray(value)
  // YAML reads `description: 2024` as a number, which is as good a text.
  if (kind === 'text') return typeof value !== 'object'
  return kind === 'map' ? isMap : isMap || typeof value === 'string'
}

const wordsFor = {
  text: 'text',
  image: 'a path, or `light` and `dark` with a path each',
  map: 'names with values',
  list: 'a list',
} as const

const unlike = ({value}: FrontMatterValue, path: string) =>
  `Unexpected ${typeof value === 'object' ? (Array.isArray(value) ? 'list' : 'map') : code(String(value))} for \`${path}\``

/** A word where GitBook wants a list may be a key of another tool: said, but not weighed. */
const kindReport = (entry: FrontMatterValue, path: string, wanted: string, isMild: boolean): Report => ({
  range: firstLine(entry),
  message: `${unlike(entry, path)}, expected ${wanted}`,
  note: 'GitBook ignores the value',
  ...(isMild && {severity: 'info'}),
})

/** A map or list is named by its key, so that a finding never covers half the front matter. */
const firstLine = ({value, keyRange, valueRange}: FrontMatterValue) =>
  typeof value === 'object' ? keyRange : valueRange

const switches = new Map([
  ['true', 'true'],
  ['yes', 'true'],
  ['on', 'true'],
  ['false', 'false'],
  ['no', 'false'],
  ['off', 'false'],
])

const switchReport = (entry: FrontMatterValue, path: string): Report => {
  const word = typeof entry.value === 'string' ? entry.value.trim().toLowerCase() : ''
  const meant = switches.get(word)
  return replaceable(
    entry,
    `${unlike(entry, path)}, expected \`true\` or \`false\` without quotes`,
    meant,
    // The switch has had no effect so far: other words for it are not turned on unseen.
    word === meant ? 'safe' : 'unsafe',
  )
}

function numberReport(entry: FrontMatterValue, path: string, {from, to}: {from: number; to: number}): Report {
  const wanted = Number.isFinite(from) ? `a number from ${from} to ${to}` : 'a number'
  const number =
    typeof entry.value === 'string' ? /^\s*(-?\d+(?:\.\d+)?)(?:px)?\s*$/.exec(entry.value)?.[1] : undefined
  const fits = number !== undefined && Number(number) >= from && Number(number) <= to
  return replaceable(entry, `${unlike(entry, path)}, expected ${wanted}`, fits ? number : undefined, 'safe')
}

const choiceReport = (entry: FrontMatterValue, path: string, choices: readonly string[]): Report =>
  replaceable(
    entry,
    `${unlike(entry, path)}, expected ${oneOf(choices)}`,
    nearest(String(entry.value), choices),
    'unsafe',
  )

function replaceable(
  entry: FrontMatterValue,
  message: string,
  text: string | undefined,
  safety: 'safe' | 'unsafe',
): Report {
  const range = firstLine(entry)
  if (text === undefined || typeof entry.value === 'object')
    return {range, message, note: 'GitBook ignores the value'}
  return {
    range,
    message,
    note: 'GitBook ignores the value',
    expected: [text],
    fix: {title: `Replace it with \`${text}\``, safety, edits: [{range, text}]},
  }
}
