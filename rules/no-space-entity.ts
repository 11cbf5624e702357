/** Stray `&#x20;` at the edges of blocks and lines; those that hold words or marks apart are left alone. */
import type {Nodes, Text} from 'mdast'
import type {Fix} from '../src/core/finding.ts'
import type {Range} from '../src/core/range.ts'
import {definePageRule, type PageContext} from '../src/lint/rule.ts'
import {type BlockEdges, blockEdges} from '../src/page/block-edge.ts'
import {rangeOf} from '../src/page/gathered.ts'
import {isLineStart} from '../src/page/opens-block.ts'

export const noSpaceEntity = definePageRule({
  id: 'no-space-entity',
  summary: 'No space is written as a character reference where it has no effect',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fix: 'always',
  display: 'unnecessary',
  why: 'GitBook drops the space. The reference is noise in the source, in diffs and on GitHub.',
  inEditor: 'Delete the space at the end or start of the line.',
  afterExport: {
    fate: 'stays',
    source:
      'Observed in exports: the reference stands for a space typed in the editor, which the sync then drops.',
  },
  sources: [
    'Observed in exports: GitBook writes a space at the edge of a text run as `&#x20;`, nearly always at a line end.',
    'CommonMark 0.31, 6.2: the reference keeps `**bold&#x20;**_**both**_` together; a plain space does not.',
  ],
  kinds: ['page', 'include', 'summary'],
  examples: [
    {
      files: {
        'README.md':
          '## Harbour&#x20;\n~         ^^^^^^ no-space-entity\n\nBoats sail at dawn.&#x20;\n~                  ^^^^^^ no-space-entity\n',
      },
      fixed: {'README.md': '## Harbour\n\nBoats sail at dawn.\n'},
    },
    {
      files: {'README.md': '### &#x20;Quay\n~   ^^^^^^ no-space-entity\n'},
      fixed: {'README.md': '### Quay\n'},
    },
    {files: {'README.md': '## Harbour\n\nBoats sail at dawn.\n'}},
    {
      files: {'README.md': 'Sail **east&#x20;**_**or**_**&#x20;west** today\n'},
      reason: 'A plain space there would break the marks, and none would join the words.',
    },
    {
      files: {'README.md': 'Sail :sailboat:&#x20;**now** please\n'},
      reason: 'It holds an emoji and a word apart.',
    },
    {
      files: {'README.md': '&#x20;- not a list\n\n* &#x20;\n* two\n'},
      reason: 'Without it the text would become a list, and the first item would be empty.',
    },
    {
      files: {'README.md': '&#x20; **Quay** is open.\n~ @1:1-1:7 no-space-entity\n'},
      fixed: {'README.md': '**Quay** is open.\n'},
    },
    {
      files: {
        'README.md':
          'Boats sail.\\\n&#x20;\n\nOne\n&#x20;\ntwo\n\n## Sail C#&#x20;\n\nC:\\boats\\ &#x20;\nend\n',
      },
      reason:
        'Without it a break would dangle, a paragraph fall apart, a `#` vanish, a backslash become a break.',
    },
    {
      files: {'README.md': 'Write `&#x20;` for a space.\n\n```\nend&#x20;\n```\n'},
      reason: 'Code is shown as it is.',
    },
  ],
  visit: (context) => ({
    text(node, ancestors) {
      const within = rangeOf(node)
      const source = context.page.text.slice(within.start, within.end)
      if (!entity.test(source)) return
      checkLines(context, node, ancestors)
    },
  }),
})

const entity = /&#(?:x20|32);/i

function checkLines(context: PageContext, node: Text, ancestors: readonly Nodes[]) {
  const {text} = context.page
  const edges = blockEdges(node, ancestors)
  const within = rangeOf(node)
  if (edges.block === undefined || isNeededContent(text, within, edges, ancestors)) return
  for (const line of linesOf(text, within, edges)) {
    const lead = line.startsLine ? runAfter(text, line) : line.start
    const trail = line.endsLine ? runBefore(text, {start: lead, end: line.end}) : line.end
    const opensLine = line.start > within.start || (edges.direct && line.startsLine)
    const headMatters =
      edges.block.type === 'paragraph'
        ? opensLine
        : edges.block.type === 'tableCell' && isLineStart(text, line.start)
    if (headMatters && wouldOpenBlock(text, line.start)) continue
    // Nothing else on the line: without it the break before it would dangle, or the paragraph fall apart.
    const isWhole =
      edges.first && edges.last && edges.direct && line.start === within.start && line.end === within.end
    const isAlone = lead === line.end && line.endsLine && !isWhole
    if (isAlone) continue
    for (const range of entitiesIn(text, {start: line.start, end: lead})) {
      const end = skipBlanks(text, range.end, lead)
      context.report(stray(range, {start: range.start, end}))
    }
    if (isHeldUp(text, trail, edges.block.type)) continue
    for (const range of entitiesIn(text, {start: trail, end: line.end})) {
      const start = skipBlanksBack(text, range.start, trail)
      context.report(stray(range, {start, end: range.end}))
    }
  }
}

/** Whether the end of the line is text only with something behind it: a `#` of a heading, a backslash. */
const isHeldUp = (text: string, end: number, block: Nodes['type']) =>
  text[end - 1] === '\\' || (block === 'heading' && text[end - 1] === '#')

function stray(range: Range, edit: Range) {
  const exact = edit.start === range.start && edit.end === range.end
  const fix: Fix = {
    title: 'Delete `&#x20;`',
    safety: 'safe',
    edits: [{range: edit, text: ''}],
  }
  return {
    range,
    message: 'Unexpected space entity `&#x20;`, expected nothing at this edge',
    note: 'Readers see nothing: a space at the edge of a line or block is dropped',
    ...(exact && {expected: ['']}),
    fix,
  }
}

/** Whether the references are all there is: of a heading or a mark (rules of their own), or of a list item. */
function isNeededContent(
  text: string,
  within: Range,
  edges: BlockEdges,
  ancestors: readonly Nodes[],
): boolean {
  const rest = text.slice(within.start, within.end).replace(/&#(?:x20|32);/gi, '')
  if (rest.trim() !== '') return false
  if (!edges.direct) return true
  if (!edges.first || !edges.last || edges.block?.type === 'tableCell') return false
  if (edges.block?.type === 'heading') return true
  const item = ancestors[ancestors.length - 2]
  return item?.type === 'listItem' && item.children.length === 1
}

interface Line extends Range {
  readonly startsLine: boolean
  readonly endsLine: boolean
}

/** The lines of a text node without their container prefixes. */
function linesOf(text: string, within: Range, edges: BlockEdges): Line[] {
  const lines: Line[] = []
  const opens = edges.first || isLineStart(text, within.start)
  const closes =
    edges.last || /^(?:\\?[\r\n]| {2,}[\r\n]|<br\s*\/?>)/.test(text.slice(within.end, within.end + 80))
  let start = within.start
  for (let at = within.start; at <= within.end; at++) {
    const isEnd = at === within.end
    if (!isEnd && text[at] !== '\n' && text[at] !== '\r') continue
    lines.push({start, end: at, startsLine: start > within.start || opens, endsLine: !isEnd || closes})
    start = at + 1
    while (start < within.end && /[ \t>]/.test(text.charAt(start))) start++
    at = Math.max(at, start - 1)
  }
  return lines
}

/** What the line would be without leading references: text, or the start of a block or of code. */
function wouldOpenBlock(text: string, start: number): boolean {
  let end = start
  while (end < text.length && text[end] !== '\n' && text[end] !== '\r' && end < start + 400) end++
  const rest = text
    .slice(start, end)
    .replace(/&#(?:x20|32);/gi, '')
    .trim()
  return blockMarker.test(rest)
}

const blockMarker =
  /^(?:[-+*](?:\s|$)|\d{1,9}[.)](?:\s|$)|#{1,6}(?:\s|$)|>|=+$|-+$|[:|-][:|\s-]*$|\||`{3}|~{3}|<|\{%|\$\$|\[[^\]]*\]:|\[[ xX]\]\s|(?:\*\s*){3,}$|(?:_\s*){3,}$)/

function entitiesIn(text: string, {start, end}: Range): Range[] {
  return [...text.slice(start, end).matchAll(/&#(?:x20|32);/gi)].map(({0: source, index}) => ({
    start: start + index,
    end: start + index + source.length,
  }))
}

/** Where the blanks and references at the start of a line end. */
function runAfter(text: string, {start, end}: Range): number {
  let at = start
  for (;;) {
    at = skipBlanks(text, at, end)
    const length = /^&#(?:x20|32);/i.exec(text.slice(at, Math.min(at + 6, end)))?.[0].length
    if (length === undefined) return at
    at += length
  }
}

/** Where the blanks and references at the end of a line begin. */
function runBefore(text: string, {start, end}: Range): number {
  let at = end
  for (;;) {
    at = skipBlanksBack(text, at, start)
    const length = /&#(?:x20|32);$/i.exec(text.slice(Math.max(at - 6, start), at))?.[0].length
    if (length === undefined || isEscaped(text, at - length, start)) return at
    at -= length
  }
}

function isEscaped(text: string, at: number, start: number): boolean {
  let before = at
  while (before > start && text[before - 1] === '\\') before--
  return (at - before) % 2 === 1
}

function skipBlanks(text: string, from: number, end: number): number {
  let at = from
  while (at < end && (text[at] === ' ' || text[at] === '\t')) at++
  return at
}

function skipBlanksBack(text: string, from: number, start: number): number {
  let at = from
  while (at > start && (text[at - 1] === ' ' || text[at - 1] === '\t')) at--
  return at
}
