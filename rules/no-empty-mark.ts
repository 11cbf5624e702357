/** Marks around nothing: the `****` that is left when bold text was deleted. */
import type {Emphasis, Delete, Nodes, Strong} from 'mdast'
import {definePageRule, type PageContext} from '../src/lint/rule.ts'
import {rangeOf} from '../src/page/gathered.ts'
import {sourceText} from '../src/syntax/source-text.ts'

export const noEmptyMark = definePageRule({
  id: 'no-empty-mark',
  summary: 'No bold, italic or struck-through mark is empty',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fix: 'sometimes',
  why: 'Readers see the asterisks.',
  inEditor: 'Delete the asterisks beside the link or word.',
  afterExport: {fate: 'unknown', source: 'The exporter wrote it for an empty bold run, which may still be there.'},
  sources: ['Observed in exports: `****` before a bold link or after a bold run.'],
  examples: [
    {
      files: {'README.md': 'See ****[the tides](https://tides.example)\n~   ^^^^ no-empty-mark\n'},
      fixed: {'README.md': 'See [the tides](https://tides.example)\n'},
    },
    {files: {'README.md': 'High**&#x20;**water\n~   ^^^^^^^^^^ no-empty-mark\n'}},
    {files: {'README.md': 'See **[the tides](https://tides.example)** and **a** **b**\n'}},
    {
      files: {'README.md': 'Call it with ****kwargs, password: **** or user:****@harbour\n'},
      reason: 'Code and masks hold asterisks on purpose.',
    },
    {files: {'README.md': 'above\n\n****\n\nbelow\n'}, reason: 'Alone on its line it is a divider.'},
  ],
  visit: (context) => ({
    text: (node, ancestors) => checkText(context, node, ancestors),
    strong: (node) => checkMark(context, node),
    emphasis: (node) => checkMark(context, node),
    delete: (node) => checkMark(context, node),
  }),
})

function checkText({page, report}: PageContext, node: Extract<Nodes, {type: 'text'}>, ancestors: readonly Nodes[]) {
  if (!node.value.startsWith('****') && !node.value.endsWith('****')) return
  const parent = ancestors[ancestors.length - 1]
  if (parent === undefined || !('children' in parent)) return
  const source = sourceText(page.text, rangeOf(node), node.value)
  const siblings: readonly Nodes[] = parent.children
  const at = siblings.indexOf(node)
  const places = [
    {isResidue: /^\*{4}(?!\*)/.test(node.value) && isInline(siblings[at - 1]), start: 0},
    {isResidue: /(?<!\*)\*{4}$/.test(node.value) && isInline(siblings[at + 1]), start: node.value.length - 4},
  ]
  for (const {isResidue, start} of places) {
    const range = source.rawRange(start, start + 4)
    if (!isResidue || range.end - range.start !== 4) continue
    report({
      range,
      message: 'Unexpected empty mark `****`, expected text between the asterisks, or none of them',
      note: 'Readers see four asterisks',
      expected: [''],
      fix: {title: 'Delete `****`', safety: 'safe', edits: [{range, text: ''}]},
    })
    return
  }
}

/** Whether what stands beside the asterisks cannot take them for its own marks once they are gone. */
const isInline = (node: Nodes | undefined) =>
  node?.type === 'link' || node?.type === 'image' || node?.type === 'inlineCode'

function checkMark({report}: PageContext, node: Strong | Emphasis | Delete) {
  const isEmpty = node.children.every((child) => child.type === 'text' && child.value.trim() === '')
  if (!isEmpty) return
  report({
    range: rangeOf(node),
    message: 'Unexpected empty mark, expected text between the marks, or none of them',
    note: 'Readers see a gap at most',
    severity: 'info',
  })
}
