/** Hard breaks with nothing behind them: `\` or `<br>` at the end of a paragraph. */
import type {Paragraph, PhrasingContent} from 'mdast'
import type {Range} from '../src/core/range.ts'
import {definePageRule} from '../src/lint/rule.ts'
import {rangeOf} from '../src/page/gathered.ts'

export const noDanglingBreak = definePageRule({
  id: 'no-dangling-break',
  summary: 'No line break stands at the end of a paragraph',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fix: 'sometimes',
  why: 'A backslash before a blank line is no break but text: readers see it.',
  inEditor: 'Delete the empty line at the end of the paragraph.',
  afterExport: {
    fate: 'stays',
    source: 'Observed in exports: the break stands for an empty last line typed in the editor.',
  },
  sources: [
    'CommonMark 0.31, 6.7: a backslash at the end of a block is no hard line break.',
    'Observed in exports: `\\` before a blank line, `<br>` at the end of a paragraph.',
  ],
  examples: [
    {
      files: {'README.md': 'Boats sail at dawn.\\\n~                  ^ no-dangling-break\n\nMore.\n'},
      fixed: {'README.md': 'Boats sail at dawn.\n\nMore.\n'},
    },
    {
      files: {'README.md': 'Boats sail.\\\n\\\n\\\n~ @1:12-3:2 no-dangling-break\n'},
      fixed: {'README.md': 'Boats sail.\n'},
    },
    {
      files: {'README.md': 'Boats sail.<br>\n~          ^^^^ no-dangling-break\n'},
      fixed: {'README.md': 'Boats sail.\n'},
    },
    {
      files: {
        'README.md': 'Boats sail\\\nat dawn.\n\n* one\\\n* two\n\n| a\\ | b |\n| --- | --- |\n| c\\ | d |\n',
      },
      reason: 'Breaks inside text, and those in items and cells, are no residue.',
    },
    {files: {'README.md': 'Files are in `C:\\boats\\`, that is C:\\boats\\\n'}, reason: 'A path ends so.'},
    {files: {'README.md': 'The last character is \\\\\n'}, reason: 'An escaped backslash is meant as text.'},
  ],
  visit: ({page: {text}, report}) => ({
    paragraph(node, ancestors) {
      const html = trailingBreak(node)
      if (html !== undefined) {
        report({
          range: html,
          message: 'Unexpected line break `<br>` at the end of a paragraph, expected text behind it',
          note: 'Readers see nothing, or a gap',
          severity: 'info',
          expected: [''],
          fix: {
            title: 'Delete the line break',
            // An image alone in its paragraph is a block of its own, as large as it is.
            safety: node.children.every(isImageOrBreak) ? 'unsafe' : 'safe',
            edits: [{range: html, text: ''}],
          },
        })
        return
      }
      const range = trailingBackslash(node, text)
      if (range === undefined || !isVisibleEnd(text, range.end)) return
      // Without the backslash an item or quote would be left empty.
      const isAll = range.start === rangeOf(node).start
      const isNeeded = isAll && ancestors[ancestors.length - 1]?.type !== 'root'
      report({
        range,
        message: 'Unexpected line break `\\` at the end of a paragraph, expected text behind it',
        note: 'Readers see a backslash',
        ...(!isNeeded && {
          expected: [''],
          fix: {
            title: 'Delete the line break',
            safety: 'safe',
            visibleText: 'changes',
            edits: [{range, text: ''}],
          },
        }),
      })
    },
  }),
})

const isBreak = /^<br\s*\/?>$/i

/** The `<br>` that ends a paragraph, with the breaks right before it; not where there is nothing else. */
function trailingBreak({children}: Paragraph): Range | undefined {
  const last = children[children.length - 1]
  if (last?.type !== 'html' || !isBreak.test(last.value)) return undefined
  const first = startOfRun(children, children.length - 1)
  return children.slice(0, first).some(isVisible)
    ? {start: startOf(children, first), end: rangeOf(last).end}
    : undefined
}

const isImageOrBreak = (node: PhrasingContent) =>
  node.type === 'image' || node.type === 'html' || (node.type === 'text' && node.value.trim() === '')

const isVisible = ({type}: PhrasingContent) => type !== 'html'

/** The backslash that ends a paragraph, with the breaks right before it. */
function trailingBackslash({children}: Paragraph, text: string): Range | undefined {
  const last = children[children.length - 1]
  if (last?.type !== 'text' || !last.value.endsWith('\\')) return undefined
  const {start: nodeStart, end} = rangeOf(last)
  if (text[end - 1] !== '\\' || text[end - 2] === '\\' || isPath(last.value)) return undefined
  if (end - 1 > nodeStart) return {start: end - 1, end}
  return {start: startOf(children, startOfRun(children, children.length - 1)), end}
}

/** Index of the first of the breaks and blanks that end right before a child, or of the child itself. */
function startOfRun(children: readonly PhrasingContent[], from: number): number {
  let first = from
  for (let at = from - 1; at >= 0; at--) {
    const child = children[at]
    if (child?.type === 'break' || (child?.type === 'html' && isBreak.test(child.value))) first = at
    else if (child?.type !== 'text' || child.value.trim() !== '') break
  }
  return first
}

function startOf(children: readonly PhrasingContent[], index: number): number {
  const child = children[index]
  return child === undefined ? 0 : rangeOf(child).start
}

/** Whether the last word is a Windows path, which may end in a backslash. */
const isPath = (value: string) => /(?:^|\s)\S*[:\\%]\S*\\$/.test(value.slice(-120))

/** Whether a blank line, a tag or the end of the page follows: elsewhere it may be a break of an item or quote. */
function isVisibleEnd(text: string, end: number): boolean {
  return /^[ \t]*(?:$|(?:\r\n|\r(?!\n)|\n)[ \t]*(?:$|[\r\n]|\{%))/.test(text.slice(end, end + 200))
}
