import type {Nodes} from 'mdast'
import type {Report} from '../src/core/finding.ts'
import {type Range, range, slice} from '../src/core/range.ts'
import {pageKeys} from '../src/gitbook/front-matter-keys.ts'
import {definePageRule} from '../src/lint/rule.ts'
import {rangeOf} from '../src/page/gathered.ts'
import type {Page} from '../src/page/page.ts'

export const frontmatterPosition = definePageRule({
  id: 'frontmatter-position',
  summary: 'Front matter begins with the first character of the page and is closed',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fix: 'sometimes',
  why: 'Front matter that is not at the very start, or has no closing dashes, is text: readers see its keys on the page, and its settings do nothing.',
  inEditor: 'in Git only',
  afterExport: {fate: 'stays', source: 'GitBook writes front matter at the start of the file'},
  sources: ['https://gitbook.com/docs/docs-as-code/git-sync/troubleshooting'],
  examples: [
    {
      files: {
        'README.md':
          '\n---\ndescription: In short\n---\n\n# Relay\n~ @1:1-2:1 frontmatter-position "Unexpected blank line before the front matter"\n',
      },
      fixed: {'README.md': '---\ndescription: In short\n---\n\n# Relay\n'},
    },
    {
      files: {
        'README.md':
          '---\ndescription: In short\n\n# Relay\n~ @1:1-1:4 frontmatter-position "Unexpected front matter without end"\n',
      },
    },
    {
      files: {
        'README.md':
          '# Relay\n\n---\ndescription: In short\n---\n\nText.\n~ @3:1-3:4 frontmatter-position "Unexpected front matter below other content"\n',
      },
    },
    {
      files: {
        'README.md':
          '\uFEFF---\ndescription: In short\n---\n\n# Relay\n~ @1:1-1:4 frontmatter-position "byte order mark"\n',
      },
      fixed: {'README.md': '---\ndescription: In short\n---\n\n# Relay\n'},
    },
    {files: {'README.md': '---\ndescription: In short\n---\n\n# Relay\n'}},
    {
      files: {'README.md': '---\n\n# Relay\n\nText.\n\n---\n\nNote: text.\n'},
      reason: 'A rule at the top of a page is no front matter',
    },
    {
      files: {'README.md': '# Relay\n\n---\nAttention: this heading is underlined\n---\n'},
      reason: 'A word and a colon make no front matter, a key that GitBook knows does',
    },
  ],
  visit: ({page, report}) => ({
    root({children}) {
      const found = page.facts.frontMatter ? byteOrderMark(page.text) : misplaced(children, page)
      if (found) report(found)
    },
  }),
})

/** How far from the top front matter is looked for. */
const depth = 3

function misplaced(children: readonly Nodes[], page: Page): Report | undefined {
  const at = children.findIndex(
    (node, index) =>
      index < depth && node.type === 'thematicBreak' && slice(page.text, rangeOf(node)) === '---',
  )
  const fence = children[at]
  const next = children[at + 1]
  if (!fence || !next || !beginsWithKey(fence, next, page)) return undefined
  const isClosed = next.type === 'heading'
  const {start, end} = rangeOf(fence)
  const before = page.text.slice(0, start)
  if (before.replace('\uFEFF', '') === '') return isClosed ? undefined : unclosed(range(start, end))
  if (before.trim() === '') return blankBefore(range(0, start))
  return isClosed ? belowContent(range(start, end)) : undefined
}

/** Whether the line below the fence is `key: …` or `key:` with a key that GitBook knows. */
function beginsWithKey(fence: Nodes, next: Nodes, {lines, text}: Page): boolean {
  if (next.type !== 'paragraph' && next.type !== 'heading') return false
  const {start} = rangeOf(next)
  if (lines.place(start).line !== lines.place(rangeOf(fence).end).line + 1) return false
  const [, key = ''] = /^([A-Za-z]+):(?:[ \t\r\n]|$)/.exec(text.slice(start, start + 40)) ?? []
  return key === 'title' || pageKeys.includes(key)
}

function byteOrderMark(text: string): Report | undefined {
  if (text.charCodeAt(0) !== 0xfeff) return undefined
  return {
    // The dashes after it: an editor shows nothing in the place of the mark.
    range: range(1, 4),
    message: 'Unexpected byte order mark before the front matter, expected `---` as the first characters',
    note: 'The front matter may be taken for text',
    severity: 'warning',
    fix: {title: 'Remove the byte order mark', safety: 'safe', edits: [{range: range(0, 1), text: ''}]},
  }
}

const note = 'Readers see the keys on the page'

const blankBefore = (at: Range): Report => ({
  range: at,
  message: 'Unexpected blank line before the front matter, expected `---` as the first characters',
  note,
  fix: {
    title: 'Remove what stands before the front matter',
    safety: 'safe',
    visibleText: 'changes',
    edits: [{range: at, text: ''}],
  },
})

const unclosed = (at: Range): Report => ({
  range: at,
  message: 'Unexpected front matter without end, expected `---` below its last key',
  note,
})

const belowContent = (at: Range): Report => ({
  range: at,
  message: 'Unexpected front matter below other content, expected it at the very start of the page',
  note,
})
