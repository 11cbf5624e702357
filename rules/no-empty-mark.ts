/** Marks around nothing: the `****` that is left when bold text was deleted. */
import type {Delete, Emphasis, Nodes, Strong, Text} from 'mdast'
import type {Report} from '../src/core/finding.ts'
import type {Range} from '../src/core/range.ts'
import {definePageRule, type PageContext} from '../src/lint/rule.ts'
import {rangeOf} from '../src/page/gathered.ts'
import {sourceText} from '../src/syntax/source-text.ts'

export const noEmptyMark = definePageRule({
  id: 'no-empty-mark',
  summary: 'No bold, italic or struck-through mark is empty',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fix: 'sometimes',
  display: 'unnecessary',
  why: 'Readers see the asterisks.',
  inEditor: 'Delete the asterisks beside the link or word.',
  afterExport: {
    fate: 'unknown',
    source: 'The exporter wrote it for an empty bold run, which may still be there.',
  },
  sources: ['Observed in exports: `****` before a bold link or after a bold run.'],
  examples: [
    {
      files: {'README.md': 'See ****[the tides](https://tides.example)\n~   ^^^^ no-empty-mark\n'},
      fixed: {'README.md': 'See [the tides](https://tides.example)\n'},
    },
    {
      files: {'README.md': 'High**&#x20;**water\n~   ^^^^^^^^^^ no-empty-mark\n'},
      reason: 'Readers see the asterisks around the space.',
    },
    {files: {'README.md': 'See **[the tides](https://tides.example)** and **a** **b**\n'}},
    {
      files: {'README.md': 'Call it with ****kwargs, password: **** or user:****@harbour\n'},
      reason: 'Code and masks hold asterisks on purpose.',
    },
    {files: {'README.md': 'above\n\n****\n\nbelow\n'}, reason: 'Alone on its line it is a divider.'},
  ],
  visit: (context) => ({
    text: (node, ancestors) => checkText(context, node, ancestors),
    strong: (node, ancestors) => checkMark(context, node, ancestors),
    emphasis: (node, ancestors) => checkMark(context, node, ancestors),
    delete: (node, ancestors) => checkMark(context, node, ancestors),
  }),
})

function checkText({page, report}: PageContext, node: Text, ancestors: readonly Nodes[]) {
  if (!node.value.includes('**')) return
  const source = sourceText(page.text, rangeOf(node), node.value)
  for (const {0: found, index} of node.value.matchAll(/(?<!\*)\*\* +\*\*(?!\*)/g)) {
    const range = source.rawRange(index, index + found.length)
    if (/^\*\*(?:&#x20;)+\*\*$/i.test(page.text.slice(range.start, range.end))) report(emptyMark(range, ' '))
  }
  if (!node.value.startsWith('****') && !node.value.endsWith('****')) return
  const parent = ancestors[ancestors.length - 1]
  if (parent === undefined || !('children' in parent)) return
  const siblings: readonly Nodes[] = parent.children
  const at = siblings.indexOf(node)
  const places = [
    {isResidue: /^\*{4}(?!\*)/.test(node.value) && isInline(siblings[at - 1]), start: 0},
    {isResidue: /(?<!\*)\*{4}$/.test(node.value) && isInline(siblings[at + 1]), start: node.value.length - 4},
  ]
  for (const {isResidue, start} of places) {
    const range = source.rawRange(start, start + 4)
    if (!isResidue || range.end - range.start !== 4) continue
    report(emptyMark(range, ''))
    return
  }
}

const emptyMark = (range: Range, text: string): Report => ({
  range,
  message: 'Unexpected empty mark, expected text between the asterisks, or none of them',
  note: 'Readers see four asterisks',
  expected: [text],
  fix: {title: 'Delete the asterisks', safety: 'safe', visibleText: 'changes', edits: [{range, text}]},
})

/** Whether what stands beside the asterisks cannot take them for its own marks once they are gone. */
const isInline = (node: Nodes | undefined) =>
  node?.type === 'link' || node?.type === 'image' || node?.type === 'inlineCode'

function checkMark({report}: PageContext, node: Strong | Emphasis | Delete, ancestors: readonly Nodes[]) {
  const isEmpty = node.children.every((child) => child.type === 'text' && child.value.trim() === '')
  const parent = ancestors[ancestors.length - 1]
  // A heading of nothing else is an empty heading, which another rule reports.
  const isHeading = parent?.type === 'heading' && parent.children.length === 1
  if (!isEmpty || isHeading) return
  report({
    range: rangeOf(node),
    message: 'Unexpected empty mark, expected text between the marks, or none of them',
    note: 'Readers see a gap at most',
    severity: 'info',
  })
}
