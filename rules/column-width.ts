/** Page rule: widths of columns are percentages, and do not exceed the page together. */
import type {Report} from '../src/core/finding.ts'
import {definePageRule} from '../src/lint/rule.ts'
import {code} from '../src/lint/wording.ts'
import type {Block} from '../src/page/facts.ts'
import type {Page} from '../src/page/page.ts'
import {tagAttribute} from '../src/page/tag-query.ts'
import type {TagAttribute} from '../src/syntax/nodes.ts'

export const columnWidth = definePageRule({
  id: 'column-width',
  summary: 'Widths of columns are percentages of together at most 100%',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fix: 'sometimes',
  why: 'GitBook ignores a width that it does not understand, and columns wider than the page are cut off or squeezed.',
  inEditor: 'Drag the line between the columns.',
  afterExport: {fate: 'stays', source: 'GitBook writes percentages itself'},
  sources: [
    'Observed in exports: `width="33.33333333333333%"`',
    'Official API schema (@gitbook/api 0.202.0)',
  ],
  examples: [
    {
      files: {
        'README.md':
          '{% columns %}\n{% column width="50" %}\n~                ^^ column-width "expected a percentage such as `50%`"\nA\n{% endcolumn %}\n\n{% column width="wide" %}\n~                ^^^^ column-width\nB\n{% endcolumn %}\n{% endcolumns %}\n',
      },
      fixedUnsafely: {
        'README.md':
          '{% columns %}\n{% column width="50%" %}\nA\n{% endcolumn %}\n\n{% column width="wide" %}\nB\n{% endcolumn %}\n{% endcolumns %}\n',
      },
    },
    {
      files: {
        'README.md':
          '{% columns %}\n{% column width="70%" %}\nA\n{% endcolumn %}\n\n{% column width="50%" %}\n~                ^^^ column-width "120%"\nB\n{% endcolumn %}\n{% endcolumns %}\n',
      },
    },
    {
      files: {
        'README.md':
          '{% columns %}\n{% column width="33.33333333333333%" %}\nA\n{% endcolumn %}\n\n{% column width="66.66666666666669%" %}\nB\n{% endcolumn %}\n\n{% column %}\nC\n{% endcolumn %}\n{% endcolumns %}\n',
      },
      reason: 'Rounding, and a column that takes the rest',
    },
  ],
  visit({page, report}) {
    return {
      done() {
        for (const block of page.facts.blocks) {
          if (block.name === 'columns') checkColumns(block, page, report)
        }
      },
    }
  },
})

function checkColumns({children}: Block, {facts}: Page, report: (report: Report) => void) {
  let total = 0
  let last: TagAttribute | undefined
  for (const child of children) {
    const column = facts.blocks[child]
    const width = column?.name === 'column' ? tagAttribute(column.open, 'width') : undefined
    if (width === undefined || width.unclosed || column?.open.problems.length !== 0) continue
    const share = percentage(width.value ?? '')
    if (share === undefined) report(unreadable(width))
    total += share ?? 0
    last = width
  }
  // One percent of slack for widths that were rounded.
  if (last !== undefined && total > 101) report(tooWide(last, total))
}

function percentage(value: string): number | undefined {
  const number = /^\s*(\d{1,3}(?:\.\d{1,30})?)%\s*$/.exec(value)?.[1]
  return number === undefined || Number(number) === 0 || Number(number) > 100 ? undefined : Number(number)
}

function unreadable({value = '', valueRange, range}: TagAttribute): Report {
  const place = valueRange ?? range
  const meant = percentage(`${value.trim()}%`) === undefined ? undefined : `${value.trim()}%`
  return {
    range: place,
    message: `Unexpected column width ${code(value)}, expected a percentage such as \`${meant ?? '50%'}\``,
    note: 'GitBook ignores the width',
    ...(meant !== undefined && {
      expected: [meant],
      fix: {title: `Replace by \`${meant}\``, safety: 'unsafe', edits: [{range: place, text: meant}]},
    }),
  }
}

const tooWide = ({valueRange, range}: TagAttribute, total: number): Report => ({
  range: valueRange ?? range,
  message: `Unexpected sum of column widths \`${Math.round(total)}%\`, expected at most \`100%\``,
  note: 'Readers see columns that are cut off or squeezed',
})
