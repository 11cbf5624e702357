/** Headings without text: `##`, `## &#x20;`, or an anchor alone. */
import type {Heading, Nodes, PhrasingContent} from 'mdast'
import type {Fix} from '../src/core/finding.ts'
import {definePageRule} from '../src/lint/rule.ts'
import {rangeOf} from '../src/page/gathered.ts'

export const noEmptyHeading = definePageRule({
  id: 'no-empty-heading',
  summary: 'No heading is empty',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fix: 'sometimes',
  why: 'Readers see a gap, and an entry without text in the outline of the page.',
  inEditor: 'Delete the empty heading.',
  afterExport: {
    fate: 'stays',
    source: 'Observed in exports: it stands for an empty heading block in the editor.',
  },
  sources: ['Observed in exports of many spaces: `##`, `## &#x20;` and headings that hold an anchor alone.'],
  examples: [
    {
      files: {'README.md': '# Harbour\n\n##\n~ @3:1-3:3 no-empty-heading\n\nBoats.\n'},
      fixed: {'README.md': '# Harbour\n\n\n\nBoats.\n'},
    },
    {files: {'README.md': '## <a href="#quay" id="quay"></a>\n~ @1:1-1:34 no-empty-heading\n'}},
    {
      files: {'README.md': '### &#x20;\n~ @1:1-1:11 no-empty-heading\n'},
      fixed: {'README.md': '\n'},
    },
    {
      files: {
        'README.md':
          'Boats.\n\n## <br>\n~ @3:1-3:8 no-empty-heading\n\n### <strong></strong>\n~ @5:1-5:22 no-empty-heading\n\n## <!-- later -->\n~ @7:1-7:18 no-empty-heading\n',
      },
      fixed: {'README.md': 'Boats.\n\n\n\n\n\n## <!-- later -->\n'},
      reason: 'A comment was left for someone.',
    },
    {files: {'README.md': '# Harbour\n\n## Quay <a href="#quay" id="quay"></a>\n'}},
    {
      files: {
        'README.md':
          '## ![Quay](quay.png)\n\n## <i class="fa-ship">:ship:</i>\n\n## `quay`\n\n## <img src="a.png" alt="a">\n',
      },
      reason: 'Images, icons and code are content.',
    },
  ],
  visit: ({page, report}) => ({
    heading(node, ancestors) {
      if (!node.children.every(isNothing)) return
      const fix = removal(node, ancestors, page.text)
      report({
        range: rangeOf(node),
        message: 'Unexpected empty heading, expected text or no heading',
        note: 'Readers see a gap and an empty entry in the outline',
        ...(fix && {fix, expected: ['']}),
      })
    },
  }),
})

/** White space, anchors and marks around nothing. */
function isNothing(node: PhrasingContent): boolean {
  if (node.type === 'text') return node.value.trim() === ''
  if (node.type === 'html')
    return /^(?:<\/?(?:a|strong|b|em)\b[^>]*>|<br\s*\/?>|<!--[\s\S]*-->)$/i.test(node.value)
  if (node.type === 'break') return true
  const isMark =
    node.type === 'strong' || node.type === 'emphasis' || node.type === 'delete' || node.type === 'link'
  return isMark && node.children.every(isNothing)
}

/** Blanks, breaks and marks; an anchor is a place that others may link to, and a comment was written by someone. */
function isResidue(node: PhrasingContent): boolean {
  if (node.type === 'html') return !/^<(?:\/?a\b|!)/i.test(node.value)
  const isMark = node.type === 'strong' || node.type === 'emphasis' || node.type === 'delete'
  return node.type === 'text' || node.type === 'break' || (isMark && node.children.every(isResidue))
}

/** Not where an anchor goes with it, a title is missing, or an item or quotation would be left empty. */
function removal(node: Heading, ancestors: readonly Nodes[], text: string): Fix | undefined {
  const parent = ancestors[ancestors.length - 1]
  // A backslash at the end of a paragraph that the heading ends is text; it would be a break that leads nowhere.
  if (/\\(?:\r\n|\r|\n)[ ]{0,3}$/.test(text.slice(Math.max(0, rangeOf(node).start - 6), rangeOf(node).start)))
    return undefined
  if (!node.children.every(isResidue) || node.depth === 1 || parent?.type !== 'root') return undefined
  return {title: 'Delete the empty heading', safety: 'safe', edits: [{range: rangeOf(node), text: ''}]}
}
