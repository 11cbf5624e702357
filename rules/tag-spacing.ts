/** Page rule: blank lines around tags at the margin are as GitBook writes them. A matter of smaller diffs. */
import type {Report} from '../src/core/finding.ts'
import type {Range} from '../src/core/range.ts'
import {range} from '../src/core/range.ts'
import {schemaOf} from '../src/gitbook/tag-schemas.ts'
import {definePageRule} from '../src/lint/rule.ts'
import type {Block} from '../src/page/facts.ts'
import {rangeOf} from '../src/page/gathered.ts'
import type {Page} from '../src/page/page.ts'
import {lineEndingOf} from '../src/page/tag-lines.ts'
import type {GitbookTag} from '../src/syntax/nodes.ts'

export const tagSpacing = definePageRule({
  id: 'tag-spacing',
  summary: 'Blank lines around tags are as GitBook writes them',
  severity: 'info',
  presets: ['strict'],
  fix: 'always',
  why: 'Nothing changes for readers; GitBook rewrites the blank lines with its next export, and diffs grow.',
  inEditor: 'In Git only: the editor has no blank lines.',
  afterExport: {fate: 'stays', source: 'It is the form that GitBook exports'},
  sources: ['Observed in exports: a blank line before and after a block, none between a tag and its content'],
  examples: [
    {
      files: {
        'README.md':
          'Text\n{% hint style="info" %}\n~  ^^^^ tag-spacing "expected a blank line before"\nHi\n{% endhint %}\n~  ^^^^^^^ tag-spacing "expected a blank line after"\nText\n',
      },
      fixed: {'README.md': 'Text\n\n{% hint style="info" %}\nHi\n{% endhint %}\n\nText\n'},
    },
    {
      files: {
        'README.md':
          '{% hint style="info" %}\n\nHi\n\n{% endhint %}\n~ @2:1-3:1 tag-spacing\n~ @4:1-5:1 tag-spacing\n',
      },
      fixed: {'README.md': '{% hint style="info" %}\nHi\n{% endhint %}\n'},
    },
    {
      files: {
        'README.md':
          '{% tabs %}\n{% tab title="A" %}\nOne\n{% endtab %}\n\n{% tab title="B" %}\nTwo\n{% endtab %}\n{% endtabs %}\n',
      },
    },
    {
      files: {'README.md': '* Item\n  {% hint style="info" %}\n  Hi\n  {% endhint %}\n* Item\n'},
      reason: 'In lists GitBook itself leaves blank lines out',
    },
  ],
  visit({page, report}) {
    return {
      done() {
        for (const block of page.facts.blocks) {
          if (schemaOf(block.name) === undefined || block.name === 'raw') continue
          if (atMargin(block.open, page)) checkOpening(block, page, report)
          if (block.close !== undefined && atMargin(block.close, page))
            checkClosing(block, block.close, page, report)
        }
      },
    }
  },
})

type Tell = (report: Report) => void

const atMargin = (tag: GitbookTag, {lines}: Page) =>
  !tag.inline && lines.place(rangeOf(tag).start).column === 1

function checkOpening(block: Block, page: Page, report: Tell) {
  const {lines} = page
  const {start, end} = rangeOf(block.open)
  const line = lines.place(start).line
  const parent = block.parent === undefined ? undefined : page.facts.blocks[block.parent]
  const parentEnds = parent === undefined ? 0 : lines.place(rangeOf(parent.open).end).line
  if (line > 1 && line - 1 !== parentEnds && !isBlank(page, line - 1)) {
    report(missing(block.open, 'before', start, page))
  }
  const next = lines.place(end).line + 1
  if (block.close === undefined || rangeOf(block.close).start < lines.lineStart(next)) return
  const blank = blankLines(page, next, 1)
  // A block that is blank throughout is empty: spacing is not what it lacks.
  if (blank !== undefined && blank.end < rangeOf(block.close).start) report(surplus(blank, block.open))
}

function checkClosing(block: Block, close: GitbookTag, page: Page, report: Tell) {
  const {lines, text} = page
  const line = lines.place(rangeOf(close).start).line
  const blank = blankLines(page, line - 1, -1)
  if (blank !== undefined && blank.start > lines.lineStart(lines.place(rangeOf(block.open).end).line + 1)) {
    report(surplus(blank, close))
  }
  const next = line + 1
  if (next > lines.count || isBlank(page, next) || text.startsWith('{%', lines.lineStart(next))) return
  report(missing(close, 'after', lines.lineStart(next), page))
}

const isBlank = ({text, lines}: Page, line: number) =>
  /^[ \t]*$/.test(text.slice(lines.lineStart(line), lines.lineEnd(line)))

/** The run of blank lines from a line on, in one direction; whole lines with their endings. */
function blankLines(page: Page, from: number, step: 1 | -1): Range | undefined {
  let line = from
  while (line >= 1 && line < page.lines.count && isBlank(page, line)) line += step
  if (line === from) return undefined
  const [first, last] = step === 1 ? [from, line - 1] : [line + 1, from]
  return range(page.lines.lineStart(first), page.lines.lineStart(last + 1))
}

const missing = (tag: GitbookTag, side: 'before' | 'after', at: number, page: Page): Report => ({
  range: tag.nameRange,
  message: `Unexpected text right ${side} the tag \`${nameOf(tag)}\`, expected a blank line ${side} it`,
  // Where a tag is cut off nobody knows what it takes in.
  ...(tag.problems.every(({kind}) => kind !== 'missing-end') && {
    fix: {
      title: `Insert a blank line ${side} the tag`,
      safety: 'safe',
      edits: [{range: range(at, at), text: lineEndingOf(page)}],
    },
  }),
})

const surplus = (blank: Range, tag: GitbookTag): Report => ({
  range: blank,
  message: `Unexpected blank line ${tag.kind === 'open' ? 'after' : 'before'} the tag \`${nameOf(tag)}\`, expected none`,
  expected: [''],
  fix: {title: 'Delete the blank line', safety: 'safe', edits: [{range: blank, text: ''}]},
})

const nameOf = ({name, kind}: GitbookTag) => (kind === 'close' ? `end${name}` : name)
