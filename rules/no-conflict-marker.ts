/** Markers of an unfinished merge, `<<<<<<<`, `=======` and `>>>>>>>`, outside code. */
import type {Range} from '../src/core/range.ts'
import {definePageRule} from '../src/lint/rule.ts'
import {rangeOf} from '../src/page/gathered.ts'
import {createRangeTest, literalHtml} from '../src/page/literal-ranges.ts'

export const noConflictMarker = definePageRule({
  id: 'no-conflict-marker',
  summary: 'No merge was committed unfinished',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fix: 'never',
  why: 'Readers see both versions of the text, the markers and the names of branches.',
  inEditor: 'in Git only',
  sources: ['Git documentation, git-merge: how conflicts are presented.'],
  kinds: ['page', 'include', 'summary'],
  examples: [
    {
      files: {
        'README.md':
          '<<<<<<< HEAD\n~ @1:1-1:13 no-conflict-marker\nHigh tide.\n=======\nLow tide.\n>>>>>>> tides\n',
      },
    },
    {files: {'README.md': 'Harbour\n=======\n\n>>>>>>> deeply quoted\n'}, reason: 'Each alone is Markdown.'},
    {
      files: {'README.md': '```diff\n<<<<<<< HEAD\nHigh tide.\n=======\nLow tide.\n>>>>>>> tides\n```\n'},
      reason: 'A page about merging shows the markers in code.',
    },
  ],
  visit({page: {text, lines, html}, report}) {
    if (!text.includes('<<<<<<<')) return {}
    const code: Range[] = []
    return {
      code: (node) => void code.push(rangeOf(node)),
      done() {
        const isCode = createRangeTest([...code, ...literalHtml(html)])
        let open: Range | undefined
        let middle: Range | undefined
        for (let line = 1; line <= lines.count; line++) {
          const range = {start: lines.lineStart(line), end: lines.lineEnd(line)}
          const marker = text.slice(range.start, range.start + 8)
          if (marker === '<<<<<<< ' && !isCode(range.start)) {
            open = range
            middle = undefined
          } else if (open !== undefined && text.slice(range.start, range.end) === '=======') {
            middle ??= range
          } else if (open !== undefined && middle !== undefined && /^>>>>>>>(?: |$)/.test(marker)) {
            report(conflict(open, middle, range))
            open = undefined
          }
        }
      },
    }
  },
})

const conflict = (range: Range, middle: Range, end: Range) => ({
  range,
  message: 'Unexpected merge conflict marker `<<<<<<<`, expected one version of the text',
  note: 'Readers see the markers and both versions',
  related: [
    {range: middle, message: 'The other version begins here'},
    {range: end, message: 'The conflict ends here'},
  ],
})
