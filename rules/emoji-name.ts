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
  afterExport: {fate: 'stays', source: 'Observed in exports: GitBook writes emoji by the names of its own set.'},
  sources: [
    "GitBook's renderer, packages/emoji-codepoints: its table is built from the JoyPixels set.",
    'Observed in exports: names of that set, with underscores escaped.',
  ],
  examples: [
    {files: {'README.md': '## :sailbot: Boats\n~   ^^^^^^^ emoji-name "such as `sailboat`"\n'}},
    {files: {'README.md': '* :harbour\\_seal: Seals\n~  ^^^^^^^^^^^^^ emoji-name\n'}},
    {files: {'README.md': '## :sailboat: Boats :man\\_technologist:\n'}},
    {
      files: {'README.md': '| a | b |\n| :---: | :-: |\n| 10:30:45 | std::map::key |\n'},
      reason: 'Alignment, times and C++ names.',
    },
    {
      files: {'README.md': 'Join :dbname: and :user: in arn:aws:iam::1:x, :ref:`tide`, aa:bb:cc, user:ref:root:x\n'},
      reason: 'Placeholders, roles and keys stand between colons as well.',
    },
    {files: {'README.md': '<i class="fa-puzzle-piece">:puzzle-piece:</i> Parts\n'}, reason: 'The name of an icon.'},
    {files: {'README.md': ':returns: nothing\n'}, reason: 'A field of reStructuredText.'},
  ],
  visit: ({page, report}) => ({
    text(node, ancestors) {
      if (!node.value.includes(':')) return
      for (const {1: name = '', index} of node.value.matchAll(shortcode)) {
        if (!/[a-z]/i.test(name) || isKnownEmoji(name)) continue
        if (isInElement(node, index, ancestors) || isRole(node, index + name.length + 2, ancestors)) continue
        const source = sourceText(page.text, rangeOf(node), node.value)
        const range = source.rawRange(index + 1, index + 1 + name.length)
        const found = foreign(name, range) ?? misspelt(name, range) ?? unknown(name, range, node, index, ancestors)
        if (found !== undefined) report(found)
      }
    },
  }),
})

/** A name between colons that touches neither word, path, code nor another colon. */
const shortcode = /(?<![\p{L}\p{N}_:/\\.@=\-])(?<!["'`]\s?):([a-z0-9+][a-z0-9_+-]{1,50}):(?![\p{L}\p{N}_:/\\`=@"'])/gu

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

function misspelt(name: string, range: Range): Report | undefined {
  const near = nearestEmoji(name)
  if (near === undefined || (name.length < 7 && !isOneSlip(name, near))) return undefined
  return {
    range,
    message: `Unexpected emoji name \`${name}\`, expected a name that GitBook knows such as \`${near}\``,
    note: `Readers see \`:${name}:\``,
    ...replacement(name, near, range),
  }
}

/** Whether a short word is near enough: same start, or nearly the same length, so that `module` is no `mouse`. */
const isOneSlip = (name: string, near: string) =>
  Math.abs(name.length - near.length) <= 1 && name.slice(0, 2) === near.slice(0, 2) && sharedLetters(name, near) >= near.length - 1

const sharedLetters = (name: string, near: string) => [...near].filter((letter) => name.includes(letter)).length

/** Without a near name only its place can say that an emoji is meant: it opens a heading or a line of text. */
function unknown(name: string, range: Range, node: Text, index: number, ancestors: readonly Nodes[]): Report | undefined {
  const {block, first, last} = blockEdges(node, ancestors)
  const opens = first && node.value.slice(0, index).trim() === ''
  const closes = last && node.value.slice(index + name.length + 2).trim() === ''
  const inHeading = block?.type === 'heading'
  if (!(opens && !(closes && !inHeading)) && !(closes && inHeading)) return undefined
  if (!inHeading && (!name.includes('_') || isField(name))) return undefined
  if (inHeading && isField(name)) return undefined
  return {
    range,
    message: `Unexpected emoji name \`${name}\`, expected a name that GitBook knows`,
    note: `Readers see \`:${name}:\``,
  }
}

/** Fields of reStructuredText and attributes of AsciiDoc. */
const isField = (name: string) =>
  /^(?:param|type|arg|args|return|returns|rtype|raises|raise|ref|doc|var|ivar|cvar|keyword|meta|toc|class|func|meth|mod|attr|title|author|date|version|name|id|host|port|user|key|value|path|url|since|deprecated|private-members|members|maxdepth|caption|glob|hidden|alt|width|height|align|target|source|sectnums|icons|imagesdir|source-highlighter)$/.test(
    name,
  )

function replacement(name: string, text: string, range: Range): Pick<Report, 'expected' | 'fix'> {
  const escaped = text.replaceAll('_', '\\_')
  return {
    expected: [escaped],
    fix: {title: `Replace \`${name}\` with \`${text}\``, safety: 'unsafe', edits: [{range, text: escaped}]},
  }
}

/** Whether the text is the content of an inline element such as `<i>` or `<code>`. */
function isInElement(node: Text, index: number, ancestors: readonly Nodes[]): boolean {
  const before = siblings(ancestors)
  const previous = before[before.indexOf(node) - 1]
  return previous?.type === 'html' && /^<[a-z]/i.test(previous.value) && node.value.slice(0, index).trim() === ''
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
