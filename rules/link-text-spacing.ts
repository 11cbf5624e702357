/** Reports spaces inside the edges of a link's text. */
import type {Nodes} from 'mdast'
import type {Edit, Fix} from '../src/core/finding.ts'
import {type Range, range} from '../src/core/range.ts'
import {definePageRule} from '../src/lint/rule.ts'
import {hiddenLinkStarts} from '../src/page/distinct-targets.ts'

export const linkTextSpacing = definePageRule({
  id: 'link-text-spacing',
  summary: 'The text of a link begins and ends without space',
  severity: 'info',
  presets: ['recommended', 'strict'],
  fix: 'sometimes',
  why: 'The space is underlined and clickable, and where it stands for the space between two words, an editor that trims the text glues them together.',
  inEditor: 'Place the cursor in the link, delete the space, and type one outside the link.',
  afterExport: {fate: 'stays', source: 'Observed in synced spaces: the text of links is exported as it is'},
  sources: ['Observed in synced spaces'],
  examples: [
    {
      files: {
        'README.md': `# Kites

See[ the lines](lines.md) and [the tails ](tails.md)before.
~   ^ link-text-spacing "at the start"
~                                       ^ link-text-spacing "at the end"
`,
      },
      fixed: {
        'README.md': '# Kites\n\nSee [the lines](lines.md) and [the tails](tails.md) before.\n',
      },
    },
    {
      files: {
        'README.md': `# Kites

[ Lines](lines.md) or [tails ](tails.md) or **[ both](all.md)**
~@3:2-3:3 link-text-spacing
~@3:29-3:30 link-text-spacing
~@3:48-3:49 link-text-spacing
`,
      },
      fixed: {'README.md': '# Kites\n\n[Lines](lines.md) or [tails](tails.md) or **[ both](all.md)**\n'},
      reason: 'Next to a mark the space cannot be put outside without breaking the mark',
    },
    {
      files: {
        'README.md': `# Kites

See [the lines](lines.md), [&#x20;tails](tails.md), [ ](all.md) and [ all.md](all.md "mention").
`,
      },
      reason: 'Entities and empty links have rules of their own; the text of a mention is not shown',
    },
  ],
  visit: ({page: {text, facts}, report}) => {
    const hidden = hiddenLinkStarts(facts.targets)
    return {
      link(node, ancestors) {
        const whole = rangeOf(node)
        if (text[whole.start] !== '[' || hidden.has(whole.start)) return
        const inner = range(whole.start + 1, rangeOf(node.children.at(-1) ?? node).end)
        const edges = edgesOf(text, inner)
        if (edges === undefined) return
        for (const [side, blank] of [
          ['start', edges.start],
          ['end', edges.end],
        ] as const) {
          if (blank.start === blank.end) continue
          const fix = fixFor(text, {whole, blank, side, ancestors})
          report({
            range: blank,
            message: `Unexpected space at the ${side} of link text, expected it outside the link`,
            note: 'Readers see an underlined space',
            ...(fix ? {fix} : {}),
          })
        }
      },
    }
  },
})

const rangeOf = ({position}: Nodes): Range => range(position?.start.offset ?? 0, position?.end.offset ?? 0)

/** The spaces at the edges of a link's text; `undefined` for an empty one. */
function edgesOf(text: string, inner: Range): {readonly start: Range; readonly end: Range} | undefined {
  let from = inner.start
  let to = inner.end
  while (from < to && isSpace(text[from])) from++
  while (to > from && isSpace(text[to - 1])) to--
  if (from === to || text[to - 1] === '\\') return undefined
  return {start: range(inner.start, from), end: range(to, inner.end)}
}

const isSpace = (char: string | undefined) => char === ' ' || char === '\t'

interface Place {
  readonly whole: Range
  readonly blank: Range
  readonly side: 'start' | 'end'
  readonly ancestors: readonly Nodes[]
}

/** Moves the space out of the link; deletes it where there is one already or none is needed. */
function fixFor(text: string, {whole, blank, side, ancestors}: Place): Fix | undefined {
  const parent = ancestors.at(-1)
  if (parent === undefined || !/^(paragraph|heading|tableCell)$/.test(parent.type)) return undefined
  // `[ ^1](x)` must not become a footnote.
  if (text[blank.end] === '^') return undefined
  const outside = side === 'start' ? whole.start : whole.end
  const neighbour = side === 'start' ? text[outside - 1] : text[outside]
  const atEdge = rangeOf(parent)[side] === outside
  const title = 'Put the space outside the link'
  const remove: Edit = {range: blank, text: ''}
  if (atEdge || neighbour === undefined || /\s/.test(neighbour)) {
    return {title: 'Delete the space', safety: 'safe', edits: [remove]}
  }
  if (!/[\p{L}\p{N}]/u.test(neighbour)) return undefined
  const insert: Edit = {range: range(outside, outside), text: ' '}
  return {title, safety: 'safe', edits: side === 'start' ? [insert, remove] : [remove, insert]}
}
