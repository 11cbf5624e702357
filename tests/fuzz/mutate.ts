/** Spoils spaces: bytes, lines, tags, YAML, names and the tree of files. */
import type {Random} from './random.ts'
import type {Files} from './seeds.ts'

/** Makes one input of spaces to begin with. */
export function makeInput(random: Random, fixtures: readonly Files[], examples: readonly Files[]): Files {
  let files: Files = random.below(6) === 0 ? (random.pick(fixtures) ?? {}) : {}
  for (let left = random.below(3) + 1; left > 0; left--) files = {...files, ...random.pick(examples)}
  const donors = examples
  for (let left = random.below(8) + 1; left > 0; left--) files = mutate(files, random, donors)
  return files
}

function mutate(files: Files, random: Random, donors: readonly Files[]): Files {
  if (random.below(6) === 0) return mutateTree(files, random)
  const path = random.pick(Object.keys(files))
  const content = path === undefined ? undefined : files[path]
  if (path === undefined || content === undefined) return {'README.md': '# Start\n'}
  if (typeof content !== 'string') return {...files, [path]: spoilBytes(content, random)}
  if (random.below(40) === 0) return {...files, [path]: spoilBytes(new TextEncoder().encode(content), random)}
  return {...files, [path]: mutateText(content, random, textsOf(donors, random))}
}

const textsOf = (donors: readonly Files[], random: Random): string => {
  const content = random.pick(Object.values(random.pick(donors) ?? {}))
  return typeof content === 'string' ? content : ''
}

function spoilBytes(bytes: Uint8Array, random: Random): Uint8Array {
  const spoilt = Uint8Array.from(bytes)
  for (let left = 3; left > 0; left--) spoilt[random.below(spoilt.length)] = random.below(256)
  return spoilt
}

function mutateText(text: string, random: Random, donor: string): string {
  const change = random.pick(textChanges) ?? insertPiece
  return change(text, random, donor).slice(0, mostCharacters)
}

/** Inputs stay small, so that many are tried. */
const mostCharacters = 20_000

type TextChange = (text: string, random: Random, donor: string) => string

const insertAt = (text: string, at: number, piece: string): string =>
  text.slice(0, at) + piece + text.slice(at)

const insertPiece: TextChange = (text, random) =>
  insertAt(text, random.below(text.length + 1), random.pick(pieces) ?? '')

/** Takes out what lies between two places that are near each other. */
const cut: TextChange = (text, random) => {
  const start = random.below(text.length + 1)
  return text.slice(0, start) + text.slice(start + random.below(30))
}

const onLines =
  (change: (lines: string[], random: Random, donor: readonly string[]) => void): TextChange =>
  (text, random, donor) => {
    const lines = text.split('\n')
    change(lines, random, donor.split('\n'))
    return lines.join('\n')
  }

const swapMarks: TextChange = (text, random) => {
  const marks = [...text.matchAll(/[{}%<>"'`*_[\]()#|:\\~=/-]/g)]
  const {index} = random.pick(marks) ?? {}
  if (index === undefined) return text
  const other = random.pick([...'{}%<>"\'`*_[]()#|:\\~=/- \n']) ?? ''
  return text.slice(0, index) + other + text.slice(index + 1)
}

/** Moves a tag, of GitBook or of HTML, to another place. */
const moveTag: TextChange = (text, random) => {
  const tag = random.pick([...text.matchAll(/\{%[^%]*%\}|<[^>\n]*>/g)])
  if (tag === undefined) return insertPiece(text, random, '')
  const without = text.slice(0, tag.index) + text.slice(tag.index + tag[0].length)
  return insertAt(random.below(2) === 0 ? text : without, random.below(without.length + 1), tag[0])
}

const textChanges: readonly TextChange[] = [
  insertPiece,
  insertPiece,
  cut,
  swapMarks,
  swapMarks,
  moveTag,
  moveTag,
  onLines((lines, random) => lines.splice(random.below(lines.length), random.below(3) + 1)),
  onLines((lines, random) => {
    const at = random.below(lines.length)
    lines.splice(random.below(lines.length), 0, ...lines.slice(at, at + random.below(5) + 1))
  }),
  onLines((lines, random, donor) => {
    const at = random.below(donor.length)
    lines.splice(random.below(lines.length + 1), 0, ...donor.slice(at, at + random.below(8) + 1))
  }),
  onLines((lines, random) => {
    const at = random.below(lines.length)
    lines[at] = (random.pick(prefixes) ?? '') + (lines[at] ?? '')
  }),
  onLines((lines, random) => {
    const at = random.below(lines.length)
    lines[at] = (lines[at] ?? '') + (random.pick(pieces) ?? '').repeat(random.below(4))
  }),
  (text, random) => (random.below(3) === 0 ? text.replaceAll('\n', '\r\n') : text.replace('\n', '\r')),
  (text, random) => {
    const at = random.below(text.length + 1)
    return insertAt(text, at, (random.pick(pieces) ?? '').repeat(random.below(300)))
  },
]

const prefixes = ['> ', '* ', '1. ', '    ', '\t', '- [ ] ', '| ', '# ', '  ', '[^1]: ', '---\n', '#']

/** What means something to a reader of Markdown, tags, YAML, addresses or reports. */
const pieces = [
  ...[
    '{% ',
    ' %}',
    '{% hint style="info" %}',
    '{% endhint %}',
    '{% tabs %}',
    '{% tab title="',
    '{% endtab %}',
  ],
  ...['{% code title="a" %}', '{% content-ref url="', '{% include "', '{% if ', '{{ x }}', '{{', '}}', '%}'],
  ...[
    '<table><tr><td>',
    '</td>',
    '<figure><img src="',
    '<!--',
    '-->',
    '<a href="',
    '"></a>',
    '<details>',
    '<br>',
  ],
  ...[
    '```',
    '~~~\n',
    '`',
    '**',
    '_',
    '~~',
    '[',
    '](',
    ')',
    '![',
    '[^a]',
    '|',
    '\\',
    '&amp;',
    '&#x20;',
    '&#0;',
  ],
  ...[
    '---\n',
    '\n---\n',
    'a: &a [*a]',
    '<<: *a',
    '!!binary ',
    '? ',
    ': ',
    '- ',
    '{',
    '[',
    '"',
    "'",
    '|\n',
    '%YAML',
  ],
  ...[
    '../',
    '/',
    './',
    '%2F',
    '%5C',
    '%00',
    '%',
    '#',
    '?',
    '//',
    'C:\\',
    'con.md',
    '.md',
    '.git/',
    'file:///',
  ],
  ...[
    '\0',
    '\x1b[31m',
    '\x07',
    '\u202e',
    '\u2066',
    '\u200b',
    '\ufeff',
    '\u2028',
    '\ud800',
    '\udfff',
    '😀',
    '\u00e9',
    'e\u0301',
  ],
  ...['::error::x', '##[command]', '\n::set-output name=a::b', ']]>', '</script>', '<?xml', '$(a)', '; rm x'],
  ...[
    '\n',
    '\n\n',
    '\r\n',
    '\t',
    ' ',
    '    ',
    'constructor',
    '__proto__',
    'toString',
    'broken-reference',
    'null',
  ],
  '<!-- gitbook-lint disable -->',
  '<!--lint ignore no-broken-reference-->',
]

function mutateTree(files: Files, random: Random): Files {
  const entries = Object.entries(files)
  const at = random.below(entries.length)
  const [path, content] = entries[at] ?? ['README.md', '']
  const others = entries.filter((_, index) => index !== at)
  switch (random.below(5)) {
    case 0:
      return Object.fromEntries(others)
    case 1:
      return {...files, [rename(path, random)]: content}
    case 2:
      return {...files, [random.pick(names) ?? 'a']: content}
    case 3:
      return Object.fromEntries([...others, [`${random.pick(names) ?? 'a'}/${path}`, content]])
    default:
      return Object.fromEntries([...others, [rename(path, random), content]])
  }
}

function rename(path: string, random: Random): string {
  const at = random.below(path.length)
  switch (random.below(4)) {
    case 0:
      return path.toUpperCase()
    case 1:
      return path.slice(0, at) + (random.pick(pieces) ?? '') + path.slice(at)
    case 2:
      return path.slice(0, at) + path.slice(at + 1)
    default:
      return path.replaceAll('/', '-')
  }
}

const names = [
  ...['README.md', 'SUMMARY.md', 'readme.md', '.gitbook.yaml', '.gitbook/vars.yaml', '.gitbook/tags.yaml'],
  ...['docs.yaml', 'docs/README.md', 'docs/SUMMARY.md', '.gitbook/includes/a.md', '.gitbook/assets/a.png'],
  ...[
    'book.json',
    '.gitignore',
    '.gitmodules',
    'nul.md',
    'aux',
    'a b%20c.md',
    '\u00e9.md',
    'e\u0301.md',
    '__proto__',
  ],
  ...[
    'constructor.md',
    '\x1b[2J.md',
    '\u202egnp.md',
    'a\nb.md',
    '::error::.md',
    '"><b>.md',
    "'&lt;.md",
    '#.md',
  ],
]
