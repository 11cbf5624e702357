/** `:shortcodes:` that GitBook does not know, where they plainly stand for an emoji. */
import type {Nodes, Text} from 'mdast'
import type {Report} from '../src/core/finding.ts'
import type {Range} from '../src/core/range.ts'
import {gitbookNameFor, isKnownEmoji, nearestEmoji} from '../src/gitbook/emoji.ts'
import {definePageRule} from '../src/lint/rule.ts'
import {blockEdges} from '../src/page/block-edge.ts'
import {rangeOf} from '../src/page/gathered.ts'
import {sourceText} from '../src/syntax/source-text.ts'

export const emojiName = definePageRule({
  id: 'emoji-name',
  summary: 'Emoji shortcodes are names that GitBook knows',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fix: 'sometimes',
  why: 'GitBook shows an emoji for a name of its own set; any other name stays in the text, colons and all.',
  inEditor: 'Delete the name and choose the emoji from the picker, which opens on `:`.',
  afterExport: {
    fate: 'stays',
    source: 'Observed in exports: GitBook writes emoji by the names of its own set.',
  },
  sources: [
    "GitBook's renderer, packages/emoji-codepoints: its table is built from the JoyPixels set.",
    'Observed in exports: names of that set, with underscores escaped.',
  ],
  examples: [
    {
      files: {'README.md': '## :sailbot: Boats\n~   ^^^^^^^ emoji-name "such as `sailboat`"\n'},
      fixedUnsafely: {'README.md': '## :sailboat: Boats\n'},
    },
    {files: {'README.md': '* :harbour\\_seal: Seals\n~  ^^^^^^^^^^^^^ emoji-name\n'}},
    {files: {'README.md': '## :sailboat: Boats :man\\_technologist:\n'}},
    {
      files: {'README.md': '| a | b |\n| :---: | :-: |\n| 10:30:45 | std::map::key |\n'},
      reason: 'Alignment, times and C++ names.',
    },
    {
      files: {
        'README.md': 'Join :dbname: and :user: in arn:aws:iam::1:x, :ref:`tide`, aa:bb:cc, user:ref:root:x\n',
      },
      reason: 'Placeholders, roles and keys stand between colons as well.',
    },
    {
      files: {'README.md': '<i class="fa-puzzle-piece">:puzzle-piece:</i> Parts\n'},
      reason: 'The name of an icon.',
    },
    {files: {'README.md': ':returns: nothing\n'}, reason: 'A field of reStructuredText.'},
  ],
  visit({page, report}) {
    // Looking for a near name takes long, and a page repeats its names.
    const nearest = new Map<string, string | undefined>()
    const near = (name: string) => {
      if (!nearest.has(name)) nearest.set(name, nearName(name))
      return nearest.get(name)
    }
    return {
      text(node, ancestors) {
        if (!node.value.includes(':')) return
        const found = [...node.value.matchAll(shortcode)]
          .map(({1: name = '', index}) => ({name, index}))
          .filter(({name, index}) => isCandidate(node, name, index, ancestors))
        if (found.length === 0) return
        const source = sourceText(page.text, rangeOf(node), node.value)
        for (const {name, index} of found) {
          const range = source.rawRange(index + 1, index + 1 + name.length)
          const finding =
            foreign(name, range) ??
            misspelt(name, near(name), range) ??
            (isPlacedAsEmoji(node, name, index, ancestors) ? unknown(name, range) : undefined)
          if (finding !== undefined) report(finding)
        }
      },
    }
  },
})

const isCandidate = (node: Text, name: string, index: number, ancestors: readonly Nodes[]) =>
  /[a-z]/.test(name) &&
  !isKnownEmoji(name) &&
  !isInElement(node, index, ancestors) &&
  !isRole(node, index + name.length + 2, ancestors)

/** A name between colons that touches neither word, path, code nor another colon. */
const shortcode =
  /(?<![\p{L}\p{N}_:/\\.@=-])(?<!["'`]\s?):([a-z0-9+][a-z0-9_+-]{1,50}):(?![\p{L}\p{N}_:/\\`=@"'])/gu

function foreign(name: string, range: Range): Report | undefined {
  const own = gitbookNameFor(name)
  if (own === undefined) return undefined
  return {
    range,
    message: `Unexpected emoji name \`${name}\` of another set, expected GitBook's \`${own.name}\` ${own.character}`,
    note: `GitBook may show \`:${name}:\` as text`,
    severity: 'info',
    ...replacement(name, own.name, range),
  }
}

function nearName(name: string): string | undefined {
  const near = nearestEmoji(name)
  return near !== undefined && (name.length >= 7 || isOneSlip(name, near)) ? near : undefined
}

function misspelt(name: string, near: string | undefined, range: Range): Report | undefined {
  if (near === undefined) return undefined
  return {
    range,
    message: `Unexpected emoji name \`${name}\`, expected a name that GitBook knows such as \`${near}\``,
    note: `Readers see \`:${name}:\``,
    ...replacement(name, near, range),
  }
}

/** Whether a short word is near enough: same start, or nearly the same length, so that `module` is no `mouse`. */
const isOneSlip = (name: string, near: string) =>
  Math.abs(name.length - near.length) <= 1 &&
  name.slice(0, 2) === near.slice(0, 2) &&
  sharedLetters(name, near) >= near.length - 1

const sharedLetters = (name: string, near: string) =>
  [...near].filter((letter) => name.includes(letter)).length

const unknown = (name: string, range: Range): Report => ({
  range,
  message: `Unexpected emoji name \`${name}\`, expected a name that GitBook knows`,
  note: `Readers see \`:${name}:\``,
})

/**
 * Without a near name only its place can say that an emoji is meant: it opens a line of text, or stands at an
 * edge of a heading.
 */
function isPlacedAsEmoji(node: Text, name: string, index: number, ancestors: readonly Nodes[]): boolean {
  if (isField.test(name)) return false
  const {block, first, last} = blockEdges(node, ancestors)
  const opens = first && node.value.search(/\S/) === index
  const closes = last && node.value.trimEnd().length === index + name.length + 2
  if (block?.type === 'heading') return opens || closes
  return opens && !closes && name.includes('_')
}

/** Fields of reStructuredText and attributes of AsciiDoc. */
const isField =
  /^(?:param|type|arg|args|return|returns|rtype|raises|raise|ref|doc|var|ivar|cvar|keyword|meta|toc|class|func|meth|mod|attr|title|author|date|version|name|id|host|port|user|key|value|path|url|since|deprecated|private-members|members|maxdepth|caption|glob|hidden|alt|width|height|align|target|source|sectnums|icons|imagesdir|source-highlighter)$/

function replacement(name: string, text: string, range: Range): Pick<Report, 'expected' | 'fix'> {
  const escaped = text.replaceAll('_', '\\_')
  return {
    expected: [escaped],
    fix: {
      title: `Replace \`${name}\` with \`${text}\``,
      safety: 'unsafe',
      visibleText: 'changes',
      edits: [{range, text: escaped}],
    },
  }
}

/** Whether the text is the content of an inline element such as `<i>` or `<code>`. */
function isInElement(node: Text, index: number, ancestors: readonly Nodes[]): boolean {
  const before = siblings(ancestors)
  const previous = before[before.indexOf(node) - 1]
  return previous?.type === 'html' && /^<[a-z]/i.test(previous.value) && node.value.search(/\S/) === index
}

/** Whether inline code follows at once, as in a role of reStructuredText. */
function isRole(node: Text, end: number, ancestors: readonly Nodes[]): boolean {
  if (end !== node.value.length) return false
  const after = siblings(ancestors)
  return after[after.indexOf(node) + 1]?.type === 'inlineCode'
}

function siblings(ancestors: readonly Nodes[]): readonly Nodes[] {
  const parent = ancestors[ancestors.length - 1]
  return parent !== undefined && 'children' in parent ? parent.children : []
}
